"""No text stands on another, or on an image or a QR symbol."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tppo_cli.findings import Finding
from tppo_cli.manifest import Expected, Face, Item, Kind
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import Glyph, spaced
from tppo_cli.verify.says import excerpt, of_page

COVERED_SHARE = 0.15
"""Share of a letter's box that another text may cover: italics and kerning reach over."""

NEIGHBOURS = 2
"""Places in the text over which one letter may reach into another's box."""


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP767: each pair of texts, or of a text and an image, that share ink room: once."""
    cells = _Cells(page)
    owned = [_own(page, number, expected) for number, expected in enumerate(face.expected)]
    owner = {glyph.at: number for number, own in enumerate(owned) for glyph in own}
    others = [glyph for glyph in page.glyphs if not glyph.is_blank and glyph.at not in owner]
    reported: set[frozenset[object]] = set()
    found: list[Finding] = []
    for glyph in [*(glyph for own in owned for glyph in own), *others]:
        for other in cells.near(glyph):
            if other.at <= glyph.at or _follow(glyph, other, owner) or not _covers(glyph, other):
                continue
            pair = frozenset(_text_of(one, owner) for one in (glyph, other))
            if pair in reported:
                continue
            reported.add(pair)
            place = Rect(glyph.left, glyph.top, 0, 0)
            one, two = _around(page, face, glyph, owner), _around(page, face, other, owner)
            found.append(of_page("TP767", item, face, place, value=one, other=two))
    return found


def _text_of(glyph: Glyph, owner: dict[int, int]) -> object:
    """What tells the text of a letter from others: its entry, or a stretch of the page."""
    return owner.get(glyph.at, f"stretch {glyph.at // 40}")


def _follow(one: Glyph, other: Glyph, owner: dict[int, int]) -> bool:
    """Whether two letters belong to one text, in which italics and kerning reach over."""
    mine, theirs = owner.get(one.at), owner.get(other.at)
    return mine == theirs and (mine is not None or abs(one.at - other.at) <= NEIGHBOURS)


def _around(page: Page, face: Face, glyph: Glyph, owner: dict[int, int]) -> str:
    if glyph.at in owner:
        return excerpt(face.expected[owner[glyph.at]].value)
    return excerpt(spaced(page.glyphs[max(0, glyph.at - 15) : glyph.at + 15]))


def _own(page: Page, number: int, expected: Expected) -> Sequence[Glyph]:
    """The letters of an expected text; for an image or a symbol one letter as large as it is.

    Such a letter has a negative place in the text, one for each `number`.
    """
    if expected.kind in (Kind.TEXT, Kind.NUMBER):
        return page.find(expected) or ()
    x, y, width, height = expected.rect
    return (Glyph("", x, y, x + width, y + height, -1 - number, False),)


class _Cells:
    """The letters of a page by the squares of a grid that they lie in."""

    def __init__(self, page: Page) -> None:
        heights = sorted(glyph.height for glyph in page.glyphs if not glyph.is_blank)
        middle = heights[len(heights) // 2] if heights else 0.0
        self._side = max(2 * middle, page.width / 200, page.height / 200)
        self._cells: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
        for glyph in page.glyphs:
            if not glyph.is_blank:
                for cell in self._of(glyph):
                    self._cells[cell].append(glyph)

    def near(self, glyph: Glyph) -> set[Glyph]:
        """The letters in the same squares."""
        return {other for cell in self._of(glyph) for other in self._cells.get(cell, ())}

    def _of(self, glyph: Glyph) -> Iterator[tuple[int, int]]:
        side = self._side
        for column in range(int(glyph.left // side), int(glyph.right // side) + 1):
            for row in range(int(glyph.top // side), int(glyph.bottom // side) + 1):
                yield column, row


def _covers(one: Glyph, other: Glyph) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    if width <= 0 or height <= 0:
        return False
    smaller = min((one.right - one.left) * one.height, (other.right - other.left) * other.height)
    return width * height > COVERED_SHARE * smaller
