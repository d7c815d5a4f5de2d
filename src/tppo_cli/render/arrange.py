"""How numbers share the room: one very large, short ones in pairs, long ones in rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tppo_cli.content.copy import HotlineCopy, NumberCopy
from tppo_cli.spec.contacts import ChannelKind

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
    first: bool = True
    """Whether it is the first number of its service: for whom that is, is said once."""
    second: Entry | None = None
    """The same number with its words in the other language of an item in two."""

    def told(self, most: int) -> str:
        """The label, and for whom and when as far as `most` characters hold them."""
        parts = [self.label]
        for part in (self.serves if self.first else "", self.hours):
            if part and len(", ".join([*parts, part])) <= most:
                parts.append(part)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Numbers:
    """`hero` is the largest number of the item; `shorts` and `longs` follow the spec's order."""

    hero: Entry
    shorts: tuple[Entry, ...]
    longs: tuple[Entry, ...]

    @property
    def all(self) -> tuple[Entry, ...]:
        return (self.hero, *self.shorts, *self.longs)

    @property
    def companion(self) -> Entry | None:
        """The number that small formats show right below the hero: another of its own service,
        else the first that takes messages.
        """
        own = [entry for entry in self.longs if entry.id == self.hero.id]
        written = [one for one in self.longs if one.number.kind is ChannelKind.WHATSAPP]
        return next(iter(own + written), None)

    def opened_by(self, payload: str) -> Entry | None:
        """The number that a QR symbol calls or writes to, to stand beside it in digits."""
        bare = payload.removeprefix("tel:").removeprefix("https://wa.me/").lstrip("+")
        return next((one for one in self.all if one.number.digits.lstrip("+") == bare), None)

    def within(self, weight: float) -> Numbers:
        """As many as fill `weight` rows at full size: short ones first, each in the spec's order.

        For what is read in passing: a few large numbers help, a list of small ones does not.
        """
        pairs = min(int(weight / PAIR_WEIGHT + 1e-6), -(-len(self.shorts) // 2))
        rows = int(weight - PAIR_WEIGHT * pairs + 1e-6)
        return Numbers(self.hero, self.shorts[: 2 * pairs], self.longs[:rows])

    def scale(self, weight: float) -> float:
        """Size of the list against one that holds `weight` rows: 1, or less where it is fuller."""
        rows = PAIR_WEIGHT * -(-len(self.shorts) // 2) + len(self.longs)
        return round(min(1.0, weight / rows), 3) if rows else 1.0


def arrange(hotlines: Sequence[HotlineCopy], second: Sequence[HotlineCopy] = ()) -> Numbers:
    """The first number of the spec is the hero, as a campaign is told.

    Beside a hero that is no short code all others are rows: none may be larger. `second` are the
    same services in the words of another language, in the same order.

    Raises ValueError for a campaign without numbers, which the spec does not allow.
    """
    entries = _entries(hotlines)
    if second:
        said = _entries(second)
        entries = [replace(one, second=two) for one, two in zip(entries, said, strict=True)]
    if not entries:
        raise ValueError("no number to print")
    hero, *rest = entries
    shorts = [one for one in rest if one.number.is_short] if hero.number.is_short else []
    return Numbers(hero, tuple(shorts), tuple(one for one in rest if one not in shorts))


def _entries(hotlines: Sequence[HotlineCopy]) -> list[Entry]:
    return [
        Entry(
            hotline.id,
            number,
            number.label,
            hotline.serves,
            hotline.hours,
            hotline.note,
            first=place == 0,
        )
        for hotline in hotlines
        for place, number in enumerate(hotline.numbers)
    ]
