"""Pages and their boxes are those of the manifest, to a tenth of a millimetre."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item, Mm4
from tppo_cli.materials.geometry import MM_PER_PT
from tppo_cli.verify.artifact import Artifact
from tppo_cli.verify.says import of_item, of_page

TOLERANCE = 0.1
"""mm."""


def check(artifact: Artifact, item: Item) -> list[Finding]:
    """TP750 a box, TP751 the page's corner, TP752 number of pages, TP753 turned or rescaled."""
    found = list(_count(artifact, item))
    for one in item.alone():
        for face in one.faces:
            if face.page <= artifact.pages:
                found += _face(artifact.tree.pages[face.page - 1], face, one)
    return found


def same_page(page_width: float, page_height: float, face: Face) -> bool:
    """Whether a page has the manifest's size, so that places on it can be compared at all."""
    _, _, width, height = face.boxes.media
    return abs(page_width - width) <= TOLERANCE and abs(page_height - height) <= TOLERANCE


def _count(artifact: Artifact, item: Item) -> Iterator[Finding]:
    described = sum(len(one.faces) for one in item.alone())
    if not artifact.pages == item.pages == described:
        yield of_item(
            "TP752",
            item,
            pages=str(artifact.pages),
            planned=str(item.pages),
            described=str(described),
        )


def _face(page: pikepdf.Page, face: Face, item: Item) -> Iterator[Finding]:
    media = _corners(page.mediabox)
    if any(abs(corner) > TOLERANCE * 0.1 for corner in media[:2]):
        yield of_page("TP751", item, face, x=f"{media[0]:.2f}", y=f"{media[1]:.2f}")
    if int(page.obj.get("/Rotate", 0)) % 360 or float(page.obj.get("/UserUnit", 1)) != 1:
        yield of_page("TP753", item, face)
    for name, wanted in (
        ("MediaBox", face.boxes.media),
        ("CropBox", face.boxes.media),
        ("TrimBox", face.boxes.trim),
        ("BleedBox", face.boxes.bleed),
    ):
        # A box that is left out is the one it lies in (ISO 32000-1, 14.11.2).
        actual = _measured(_corners(page.obj.get(f"/{name}", page.mediabox)), media)
        if any(abs(a - w) > TOLERANCE for a, w in zip(actual, wanted, strict=True)):
            yield of_page(
                "TP750", item, face, box=name, found=_written(actual), wanted=_written(wanted)
            )


def _corners(box: pikepdf.Object) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in mm."""
    left, bottom, right, top = (float(value) * MM_PER_PT for value in box)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _measured(box: tuple[float, ...], media: tuple[float, ...]) -> Mm4:
    """A box as the manifest writes it: from the left top corner of the page."""
    left, bottom, right, top = box
    return left - media[0], media[3] - top, right - left, top - bottom


def _written(box: Mm4) -> str:
    x, y, width, height = box
    return f"{width:.2f} x {height:.2f} mm at {x:.2f}, {y:.2f}"
