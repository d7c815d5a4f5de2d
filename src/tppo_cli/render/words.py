"""Lines of text put together from words that were set before.

Our style sheets space words out. The engine then shapes each word, and each space, by itself and
writes them one after the other, so a line is the sum of its words: width and operators alike.
Where a style does not space words out, lines are set whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

_FORM = re.compile(rb"(/\S+ \S+ Tf\n\[)([^\]]*)(\] TJ\nET)")

KEPT = 20_000
"""Most words that are remembered; the names of a province have fewer."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text as it is set: its size in px, and its operators after the text matrix."""

    width: float
    height: float
    operators: bytes


@dataclass(frozen=True, slots=True)
class _Word:
    width: float
    height: float
    glyphs: bytes


Shaper = Callable[[Any, str], Shaped | None]


def has_letter(word: str) -> bool:
    """Whether a word is shaped by itself as it is in a line: without a letter of its own it takes
    its script from its neighbours.
    """
    return any(letter.isalpha() for letter in word)


class Words:
    """The words of one style; `whole` sets a line by the engine, and is asked for each new word."""

    def __init__(self, whole: Shaper, style: Any) -> None:
        self._whole = whole
        self._style = style
        self._known: dict[str, _Word | None] = {}
        self._form: tuple[bytes, bytes] | None = None
        self._space = self._measured_space() if style["word_spacing"] else None

    def shape(self, text: str) -> Shaped | None:
        """A line; None where the engine takes a glyph that is not there."""
        if self._space is None or self._form is None:
            return self._whole(self._style, text)
        width = 0.0
        glyphs: list[bytes] = []
        for word in text.split(" "):
            known = self._known.get(word) or self._learn(word)
            if known is None or known.height != self._space.height:
                return self._whole(self._style, text)
            if glyphs:
                width += self._space.width
                glyphs.append(self._space.glyphs)
            width += known.width
            glyphs.append(known.glyphs)
        before, behind = self._form
        operators = b"".join((before, *glyphs, behind))
        return Shaped(width, self._space.height, operators)

    def _learn(self, word: str) -> _Word | None:
        """A word alone. One without a letter takes its script from its neighbours."""
        if word in self._known or not has_letter(word):
            return None
        if len(self._known) >= KEPT:
            self._known.clear()
        made = self._known[word] = self._one(word)
        return made

    def _one(self, word: str) -> _Word | None:
        shaped = self._whole(self._style, word)
        found = None if shaped is None else _FORM.fullmatch(shaped.operators)
        if shaped is None or found is None or self._form not in (None, (found[1], found[3])):
            return None
        self._form = found[1], found[3]
        return _Word(shaped.width, shaped.height, found[2])

    def _measured_space(self) -> _Word | None:
        """What two words of one letter leave of a line of both."""
        one, other = self._one("a"), self._one("b")
        pair = self._whole(self._style, "a b")
        found = None if pair is None else _FORM.fullmatch(pair.operators)
        if one is None or other is None or pair is None or found is None:
            return None
        glyphs = found[2]
        if not (glyphs.startswith(one.glyphs) and glyphs.endswith(other.glyphs)):
            return None
        middle = glyphs[len(one.glyphs) : len(glyphs) - len(other.glyphs)]
        return _Word(pair.width - one.width - other.width, pair.height, middle)
