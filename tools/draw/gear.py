"""What is worn and carried over a shirt, in the person's own units (see `bodies`).

`worn` ends at the outline of the back, and runs over the root of a sleeve: it keeps within 33.5 u
of the spine where an arm may lie. What is `carried` has an outline of its own.
"""

from __future__ import annotations

from collections.abc import Callable

from .cloth import BELOW, Details
from .geometry import Path, Point, both_sides, ellipse, placed, symmetric
from .marks import Fill, Line, Mark
from .people import Person


def worn(person: Person) -> Details:
    return tuple(detail for name in person.over for detail in _WORN.get(name, _nothing)(person))


def carried(person: Person) -> tuple[Mark, ...]:
    return tuple(mark for name in person.over for mark in _CARRIED.get(name, _nothing)(person))


def _nothing(person: Person) -> Details:
    del person
    return ()


def _vest(person: Person) -> Details:
    """Sleeveless, so that the sleeves keep the colour of the shirt."""
    vest = symmetric(
        "M 0 -8 L 15 -8 C 22 -3 28 -1 32 1 C 31.4 14 32.4 26 32.8 36 L 33 45"
        f" C 34 53 42 57 52 58 L 52 {BELOW} L 0 {BELOW}"
    )
    return (Fill(vest, person.gear, on=person.shirt),)


def _reflecting(person: Person) -> Details:
    """Two bands round a vest, over the hips and below the arms."""
    bands = symmetric("M 0 70 C 20 70 38 69 52 67 L 52 76 C 38 78 20 79 0 79")
    ground = person.gear if "vest" in person.over else person.shirt
    lower = bands.moved(lambda p: Point(p.x, p.y + 26))
    return (
        Fill(bands, person.trim, on=ground),
        Fill(lower, person.trim, on=ground),
    )


def _pockets(person: Person) -> Details:
    """A vest of many pockets: seams, and a flap over the hips."""
    flap = Path.of("M -31 34 C -14 38 14 38 31 34 M -60 92 L 60 92")
    seams = flap + both_sides(f"M 18 92 L 18 {BELOW}")
    return (Line(seams, person.trim, 2, on=person.gear),)


def _yoke(person: Person) -> Details:
    """The seam over the shoulder blades of a work shirt, and its pleat."""
    seam = Path.of("M -33.5 20 C -18 26 18 26 33.5 20 M -4.4 24.5 L -3 56 M 4.4 24.5 L 3 56")
    return (Line(seam, person.trim, 1.6, on=person.shirt),)


def _belt(person: Person) -> Details:
    band = symmetric("M 0 118 C 20 118 38 117 52 115 L 52 124 C 38 126.5 20 127.5 0 127.5")
    under = symmetric(f"M 0 127 C 20 127 38 126 52 124 L 52 {BELOW} L 0 {BELOW}")
    return (
        Fill(under, person.lower_colour, on=person.shirt),
        Fill(band, person.gear, on=person.shirt),
    )


def _apron(person: Person) -> Details:
    """Straps that cross on the back, and the band they are tied to."""
    straps = Path.of("M 25 -12 C 19 18 -4 46 -31 84 M -25 -12 C -19 18 4 46 31 84")
    band = Path.of("M -60 80 C -24 87 24 87 60 80")
    return (
        Line(straps, person.gear, 6.4, on=person.shirt),
        Line(band, person.gear, 8, on=person.shirt),
    )


def _bow(person: Person) -> tuple[Mark, ...]:
    """Where the band of an apron is tied."""
    loop = "M 0 85 C 5 76 18 74 20 80 C 21.4 86 12 91 0 87 Z"
    end = "M 1 86 C 7 94 11 103 11.4 113 L 4.6 115 C 4.4 105 2 95 -2 88 Z"
    return (
        Fill(both_sides(end), person.gear),
        Fill(both_sides(loop), person.gear),
        Fill(ellipse(0, 85.6, 4.4, 4.8), person.gear),
    )


def _strap(person: Person) -> Details:
    """Of a shoulder bag: from the right shoulder to the left hip."""
    line = Path.of("M 25 -10 C 16 22 -8 58 -34 92")
    return (Line(line, person.gear, 5, on=person.shirt),)


