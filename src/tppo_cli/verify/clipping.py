"""No letter is cut, covered or lost.

A page is drawn with and without its text. Where the two differ, ink of a letter is seen; it must
reach as far as the letter's own outline does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import Glyph, spaced
from tppo_cli.verify.says import excerpt, of_page

SEEN = 24
"""Levels of 255 by which a pixel with ink differs from the ground."""

MISSING_SHARE = 0.12
MISSING_PIXELS = 2
"""What may be missing of a letter's width or height at one side: a pixel each for the rounding of
its box and for its soft edge."""

SMALLEST = 4
"""Pixels; smaller letters are too coarse to be judged. Only slug texts of banners are."""


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP765 letters cut, TP766 letters not to be seen; neighbours are one finding."""
    found: list[Finding] = []
    for code, glyphs in _faults(page).items():
        for run in _runs(glyphs):
            around = page.glyphs[max(0, run[0].at - 20) : run[-1].at + 20]
            texts = {"value": excerpt(spaced(run)), "around": excerpt(spaced(around))}
            found.append(of_page(code, item, face, Rect(run[0].left, run[0].top, 0, 0), **texts))
    return found


def _faults(page: Page) -> dict[str, list[Glyph]]:
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
    return faults


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
