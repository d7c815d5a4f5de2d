"""What cloth is printed or woven with: details that end at the outline of the shirt.

In the person's own units, like `bodies`.
"""

from __future__ import annotations

from collections.abc import Callable

from .geometry import Path, both_sides, symmetric
from .marks import Fill, Line
from .ornament import kawung
from .people import Person

Details = tuple[Fill | Line, ...]

BELOW = 190.0
"""Further down than any shirt reaches."""


def pattern(person: Person) -> Details:
    return _PATTERNS[person.pattern](person) if person.pattern else ()


def _kawung(person: Person) -> Details:
    return (Fill(kawung(-45, -3, 45, 128, lambda _: True), person.trim, on=person.shirt),)


def _braces(person: Person) -> Details:
    """Reflecting bands of a safety vest: two braces and a belt."""
    bands = both_sides(f"M 17.5 -14 L 26 -14 C 27 20 26 60 25.5 {BELOW} L 17 {BELOW} Z")
    belt = symmetric("M 0 88 C 20 88 38 87 50 85 L 50 94 C 38 96 20 97 0 97")
    return (
        Fill(bands, person.trim, on=person.shirt),
        Fill(belt, person.trim, on=person.shirt),
    )


def _stripes(person: Person) -> Details:
    """Lurik: upright stripes in pairs."""
    lines = Path(())
    for x in (4, 9, 20, 25, 36, 41):
        lines += both_sides(f"M {x} -14 C {x + 0.5} 30 {x - 0.5} 90 {x} {BELOW}")
    return (Line(lines, person.trim, 1.8, on=person.shirt),)


def _tumpal(person: Person) -> Details:
    """Batik of the coast: a field of single grains, and points that stand on the hem."""
    grains, points = Path(()), Path(())
    for row in range(8):
        for column in range(-4, 5):
            x, y = 12 * column + (6 if row % 2 else 0), 2 + 11 * row
            grains += Path.of(f"M {x} {y - 3.4} L {x + 2.2} {y} L {x} {y + 3.4} L {x - 2.2} {y} Z")
    for column in range(-5, 6):
        x = 10 * column
        points += Path.of(f"M {x - 4.4} 122 L {x} 94 L {x + 4.4} 122 Z")
    hem = Path.of("M -60 126 L 60 126")
    return (
        Fill(grains + points, person.trim, on=person.shirt),
        Line(hem, person.trim, 3, on=person.shirt),
    )


def _woven(person: Person) -> Details:
    """Tenun: bands with a row of lozenges between them."""
    bands, lozenges = Path(()), Path(())
    for y in (20.0, 66.0, 112.0):
        bands += Path.of(f"M -60 {y - 10} L 60 {y - 10} M -60 {y + 10} L 60 {y + 10}")
        for column in range(-4, 5):
            x = 13 * column
            lozenges += Path.of(f"M {x - 5} {y} L {x} {y - 5.6} L {x + 5} {y} L {x} {y + 5.6} Z")
    return (
        Line(bands, person.trim, 2.4, on=person.shirt),
        Fill(lozenges, person.trim, on=person.shirt),
    )


_PATTERNS: dict[str, Callable[[Person], Details]] = {
    "kawung": _kawung,
    "braces": _braces,
    "stripes": _stripes,
    "tumpal": _tumpal,
    "woven": _woven,
}
