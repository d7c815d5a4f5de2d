"""Every QR symbol says what it must, in its place, and is read from where people stand."""

from __future__ import annotations

from collections.abc import Iterator

from tppo_cli.findings import Finding
from tppo_cli.manifest import Expected, Face, Item, Kind
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify import camera, symbols
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.says import excerpt, of_expected, of_page

PRINT_PER_MM = 300 / 25.4

LARGEST_SIDE = 1200
"""Pixels of a picture of one symbol: a large one is not drawn finer than that."""

NEEDED_VIEWS = len(camera.TILTS) // 2 + 1
"""Most views: a camera looks many times a second, and the hand moves between."""

TOLERANCE = 1.5
"""Modules that a symbol may lie beside its place."""


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP730 not readable, TP731 another payload, TP732 out of place, TP733 too far, TP734 extra."""
    wanted = [expected for expected in face.expected if expected.kind is Kind.QR]
    found: list[Finding] = []
    for expected in wanted:
        found += _one(page, face, item, expected)
    return found + list(_extra(page, face, item, wanted))


def _one(page: Page, face: Face, item: Item, expected: Expected) -> Iterator[Finding]:
    rect = Rect(*expected.rect)
    per_mm = min(PRINT_PER_MM / item.scale, LARGEST_SIDE / max(rect.width, rect.height))
    seen = symbols.read(page.crop(rect, per_mm))
    if not seen:
        yield of_expected("TP730", item, face, expected)
        return
    for other in (symbol for symbol in seen if symbol.payload != expected.value):
        yield of_expected("TP731", item, face, expected, found=excerpt(other.payload))
    right = [symbol for symbol in seen if symbol.payload == expected.value]
    if not right:
        return
    if not _in_place(right[0].rect, rect, expected):
        yield of_expected("TP732", item, face, expected)
    if expected.distance is not None and not _readable(page, item, expected, expected.distance):
        yield of_expected("TP733", item, face, expected, distance=f"{expected.distance / 1000:g} m")


def _in_place(symbol: Rect, rect: Rect, expected: Expected) -> bool:
    """Whether a symbol fills its rectangle but for the quiet zone of four modules."""
    module = expected.size or rect.width / 33
    place = rect.inset(4 * module)
    edges = (
        symbol.x - place.x,
        symbol.y - place.y,
        symbol.right - place.right,
        symbol.bottom - place.bottom,
    )
    return all(abs(edge) <= TOLERANCE * module for edge in edges)


def _readable(page: Page, item: Item, expected: Expected, distance: float) -> bool:
    """Whether a phone at `distance` mm from the hung item reads the symbol."""
    per_mm = camera.pixels_per_mm(distance) * camera.OVERSAMPLING / item.scale
    rect = Rect(*expected.rect)
    finest = LARGEST_SIDE / max(rect.width, rect.height)
    if per_mm > finest:
        # So near that each module has many pixels: nothing of the camera could blur it.
        return True
    sharp = page.crop(rect, per_mm).image.convert("L")
    read = [symbols.payload(view) == expected.value for view in camera.views(sharp)]
    return sum(read) >= NEEDED_VIEWS


def _extra(page: Page, face: Face, item: Item, wanted: list[Expected]) -> Iterator[Finding]:
    places = [Rect(*expected.rect) for expected in wanted]
    for symbol in symbols.read(page.picture):
        middle = Rect(
            symbol.rect.x + symbol.rect.width / 2, symbol.rect.y + symbol.rect.height / 2, 0, 0
        )
        if not any(place.contains(middle) for place in places):
            yield of_page("TP734", item, face, symbol.rect, found=excerpt(symbol.payload))
