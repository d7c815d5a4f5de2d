"""Text with stress: plain characters, and which stretches of them are spoken with weight."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Run = tuple[str, bool]
"""A stretch of text, and whether it is stressed."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and its stressed stretches, as half-open ranges of characters, in order."""

    text: str
    stress: tuple[tuple[int, int], ...] = ()

    def part(self, start: int, end: int) -> Marked:
        """The characters from `start` to before `end`, without the blanks at both ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        cut = (
            (max(low, start) - start, min(high, end) - start)
            for low, high in self.stress
            if low < end and high > start
        )
        return Marked(self.text[start:end], tuple(pair for pair in cut if pair[0] < pair[1]))

    def runs(self) -> tuple[Run, ...]:
        """The text as alternating plain and stressed runs; none is empty."""
        return tuple(self._runs())

    def _runs(self) -> Iterator[Run]:
        at = 0
        for low, high in self.stress:
            if at < low:
                yield self.text[at:low], False
            yield self.text[low:high], True
            at = high
        if at < len(self.text):
            yield self.text[at:], False

    @property
    def stressed(self) -> tuple[str, ...]:
        """The stressed stretches alone."""
        return tuple(self.text[low:high] for low, high in self.stress)


def from_runs(runs: tuple[Run, ...] | list[Run]) -> Marked:
    """Join runs; neighbouring stressed runs become one."""
    text, stress = "", list[tuple[int, int]]()
    for piece, stressed in runs:
        if stressed and piece:
            if stress and stress[-1][1] == len(text):
                stress[-1] = (stress[-1][0], len(text) + len(piece))
            else:
                stress.append((len(text), len(text) + len(piece)))
        text += piece
    return Marked(text, tuple(stress))


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def from_pattern(pattern: str, values: Mapping[str, str]) -> Marked:
    """One of our own patterns: `Temanya: **{theme}**`, with its placeholders filled.

    The stars are looked for in the pattern only, so a value may hold any character.
    """
    runs: list[Run] = [
        (_PLACEHOLDER.sub(lambda m: values[m[1]], piece), index % 2 == 1)
        for index, piece in enumerate(pattern.split("**"))
    ]
    return from_runs(runs)
