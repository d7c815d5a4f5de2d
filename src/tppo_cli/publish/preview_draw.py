"""Drawing items for the preview, in processes of their own.

A worker keeps the engine loaded, so that a poster takes a fraction of a second; an item that brings
its worker down is a finding, and the next one gets a new worker.
"""

from __future__ import annotations

import io
import multiprocessing
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.publish.preview import Shown, bare

if TYPE_CHECKING:
    from PIL.Image import Image

P = ParamSpec("P")
T = TypeVar("T")

LIMIT = 30.0
"""Seconds that one item may take."""

KEPT = 48
"""Items that are kept; at a megabyte each this is no burden."""

LONGEST = 1100
"""Pixels of the longer side of a picture: sharp on a laptop, and small enough for a phone."""

LARGE = 2400
"""Pixels of the longer side of a picture that is looked at closely or passed on."""

PAGES = 12
"""Pages of a text that are drawn; the file has them all."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An item: its PDF and its pages as PNG, cut at the trim; or what stopped it.

    `faces` are the names of the pages that have one. `warning` says of a proof that it is one: what
    says so on the page itself lies outside the trim.
    """

    pdf: bytes = b""
    pages: tuple[bytes, ...] = ()
    faces: tuple[str, ...] = ()
    count: int = 0
    file: str = ""
    warning: str | None = None
    findings: tuple[Finding, ...] = ()


class Drawer:
    """Draws items, each once, in `jobs` processes.

    An item that is not begun yet uses up its time: ask for no more than `jobs` at once.
    """

    def __init__(self, jobs: int = 2) -> None:
        self.jobs = jobs
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
                future = self._running[shown.key] = self._start(render, bare(shown))
        drawn = self._result(future)
        if drawn == _FALLEN:
            # The item beside it may have brought the workers down.
            with self._lock:
                future = self._start(render, bare(shown))
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

    def large(self, key: str, number: int) -> bytes | None:
        """A page of an item that was drawn before, large enough to look at closely."""
        drawn = self.kept(key)
        if drawn is None or not 1 <= number <= len(drawn.pages):
            return None
        with self._lock:
            future = self._start(enlarge, drawn.pdf, number, drawn.warning)
        try:
            return future.result(timeout=LIMIT)
        except (TooLong, BrokenProcessPool):
            self.close()
            return None

    def close(self) -> None:
        """End the workers."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            _end(pool)

    def _start(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Future[T]:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self.jobs, mp_context=context)
        try:
            return self._pool.submit(work, *given, **named)
        except BrokenProcessPool:
            self._pool = None
            return self._start(work, *given, **named)

    def _result(self, future: Future[Drawn]) -> Drawn:
        try:
            return future.result(timeout=LIMIT)
        except TooLong:
            self.close()
            return Drawn(findings=(Finding("TP870", {"seconds": f"{LIMIT:.0f}"}),))
        except BrokenProcessPool:
            self.close()
            return _FALLEN


_FALLEN = Drawn(findings=(Finding("TP871"),))


def render(shown: Shown) -> Drawn:
    """One item with its pictures; runs in a worker."""
    from tppo_cli.batch.make import prepare  # noqa: PLC0415 -- WeasyPrint, for workers only
    from tppo_cli.materials import read  # noqa: PLC0415
    from tppo_cli.press.produce import produce  # noqa: PLC0415
    from tppo_cli.render.library import load_engine  # noqa: PLC0415

    load_engine()
    read.forget()
    try:
        setup = prepare(shown.task, shown.context)
        produced = produce(setup)
    except FindingsError as error:
        return Drawn(findings=tuple(error.findings))
    labels = setup.copy.main.labels
    pages, count = _pictures(produced.data)
    is_flow = setup.material.material.pages == "flow"
    return Drawn(
        produced.data,
        pages,
        tuple("" if is_flow else face.name for face in produced.faces[: len(pages)]),
        count,
        shown.task.file.rpartition("/")[2],
        f"{labels['proof']}: {labels['proof_note']}" if setup.copy.proof else None,
    )


def enlarge(pdf: bytes, number: int, warning: str | None) -> bytes:
    """One page as a large PNG; runs in a worker."""
    import pypdfium2 as pdfium  # noqa: PLC0415 -- only workers draw

    from tppo_cli.press.raster import with_strip  # noqa: PLC0415

    image = _image(pdfium.PdfDocument(pdf)[number - 1], LARGE)
    return _png(with_strip(image, warning) if warning else image)


def _pictures(data: bytes) -> tuple[tuple[bytes, ...], int]:
    import pypdfium2 as pdfium  # noqa: PLC0415 -- only workers draw

    document = pdfium.PdfDocument(data)
    shown = range(min(len(document), PAGES))
    return tuple(_png(_image(document[index], LONGEST)) for index in shown), len(document)


def _image(page: Any, longest: int) -> Image:
    page.set_cropbox(*page.get_trimbox())
    scale = longest / max(page.get_size())
    image: Image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
    return image


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _end(pool: ProcessPoolExecutor) -> None:
    """Do not wait for a worker that hangs."""
    processes = list(getattr(pool, "_processes", {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.kill()
