"""Hats, seen from behind. None carries an emblem."""

from __future__ import annotations

from .geometry import Path, both_sides, ellipse, symmetric
from .marks import Clip, Fill, Line
from .people import Person
from .skull import HAIR, NECK, Head, under


def cap(person: Person) -> Head:
    """A baseball cap: the opening with its strap sits at the back."""
    crown = symmetric("M 0 -67 C 16 -67 25.6 -56.5 24.6 -39 C 15 -35 8 -34.6 0 -34.6")
    opening = symmetric("M 0 -49 C 7 -49 10.6 -44 10.6 -37.6 C 7 -36.9 4 -36.7 0 -36.7")
    return Head(
        (
            *under(person),
            Fill(crown, person.accent),
            Fill(opening, person.hair, on=person.accent),
            Fill(ellipse(0, -67, 2.7, 1.7), person.hair, on="field"),
        )
    )


def helmet(person: Person) -> Head:
    """A hard hat with three ribs."""
    shell = symmetric(
        "M 0 -68.5 C 16 -68.5 25.6 -58 25.4 -42 L 28.6 -38.6 C 30 -36.6 28.6 -35 26.4 -35.4"
        " C 14 -38.4 8 -38.6 0 -38.6"
    )
    ribs = Path.of("M 0 -63 L 0 -47") + both_sides("M 10.4 -60.6 C 12.6 -56 13.4 -51.5 13.4 -47")
    return Head(
        (
            *under(person),
            Fill(shell, person.accent),
            Line(ribs, person.hair, 2.8, on=person.accent),
        )
    )


def peci(person: Person) -> Head:
    """The felt cap of an old man, over white hair."""
    felt = symmetric(
        "M 0 -66.6 C 11 -66.6 19.6 -66.6 21.4 -64.4 L 24.2 -43.4 C 14 -40 7 -39.6 0 -39.6"
    )
    fold = Path.of("M -19 -62.4 C -9 -59.6 9 -59.6 19 -62.4")
    return Head(
        (
            *under(person),
            Fill(felt, person.accent),
            Line(fold, person.skin, 1.6, on=person.accent),
        )
    )


def beanie(person: Person) -> Head:
    """A knitted cap, as worn on deck."""
    dome = symmetric("M 0 -68 C 15.5 -68 24.6 -59 24.2 -44 L 0 -44")
    band = symmetric(
        "M 0 -50 C 10 -50 18 -49.4 24.8 -48 C 26.6 -44 26.6 -40 25 -36.6 C 16 -34 8 -33.4 0 -33.4"
    )
    fold = Path.of("M -23.8 -48.2 C -16 -49.8 -9 -50.2 0 -50.2 C 9 -50.2 16 -49.8 23.8 -48.2")
    return Head(
        (
            *under(person),
            Fill(dome, person.accent),
            Fill(band, person.accent),
            Line(fold, person.hair, 1.8, on=person.accent),
        )
    )


def caping(person: Person) -> Head:
    """The woven cone of the fields; it covers the ears."""
    cone = symmetric(
        "M 0 -76 C 2.6 -76 4 -74.6 6 -72 L 38 -41.6"
        " C 40.4 -39 39 -37.4 36 -37 C 22 -33.4 11 -33 0 -33"
    )
    weave = (
        Path.of("M 0 -66 L 0 -38")
        + both_sides("M 5 -63.6 L 12.6 -38.6")
        + both_sides("M 9.6 -60.6 L 24.4 -40.6")
    )
    return Head(
        (
            Fill(NECK, person.skin),
            Fill(HAIR, person.hair),
            Fill(cone, person.accent),
            Line(weave, person.trim, 1.8, on=person.accent),
        )
    )


