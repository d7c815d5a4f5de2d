"""Scarves and veils over the hair, seen from behind."""

from __future__ import annotations

from .geometry import Path, both_sides, symmetric
from .marks import Fill, Line
from .people import Person
from .skull import Head


def scarf(person: Person) -> Head:
    """A square kerudung: its corner falls between the shoulder blades."""
    cloth = symmetric(
        "M 0 -64 C 15.5 -64 25.4 -54.5 24.6 -40 C 24 -29.5 20 -23 20.6 -15"
        " C 21.6 -7 30 -3 36.4 7 C 39.6 12 38.4 17.4 34.6 21.4 L 6.6 53 C 3.8 56.2 2 56.8 0 56.8"
    )
    folds = both_sides("M 11.5 -15 C 11 -4 16 4 23 11") + Path.of("M 0 -11 L 0 8")
    return Head(drape=(Fill(cloth, person.accent), Line(folds, person.trim, 2, on=person.accent)))


def veil(person: Person) -> Head:
    """A kerudung without folds, for small sizes."""
    return Head(drape=scarf(person).drape[:1])


def shawl(person: Person) -> Head:
    """A long scarf with one end thrown over the shoulder."""
    cloth = symmetric(
        "M 0 -64 C 15.5 -64 25.4 -54.5 24.6 -40 C 24 -29.5 20.4 -23 21.4 -15"
        " C 23 -7 34 -3 42 8 C 47 16 44 25 37 30 C 26 37 12 38.6 0 38.6"
    )
    wrap = Path.of("M 20.4 -18 C 8 -3 -12 4 -34 4.6")
    fold = Path.of("M 23 -8 C 12 8 -8 19 -36 21.6")
    return Head(
        drape=(
            Fill(cloth, person.accent),
            Line(wrap + fold, person.trim, 2, on=person.accent),
        )
    )


def tucked(person: Person) -> Head:
    """A kerudung whose ends are tucked into the collar, as worn with a uniform."""
    cloth = symmetric(
        "M 0 -64 C 15.5 -64 25.4 -54.5 24.6 -40 C 24 -30.5 18.6 -24 16 -16.6"
        " C 14.8 -12.6 15.6 -9 17.6 -5.6 C 12 0.4 6 1.6 0 1.6"
    )
    folds = both_sides("M 18 -30 C 13.6 -26.6 11 -20 9.6 -12") + Path.of("M 0 -22 L 0 -9")
    return Head(drape=(Fill(cloth, person.accent), Line(folds, person.trim, 1.8, on=person.accent)))


def long_veil(person: Person) -> Head:
    """The veil of a nun, with a hem."""
    cloth = symmetric(
        "M 0 -64.6 C 16 -64.6 26 -55 25.6 -40 C 25.4 -24 27.4 -8 31.4 12"
        " C 33 22 32 34 29.6 41 C 18 45 8 45.4 0 45.4"
    )
    hem = Path.of("M -31.4 35 C -14 40.6 14 40.6 31.4 35")
    folds = both_sides("M 13 -18 C 14 0 16 14 18 31")
    return Head(
        drape=(
            Fill(cloth, person.accent),
            Line(hem + folds, person.trim, 1.8, on=person.accent),
        )
    )
