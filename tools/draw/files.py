"""Which files are drawn, and with what in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .audiences import audiences, cast_of, pair_of
from .cast import CHILD
from .geometry import Point
from .icons import ACTIONS, SIGNS, icon
from .marks import Mark, moved
from .paint import FlatColour, OneInk, svg
from .scenes import mark, pair, row, row_end, row_long, row_narrow
from .staging import Scene

Box = tuple[float, float, float, float]

COLOURS = {
    "kunyit": "#FCB526",
    "manggis": "#391049",
    "santan": "#FFF4DF",
    "jambu": "#F15A51",
    "pandan": "#1AA78A",
    "sawo": "#A46441",
    "langsat": "#D9A076",
    "jati": "#6D3C29",
}
ONE_INK = {"ink": "#000000", "paper": "#FFFFFF"}
SOLID = frozenset({"manggis", "jambu"})
"""Colours that print solid in one ink."""

ICON_COLOURS = {"ink": "#391049", "paper": "#FFF4DF", "badge": "#D33A33", "sign": "#FFFFFF"}
ICON_BOX: Box = (0, 0, 64, 64)


@dataclass(frozen=True, slots=True)
class Illustration:
    """A scene with its view box in u; the rest is for one ink (see `OneInk`)."""

    name: str
    marks: tuple[Mark, ...]
    viewbox: Box
    key: float = 2.4
    line: float = 2.6
    solid_arms: bool = False


_ROW: Box = (-545, -14, 1341, 300)
_END: Box = (-318, -14, 558, 300)
_LONG: Box = (-628, -14, 868, 300)
_NARROW: Box = (-92, -14, 342, 300)
_PAIR: Box = (-120, -44, 240, 334)


def stagings() -> Iterator[tuple[str, Scene, Box]]:
    """All scenes by name, each with its view box in u."""
    yield "row", row(), _ROW
    yield "row-end", row_end(), _END
    yield "row-long", row_long(), _LONG
    yield "row-narrow", row_narrow(), _NARROW
    yield "pair", pair(), _PAIR
    for name in audiences():
        people = cast_of(name)
        yield f"row-{name}", row(people), _ROW
        yield f"row-long-{name}", row_long((*people[:10], CHILD)), _LONG
        yield f"row-narrow-{name}", row_narrow(people[6:11]), _NARROW
        yield f"pair-{name}", pair(*pair_of(name)), _PAIR


def illustrations() -> Iterator[Illustration]:
    for name, scene, box in stagings():
        yield Illustration(name, scene.marks(), box)
    axis = _END[0] + _END[2] / 2
    start = moved(row_end().marks(), lambda p: Point(2 * axis - p.x, p.y))
    yield Illustration("row-start", start, _END)
    yield Illustration(
        "mark", mark().marks(), (-95, -16, 190, 190), key=3.6, line=3.6, solid_arms=True
    )


@cache
def files() -> tuple[tuple[str, str], ...]:
    """Path under `assets/` and content of every drawing."""
    return tuple(_files())


def _files() -> Iterator[tuple[str, str]]:
    for drawing in illustrations():
        colour = FlatColour(COLOURS, drawing.name)
        yield (
            f"illustrations/{drawing.name}.svg",
            svg(colour.paint(drawing.marks), drawing.viewbox),
        )
        mono = OneInk(
            ink=ONE_INK["ink"],
            paper=ONE_INK["paper"],
            solid=SOLID,
            name=f"{drawing.name}-mono",
            key=drawing.key,
            line=drawing.line,
            solid_arms=drawing.solid_arms,
        )
        yield (
            f"illustrations/{drawing.name}-mono.svg",
            svg(mono.paint(drawing.marks), drawing.viewbox),
        )
    for name in (*SIGNS, *ACTIONS):
        yield f"icons/{name}.svg", svg(FlatColour(ICON_COLOURS, name).paint(icon(name)), ICON_BOX)