def peaked(person: Person) -> Head:
    """The cap of a uniform, with a band; its peak is in front."""
    crown = symmetric(
        "M 0 -68.6 C 14 -68.6 26 -66 32 -61 C 33.6 -59.4 33 -57 31 -55.4 L 25 -48.6"
        " L 25 -40 C 15 -36.6 8 -36 0 -36"
    )
    band = symmetric("M 0 -49.4 C 9 -49.4 18 -49.8 25.4 -51 L 25 -39.2 C 15 -35.8 8 -35.2 0 -35.2")
    top = Path.of("M -28.6 -57.6 C -16 -61.4 16 -61.4 28.6 -57.6")
    return Head(
        (
            *under(person),
            Fill(crown, person.accent),
            Fill(band, person.gear, on=person.accent),
            Line(top, person.gear, 1.8, on=person.accent),
        )
    )


def bucket(person: Person) -> Head:
    """A soft hat with a brim all round, as worn on boats and in markets."""
    hat = symmetric(
        "M 0 -69 C 13 -69 21.4 -65.6 23 -54 C 24 -48 29 -42 34.4 -37.4"
        " C 36.4 -35 35 -32.6 32 -32.6 C 19 -29.6 8 -29 0 -29"
    )
    seam = Path.of("M -23.2 -50 C -12 -46.6 12 -46.6 23.2 -50")
    return Head(
        (*under(person), Fill(hat, person.accent), Line(seam, person.trim, 2, on=person.accent))
    )


def sunhat(person: Person) -> Head:
    """A broad hat over a cloth that keeps the sun off the neck, as worn on plantations."""
    cloth = symmetric("M 0 -50 L 23.6 -50 C 25.6 -36 25 -22 22.6 -11.4 C 15 -7.6 7 -7 0 -7")
    fold = both_sides("M 9 -34 C 10 -26 10 -20 9.4 -13")
    crown = symmetric("M 0 -72 C 12 -72 19.6 -68 21 -56 L 22 -46 L 0 -46")
    brim = ellipse(0, -46, 38, 7.4)
    ribbon = Path.of("M -21 -55 C -10 -52.6 10 -52.6 21 -55")
    return Head(
        (
            Fill(NECK, person.skin),
            Fill(cloth, person.trim),
            Line(fold, person.accent, 1.8, on=person.trim),
            Fill(crown, person.accent),
            Fill(brim, person.accent),
            Line(ribbon, person.trim, 3, on=person.accent),
        )
    )


def bouffant(person: Person) -> Head:
    """The light cap that keeps hair out of food and machines."""
    puff = symmetric(
        "M 0 -68 C 10 -69.6 20 -66 25 -58.6 C 29.4 -52 29.6 -44 25.4 -38"
        " C 22 -33.6 10 -31.4 0 -31.4"
    )
    elastic = Path.of("M -22.6 -37.6 C -12 -34.6 12 -34.6 22.6 -37.6")
    pleats = both_sides("M 6 -38.6 L 7.6 -44 M 14 -39.6 L 16.6 -44.6") + Path.of(
        "M 0 -38.4 L 0 -44"
    )
    return Head(
        (
            *under(person),
            Fill(puff, person.accent),
            Line(elastic + pleats, person.trim, 1.6, on=person.accent),
        )
    )


def ride(person: Person) -> Head:
    """The helmet of a motorcycle taxi: it covers the head down to the nape."""
    shell = symmetric(
        "M 0 -70 C 19 -70 30 -58 29 -40.6 C 28.6 -32 26 -26.6 21.6 -23.4 C 14 -20 7 -19.4 0 -19.4"
    )
    stripe = symmetric("M 0 -80 L 6 -80 C 6.6 -60 6.6 -40 6 -10 L 0 -10")
    rim = Path.of("M -25.6 -27.6 C -14 -22.6 14 -22.6 25.6 -27.6")
    return Head(
        (
            Fill(NECK, person.skin),
            Fill(shell, person.accent),
            Clip(
                shell,
                (
                    Fill(stripe, person.trim, on=person.accent),
                    Line(rim, person.trim, 2.4, on=person.accent),
                ),
            ),
        )
    )
