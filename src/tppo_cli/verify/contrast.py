"""Every number stands out from what is behind it, wherever on the page that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image

from tppo_cli.findings import Finding
from tppo_cli.manifest import Expected, Face, Item, Kind, RoleName
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.colour import Rgb, worst_decile
from tppo_cli.verify.glyphs import Glyph, ink
from tppo_cli.verify.says import of_expected

HERO = 7.0
"""The largest number of an item: WCAG 2.2, 1.4.6, level AAA."""

OTHERS = 4.5
"""WCAG 2.2, 1.4.3, level AA for text of any size."""

LARGE = 3.0
"""The same for the headline, which is large text anywhere."""

_MOST_COLOURS = 4096


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP760 a number, TP761 another text with too little contrast."""
    return list(_findings(page, face, item))


def _findings(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    for expected in face.expected:
        if expected.kind not in (Kind.NUMBER, Kind.TEXT):
            continue
        shown = page.find(expected)
        reached = None if shown is None else measure(page, shown)
        if reached is not None and reached < least(expected):
            yield of_expected(
                "TP760" if expected.kind is Kind.NUMBER else "TP761",
                item,
                face,
                expected,
                reached=f"{reached:.1f}",
                least=f"{least(expected):g}",
            )


def least(expected: Expected) -> float:
    """The contrast ratio that a text needs."""
    if expected.role is RoleName.NUMBER:
        return HERO
    is_headline = expected.kind is Kind.TEXT and expected.role is RoleName.HEADLINE
    return LARGE if is_headline else OTHERS


def measure(page: Page, glyphs: Sequence[Glyph]) -> float | None:
    """Worst-decile contrast of characters with the picture of the page behind each line."""
    worst: float | None = None
    for colour, rect in _pieces(page, glyphs):
        reached = worst_decile(colour, _colours(page.ground.cut(rect)))
        worst = reached if worst is None else min(worst, reached)
    return worst


def _pieces(page: Page, glyphs: Sequence[Glyph]) -> Iterator[tuple[Rgb, Rect]]:
    """Stretches of one colour in one line."""
    piece: list[Glyph] = []
    now: Rgb | None = None
    for glyph in glyphs:
        colour = page.colour(glyph)
        if piece and (colour != now or glyph.left < piece[-1].left):
            yield from _piece(now, piece)
            piece = []
        piece.append(glyph)
        now = colour
    yield from _piece(now, piece)


def _piece(colour: Rgb | None, glyphs: Sequence[Glyph]) -> Iterator[tuple[Rgb, Rect]]:
    rect = ink(glyphs)
    if colour is not None and rect is not None:
        yield colour, rect


def _colours(image: Image.Image) -> list[tuple[int, Rgb]]:
    counted = image.getcolors(_MOST_COLOURS)
    if counted is None:
        # A photograph or a gradient: 256 colours describe it closely enough.
        counted = image.quantize(256).convert("RGB").getcolors(_MOST_COLOURS)
    return [
        (pixels, (colour[0], colour[1], colour[2]))
        for pixels, colour in counted or ()
        if isinstance(colour, tuple)
    ]
