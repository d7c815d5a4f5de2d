"""What a drawing is made of, before it is decided in how many inks it prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .geometry import Map, Path


@dataclass(frozen=True, slots=True)
class Fill:
    """A flat shape. `on` names the colour beneath a detail; a shape of its own has None. What is
    `fine` is left out in one ink.
    """

    path: Path
    colour: str
    on: str | None = None
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A stroked detail: width in u, `on` and `fine` as for a fill."""

    path: Path
    colour: str
    width: float
    on: str
    fine: bool = False


@dataclass(frozen=True, slots=True)
class Clip:
    """Details that end at an outline, such as a batik pattern on a shirt."""

    outline: Path
    details: tuple[Fill | Line, ...]


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm with its hand.

    In one ink each part has an `edge` and, round it, a gap where it lies on the neighbour: its
    `reach`. Both leave out the root of a sleeve, which grows out of the shirt.
    """

    parts: tuple[Fill, ...]
    edge: tuple[Path, ...]
    reach: tuple[Path, ...]
    details: tuple[Fill | Line | Clip, ...] = ()


Mark = Fill | Line | Clip | Limb


def moved(marks: Iterable[Mark], move: Map, scale: float = 1.0) -> tuple[Mark, ...]:
    """The same marks elsewhere; `scale` is how much the map enlarges, for the line widths."""
    return tuple(_moved(mark, move, scale) for mark in marks)


def _moved(mark: Mark, move: Map, scale: float) -> Mark:
    match mark:
        case Fill():
            return replace(mark, path=mark.path.moved(move))
        case Line():
            return replace(mark, path=mark.path.moved(move), width=mark.width * scale)
        case Clip():
            return Clip(mark.outline.moved(move), _details(mark.details, move, scale))
        case Limb():
            return Limb(
                tuple(replace(p, path=p.path.moved(move)) for p in mark.parts),
                tuple(path.moved(move) for path in mark.edge),
                tuple(path.moved(move) for path in mark.reach),
                tuple(_limb_detail(d, move, scale) for d in mark.details),
            )


def _details(details: tuple[Fill | Line, ...], move: Map, scale: float) -> tuple[Fill | Line, ...]:
    return tuple(_detail(d, move, scale) for d in details)


def _detail(detail: Fill | Line, move: Map, scale: float) -> Fill | Line:
    if isinstance(detail, Line):
        return replace(detail, path=detail.path.moved(move), width=detail.width * scale)
    return replace(detail, path=detail.path.moved(move))


def _limb_detail(detail: Fill | Line | Clip, move: Map, scale: float) -> Fill | Line | Clip:
    if isinstance(detail, Clip):
        return Clip(detail.outline.moved(move), _details(detail.details, move, scale))
    return _detail(detail, move, scale)
