"""No letter is cut, covered or lost, and none stands on another.

A page is drawn with and without its text. Where the two differ, ink of a letter is seen; it must
reach as far as the letter's own outline does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

from tppo_cli.findings import Finding
from tppo_cli.manifest import Expected, Face, Item, Kind
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import Glyph, spaced
from tppo_cli.verify.says import excerpt, of_page

SEEN = 24
"""Levels of 255 by which a pixel with ink differs from the ground."""

MISSING_SHARE = 0.12
MISSING_PIXELS = 1.5
"""What may be missing of a letter's width or height: rounding and the edge's softness."""

SMALLEST = 4
"""Pixels; smaller letters are too coarse to be judged. Only slug texts of banners are."""

COVERED_SHARE = 0.15
"""Share of a letter's box that another text may cover: italics and kerning reach over."""

_CELL = 10.0


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP765 letters cut, TP766 letters not to be seen, TP767 texts on each other."""
    return list(_cut(page, face, item)) + list(_overlaps(page, face, item))


def _cut(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    seen = _ink(page)
    media = Rect(0, 0, page.width, page.height)
    faults: dict[str, list[Glyph]] = {"TP765": [], "TP766": []}
    for glyph in page.glyphs:
        rect = Rect(glyph.left, glyph.top, glyph.right - glyph.left, glyph.height)
        if glyph.is_blank or glyph.made_up or not media.contains(rect, 0.1):
            continue
        box = page.picture.box(rect)
        code = _fault(seen.crop(box), box[3] - box[1])
        if code is not None:
            faults[code].append(glyph)
    for code, glyphs in faults.items():
        for run in _runs(glyphs):
            around = page.glyphs[max(0, run[0].at - 20) : run[-1].at + 20]
            first = Rect(run[0].left, run[0].top, 0, 0)
            yield of_page(
                code,
                item,
                face,
                first,
                value=excerpt(spaced(run)),
                around=excerpt(spaced(around)),
            )


def _fault(ink: Image.Image, height: int) -> str | None:
    if height < SMALLEST and ink.getbbox() is not None:
        return None
    box = ink.getbbox()
    if box is None:
        return "TP766" if height >= SMALLEST else None
    across = max(box[0], ink.width - box[2])
    down = max(box[1], ink.height - box[3])
    if across > max(MISSING_PIXELS, MISSING_SHARE * ink.width) or down > max(
        MISSING_PIXELS, MISSING_SHARE * ink.height
    ):
        return "TP765"
    return None


def _ink(page: Page) -> Image.Image:
    """White where the text changes the page, black elsewhere."""
    difference = ImageChops.difference(page.picture.image, page.ground.image)
    red, green, blue = difference.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if level >= SEEN else 0 for level in range(256)])


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Neighbouring letters together, so that a cut word is one finding."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and glyph.at - run[-1].at > 3:
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _overlaps(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    """Each pair of something expected and a text on it once."""
    cells = _by_cell(page.glyphs)
    owned = [_own(page, expected) for expected in face.expected]
    owner = {glyph.at: number for number, own in enumerate(owned) for glyph in own if glyph.at >= 0}
    reported: set[frozenset[object]] = set()
    for number, (expected, own) in enumerate(zip(face.expected, owned, strict=True)):
        indexes = {glyph.at for glyph in own}
        for glyph in own:
            for other in _near(cells, glyph):
                if other.at in indexes or not _covers(glyph, other):
                    continue
                pair = frozenset((number, owner.get(other.at, f"other {other.at // 40}")))
                if pair in reported:
                    continue
                reported.add(pair)
                around = page.glyphs[max(0, other.at - 15) : other.at + 15]
                place = Rect(glyph.left, glyph.top, 0, 0)
                value, text = excerpt(expected.value), excerpt(spaced(around))
                yield of_page("TP767", item, face, place, value=value, other=text)


def _own(page: Page, expected: Expected) -> Sequence[Glyph]:
    """The letters of an expected text; for an image or a symbol one letter as large as it is."""
    if expected.kind in (Kind.TEXT, Kind.NUMBER):
        return page.find(expected) or ()
    x, y, width, height = expected.rect
    return (Glyph("", x, y, x + width, y + height, -1, False),)


def _by_cell(glyphs: Sequence[Glyph]) -> dict[tuple[int, int], list[Glyph]]:
    cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        if not glyph.is_blank:
            for cell in _cells(glyph):
                cells[cell].append(glyph)
    return cells


def _near(cells: dict[tuple[int, int], list[Glyph]], glyph: Glyph) -> set[Glyph]:
    return {other for cell in _cells(glyph) for other in cells.get(cell, ())}


def _cells(glyph: Glyph) -> Iterator[tuple[int, int]]:
    for column in range(int(glyph.left // _CELL), int(glyph.right // _CELL) + 1):
        for row in range(int(glyph.top // _CELL), int(glyph.bottom // _CELL) + 1):
            yield column, row


def _covers(one: Glyph, other: Glyph) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return False
    smaller = min((one.right - one.left) * one.height, (other.right - other.left) * other.height)
    return width * height > COVERED_SHARE * smaller
