"""Cue cards: one idea a card, in at most four short lines, with its span of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tppo_cli.content.copy import CueCopy
from tppo_cli.content.marked import Marked
from tppo_cli.content.paragraph import Paragraph
from tppo_cli.content.sense_lines import sense_lines
from tppo_cli.content.sentences import sentences

LINES = 4
WIDTH = 31
"""Characters of a line: 20 pt semibold on 121 mm of an A6 card."""

_BETWEEN = " · "
_MORE = " …"


@dataclass(frozen=True, slots=True)
class Timed:
    """A paragraph, and the seconds from the start of the speech at which it begins and ends."""

    paragraph: Paragraph
    start: float
    end: float


def cue_cards(timed: Sequence[Timed], lang: str) -> tuple[CueCopy, ...]:
    """The cards in order; together their spans cover the whole speech."""
    groups: list[list[Timed]] = []
    for item in timed:
        if item.paragraph.cue is not None or not groups:
            groups.append([])
        groups[-1].append(item)
    return tuple(_card(group, lang) for group in groups)


def _card(group: Sequence[Timed], lang: str) -> CueCopy:
    gists = [
        item.paragraph.text if item.paragraph.gist is None else item.paragraph.gist
        for item in group
    ]
    said = [sentence for gist in gists for sentence in _sentences(gist, lang)]
    lines = [line for sentence in said for line in _lines(sentence, lang)]
    if len(lines) > LINES and len(said) > 1:
        room = max(1, LINES // len(said))
        lines = [line for sentence in said for line in _begun(sentence, lang, room)]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], _cut(lines[LINES - 1] + _MORE)]
    return CueCopy(
        heading=group[0].paragraph.cue or "",
        lines=tuple(lines),
        start=group[0].start,
        end=group[-1].end,
    )


def _lines(text: Marked, lang: str) -> list[str]:
    return [line.text for line in sense_lines(text, lang, WIDTH, stretch=2)]


def _sentences(gist: Marked, lang: str) -> tuple[Marked, ...]:
    """The sentences of a gist; one that has its lines already keeps them."""
    return (gist,) if "\n" in gist.text else sentences(gist, lang)


def _begun(sentence: Marked, lang: str, room: int) -> list[str]:
    """The first lines of a sentence, with a sign where there is more."""
    lines = _lines(sentence, lang)
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], _cut(lines[room - 1].rstrip(",;:") + _MORE)]


def packed(items: Sequence[str]) -> list[str]:
    """Short items side by side, as many on a line as there is room for."""
    lines: list[str] = []
    for item in items:
        joined = lines[-1] + _BETWEEN + item if lines else item
        if lines and len(joined) <= WIDTH:
            lines[-1] = joined
        else:
            lines.append(_cut(item))
    return lines


def shortened(items: Sequence[str], lang: str) -> list[str]:
    """One line an item, cut where it is too long; the last line counts those without one."""
    lines = [line for item in items for line in _begun(Marked(item), lang, 1)]
    if len(lines) <= LINES:
        return lines
    return [*lines[: LINES - 1], f"+ {len(lines) - LINES + 1}"]


def _cut(text: str) -> str:
    """A text of at most one line, cut between two words."""
    if len(text) <= WIDTH + len(_MORE):
        return text
    room = WIDTH - len(_MORE) + 1
    return text.removesuffix(_MORE)[:room].rpartition(" ")[0].rstrip(",;") + _MORE