def _bag(person: Person) -> tuple[Mark, ...]:
    turn = placed(Point(-27, 96), 1, 6)
    case = Path.of(
        "M -18 -12 C -18 -14 -16.6 -15 -15 -15 L 15 -15 C 16.6 -15 18 -14 18 -12"
        " L 18 12 C 18 16 15.4 18 12 18 L -12 18 C -15.4 18 -18 16 -18 12 Z"
    ).moved(turn)
    flap = Path.of("M -17.6 -2 C -10 4 10 4 17.6 -2").moved(turn)
    return (Fill(case, person.gear), Line(flap, person.trim, 2, on=person.gear))


def _backpack(person: Person) -> tuple[Mark, ...]:
    sack = symmetric(
        "M 0 20 C 14 20 24 24 25 38 L 27.6 88 C 28 96 24 99 17 99.6 C 10 100 5 100 0 100"
    )
    handle = Path.of("M -6.4 21 C -6.4 13 6.4 13 6.4 21")
    pocket = Path.of(
        "M -16.6 72 C -6 69.4 6 69.4 16.6 72 L 17.6 91 C 6 93.4 -6 93.4 -17.6 91 Z M -19 40 L 19 40"
    )
    return (
        Line(handle, person.gear, 4, on=person.shirt),
        Fill(sack, person.gear),
        Line(pocket, person.trim, 2.2, on=person.gear),
    )


def _sling(person: Person) -> Details:
    """Selendang: the cloth that carries a small child in front."""
    cloth = Path.of("M 15 -14 L 33 -4 C 20 34 -14 74 -60 112 L -60 78 C -28 56 4 20 15 -14 Z")
    folds = Path.of("M 21 -8 C 8 30 -24 66 -60 90 M 27 -5 C 14 34 -18 70 -60 101")
    return (
        Fill(cloth, person.gear, on=person.shirt),
        Line(folds, person.trim, 1.8, on=person.gear),
    )


def _knot(person: Person) -> tuple[Mark, ...]:
    return (Fill(Path.of("M 16 -12 C 20 -17 31 -13 32 -5 C 31 3 19 2 16 -4 Z"), person.gear),)


def _cukin(person: Person) -> Details:
    """A chequered cloth over both shoulders, as Betawi men wear it."""
    cloth = symmetric("M 0 -15 L 15 -15 C 22 -6 28 -4 33 -1 C 30 10 16 17 0 17.6")
    checks = both_sides("M 5 -8 L 6 17 M 15 -8 L 19 15 M 24 -4 L 30 8") + Path.of(
        "M -31 5 C -14 11.6 14 11.6 31 5"
    )
    return (
        Fill(cloth, person.gear, on=person.shirt),
        Line(checks, person.trim, 1.8, on=person.gear),
    )


def _stole(person: Person) -> Details:
    """A woven cloth that hangs over the left shoulder to the hip."""
    cloth = Path.of("M -33 -8 L -14 -14 L -10 84 L -31 84 Z")
    bands = Path.of("M -40 14 L 0 12 M -40 22 L 0 20 M -40 52 L 0 51 M -40 60 L 0 59")
    fringe = Path(())
    for x in (-28.6, -23.4, -18, -12.8):
        fringe += Path.of(f"M {x} 85 L {x} 93")
    return (
        Fill(cloth, person.gear, on=person.shirt),
        Line(_within(bands), person.trim, 2.2, on=person.gear),
        Line(fringe, person.gear, 2.4, on=person.shirt),
    )


def _within(bands: Path) -> Path:
    """Bands end at the edges of the cloth over the left shoulder."""
    return bands.moved(lambda p: Point(min(max(p.x, -30.5), -12.5), p.y))


def _vent(person: Person) -> Details:
    """The half belt of a coat, and the vent that begins well below it."""
    belt = Path.of("M -15 84 C -6 86 6 86 15 84 M -15 92 C -6 94 6 94 15 92")
    vent = Path.of(f"M 0 116 L 0 {BELOW}")
    return (Line(belt + vent, person.trim, 1.8, on=person.shirt),)


_WORN: dict[str, Callable[[Person], Details]] = {
    "vest": _vest,
    "reflecting": _reflecting,
    "pockets": _pockets,
    "yoke": _yoke,
    "belt": _belt,
    "apron": _apron,
    "bag": _strap,
    "sling": _sling,
    "cukin": _cukin,
    "stole": _stole,
    "vent": _vent,
}

_CARRIED: dict[str, Callable[[Person], tuple[Mark, ...]]] = {
    "apron": _bow,
    "bag": _bag,
    "backpack": _backpack,
    "sling": _knot,
}
