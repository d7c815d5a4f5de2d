"""Where large words break: lines of measured, even length, and the size at which they fill a box.

The layout engine fills one line after the other, which leaves the last word of a theme alone. A
template that asks here knows the lines, and how high they are, before the page is laid out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from tppo_cli.materials.look import FamilyFolder

BLANK = 0.07
"""What style sheets add to each blank, in em: `word-spacing` in templates/_shared/base.css."""

UNKNOWN = 0.6
"""Width in em of a letter that no font of the stack has; another check names it."""

EVEN = 1.1
"""Lines may be this much longer than the shortest possible where they break in a better place."""

SHORT = 4
"""Letters of a word that should not end a line: most are joined to what follows (`yang`, `of`)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in its lines at `size`; `height` is that of all lines. Lengths in one unit."""

    size: float
    lines: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Measures texts in the upright faces of a stack: the first that has a letter sets it."""

    stack: tuple[FamilyFolder, ...]

    def width(self, text: str, weight: int = 800, tracking: float = 0.0) -> float:
        """Length of a line in em, kerning left out; `tracking` is added to each letter."""
        faces = [_face(one, weight) for one in self.stack]
        total = sum(
            next((face[letter] for face in faces if letter in face), UNKNOWN) for letter in text
        )
        return total + tracking * len(text) + BLANK * sum(map(text.count, " \u00a0"))

    def split(
        self, text: str, count: int, weight: int = 800, tracking: float = 0.0
    ) -> tuple[str, ...]:
        """The text in at most `count` lines, as even as its words allow.

        Of breaks that are nearly as even, those after a comma come first, and those after a short
        word last.
        """
        words = text.split(" ")
        count = max(1, min(count, len(words)))
        if count == 1:
            return (text,)
        lengths = [self.width(word, weight, tracking) for word in words]
        blank = self.width(" ", weight, tracking)
        limit = EVEN * _least(lengths, blank, count)
        return _broken(words, lengths, blank, count, limit)

    def rows(
        self, text: str, width: float, size: float, weight: int = 600, tracking: float = 0.0
    ) -> tuple[str, ...]:
        """The text at `size` in as few even lines as a box of `width` takes; same unit.

        A word that is too long for the box stands on a line of its own.
        """
        words = len(text.split(" "))
        for count in range(1, words + 1):
            lines = self.split(text, count, weight, tracking)
            if max(self.width(line, weight, tracking) for line in lines) * size <= width:
                return lines
        return tuple(text.split(" "))

    def fill(
        self,
        text: str,
        width: float,
        height: float,
        most: float,
        weight: int = 800,
        leading: float = 1.0,
        tracking: float = 0.0,
        lines: int = 4,
    ) -> Setting:
        """The largest setting of a text in a box, up to `most`, in up to so many lines.

        Fewer lines where more would not be a twentieth larger.
        """
        found = Setting(0.0, (text,), 0.0)
        for count in range(1, min(lines, len(text.split(" "))) + 1):
            made = self.split(text, count, weight, tracking)
            longest = max(self.width(line, weight, tracking) for line in made)
            size = min(most, width / longest, height / (len(made) * leading))
            if size > found.size * 1.05:
                found = Setting(size, made, size * leading * len(made))
        return found


@cache
def _face(one: FamilyFolder, weight: int) -> dict[str, float]:
    """Letter -> its width in em, in the upright face whose weight is nearest."""
    upright = [face for face in one.family.faces if face.style == "normal"]
    face = min(upright, key=lambda face: abs(face.weight - weight))
    return _advances(one.folder / face.file)


@cache
def _advances(file: Path) -> dict[str, float]:
    with TTFont(file, lazy=True) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): widths[name][0] / em for code, name in font.getBestCmap().items()}


def _least(lengths: Sequence[float], blank: float, count: int) -> float:
    """The shortest length to which the longest of `count` lines can be brought."""

    def longest(start: int, end: int) -> float:
        return sum(lengths[start:end]) + blank * (end - start - 1)

    def with_one_more(best: Sequence[float], end: int) -> float:
        cuts = (max(best[cut - 1], longest(cut, end + 1)) for cut in range(1, end + 1))
        return min([best[end], *cuts])

    best = [longest(0, end) for end in range(1, len(lengths) + 1)]
    for _ in range(count - 1):
        best = [with_one_more(best, end) for end in range(len(lengths))]
    return best[-1]


def _broken(
    words: Sequence[str], lengths: Sequence[float], blank: float, count: int, limit: float
) -> tuple[str, ...]:
    """The words in up to `count` lines of up to `limit`, broken where it costs the least."""
    # (cost, ends of the lines) of all words up to one, in so many lines.
    best: list[tuple[float, tuple[int, ...]] | None] = [(0.0, ()), *[None] * len(words)]
    done: list[tuple[float, tuple[int, ...]]] = []
    for _ in range(count):
        reached: list[tuple[float, tuple[int, ...]] | None] = [None] * (len(words) + 1)
        for start, before in enumerate(best):
            if before is None:
                continue
            for end in range(start + 1, len(words) + 1):
                long = sum(lengths[start:end]) + blank * (end - start - 1)
                if long > limit + 1e-9 and end > start + 1:
                    break
                cost = before[0] + (1 - long / limit) ** 2 + _break_cost(words, end)
                now = reached[end]
                if now is None or cost < now[0]:
                    reached[end] = (cost, (*before[1], end))
        last = reached[-1]
        if last is not None:
            done.append(last)
        best = reached
    _, ends = min(done)
    return tuple(" ".join(words[start:end]) for start, end in zip((0, *ends), ends, strict=False))


def _break_cost(words: Sequence[str], end: int) -> float:
    """What a break after a word costs, beside the air it leaves: 0 at the end of the text."""
    if end == len(words):
        return 0.0
    word = words[end - 1]
    if word.endswith((",", ".", "?", ":", ";")):
        return 0.02
    return 0.3 if len(word) <= SHORT else 0.12
