"""Drawing items for the preview, in processes of their own.

A worker keeps the engine loaded, so that a poster takes a fraction of a second; an item that brings
its worker down is a finding, and the next one gets a new worker.
"""

from __future__ import annotations

import io
import multiprocessing
from collections import OrderedDict
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Lock

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.publish.preview import Shown, bare

LIMIT = 30.0
"""Seconds that one item may take."""

KEPT = 48
"""Items that are kept; at a megabyte each this is no burden."""

LONGEST = 1100
"""Pixels of the longer side of a picture: sharp on a laptop, and small enough for a phone."""

PAGES = 12
"""Pages of a text that are drawn; the file has them all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item: its PDF and its pages as PNG, cut at the trim; or what stopped it."""

    pdf: bytes = b""
    pages: tuple[bytes, ...] = ()
    count: int = 0
    file: str = ""
    findings: tuple[Finding, ...] = ()


class Drawer:
    """Draws items, each once, in `jobs` processes."""

    def __init__(self, jobs: int = 2) -> None:
        self._jobs = jobs
        self._lock = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._done: OrderedDict[str, Drawn] = OrderedDict()
        self._running: dict[str, Future[Drawn]] = {}

    def draw(self, shown: Shown) -> Drawn:
        """The item, from what is kept or drawn now. Waits for it."""
        with self._lock:
            if shown.key in self._done:
                self._done.move_to_end(shown.key)
                return self._done[shown.key]
            future = self._running.get(shown.key)
            if future is None:
                future = self._start(shown)
                self._running[shown.key] = future
        drawn = self._result(future)
        with self._lock:
            self._running.pop(shown.key, None)
            self._done[shown.key] = drawn
            while len(self._done) > KEPT:
                self._done.popitem(last=False)
        return drawn

    def kept(self, key: str) -> Drawn | None:
        """An item that was drawn before."""
        with self._lock:
            return self._done.get(key)

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            _end(pool)

    def _start(self, shown: Shown) -> Future[Drawn]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context)
        try:
            return self._pool.submit(render, bare(shown))
        except BrokenProcessPool:
            self._pool = None
            return self._start(shown)

    def _result(self, future: Future[Drawn]) -> Drawn:
        try:
            return future.result(timeout=LIMIT)
        except TooLong:
            self.close()
            return Drawn(findings=(Finding("TP870", {"seconds": f"{LIMIT:.0f}"}),))
        except BrokenProcessPool:
            self.close()
            return Drawn(findings=(Finding("TP871"),))


def render(shown: Shown) -> Drawn:
    """One item with its pictures; runs in a worker."""
    from tppo_cli.batch.make import prepare  # noqa: PLC0415 -- WeasyPrint, for workers only
    from tppo_cli.materials import read  # noqa: PLC0415
    from tppo_cli.press.produce import produce  # noqa: PLC0415
    from tppo_cli.render.library import load_engine  # noqa: PLC0415

    load_engine()
    read.forget()
    try:
        data = produce(prepare(shown.task, shown.context)).data
    except FindingsError as error:
        return Drawn(findings=tuple(error.findings))
    pages, count = _pictures(data)
    return Drawn(data, pages, count, shown.task.file.rpartition("/")[2])


def _pictures(data: bytes) -> tuple[tuple[bytes, ...], int]:
    import pypdfium2 as pdfium  # noqa: PLC0415 -- only workers draw

    document = pdfium.PdfDocument(data)
    found = []
    for index in range(min(len(document), PAGES)):
        page = document[index]
        page.set_cropbox(*page.get_trimbox())
        image = page.render(scale=LONGEST / max(page.get_size()), rev_byteorder=True).to_pil()
        out = io.BytesIO()
        image.convert("RGB").save(out, "PNG")
        found.append(out.getvalue())
    return tuple(found), len(document)


def _end(pool: ProcessPoolExecutor) -> None:
    """Do not wait for a worker that hangs."""
    processes = list(getattr(pool, "_processes", {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
