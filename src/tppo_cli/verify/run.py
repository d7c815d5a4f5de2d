"""A whole folder: every file of the manifest read back, in worker processes."""

from __future__ import annotations

import multiprocessing
import resource
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.context import BaseContext
from pathlib import Path

from tppo_cli.findings import Finding
from tppo_cli.manifest import Item
from tppo_cli.verify.files import (
    files_of,
    foreign_files,
    read_file,
    read_manifest,
    read_pictures,
)
from tppo_cli.verify.item import verify_item
from tppo_cli.verify.says import of_item

CHUNK = 4
"""Files that a worker takes at once."""

AHEAD = 3
"""Chunks a worker that wait for it, so that a manifest of any length is never held whole."""

RECYCLE_AFTER = 100
"""Chunks of a worker after which all are replaced: pdfium keeps some memory of each file.

Not `max_tasks_per_child`: with it the pool may stand still for ever once a worker was replaced
(python/cpython#115634, from Python 3.11 on).
"""

MEMORY = 4 * 1024**3
"""Bytes of address space of a worker: what needs more is no poster."""

SECONDS, SECONDS_A_PAGE = 60.0, 5.0
"""A file is given up after so long; one page takes a fifth of a second."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at, or a fault of the folder itself, with what was found."""

    file: str | None
    findings: tuple[Finding, ...]


def verify_folder(folder: Path, jobs: int = 1) -> Iterator[Checked]:
    """Check all files of a folder against its manifest, in the order of its lines.

    Files are read in `jobs` processes of their own: a file that brings one down is a finding.
    Raises EnvironmentFault (TP707) where there is no manifest.
    """
    known: set[str] = set()
    with _Readers(folder, jobs) as readers:
        for entry in read_manifest(folder):
            if isinstance(entry, Item):
                known.update(files_of(entry))
                yield from readers.take(entry)
            else:
                yield Checked(entry.item, (entry,))
        yield from readers.rest()
    for finding in foreign_files(folder, known):
        yield Checked(finding.item, (finding,))


def verify_file(folder: Path, item: Item) -> list[Finding]:
    """All that is wrong with one file of a folder, and with its pictures as files."""
    data, found = read_file(folder, item)
    found += read_pictures(folder, item)
    return found if data is None else found + verify_item(data, item)


class _Readers:
    """A pool that takes items one by one and gives results back in the same order."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self._folder = folder
        self._jobs = max(1, jobs)
        self._pool = self._start(self._jobs)
        self._given = 0
        self._chunk: list[Item] = []
        self._waiting: deque[tuple[list[Item], Future[list[Checked]]]] = deque()

    def __enter__(self) -> _Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def take(self, item: Item) -> Iterator[Checked]:
        self._chunk.append(item)
        if len(self._chunk) == CHUNK:
            self._submit()
        while len(self._waiting) > AHEAD * self._jobs:
            yield from self._next()

    def rest(self) -> Iterator[Checked]:
        if self._chunk:
            self._submit()
        while self._waiting:
            yield from self._next()

    def _submit(self) -> None:
        chunk, self._chunk = self._chunk, []
        self._given += 1
        if self._given > RECYCLE_AFTER * self._jobs:
            wait([given for _, given in self._waiting])
            self._end()
            self._pool, self._given = self._start(self._jobs), 1
        try:
            future = self._pool.submit(_verify_all, self._folder, chunk)
        except BrokenProcessPool:
            future = Future()
            future.set_exception(BrokenProcessPool())
        self._waiting.append((chunk, future))

    def _next(self) -> Iterator[Checked]:
        chunk, future = self._waiting.popleft()
        try:
            yield from future.result()
        except BrokenProcessPool:
            # Some file brought its worker down, and the pool with it: one by one says which.
            self._end()
            for item in chunk:
                yield self._alone(item)
            self._pool = self._start(self._jobs)
            waiting, self._waiting = self._waiting, deque()
            for items, lost in waiting:
                again = (
                    lost if _is_whole(lost) else self._pool.submit(_verify_all, self._folder, items)
                )
                self._waiting.append((items, again))

    def _alone(self, item: Item) -> Checked:
        with self._start(1) as pool:
            try:
                return pool.submit(_verify_all, self._folder, [item]).result()[0]
            except BrokenProcessPool:
                return Checked(item.file, (of_item("TP709", item),))

    def _end(self) -> None:
        """End the pool, and wait until it has ended: one that still closes its pipes when Python
        itself ends brings a traceback upon it (bad file descriptor).
        """
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=_start_method(), initializer=_limit)


def _is_whole(future: Future[list[Checked]]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _start_method() -> BaseContext:
    """A clean child that has the readers loaded once, where the system can do that."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tppo_cli.verify.run"])
        return context
    return multiprocessing.get_context("spawn")


def _limit() -> None:
    """What a worker may use; the default action on an alarm ends it even inside of C code."""
    # macOS knows this limit but does not always let it be set; the clock below is left then.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _verify_all(folder: Path, items: list[Item]) -> list[Checked]:
    return [_timed(folder, item) for item in items]


def _timed(folder: Path, item: Item) -> Checked:
    signal.setitimer(signal.ITIMER_REAL, SECONDS + SECONDS_A_PAGE * item.pages)
    try:
        return Checked(item.file, tuple(verify_file(folder, item)))
    except MemoryError:
        return Checked(item.file, (of_item("TP709", item),))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
