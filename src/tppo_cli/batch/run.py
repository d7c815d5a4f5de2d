"""Many tasks in worker processes, in chunks, with every outcome accounted for."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from tppo_cli.batch.make import Context, make
from tppo_cli.batch.task import Outcome, Task
from tppo_cli.errors import EnvironmentFault, TppoError
from tppo_cli.findings import Finding

CHUNK = 8
"""Tasks a worker takes at once: enough to keep it busy, few enough to show progress."""

RECYCLE_AFTER = 60
"""Chunks after which a worker is replaced: layout never gives all its memory back."""

_context: Context | None = None


def cores() -> int:
    """How many processes are worth starting here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    tasks: Sequence[Task],
    context: Context,
    jobs: int,
    tell: Callable[[Outcome], None] = lambda _outcome: None,
) -> list[Outcome]:
    """Make all tasks, in `jobs` processes; outcomes in the order of the tasks.

    A fault of one item is its outcome. Raises EnvironmentFault where nothing can be written.
    """
    if jobs <= 1 or len(tasks) <= CHUNK:
        outcomes = []
        for task in tasks:
            outcomes.append(make(task, context))
            tell(outcomes[-1])
        return outcomes
    by_file: dict[str, Outcome] = {}
    workers = min(jobs, -(-len(tasks) // CHUNK))
    with ProcessPoolExecutor(
        workers,
        mp_context=_start_method(),
        initializer=_start,
        initargs=(context,),
        max_tasks_per_child=RECYCLE_AFTER,
    ) as pool:
        for outcome in _outcomes(pool, tasks):
            by_file[outcome.file] = outcome
            tell(outcome)
    return [by_file[task.file] for task in tasks]


def _outcomes(pool: Executor, tasks: Sequence[Task]) -> Iterator[Outcome]:
    chunks = [tuple(tasks[i : i + CHUNK]) for i in range(0, len(tasks), CHUNK)]
    waiting: dict[Future[list[Outcome]], tuple[Task, ...]] = {
        pool.submit(_make_chunk, chunk): chunk for chunk in chunks
    }
    try:
        for future in as_completed(waiting):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from (_lost(task) for task in waiting[future])
    except (TppoError, KeyboardInterrupt):
        pool.shutdown(wait=False, cancel_futures=True)
        raise


def _lost(task: Task) -> Outcome:
    """A worker died with this task among its own: killed, or out of memory."""
    region = task.job.region
    return Outcome(
        task.file,
        None,
        (
            Finding(
                "TP803", {"file": task.file}, region=region.code if region else None, item=task.file
            ),
        ),
    )


def _start_method() -> multiprocessing.context.BaseContext:
    """A clean child that has the engine loaded once, where the system can do that."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tppo_cli.batch.make"])
        return context
    return multiprocessing.get_context("spawn")


def _start(context: Context) -> None:
    global _context  # noqa: PLW0603 -- a worker process has one context, given once at its start
    _context = context


def _make_chunk(tasks: Sequence[Task]) -> list[Outcome]:
    if _context is None:
        raise EnvironmentFault(Finding("TP803", {"file": tasks[0].file}))
    return [make(task, _context) for task in tasks]
