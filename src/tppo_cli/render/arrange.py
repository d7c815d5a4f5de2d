"""How the numbers of an item share the room: one very large, short ones in pairs, long ones in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tppo_cli.content.copy import HotlineCopy, NumberCopy

PAIR_WEIGHT = 1.7
"""A row of two short numbers is as high as 1.7 rows of a long one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One number with what stands beside it."""

    id: str
    number: NumberCopy
    label: str
    serves: str
    hours: str
    note: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """`hero` is the largest number of the item; `shorts` and `longs` follow the spec's order."""

    hero: Entry
    shorts: tuple[Entry, ...]
    longs: tuple[Entry, ...]

    @property
    def all(self) -> tuple[Entry, ...]:
        return (self.hero, *self.shorts, *self.longs)

    def scale(self, weight: float) -> float:
        """Size of the list against the one that holds `weight` rows: 1, or less when it is fuller."""
        rows = PAIR_WEIGHT * -(-len(self.shorts) // 2) + len(self.longs)
        return round(min(1.0, weight / rows), 3) if rows else 1.0


def arrange(hotlines: Sequence[HotlineCopy]) -> Numbers:
    """The first short number is the hero, else the first number there is.

    Raises ValueError for a campaign without numbers, which the spec does not allow.
    """
    entries = [
        Entry(hotline.id, number, number.label, hotline.serves, hotline.hours, hotline.note)
        for hotline in hotlines
        for number in hotline.numbers
    ]
    if not entries:
        raise ValueError("no number to print")
    hero = next((entry for entry in entries if entry.number.is_short), entries[0])
    rest = [entry for entry in entries if entry is not hero]
    return Numbers(
        hero,
        tuple(entry for entry in rest if entry.number.is_short),
        tuple(entry for entry in rest if not entry.number.is_short),
    )
