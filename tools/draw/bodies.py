"""Backs: shirt, collar, and what is worn below it.

In the person's own units: the origin lies between the shoulders, the hem at 128. The shoulder is
an arc round the joint (31, 17) of radius 15, as thick as an arm is there, so that an arm grows out
of it smoothly in any direction. From there a back narrows to the waist and widens to the hip.
Heads and arms are drawn elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from .cloth import pattern
from .gear import carried, worn
from .geometry import Path, both_sides, symmetric
from .marks import Clip, Fill, Line, Mark
from .people import Person

FLOOR = 330.0
"""Where the drawing ends, below any crop."""

WAIST = 86.0
"""Height of the narrowest part of a back."""


_SKIRT = symmetric(f"M 0 106 L 40 106 C 44 150 46 230 47 {FLOOR} L 0 {FLOOR}")


def torso(person: Person, grow: float = 0.0) -> Path:
    """The outline of a back, `grow` u wider all round."""
    w, h, hem, g = person.waist + grow, person.hip + grow, person.hem + grow, grow
    return symmetric(
        f"M 0 {-13 - g} L {9.8 + g} {-13 - g} C {13 + g} {-5.5 - g} {25 + g} {-1.5 - g}"
        f" {36.13 + 0.34 * g} {2.9 - 0.94 * g}"
        f" C {42.06 + g} {5.06 - g} {46 + g} {10.69 - g} {46 + g} 17"
        f" C {46 + g} 36 {w + 3.4} 50 {w} {WAIST}"
        f" C {w - 0.6} {WAIST + 12} {h} {hem - 22} {h} {hem - 3}"
        f" C {h} {hem - 1} {h - 1} {hem} {h - 3} {hem + 0.3}"
        f" C 28 {hem + 2.6} 14 {hem + 3.2} 0 {hem + 3.2}"
    )


def body(person: Person) -> tuple[Mark, ...]:
    """From the legs to the collar, from back to front."""
    outline = torso(person)
    shirt: list[Mark] = [*_LOWER[person.lower](person), Fill(outline, person.shirt)]
    details = (*pattern(person), *worn(person))
    if details:
        shirt.append(Clip(outline, details))
    if person.collar == "round":
        shirt.append(_rib(person))
    return (*shirt, *carried(person))


def _trousers(person: Person) -> tuple[Mark, ...]:
    legs = symmetric(
        f"M 0 106 L 40 106 C 44 150 39 210 37 {FLOOR} L 5 {FLOOR} L 3 190 C 2.5 182 1.5 180 0 180"
    )
    return (Fill(legs, person.lower_colour),)


def _skirt(person: Person) -> tuple[Mark, ...]:
    return (Fill(_SKIRT, person.lower_colour),)


def _sarong(person: Person) -> tuple[Mark, ...]:
    """Chequered, with the broad stripe of the head of the cloth behind."""
    across = Path(())
    for y in range(146, int(FLOOR), 18):
        across += Path.of(f"M -60 {y} L 60 {y}")
    upright = Path.of(f"M 0 110 L 0 {FLOOR}") + both_sides(
        f"M 17 110 L 18 {FLOOR} M 34 110 L 36 {FLOOR}"
    )
    checks = Line(across + upright, person.trim, 2, on=person.lower_colour)
    return (*_skirt(person), Clip(_SKIRT, (checks,)))


_LOWER: dict[str, Callable[[Person], tuple[Mark, ...]]] = {
    "trousers": _trousers,
    "skirt": _skirt,
    "sarong": _sarong,
}


def _rib(person: Person) -> Mark:
    """The ribbed neck of a T-shirt."""
    rib = symmetric("M 0 -10.4 L 11.3 -10.4 C 12.4 -4 10 3.6 0 3.6")
    return Fill(rib, person.trim, on=person.shirt, fine=True)


def collar(person: Person) -> tuple[Mark, ...]:
    """What stands before the neck, so it is drawn after the head."""
    return _COLLARS[person.collar](person) if person.collar in _COLLARS else ()


def _standing(person: Person) -> tuple[Mark, ...]:
    band = Path.of(
        "M -12.8 -11.4 C -6 -8.8 6 -8.8 12.8 -11.4 L 17.5 -4.6 C 8 1.8 -8 1.8 -17.5 -4.6 Z"
    )
    fold = Path.of("M -17 -4.4 C -8 1.8 8 1.8 17 -4.4")
    return (Fill(band, person.shirt), Line(fold, person.trim, 2, on=person.shirt))


def _towel(person: Person) -> tuple[Mark, ...]:
    """A small towel round the neck, as worn at work in the sun."""
    cloth = Path.of("M -15 -13 C -7 -7.6 7 -7.6 15 -13 L 24 -5.4 C 12 7 -12 7 -24 -5.4 Z")
    stripe = Path.of("M -20.4 -6.6 C -10 3 10 3 20.4 -6.6")
    return (Fill(cloth, person.gear), Line(stripe, person.trim, 1.8, on=person.gear))


def _stethoscope(person: Person) -> tuple[Mark, ...]:
    """Worn round the neck, over the collar of a coat."""
    tube = Path.of("M -21 -1.6 C -13 5.4 13 5.4 21 -1.6")
    return (*_standing(person)[:1], Line(tube, person.gear, 4, on=person.shirt))


_COLLARS: dict[str, Callable[[Person], tuple[Mark, ...]]] = {
    "stand": _standing,
    "towel": _towel,
    "stethoscope": _stethoscope,
}
