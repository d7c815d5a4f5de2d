"""Backs: shirt, collar, what is printed on the shirt, and what is worn below it.

In the person's own units: the origin lies between the shoulders, the hem at 128. The shoulder is
an arc round the joint (31, 17) of radius 15, as thick as an arm is there, so that an arm grows out
of it smoothly in any direction. Heads and arms are drawn elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from .geometry import Path, both_sides, symmetric
from .marks import Clip, Fill, Line, Mark
from .ornament import kawung
from .people import Person

HIP = 45.0
HEM = 128.0
FLOOR = 330.0
"""Where the drawing ends, below any crop."""


def torso(person: Person) -> Path:
    waist = person.waist
    return symmetric(
        f"M 0 -13 L 9.8 -13 C 13 -5.5 25 -1.5 36.13 2.9 C 42.06 5.06 46 10.69 46 17 L 46 34"
        f" C 46 58 {waist} 68 {waist} 92 C {waist} 106 {HIP} 114 {HIP} {HEM}"
        f" C 30 {HEM + 3} 14 {HEM + 3.5} 0 {HEM + 3.5}"
    )


def body(person: Person) -> tuple[Mark, ...]:
    """From the legs to the collar, from back to front."""
    outline = torso(person)
    shirt: list[Mark] = [_LOWER[person.lower](person.lower_colour), Fill(outline, person.shirt)]
    if person.pattern:
        shirt.append(Clip(outline, _PATTERNS[person.pattern](person)))
    if person.collar == "round":
        shirt.append(_rib(person))
    return tuple(shirt)


def _trousers(colour: str) -> Fill:
    return Fill(
        symmetric(
            f"M 0 112 L 41 112 C 44 150 39 210 37 {FLOOR}"
            f" L 5 {FLOOR} L 3 190 C 2.5 182 1.5 180 0 180"
        ),
        colour,
    )


def _skirt(colour: str) -> Fill:
    return Fill(symmetric(f"M 0 112 L 41 112 C 44 150 46 230 47 {FLOOR} L 0 {FLOOR}"), colour)


_LOWER: dict[str, Callable[[str], Fill]] = {"trousers": _trousers, "skirt": _skirt}


def _kawung(person: Person) -> tuple[Fill | Line, ...]:
    return (Fill(kawung(-45, -3, 45, HEM, lambda _: True), person.trim, on=person.shirt),)


def _vest(person: Person) -> tuple[Fill | Line, ...]:
    """Reflecting bands of a safety vest: two braces and a belt."""
    bands = both_sides(f"M 17.5 -14 L 26 -14 C 27 20 26 60 25.5 {HEM + 5} L 17 {HEM + 5} Z")
    belt = symmetric("M 0 88 C 20 88 38 87 50 85 L 50 94 C 38 96 20 97 0 97")
    return (
        Fill(bands, person.trim, on=person.shirt),
        Fill(belt, person.trim, on=person.shirt),
    )


def _stripes(person: Person) -> tuple[Fill | Line, ...]:
    """Lurik: upright stripes in pairs."""
    lines = Path(())
    for x in (4, 9, 20, 25, 36, 41):
        lines += both_sides(f"M {x} -14 C {x + 0.5} 30 {x - 0.5} 90 {x} {HEM + 5}")
    return (Line(lines, person.trim, 1.8, on=person.shirt),)


_PATTERNS: dict[str, Callable[[Person], tuple[Fill | Line, ...]]] = {
    "kawung": _kawung,
    "vest": _vest,
    "stripes": _stripes,
}


def _rib(person: Person) -> Mark:
    """The ribbed neck of a T-shirt."""
    rib = symmetric("M 0 -10.4 L 11.3 -10.4 C 12.4 -4 10 3.6 0 3.6")
    return Fill(rib, person.trim, on=person.shirt, fine=True)


def standing_collar(person: Person) -> tuple[Mark, ...]:
    """The collar of a shirt: it stands before the neck, so it is drawn after the head."""
    if person.collar != "stand":
        return ()
    band = Path.of(
        "M -12.8 -11.4 C -6 -8.8 6 -8.8 12.8 -11.4 L 17.5 -4.6 C 8 1.8 -8 1.8 -17.5 -4.6 Z"
    )
    fold = Path.of("M -17 -4.4 C -8 1.8 8 1.8 17 -4.4")
    return (Fill(band, person.shirt), Line(fold, person.trim, 2, on=person.shirt))
