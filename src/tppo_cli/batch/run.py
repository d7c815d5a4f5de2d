"""Many tasks in chunks, given to an executor, with every outcome accounted for."""

from __future__ import annotations

import signal
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, as_completed, wait
from contextlib import contextmanager
from dataclasses import dataclass

from tppo_cli.batch.confined import brings_files, each
from tppo_cli.batch.executors import FEW, Pool, Workers
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.make import Context
from tppo_cli.batch.plated import Plates
from tppo_cli.batch.task import Outcome, Task, lost
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding

SHARES = 4
"""Chunks that each place gets at least, so that none waits long for the last one."""

PATIENCE = 10.0
"""Seconds that an interrupted run waits for the items that its workers are at."""

STARTS = 3
"""So many times processes may die before they begin anything, until it is no accident."""


def run(
    tasks: Sequence[Task], context: Context, journal: Journal, workers: Workers
) -> Iterator[Outcome]:
    """Make all tasks; outcomes as they come.

    What a task needs and what it makes do not depend on the process that does it, nor on what was
    made before. A fault of one item is its outcome; one that brings its process down is TP803.
    Few tasks are made in one process, one after another: in this one where a campaign brings no
    files that could bring it down.
    Raises EnvironmentFault: TP801 nothing can be written, TP804 no process can be started, and what
    `workers` say of other machines.
    """
    if not workers.is_for(len(tasks)):
        is_plain = len(tasks) <= FEW and not brings_files(context.loaded, context.regions)
        made = each(Plates(context, journal).make, tasks, is_trusted=is_plain)
        for task, outcome in zip(tasks, made, strict=True):
            yield outcome or Outcome(task.file, (lost(task),))
        return
    team = _Team(context, journal, workers)
    waiting, failed_starts = list(tasks), 0
    while waiting:
        most = workers.at_once(context) or len(waiting)
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


@dataclass(frozen=True, slots=True)
class _Team:
    """The workers of a run, with a new pool for each generation of tasks."""

    context: Context
    journal: Journal
    workers: Workers

    def work(self, tasks: Sequence[Task]) -> Generator[Outcome, None, list[Task]]:
        """Outcomes as they come; returns the tasks that have none because a process died."""
        left = {task.file: task for task in tasks}
        with self.workers.pool(self.context, self.journal, len(tasks)) as pool:
            size = max(1, min(pool.chunk, len(tasks) // (pool.places * SHARES)))
            chunks = [tuple(tasks[i : i + size]) for i in range(0, len(tasks), size)]
            futures = _submitted(pool, chunks)
            try:
                for future in as_completed(futures):
                    for outcome in _result(future, pool):
                        del left[outcome.file]
                        yield outcome
            except BaseException:  # an interrupt, too, must end the workers; raised again below
                self.journal.stop()
                # Each ends with the item it is at, whose line must be there before it is read.
                wait(futures, PATIENCE)
                for future in futures:
                    future.cancel()
                raise
        return list(left.values())

    def alone(self, task: Task) -> Iterator[Outcome]:
        """A task that was begun in a process that died: once more, where only it can be lost."""
        with self.workers.pool(self.context, self.journal, 1) as pool:
            [future] = _submitted(pool, [(task,)])
            yield from _result(future, pool) or [Outcome(task.file, (lost(task),))]


def _submitted(pool: Pool, chunks: Sequence[tuple[Task, ...]]) -> list[Future[list[Outcome]]]:
    """The chunks on their way; none of those that come after a process has died."""
    futures: list[Future[list[Outcome]]] = []
    with _interrupts_held():
        for chunk in chunks:
            try:
                futures.append(pool.executor.submit(pool.make, chunk))
            except pool.deaths:
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


def _result(future: Future[list[Outcome]], pool: Pool) -> list[Outcome]:
    """The outcomes of a chunk; none where its process, or another one of the pool, has died."""
    try:
        return future.result()
    except pool.deaths:
        return []
