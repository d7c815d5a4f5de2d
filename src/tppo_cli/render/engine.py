"""WeasyPrint at work: lay out, fit, look at what came out, write."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
from tppo_cli.render.fitting import Search, step_for
from tppo_cli.render.page import Setup, html, plan_pages

Finisher = Callable[[Any, Any], None]
"""Called with the document and the pydyf PDF before it is written."""

MAX_PASSES = 40

TOLERANCE = 0.01
"""mm; layout works in fractions of a pixel."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document that is laid out and fits; `fits` are the sizes that differ from full size."""

    document: Any
    source: str
    pages: list[PageBoxes]
    fits: Mapping[str, float]
    full: Mapping[str, float]
    """Full size of each fitted text in mm."""


def lay_out(setup: Setup) -> LaidOut:
    """Lay a file out, with every fitted text as large as its room allows.

    Raises FindingsError: TP530 a text does not fit at its smallest size, TP601 a page too many,
    TP602 something was not loaded, TP603 a glyph or font is missing.
    """
    fonts = FontConfiguration()
    if setup.sheet is not None:
        # Every place of a sheet holds the same item, so its sizes are found on one of them.
        alone = lay_out(replace(setup, sheet=None))
        laid_out = _pass(setup, alone.fits, alone.full, fonts)
        if all(_fits(element) for page in laid_out.pages for element in page.fitted):
            return laid_out
    found = _found.setdefault(_kind(setup), {})
    fits: dict[str, float] = {name: known.size for name, known in found.items()}
    full: Mapping[str, float] = {name: known.full for name, known in found.items()}
    searches: dict[str, Search] = {}
    for _ in range(MAX_PASSES):
        laid_out = _pass(setup, fits, full, fonts)
        wanted = _next_sizes(setup, laid_out.pages, fits, searches, found)
        if wanted == fits:
            _expect_pages(setup, laid_out.pages)
            for name in searches:
                text = _text(_by_name(laid_out.pages)[name])
                found[name] = _Known(text, fits[name], laid_out.full[name])
            shrunk = {name: size for name, size in fits.items() if size != 1.0}
            return replace(laid_out, fits=shrunk)
        fits, full = wanted, laid_out.full
    raise FindingsError([Finding("TP530", {"slot": ", ".join(fits), "text": ""})])


@dataclass(frozen=True, slots=True)
class _Known:
    """The size that a search has found for a paragraph, and its full font size in mm."""

    text: str
    size: float
    full: float


_found: dict[tuple[str, ...], dict[str, _Known]] = {}
# A search is half a dozen layouts, and the labels of a list are the same in every region. What is
# remembered holds for that very text in that very page only, so it changes no result.


def _kind(setup: Setup) -> tuple[str, ...]:
    return (
        str(setup.material.folder),
        setup.look.look.name,
        setup.size.name,
        "" if setup.sheet is None else setup.sheet.name,
    )


def _text(elements: list[tuple[Fitted, PageBoxes]]) -> str:
    return "\f".join(element.text for element, _ in elements)


def _pass(
    setup: Setup, fits: Mapping[str, float], full: Mapping[str, float], fonts: FontConfiguration
) -> LaidOut:
    """Lay the file out once, fitted texts at these shares of their full sizes."""
    fetcher = Fetcher(_roots(setup))
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
    sizes = {e.name: e.font_size for page in reversed(pages) for e in reversed(page.fitted)}
    return LaidOut(document, source, pages, fits, {**sizes, **full})


def write(setup: Setup, laid_out: LaidOut, finisher: Finisher) -> bytes:
    """The PDF: tagged, with the finisher's last word. Raises FindingsError (TP603)."""
    with _listening() as heard:
        data: bytes = laid_out.document.write_pdf(finisher=finisher, pdf_tags=True)
    _refuse_unloaded(setup, None, heard)
    return data


def _next_sizes(
    setup: Setup,
    pages: list[PageBoxes],
    fits: Mapping[str, float],
    searches: dict[str, Search],
    found: Mapping[str, _Known],
) -> dict[str, float]:
    """The sizes of the next pass; those of this pass when everything fits.

    Elements of one name keep one size, so that the labels of a list look alike.
    """
    sizes = dict(fits)
    for name, elements in _by_name(pages).items():
        now = fits.get(name, 1.0)
        rule = setup.material.material.fit.get(name, Fit(min=0.75))
        size: float | None
        if any(element.wraps for element, _ in elements):
            size = _searched(name, elements, now, rule, searches, found.get(name))
        else:
            needed = [step_for(e.width / now, e.room.width, rule) for e, _ in elements]
            steps = [step for step in needed if step is not None]
            size = min(now, *steps) if len(steps) == len(needed) else None
        if size is None:
            element, page = next((e, p) for e, p in elements if not _fits(e))
            raise FindingsError([_does_not_fit(setup, element, page)])
        if size != 1.0 or name in sizes:
            sizes[name] = size
    return sizes


def _searched(
    name: str,
    elements: list[tuple[Fitted, PageBoxes]],
    now: float,
    rule: Fit,
    searches: dict[str, Search],
    known: _Known | None,
) -> float | None:
    """The next size of a paragraph; None where even the smallest does not fit."""
    fits_now = all(_fits(element) for element, _ in elements)
    if name not in searches:
        if fits_now and (now == 1.0 or (known is not None and known.text == _text(elements))):
            return now
        searches[name] = Search(rule)
        if known is not None:
            # Another text than the one remembered: start over, so that the order in which items
            # are made decides nothing.
            return 1.0
    searches[name].tell(now, fits_now)
    return searches[name].next()


def _by_name(pages: list[PageBoxes]) -> dict[str, list[tuple[Fitted, PageBoxes]]]:
    found: dict[str, list[tuple[Fitted, PageBoxes]]] = {}
    for page in pages:
        for element in page.fitted:
            found.setdefault(element.name, []).append((element, page))
    return found


def _fits(element: Fitted) -> bool:
    wide = element.width <= element.room.width + TOLERANCE
    return wide and (not element.wraps or element.height <= element.room.height + TOLERANCE)


def _does_not_fit(setup: Setup, element: Fitted, page: PageBoxes) -> Finding:
    text = " ".join(
        mark.text
        for mark in page.marked
        if mark.rect
        and element.room.x <= mark.rect.x + 0.1
        and element.room.y - 1 <= mark.rect.y <= element.room.bottom
    )
    region = setup.copy.main.region
    return Finding(
        "TP530",
        {
            "slot": element.name,
            "text": text[:80],
            "material": setup.material.material.name,
            "size": setup.size.name,
        },
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
            [
                Finding(
                    "TP601",
                    {"pages": str(len(pages)), "planned": str(planned)},
                    item=setup.copy.file_name,
                )
            ]
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
    found = (
        []
        if fetcher is None
        else [Finding("TP602", {"address": url}, item=item) for url in fetcher.refusals]
    )
    for said in heard:
        code = "TP603" if "glyph" in said or "font" in said.lower() else "TP604"
        found.append(Finding(code, {"fault": said}, item=item))
    if found:
        raise FindingsError(found)
