"""Heads seen from behind: no face is ever shown.

In the person's own units: the origin lies between the shoulders, the chin would be at -22, the
crown at about -63. What hangs over the back is drawn before the neighbours' arms (`drape`), the
rest after them (`crown`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import cos, pi, sin

from .geometry import Path, Point, both_sides, ellipse, symmetric
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


def head(person: Person) -> Head:
    return HEADS[person.head](person)


def _bare(person: Person) -> tuple[Mark, ...]:
    """Neck and ears, with a hearing aid where one is worn."""
    marks: list[Mark] = [Fill(NECK, person.skin), Fill(EARS, person.skin)]
    if person.hearing_aid:
        hook = Path.of("M 20.6 -44.5 C 25 -45 26 -39.4 24 -35")
        marks.append(Line(hook, person.accent, 2.6, on=person.skin, fine=True))
    return tuple(marks)


def _short(person: Person) -> Head:
    return Head((*_bare(person), Fill(HAIR, person.hair)))


def _plain(person: Person) -> Head:
    """Short hair for small sizes: in one ink, ears would look like headphones."""
    ears = Fill(EARS, person.skin, fine=True)
    return Head((Fill(NECK, person.skin), ears, Fill(HAIR, person.hair)))


def _cap(person: Person) -> Head:
    """A baseball cap: the opening with its strap sits at the back."""
    crown = symmetric("M 0 -67 C 16 -67 25.6 -56.5 24.6 -39 C 15 -35 8 -34.6 0 -34.6")
    opening = symmetric("M 0 -49 C 7 -49 10.6 -44 10.6 -37.6 C 7 -36.9 4 -36.7 0 -36.7")
    return Head(
        (
            *_bare(person),
            Fill(HAIR, person.hair),
            Fill(crown, person.accent),
            Fill(opening, person.hair, on=person.accent),
            Fill(ellipse(0, -67, 2.7, 1.7), person.hair, on="field"),
        )
    )


def _helmet(person: Person) -> Head:
    """A hard hat with three ribs."""
    shell = symmetric(
        "M 0 -68.5 C 16 -68.5 25.6 -58 25.4 -42 L 28.6 -38.6 C 30 -36.6 28.6 -35 26.4 -35.4"
        " C 14 -38.4 8 -38.6 0 -38.6"
    )
    ribs = Path.of("M 0 -63 L 0 -47") + both_sides("M 10.4 -60.6 C 12.6 -56 13.4 -51.5 13.4 -47")
    return Head(
        (
            *_bare(person),
            Fill(HAIR, person.hair),
            Fill(shell, person.accent),
            Line(ribs, person.hair, 2.8, on=person.accent),
        )
    )


def _peci(person: Person) -> Head:
    """The felt cap of an old man, over white hair."""
    felt = symmetric(
        "M 0 -66.6 C 11 -66.6 19.6 -66.6 21.4 -64.4 L 24.2 -43.4 C 14 -40 7 -39.6 0 -39.6"
    )
    fold = Path.of("M -19 -62.4 C -9 -59.6 9 -59.6 19 -62.4")
    return Head(
        (
            *_bare(person),
            Fill(HAIR, person.hair),
            Fill(felt, person.accent),
            Line(fold, person.skin, 1.6, on=person.accent),
        )
    )


def _beanie(person: Person) -> Head:
    """A knitted cap, as worn on deck."""
    dome = symmetric("M 0 -68 C 15.5 -68 24.6 -59 24.2 -44 L 0 -44")
    band = symmetric(
        "M 0 -50 C 10 -50 18 -49.4 24.8 -48 C 26.6 -44 26.6 -40 25 -36.6 C 16 -34 8 -33.4 0 -33.4"
    )
    fold = Path.of("M -23.8 -48.2 C -16 -49.8 -9 -50.2 0 -50.2 C 9 -50.2 16 -49.8 23.8 -48.2")
    return Head(
        (
            *_bare(person),
            Fill(HAIR, person.hair),
            Fill(dome, person.accent),
            Fill(band, person.accent),
            Line(fold, person.hair, 1.8, on=person.accent),
        )
    )


def _caping(person: Person) -> Head:
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


def _bun(person: Person) -> Head:
    """Hair tied up, with a pin and ear studs."""
    skull = symmetric("M 0 -63 C 14.5 -63 23.6 -53.5 23 -41 C 22.6 -29.5 14 -19.4 0 -19.4")
    pin = Path.of("M -9.6 -60.6 C -4 -57.6 4 -57.6 9.6 -60.6")
    studs = ellipse(-23.4, -27.4, 2.6, 2.6) + ellipse(23.4, -27.4, 2.6, 2.6)
    return Head(
        (
            *_bare(person),
            Fill(ellipse(0, -69, 12.8, 11), person.hair),
            Fill(skull, person.hair),
            Line(pin, person.accent, 2.6, on=person.hair),
            Fill(studs, person.accent, on="field", fine=True),
        )
    )


def _curls(person: Person) -> Head:
    """A round head of curls."""
    count, tuft = 13, 8.6
    rim = [
        Point(29 * cos(2 * pi * i / count - pi / 2), -45 + 27 * sin(2 * pi * i / count - pi / 2))
        for i in range(count)
    ]
    hair = ellipse(0, -45, 29, 27)
    for p in rim:
        hair += ellipse(p.x * 0.95, -45 + (p.y + 45) * 0.95, tuft, tuft)
    return Head((*_bare(person), Fill(hair, person.hair)))


def _ponytail(person: Person) -> Head:
    """A high tail that swings to one side."""
    tail = Path.of("M -6 -54 C -13 -40 -17 -12 -9 9 C -7 14 -3 14 -1 9 C 9 -8 13 -36 6 -54 Z")
    tie = Path.of("M -6.6 -51.6 C -2 -50 2 -50 6.6 -51.6")
    return Head(
        drape=(Fill(NECK, person.skin), Fill(tail, person.hair)),
        crown=(
            Fill(EARS, person.skin),
            Fill(HAIR, person.hair),
            Line(tie, person.accent, 5, on=person.hair),
        ),
    )


def _bob(person: Person) -> Head:
    """Hair cut straight at the jaw."""
    cut = symmetric(
        "M 0 -64 C 16 -64 26.4 -54 26.8 -38 C 27 -30 28.4 -25 28.6 -20"
        " C 28.8 -15 25 -13.4 21 -12.6 C 12 -11 6 -11 0 -11"
    )
    return Head((Fill(NECK, person.skin), Fill(cut, person.hair)))


def _long(person: Person) -> Head:
    """Hair that falls over the back."""
    fall = symmetric(
        "M 0 -64 C 16 -64 25.6 -54 25.6 -40 C 25.6 -20 29 -4 27 14 C 25.6 24 17 31 0 33"
    )
    strands = both_sides("M 22 -34 C 17 -41 12 -44 4 -45.4")
    clip = Path.of("M -5.4 -45.6 C -2 -44.6 2 -44.6 5.4 -45.6")
    return Head(
        drape=(
            Fill(fall, person.hair),
            Line(strands, person.trim, 1.6, on=person.hair),
            Line(clip, person.accent, 5.4, on=person.hair),
        )
    )


def _braid(person: Person) -> Head:
    """One braid down the back."""
    skull = symmetric("M 0 -63 C 14.5 -63 23.6 -53.5 23 -41 C 22.6 -30.5 13 -22.6 6.6 -17 L 0 -14")
    strands = [_strand(-17 + 10.4 * i, 8.6 - 0.5 * i) for i in range(6)]
    top, braid = strands[0] + strands[1], strands[2] + strands[3] + strands[4] + strands[5]
    tuft = symmetric("M 0 45 C 4 46 6.6 53 3.6 60 L 0 57.4")
    tie = Path.of("M -4.4 45.6 L 4.4 45.6")
    tail: tuple[Mark, ...] = (
        Fill(NECK, person.skin),
        Fill(top + braid + tuft, person.hair),
        Line(tie, person.accent, 4, on=person.hair),
    )
    return Head((Fill(EARS, person.skin), Fill(skull + top, person.hair)), tail)


def _strand(y: float, half: float) -> Path:
    return symmetric(
        f"M 0 {y - 3} C {half} {y - 4} {half + 2.4} {y + 4} {half * 0.55} {y + 10.4} L 0 {y + 12}"
    )


def _scarf(person: Person) -> Head:
    """A square kerudung: its corner falls between the shoulder blades."""
    cloth = symmetric(
        "M 0 -64 C 15.5 -64 25.4 -54.5 24.6 -40 C 24 -29.5 20 -23 20.6 -15"
        " C 21.6 -7 30 -3 36.4 7 C 39.6 12 38.4 17.4 34.6 21.4 L 6.6 53 C 3.8 56.2 2 56.8 0 56.8"
    )
    folds = both_sides("M 11.5 -15 C 11 -4 16 4 23 11") + Path.of("M 0 -11 L 0 8")
    return Head(drape=(Fill(cloth, person.accent), Line(folds, person.trim, 2, on=person.accent)))


def _veil(person: Person) -> Head:
    """A kerudung without folds, for small sizes."""
    return Head(drape=_scarf(person).drape[:1])


def _shawl(person: Person) -> Head:
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


HEADS: dict[str, Callable[[Person], Head]] = {
    "short": _short,
    "plain": _plain,
    "cap": _cap,
    "helmet": _helmet,
    "peci": _peci,
    "beanie": _beanie,
    "caping": _caping,
    "bun": _bun,
    "curls": _curls,
    "ponytail": _ponytail,
    "bob": _bob,
    "long": _long,
    "braid": _braid,
    "scarf": _scarf,
    "veil": _veil,
    "shawl": _shawl,
}
