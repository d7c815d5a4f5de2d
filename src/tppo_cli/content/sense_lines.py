"""Breaking a sentence where the speaker breathes: at commas, before conjunctions, never in a name.

The breaks of a sentence are chosen together: each possible break has a price by what stands
around it, each line a price by its length, and the cheapest set of breaks wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tppo_cli.content.marked import Marked
from tppo_cli.content.paragraph import sayings

WIDTH = 46
"""Characters of a line: 16.6 pt on 154 mm, or 16.5 pt serif on 146 mm (art direction)."""

STRETCH = 6
"""Characters that a line may be longer where it would otherwise split what belongs together."""

_NEVER = 400.0
_LINE = 9.0
_TOO_LONG, _MUCH_TOO_LONG = 4.0, 14.0
_OPEN, _CLOSE = "“‘(", "”’)"


@dataclass(frozen=True)
class _Words:
    """Words of one language that steer the breaks, from assets/content/speech.<lang>.yaml."""

    before: frozenset[str]
    pairing: frozenset[str]
    verbal: frozenset[str]
    prepositions: frozenset[str]
    binding: frozenset[str]
    trailing: frozenset[str]
    numbers: frozenset[str]
    together: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip('"“”‘’(),.;:!?…').casefold()


def sense_lines(
    marked: Marked, lang: str, width: int = WIDTH, stretch: int = STRETCH
) -> tuple[Marked, ...]:
    """The lines of one sentence, each of at most `width` characters.

    A number with its unit, a stressed phrase and a quotation stay whole as long as they fit in
    `width + stretch`. A line break in the text is kept.
    """
    lines: list[Marked] = []
    start = 0
    for piece in marked.text.split("\n"):
        lines += _broken(marked.part(start, start + len(piece)), lang, width, stretch)
        start += len(piece) + 1
    return tuple(line for line in lines if line.text)


def _broken(marked: Marked, lang: str, width: int, stretch: int) -> list[Marked]:
    tokens = [_Token(m.start(), m.end(), m[0]) for m in re.finditer(r"[^ \t]+", marked.text)]
    if not tokens:
        return []
    words = _words(lang)
    prices = [_price(marked, tokens, index, words) for index in range(len(tokens) - 1)]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(tokens) + 1):
        choices = []
        for start in range(end - 1, -1, -1):
            length = tokens[end - 1].end - tokens[start].start
            if length > width + stretch and start < end - 1:
                break
            last = end == len(tokens)
            price = best[start][0] + _line(length, width, last) + (0 if last else prices[end - 1])
            choices.append((price, start))
        best.append(min(choices))
    cuts = [len(tokens)]
    while cuts[-1]:
        cuts.append(best[cuts[-1]][1])
    edges = list(reversed(cuts))
    return [marked.part(tokens[a].start, tokens[b - 1].end) for a, b in pairwise(edges)]


def _line(length: int, width: int, last: bool) -> float:
    """A line costs something, a very short one more, one far over the width most."""
    over = max(0, length - width)
    short = max(0.0, 1 - length / (width * (0.25 if last else 0.5)))
    longer = over * _TOO_LONG + max(0, over - STRETCH // 2) * _MUCH_TOO_LONG
    return _LINE + longer + 20 * short + 4 * (1 - min(length, width) / width)


def _price(marked: Marked, tokens: list[_Token], index: int, words: _Words) -> float:
    """What it costs to break after token `index`."""
    tied = _tied(marked, tokens[index], tokens[index + 1], words)
    return _between(tokens, index, words) + (_NEVER if tied else 0)


def _between(tokens: list[_Token], index: int, words: _Words) -> float:
    left, right = tokens[index], tokens[index + 1]
    stop = left.text.rstrip(_CLOSE + '"')[-1:]
    if stop in ".!?…;:—":
        return 0.0
    if stop == ",":
        if right.text[-1] == ",":
            return 20.0
        return 6.0 if right.bare in words.pairing else 1.0
    return _unmarked(left, right, tokens[min(index + 2, len(tokens) - 1)], words)


def _unmarked(left: _Token, right: _Token, after: _Token, words: _Words) -> float:
    """The price of a break that no punctuation asks for; the first rule that fits gives it."""
    binding = words.binding | words.before | words.prepositions
    rules = (
        (right.text[0] in '“"—–', 5.0),
        (left.text[:1].isupper() and right.text[:1].isupper(), 80.0),
        (right.bare in words.trailing, 45.0),
        (left.bare in binding, 60.0),
        (right.bare in words.pairing and after.text[-1] in ",.;", 24.0),
        (right.bare in words.before, 5.0),
        (right.bare in words.verbal, 8.0),
        (right.bare in words.prepositions, 12.0),
        (right.text[:1].isupper(), 15.0),
    )
    return next((price for holds, price in rules if holds), 26.0)


def _tied(marked: Marked, left: _Token, right: _Token, words: _Words) -> bool:
    gap = left.end
    if any(low < gap < high for low, high in marked.stress):
        return True
    before = marked.text[:gap]
    if any(before.count(o) > before.count(c) for o, c in zip(_OPEN, _CLOSE, strict=True)):
        return True
    if f"{left.bare} {right.bare}" in words.together and left.text[-1] != ",":
        return True
    numeric = left.bare in words.numbers or left.bare[-1:].isdigit()
    return (
        numeric
        and left.text[-1:] not in ",.;:"
        and (right.bare in words.numbers or right.bare[:1].isdigit())
    )


@cache
def _words(lang: str) -> _Words:
    data = sayings(lang)["breaks"]
    together = frozenset(phrase.casefold() for phrase in data["together"])
    rest = {key: frozenset(data[key].split()) for key in data if key != "together"}
    return _Words(together=together, **rest)
