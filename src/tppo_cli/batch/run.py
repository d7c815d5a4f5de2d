"""Many tasks in worker processes, in chunks, with every outcome accounted for."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event

from tppo_cli.batch import worker
from tppo_cli.batch.confined import brings_files, each
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.make import Context
from tppo_cli.batch.plated import Plates
from tppo_cli.batch.task import Outcome, Task, lost
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding

CHUNK = 8
"""Most tasks that a worker takes at once: enough to keep it busy, few enough to show progress."""

PLATED_CHUNK = 64
"""The same where plates make the tasks, a hundred times as fast."""

SHARES = 4
"""Chunks that each worker gets at least, so that none waits long for the last one."""

FEW = 3
"""So few tasks are not worth more than one process."""

GENERATION = worker.FULL
"""Tasks of a worker after which it is replaced.

Not `max_tasks_per_child`: with it the pool stands still for ever once a worker was replaced
(python/cpython#115634, from Python 3.11 on).
"""

PLATED_GENERATION = 50_000
"""The same where plates make the tasks: whoever sets slots does not grow."""

PATIENCE = 10.0
"""Seconds that an interrupted run waits for the items that its workers are at."""

STARTS = 3
"""So many times processes may die before they begin anything, until it is no accident."""


def run(tasks: Sequence[Task], context: Context, journal: Journal, jobs: int) -> Iterator[Outcome]:
    """Make all tasks, with `jobs` processes; outcomes as they come.

    What a task needs and what it makes do not depend on the process that does it, nor on what was
    made before. A fault of one item is its outcome; one that brings its process down is TP803.
    Few tasks are made in one process, one after another: in this one where a campaign brings no
    files that could bring it down.
    Raises EnvironmentFault: TP801 nothing can be written, TP804 no process can be started.
    """
    if jobs <= 1 or len(tasks) <= FEW:
        is_plain = len(tasks) <= FEW and not brings_files(context.loaded, context.regions)
        made = each(Plates(context, journal).make, tasks, is_trusted=is_plain)
        for task, outcome in zip(tasks, made, strict=True):
            yield outcome or Outcome(task.file, (lost(task),))
        return
    team = _Team(context, journal, jobs)
    waiting, failed_starts = list(tasks), 0
    while waiting:
        most = (PLATED_GENERATION if context.plates else GENERATION) * jobs
        now, later = waiting[:most], waiting[most:]
        left = yield from team.work(now)
        finished, begun = (journal.finished(), journal.begun()) if left else (set(), set())
        untouched = [task for task in left if task.file not in finished | begun]
        failed_starts = failed_starts + 1 if untouched == now else 0
        if failed_starts == STARTS:
            raise EnvironmentFault(Finding("TP804"))
        for task in left:
            if task.file in finished:
                yield Outcome(task.file)
            elif task.file in begun:
                yield from team.alone(task)
        waiting = untouched + later


@dataclass(frozen=True)
class _Team:
    """Worker processes, started anew for each generation of tasks."""

    context: Context
    journal: Journal
    jobs: int

    def work(self, tasks: Sequence[Task]) -> Generator[Outcome, None, list[Task]]:
        """Outcomes as they come; returns the tasks that have none because a worker died."""
        left = {task.file: task for task in tasks}
        most = PLATED_CHUNK if self.context.plates else CHUNK
        size = max(1, min(most, len(tasks) // (self.jobs * SHARES)))
        chunks = [tuple(tasks[i : i + size]) for i in range(0, len(tasks), size)]
        with self._pool(min(self.jobs, len(chunks))) as pool:
            futures = _submitted(pool, chunks)
            try:
                for future in as_completed(futures):
                    for outcome in _result(future):
                        del left[outcome.file]
                        yield outcome
            except BaseException:  # an interrupt, too, must end the workers; raised again below
                self._stop.set()
                pool.shutdown(wait=False, cancel_futures=True)
                # Each ends with the item it is at, whose line must be there before it is read.
                wait(futures, PATIENCE)
                raise
        return list(left.values())

    def alone(self, task: Task) -> Iterator[Outcome]:
        """A task that was begun in a process that died: once more, where only it can be lost."""
        with self._pool(1) as pool:
            [future] = _submitted(pool, [(task,)])
            yield from _result(future) or [Outcome(task.file, (lost(task),))]

    def _pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=self._processes,
            initializer=worker.start,
            initargs=(self.context, self.journal, self._stop),
        )

    @cached_property
    def _stop(self) -> Event:
        return self._processes.Event()

    @cached_property
    def _processes(self) -> BaseContext:
        """Clean children that have the engine loaded once, where the system can do that."""
        if "forkserver" in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload([worker.__name__])
            return context
        return multiprocessing.get_context("spawn")


def _submitted(
    pool: ProcessPoolExecutor, chunks: Sequence[tuple[Task, ...]]
) -> list[Future[list[Outcome]]]:
    """The chunks on their way; none of those that come after a worker has died."""
    futures: list[Future[list[Outcome]]] = []
    with _interrupts_held():
        for chunk in chunks:
            try:
                futures.append(pool.submit(worker.make_all, chunk))
            except BrokenProcessPool:
                break
    return futures


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """No process that is started meanwhile is ever interrupted: Ctrl-C is for the one above it.

    A terminal sends it to all of them, and each would end with a traceback of its own.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _result(future: Future[list[Outcome]]) -> list[Outcome]:
    """The outcomes of a chunk; none where its worker, or another one of the pool, has died."""
    try:
        return future.result()
    except BrokenProcessPool:
        return []
