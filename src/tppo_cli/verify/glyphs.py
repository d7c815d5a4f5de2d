"""The text of a page as pdfium reads it: each character with the box of its ink."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium_c

from tppo_cli.manifest import Mm4
from tppo_cli.materials.geometry import MM_PER_PT, Rect

SOFT_HYPHEN = "\u00ad"

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\ufffe\u0002"), "-")
"""Hyphens that look alike; pdfium writes the last two for one at the end of a line."""

_IN_NUMBERS = "+-()/"

WORD_GAP = 0.25
"""Room between letters of one word, in heights of the taller; a blank is wider than that."""

SIZES_APART = 0.45
"""Letters of less than this share of another's height belong to another text."""

_UNSEEN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


class Glyph(NamedTuple):
    """One character: its ink in mm from the left top corner, and its place in the page's text.

    `made_up` characters are blanks and line ends that pdfium adds where it sees a gap.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    at: int
    made_up: bool

    @property
    def is_blank(self) -> bool:
        return not _UNSEEN.sub("", self.text)

    @property
    def height(self) -> float:
        return self.bottom - self.top


def read_glyphs(text_page: Any, page_height: float) -> tuple[Glyph, ...]:
    """All characters of a pdfium text page, in the order of its text; `page_height` in points."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    glyphs: list[Glyph] = []
    for index in range(pdfium_c.FPDFText_CountChars(text_page)):
        pdfium_c.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        glyphs.append(
            Glyph(
                chr(pdfium_c.FPDFText_GetUnicode(text_page, index)),
                left.value * MM_PER_PT,
                (page_height - top.value) * MM_PER_PT,
                right.value * MM_PER_PT,
                (page_height - bottom.value) * MM_PER_PT,
                index,
                pdfium_c.FPDFText_IsGenerated(text_page, index) == 1,
            )
        )
    return tuple(glyphs)


def compact(text: str) -> str:
    """What can be compared of a text: no blanks, no ligatures, one kind of hyphen."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_HYPHENS)))


def spaced(glyphs: Iterable[Glyph]) -> str:
    """The text as it is seen: blanks and line ends are one space."""
    text = "".join(glyph.text for glyph in glyphs).translate(_HYPHENS)
    return " ".join(unicodedata.normalize("NFKC", text).split())


def inside(glyphs: Sequence[Glyph], rect: Mm4, tolerance: float) -> tuple[Glyph, ...]:
    """Characters whose middle lies in a rectangle."""
    x, y, width, height = rect
    return tuple(
        glyph
        for glyph in glyphs
        if x - tolerance <= (glyph.left + glyph.right) / 2 <= x + width + tolerance
        and y - tolerance <= (glyph.top + glyph.bottom) / 2 <= y + height + tolerance
    )


def find(value: str, glyphs: Sequence[Glyph], page: Sequence[Glyph]) -> tuple[Glyph, ...] | None:
    """The characters that show a text, whatever blanks and line ends are between them.

    `glyphs` are those of one place, `page` all of the page. A soft hyphen in `value` may show as
    a hyphen. None where the text is not there, or only as a part of a longer word.
    """
    shown: list[str] = []
    owners: list[Glyph] = []
    for glyph in glyphs:
        for character in compact(glyph.text):
            shown.append(character)
            owners.append(glyph)
    pattern = "-?".join(re.escape(compact(part)) for part in value.split(SOFT_HYPHEN))
    is_number = not any(character.isalpha() for character in value)
    goes_on = _one_number if is_number else _one_word
    for match in re.finditer(pattern, "".join(shown)):
        start, end = match.span()
        if start == end:
            continue
        first, last = owners[start], owners[end - 1]
        before, after = page[max(0, first.at - 1)], page[min(last.at + 1, len(page) - 1)]
        if not (goes_on(before, first) or goes_on(last, after)):
            return tuple(dict.fromkeys(owners[start:end]))
    return None


def _one_word(left: Glyph, right: Glyph) -> bool:
    """Whether two characters that follow each other are read as one word."""
    is_close = left is not right and gap(left, right) < WORD_GAP
    are_letters = left.text.isalnum() and right.text.isalnum()
    return is_close and are_letters and of_one_size(left, right)


def _one_number(left: Glyph, right: Glyph) -> bool:
    """The same for numbers, which hyphens, brackets and a plus belong to."""
    is_close = left is not right and gap(left, right) < WORD_GAP
    both = all(c.isdigit() or c in _IN_NUMBERS for c in (left.text, right.text))
    return is_close and (both or _one_word(left, right))


def of_one_size(one: Glyph, other: Glyph) -> bool:
    """Whether two letters or digits can be of one text; a small letter has 0.7 of a capital."""
    return min(one.height, other.height) > SIZES_APART * max(one.height, other.height)


def gap(left: Glyph, right: Glyph) -> float:
    """Room between two characters of a line, in heights of the taller; infinite across lines."""
    height = max(left.height, right.height)
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    if height <= 0 or overlap < 0.3 * min(left.height, right.height):
        return float("inf")
    return max(right.left - left.right, left.left - right.right) / height


def ink(glyphs: Iterable[Glyph]) -> Rect | None:
    """The smallest rectangle around the ink of characters; None for blanks only."""
    seen = [glyph for glyph in glyphs if not glyph.is_blank]
    if not seen:
        return None
    x, y = min(g.left for g in seen), min(g.top for g in seen)
    return Rect(x, y, max(g.right for g in seen) - x, max(g.bottom for g in seen) - y)
