"""WeasyPrint at work: lay out, fit, look at what came out, write."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from tppo_cli import resources
from tppo_cli.content.copy import Edition
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials.geometry import MM_PER_PX
from tppo_cli.materials.material import Fit, Pages
from tppo_cli.render.boxes import read_pages
from tppo_cli.render.faults import listening, refuse_foreign, refuse_unloaded, stumbling
from tppo_cli.render.fetcher import Fetcher
from tppo_cli.render.fitting import Search, step_for
from tppo_cli.render.laid import Fitted, PageBoxes
from tppo_cli.render.limits import bounded
from tppo_cli.render.page import Setup, html
from tppo_cli.render.plan import plan_pages

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
    fetcher: Fetcher
    """What the document reads by, also while it is written: pictures inside pictures."""


def lay_out(setup: Setup) -> LaidOut:
    """Lay a file out, with every fitted text as large as its room allows.

    Raises FindingsError: TP530 a text does not fit at its smallest size, TP601 a page too many,
    TP602 something was not loaded, TP603 a glyph or font is missing, TP604 WeasyPrint warns,
    TP605 a font that is not the look's, TP640 and TP641 it takes too much time or memory, TP642
    the engine itself fails, TP643 a page of another size than planned.
    """
    with bounded(setup.copy.file_name):
        return _lay_out(setup)


def _lay_out(setup: Setup) -> LaidOut:
    fonts = FontConfiguration()
    if setup.sheet is not None:
        return _on_sheet(setup, fonts)
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
            here = _by_name(laid_out.pages)
            shrunk = {name: fits[name] for name in here if fits.get(name, 1.0) != 1.0}
            return replace(laid_out, fits=shrunk)
        fits, full = wanted, laid_out.full
    elements = [element for page in laid_out.pages for element in page.fitted]
    unsettled = [e for e in elements if not _fits(e)] or elements[:1]
    raise FindingsError(
        does_not_fit(setup, element.name, element.text) for element in unsettled[:1]
    )


def _on_sheet(setup: Setup, fonts: FontConfiguration) -> LaidOut:
    """Each item in the sizes that it has alone: in its place on a sheet it is the same item."""
    alone = [lay_out(one) for one in setup.alone()]
    own = [{name: one.full[name] * step for name, step in one.fits.items()} for one in alone]
    laid_out = _pass(setup, alone[0].fits, alone[0].full, fonts, own)
    elements = [element for page in laid_out.pages for element in page.fitted]
    if unfit := [element for element in elements if not _fits(element)]:
        raise FindingsError([does_not_fit(setup, unfit[0].name, unfit[0].text)])
    _expect_pages(setup, laid_out.pages)
    return laid_out


@dataclass(frozen=True, slots=True)
class _Known:
    """The size that a search has found for a paragraph, and its full font size in mm."""

    text: str
    size: float
    full: float


_found: dict[tuple[Hashable, ...], dict[str, _Known]] = {}
# A search is half a dozen layouts, and the labels of a list are the same in every region. What is
# remembered holds for that very text in that very page only, so it changes no result.


def _kind(setup: Setup) -> tuple[Hashable, ...]:
    """All that gives a page its shape: the room of a text depends on what else the page carries."""
    copy = setup.copy
    main, second, region = copy.main, copy.second, copy.main.region
    said = None if second is None else (second.lang, *_said(second))
    return (
        str(setup.material.folder),
        setup.look.look.name,
        setup.size.name,
        "" if setup.sheet is None else setup.sheet.name,
        main.lang,
        copy.audience,
        _said(main),
        said,
        main.qr is None,
        # Names of regions are in boxes of one size; how much else is said of one is not the same.
        None if region is None else (len(region.contact or ""), len(region.post or "")),
        len(copy.logos),
        copy.portraits,
    )


def _said(edition: Edition) -> tuple[Hashable, ...]:
    """What is said in one language, in every region alike."""
    return (
        (edition.lead, edition.rest, edition.slogan, edition.message),
        (edition.signs, edition.actions, edition.hotlines),
        (edition.event, edition.permit, edition.legal, edition.organiser),
    )


def _text(elements: list[Fitted]) -> str:
    return "\f".join(element.text for element in elements)


def _pass(
    setup: Setup,
    fits: Mapping[str, float],
    full: Mapping[str, float],
    fonts: FontConfiguration,
    own: Sequence[Mapping[str, float]] = (),
) -> LaidOut:
    """Lay the file out once, fitted texts at these shares of their full sizes.

    `own` are the sizes in mm of the fitted texts of each item on a sheet.
    """
    fetcher = Fetcher(_roots(setup))
    source = html(setup, {name: full[name] * step for name, step in fits.items()}, own)
    document: Any = None
    with listening() as heard, stumbling(setup.copy.file_name):
        document = HTML(
            string=source,
            base_url=setup.material.folder.as_uri() + "/",
            url_fetcher=fetcher,
        ).render(font_config=fonts)
    refuse_unloaded(setup.copy.file_name, fetcher.refusals, heard)
    _expect_size(setup, document)
    pages = read_pages(document)
    families = {one.family.name for stack in setup.families.values() for one in stack}
    asked = {run.family for page in pages for run in page.runs}
    refuse_foreign(setup.copy.file_name, asked - families)
    sizes = {e.name: e.font_size for page in reversed(pages) for e in reversed(page.fitted)}
    return LaidOut(document, source, pages, fits, {**sizes, **full}, fetcher)


def _expect_size(setup: Setup, document: Any) -> None:
    """Pages are as large as planned: a style sheet can make one of a thousand kilometres."""
    media = setup.page.media
    for page in document.pages:
        width, height = page.width * MM_PER_PX, page.height * MM_PER_PX
        if abs(width - media.width) > TOLERANCE or abs(height - media.height) > TOLERANCE:
            values = {
                "found": f"{width:.6g} x {height:.6g} mm",
                "planned": f"{media.width:g} x {media.height:g} mm",
            }
            raise FindingsError([Finding("TP643", values, item=setup.copy.file_name)])


def write(setup: Setup, laid_out: LaidOut, finisher: Finisher) -> bytes:
    """The PDF: tagged, with an identifier that its content decides, and the finisher's last word.

    Raises FindingsError: TP602 a picture reads what it may not, TP603 a glyph is missing, TP604
    WeasyPrint warns, TP605 a font that is not the look's came in, TP640 to TP642 as `lay_out`.
    """
    embedded: set[str] = set()

    def finish(document: Any, pdf: Any) -> None:
        embedded.update(_base_fonts(pdf))
        finisher(document, pdf)

    data: bytes = b""
    item = setup.copy.file_name
    with bounded(item), listening() as heard, stumbling(item):
        data = laid_out.document.write_pdf(finisher=finish, pdf_tags=True, pdf_identifier=True)
    refuse_unloaded(setup.copy.file_name, laid_out.fetcher.refusals, heard)
    allowed = tuple(one.family.embedded for stack in setup.families.values() for one in stack)
    ours = {name for name in embedded if name.replace("-", "").startswith(allowed)}
    refuse_foreign(setup.copy.file_name, embedded - ours)
    return data


def _base_fonts(pdf: Any) -> Iterator[str]:
    """Names of the fonts in a pydyf PDF, without the six letters of their subsets."""
    for entry in pdf.objects:
        if isinstance(entry, dict) and "BaseFont" in entry:
            yield str(entry["BaseFont"]).lstrip("/").partition("+")[2]


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
        rule = setup.fit_rule(name, max(element.font_size for element in elements) / now)
        size: float | None
        if any(element.wraps for element in elements):
            size = _searched(name, elements, now, rule, searches, found.get(name))
        else:
            needed = [step_for(e.width / now, e.room.width, rule) for e in elements]
            steps = [step for step in needed if step is not None]
            size = min(now, *steps) if len(steps) == len(needed) else None
        if size is None:
            element = next(e for e in elements if not _fits(e))
            raise FindingsError([does_not_fit(setup, element.name, element.text)])
        if size != 1.0 or name in sizes:
            sizes[name] = size
    return sizes


def _searched(
    name: str,
    elements: list[Fitted],
    now: float,
    rule: Fit,
    searches: dict[str, Search],
    known: _Known | None,
) -> float | None:
    """The next size of a paragraph; None where even the smallest does not fit."""
    fits_now = all(_fits(element) for element in elements)
    if name not in searches:
        if fits_now and (now == 1.0 or (known is not None and known.text == _text(elements))):
            return now
        searches[name] = Search(rule)
        if known is not None and now != 1.0:
            # Another text than the one remembered: start over, so that the order in which items
            # are made decides nothing.
            return 1.0
    searches[name].tell(now, fits_now)
    return searches[name].next()


def _by_name(pages: list[PageBoxes]) -> dict[str, list[Fitted]]:
    found: dict[str, list[Fitted]] = {}
    for page in pages:
        for element in page.fitted:
            found.setdefault(element.name, []).append(element)
    return found


def _fits(element: Fitted) -> bool:
    wide = element.width <= element.room.width + TOLERANCE and element.is_whole
    return wide and (not element.wraps or element.height <= element.room.height + TOLERANCE)


def does_not_fit(setup: Setup, name: str, text: str) -> Finding:
    """A text that is too long even at its smallest size."""
    region = None if setup.run else setup.copy.main.region
    return Finding(
        "TP530",
        {
            "slot": name,
            "text": " ".join(text.split())[:80],
            "material": setup.material.material.name,
            "size": setup.size.name,
        },
        field=name,
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
