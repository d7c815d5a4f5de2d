"""Findings about a finished file, with the file, its region, the page and the place."""

from __future__ import annotations

from tppo_cli.findings import Finding
from tppo_cli.manifest import Expected, Face, Item
from tppo_cli.materials.geometry import Rect

LONGEST_EXCERPT = 80


def of_item(code: str, item: Item, field: str | None = None, **values: str) -> Finding:
    """A finding about the whole file."""
    return Finding(code, values, field=field, region=item.region, item=item.file)


def of_page(code: str, item: Item, face: Face, rect: Rect | None = None, **values: str) -> Finding:
    """A finding about a page, and where on it: `at` is the left top corner in mm."""
    return of_item(code, item, page=str(face.page), at=_place(rect), **values)


def of_expected(code: str, item: Item, face: Face, expected: Expected, **values: str) -> Finding:
    """A finding about something that the manifest lists."""
    return of_item(
        code,
        item,
        expected.field,
        page=str(face.page),
        at=_place(Rect(*expected.rect)),
        value=excerpt(expected.value),
        **values,
    )


def excerpt(text: str) -> str:
    """The beginning of a text, for a message."""
    short = " ".join(text.split())
    return short if len(short) <= LONGEST_EXCERPT else short[: LONGEST_EXCERPT - 1] + "…"


def _place(rect: Rect | None) -> str:
    return "" if rect is None else f"{rect.x:.0f}, {rect.y:.0f} mm"
