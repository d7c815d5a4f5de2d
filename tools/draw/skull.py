"""What all heads have: neck, ears, hair, in the person's own units.

The origin lies between the shoulders, the chin would be at -22, the crown at about -63. What hangs
over the back is drawn before the neighbours' arms (`drape`), the rest after them (`crown`).
"""

from __future__ import annotations

from dataclasses import dataclass

from .geometry import Path, both_sides, symmetric
from .marks import Fill, Line, Mark
from .people import Person


@dataclass(frozen=True, slots=True)
class Head:
    """Marks from back to front, in two layers."""

    crown: tuple[Mark, ...] = ()
    drape: tuple[Mark, ...] = ()


NECK = symmetric("M 0 -32 L 10.8 -32 C 10.6 -20 10.8 -14 12.6 -8.5 C 11 -1.4 6 0.4 0 0.4")
EARS = both_sides("M 20 -42.5 C 24.5 -45.5 29 -42 27.8 -36 C 26.8 -31 23.5 -28 19.5 -29.5 Z")
HAIR = symmetric(
    "M 0 -63 C 14.5 -63 23.6 -53.5 23 -41 C 22.6 -32 19.6 -26 15.6 -22.4 C 11.5 -19 7 -20.4 0 -20.4"
)
"""Short hair down to the nape, with the whole skull."""


def bare(person: Person) -> tuple[Mark, ...]:
    """Neck and ears, with a hearing aid where one is worn."""
    marks: list[Mark] = [Fill(NECK, person.skin), Fill(EARS, person.skin)]
    if person.hearing_aid:
        hook = Path.of("M 20.6 -44.5 C 25 -45 26 -39.4 24 -35")
        marks.append(Line(hook, person.accent, 2.6, on=person.skin, fine=True))
    return tuple(marks)


def under(person: Person) -> tuple[Mark, ...]:
    """A head with short hair, for a hat to be put on."""
    return (*bare(person), Fill(HAIR, person.hair))
