"""Where a batch is made: in processes of this machine, or on others."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Protocol

from tppo_cli.batch.journal import Journal
from tppo_cli.batch.task import Outcome, Task

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context

CHUNK, PLATED_CHUNK = 8, 64
"""Most tasks that a process takes at once: enough to keep it busy, few enough to show progress.
Plates make them a hundred times as fast."""

GENERATION = 480
"""Items that a process renders in full, after which it is replaced: layout never gives all its
memory back.

Not `max_tasks_per_child`: with it the pool stands still for ever once a worker was replaced
(python/cpython#115634, from Python 3.11 on).
"""

PLATED_GENERATION = 50_000
"""The same where plates make the tasks: whoever sets slots does not grow."""

FEW = 3
"""So few tasks are not worth more than one process."""


@dataclass(frozen=True, slots=True)
class Pool:
    """An executor that is ready for chunks of at most `chunk` tasks, `places` of them at once.

    `make` is what it does with each: it answers with the outcomes of the first tasks or of all.
    `deaths` are what a chunk ends with whose process has died.
    """

    executor: Executor
    make: Callable[[tuple[Task, ...]], list[Outcome]]
    places: int
    chunk: int
    deaths: tuple[type[Exception], ...]


class Workers(Protocol):
    """Who makes the tasks of a batch."""

    def is_for(self, count: int) -> bool:
        """Whether so many tasks are worth a pool; else they are made here, one by one."""

    def at_once(self, context: Context) -> int | None:
        """How many tasks a pool may be given until it is replaced; None for any number."""

    def pool(self, context: Context, journal: Journal, most: int) -> AbstractContextManager[Pool]:
        """A pool for at most so many chunks at once. It has ended when it is left.

        Raises EnvironmentFault where there is none.
        """


@dataclass(frozen=True, slots=True)
class Local:
    """Processes of this machine."""

    jobs: int = 1

    def is_for(self, count: int) -> bool:
        return self.jobs > 1 and count > FEW

    def at_once(self, context: Context) -> int:
        return (PLATED_GENERATION if context.plates else GENERATION) * self.jobs

    @contextmanager
    def pool(self, context: Context, journal: Journal, most: int) -> Iterator[Pool]:
        from tppo_cli.batch import worker  # noqa: PLC0415 -- the engine

        places = min(self.jobs, most)
        with ProcessPoolExecutor(
            places,
            mp_context=_processes(),
            initializer=worker.start,
            initargs=(context, journal),
        ) as executor:
            chunk = PLATED_CHUNK if context.plates else CHUNK
            yield Pool(executor, worker.make_all, places, chunk, (BrokenProcessPool,))


def _processes() -> BaseContext:
    """Clean children that have the engine loaded once, where the system can do that."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tppo_cli.batch.worker"])
        return context
    return multiprocessing.get_context("spawn")
