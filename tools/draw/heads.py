"""Heads seen from behind: no face is ever shown."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from . import hats, scarves
from .geometry import Path, Point, both_sides, ellipse, symmetric
from .marks import Fill, Line, Mark
from .people import Person
from .skull import EARS, HAIR, NECK, Head, bare, under


def head(person: Person) -> Head:
    return HEADS[person.head](person)


def _short(person: Person) -> Head:
    return Head(under(person))


def _plain(person: Person) -> Head:
    """Short hair for small sizes: in one ink, ears would look like headphones."""
    ears = Fill(EARS, person.skin, fine=True)
    return Head((Fill(NECK, person.skin), ears, Fill(HAIR, person.hair)))


def _bun(person: Person) -> Head:
    """Hair tied up, with a pin and ear studs."""
    skull = symmetric("M 0 -63 C 14.5 -63 23.6 -53.5 23 -41 C 22.6 -29.5 14 -19.4 0 -19.4")
    pin = Path.of("M -9.6 -60.6 C -4 -57.6 4 -57.6 9.6 -60.6")
    studs = ellipse(-23.4, -27.4, 2.6, 2.6) + ellipse(23.4, -27.4, 2.6, 2.6)
    return Head(
        (
            *bare(person),
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
    return Head((*bare(person), Fill(hair, person.hair)))


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
            Line(strands, person.trim, 1.6, on=person.hair, fine=True),
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


def _chignon(person: Person) -> Head:
    """Hair tied low, with a ribbon round the knot."""
    net = ellipse(0, -24.6, 13, 10.6)
    clasp = Path.of("M -12.6 -23 C -12.6 -39.4 12.6 -39.4 12.6 -23")
    return Head(
        (
            *under(person),
            Fill(net, person.hair),
            Line(clasp, person.accent, 2, on=person.hair),
        )
    )


def _crop(person: Person) -> Head:
    """Very short hair, high at the nape."""
    hair = symmetric(
        "M 0 -63 C 14.5 -63 23.6 -53.5 23 -41 C 22.8 -36.6 22 -33.6 20.6 -31"
        " C 14 -28.4 7 -27.8 0 -27.8"
    )
    skull = symmetric("M 0 -58 C 14 -58 22 -50 22 -41 C 21.6 -32 18 -26 14 -20 C 8 -17 4 -16 0 -16")
    return Head((*bare(person), Fill(skull, person.skin), Fill(hair, person.hair)))


HEADS: dict[str, Callable[[Person], Head]] = {
    "short": _short,
    "crop": _crop,
    "plain": _plain,
    "bun": _bun,
    "chignon": _chignon,
    "curls": _curls,
    "ponytail": _ponytail,
    "bob": _bob,
    "long": _long,
    "braid": _braid,
    "cap": hats.cap,
    "helmet": hats.helmet,
    "peci": hats.peci,
    "beanie": hats.beanie,
    "caping": hats.caping,
    "peaked": hats.peaked,
    "bucket": hats.bucket,
    "sunhat": hats.sunhat,
    "bouffant": hats.bouffant,
    "ride": hats.ride,
    "scarf": scarves.scarf,
    "veil": scarves.veil,
    "shawl": scarves.shawl,
    "tucked": scarves.tucked,
    "long-veil": scarves.long_veil,
}
