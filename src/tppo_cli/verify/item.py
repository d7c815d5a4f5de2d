"""One finished file against its line of the manifest."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial

import pikepdf
import pypdfium2 as pdfium

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item
from tppo_cli.verify import (
    boxes,
    cells,
    clipping,
    contrast,
    fonts,
    inks,
    numbers,
    overlaps,
    presence,
    qr,
    safe_area,
    state,
    tags,
)
from tppo_cli.verify.artifact import Artifact, Page, open_artifact
from tppo_cli.verify.limits import Unreadable
from tppo_cli.verify.says import of_item

FileCheck = Callable[[Artifact, Item], list[Finding]]
PageCheck = Callable[[Page, Face, Item], list[Finding]]

FILE_CHECKS: tuple[FileCheck, ...] = (
    boxes.check,
    fonts.check,
    tags.check,
    inks.check,
    cells.check,
)
PAGE_CHECKS: tuple[PageCheck, ...] = (
    state.check,
    presence.check,
    numbers.check,
    qr.check,
    safe_area.check,
    contrast.check,
    clipping.check,
    overlaps.check,
)

DAMAGED = (
    pikepdf.PdfError,
    pdfium.PdfiumError,
    TypeError,
    ValueError,
    KeyError,
    IndexError,
    AttributeError,
)
"""What reading a damaged object raises: it may be of any type, and lack any part."""


def verify_item(data: bytes, item: Item, regions: Container[str] | None = None) -> list[Finding]:
    """Everything that is wrong with the bytes of a file; TP708 where they cannot be read.

    What is no PDF has nothing to be read back. Of a bundle the pages of `regions` only are looked
    at where they are given, by code.
    """
    if not item.file.casefold().endswith(".pdf"):
        return []
    try:
        with open_artifact(data) as artifact:
            return _checked(artifact, item, regions)
    except Unreadable as error:
        return [of_item("TP708", item, fault=str(error))]


def _checked(artifact: Artifact, item: Item, regions: Container[str] | None) -> list[Finding]:
    found: list[Finding] = []
    for check in FILE_CHECKS:
        found += _guarded(item, partial(check, artifact, item))
    for one in item.alone():
        if regions is None or one.region in regions:
            found += _pages(artifact, one)
    return found


def _pages(artifact: Artifact, item: Item) -> list[Finding]:
    found: list[Finding] = []
    for face in item.faces:
        if face.page > artifact.pages:
            continue
        with artifact.page(face.page) as page:
            # On a page of another size nothing lies where it should: `boxes` has said so.
            if boxes.same_page(page.width, page.height, face):
                for page_check in PAGE_CHECKS:
                    found += _guarded(item, partial(page_check, page, face, item))
    return found


def _guarded(item: Item, check: Callable[[], list[Finding]]) -> list[Finding]:
    try:
        return check()
    except DAMAGED as error:
        fault = str(error).strip().partition("\n")[0]
        return [of_item("TP708", item, fault=f"{type(error).__name__}: {fault}")]
