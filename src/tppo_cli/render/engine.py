"""WeasyPrint at work: lay out, fit, look at what came out, write."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials.material import Fit, Pages
from tppo_cli.render.boxes import Fitted, PageBoxes, read_pages
from tppo_cli.render.fetcher import Fetcher
from tppo_cli.render.fitting import step_for, steps
from tppo_cli.render.page import Setup, html, plan_pages

Finisher = Callable[[Any, Any], None]
"""Called with the document and the pydyf PDF before it is written."""

MAX_PASSES = 40


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document that is laid out and fits; `fits` are the sizes that differ from full size."""

    document: Any
    source: str
    pages: list[PageBoxes]
    fits: Mapping[str, float]


def lay_out(setup: Setup) -> LaidOut:
    """Lay a file out, with every fitted text as large as its room allows.

    Raises FindingsError: TP511 a text does not fit at its smallest size, TP601 a page too many,
    TP602 something was not loaded, TP603 a glyph or font is missing.
    """
    fits: dict[str, float] = {}
    full: dict[str, float] = {}
    fetcher = Fetcher(_roots(setup))
    fonts = FontConfiguration()
    for _ in range(MAX_PASSES):
        source = html(setup, {name: full[name] * step for name, step in fits.items()})
        with _listening() as heard:
            try:
                document = HTML(
                    string=source,
                    base_url=setup.material.folder.as_uri() + "/",
                    url_fetcher=fetcher,
                ).render(font_config=fonts)
            except FatalURLFetchingError:
                document = None
        _refuse_unloaded(setup, fetcher, heard)
        pages = read_pages(document)
        for element in (element for page in pages for element in page.fitted):
            full.setdefault(element.name, element.font_size)
        smaller = _next_sizes(setup, pages, fits)
        if not smaller:
            _expect_pages(setup, pages)
            return LaidOut(document, source, pages, fits)
        fits.update(smaller)
    raise FindingsError([Finding("TP511", {"slot": ", ".join(fits), "text": ""})])


def write(setup: Setup, laid_out: LaidOut, finisher: Finisher) -> bytes:
    """The PDF: tagged, with the finisher's last word. Raises FindingsError (TP603)."""
    with _listening() as heard:
        data = laid_out.document.write_pdf(finisher=finisher, pdf_tags=True)
    _refuse_unloaded(setup, None, heard)
    assert isinstance(data, bytes)  # write_pdf without a target returns the file itself
    return data


def _next_sizes(
    setup: Setup, pages: list[PageBoxes], fits: Mapping[str, float]
) -> dict[str, float]:
    """The sizes that must change before the next pass; empty when everything fits."""
    wanted: dict[str, float] = {}
    for page in pages:
        for element in page.fitted:
            rule = setup.material.material.fit.get(element.name, Fit(min=0.75))
            now = fits.get(element.name, 1.0)
            size = _size_for(element, now, rule)
            if size is None:
                raise FindingsError([_does_not_fit(setup, element, page)])
            if size < min(now, wanted.get(element.name, 1.0)):
                wanted[element.name] = size
    return wanted


def _size_for(element: Fitted, now: float, rule: Fit) -> float | None:
    if not element.wraps:
        if element.width <= element.room.width + 0.01:
            return now
        return step_for(element.width / now, element.room.width, rule)
    # How a paragraph breaks at another size cannot be foreseen, so it goes down step by step.
    if element.height <= element.room.height + 0.01 and element.width <= element.room.width + 0.01:
        return now
    return next((size for size in steps(rule) if size < now - 1e-9), None)


def _does_not_fit(setup: Setup, element: Fitted, page: PageBoxes) -> Finding:
    text = " ".join(
        mark.text for mark in page.marked if mark.rect and element.room.x <= mark.rect.x + 0.1
        and element.room.y - 1 <= mark.rect.y <= element.room.bottom
    )
    region = setup.copy.main.region
    return Finding(
        "TP511",
        {"slot": element.name, "text": text[:80], "material": setup.material.material.name,
         "size": setup.size.name},
        field=element.name,
        region=region.code if region else None,
        item=setup.copy.file_name,
    )


def _expect_pages(setup: Setup, pages: list[PageBoxes]) -> None:
    if setup.material.material.pages is Pages.FLOW:
        return
    planned = len(plan_pages(setup))
    if len(pages) != planned:
        raise FindingsError(
            [Finding("TP601", {"pages": str(len(pages)), "planned": str(planned)},
                     item=setup.copy.file_name)]
        )


def _roots(setup: Setup) -> tuple[Path, ...]:
    own = () if setup.campaign is None else (setup.campaign,)
    return (resources.path("assets"), resources.path("templates"), *own)


class _Ear(logging.Handler):
    """Keeps what WeasyPrint says: it logs faults and goes on, we do not go on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def _listening() -> Iterator[list[str]]:
    logger = logging.getLogger("weasyprint")
    ear = _Ear()
    before = logger.propagate, list(logger.handlers)
    logger.propagate = False
    logger.handlers = [ear]
    try:
        yield ear.heard
    finally:
        logger.propagate, logger.handlers = before


def _refuse_unloaded(setup: Setup, fetcher: Fetcher | None, heard: list[str]) -> None:
    item = setup.copy.file_name
    found = [] if fetcher is None else [
        Finding("TP602", {"address": url}, item=item) for url in fetcher.refusals
    ]
    for said in heard:
        code = "TP603" if "glyph" in said or "font" in said.lower() else "TP604"
        found.append(Finding(code, {"fault": said}, item=item))
    if found:
        raise FindingsError(found)
