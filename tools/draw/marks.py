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
    """Details that end at an outline, such as a batik pattern on a shirt. Without a `seam` the
    outline is one that nothing shows of.
    """

    outline: Path
    details: tuple[Fill | Line, ...]
    seam: bool = True


@dataclass(frozen=True, slots=True)
class Limb:
    """An arm with its hand.

    In one ink it has a line round it, and round that a gap where it lies on the neighbour. Neither
    is drawn where the sleeve grows out of its own shirt: the line ends at `edge`, an outline of all
    but the shirt, the gap at `reach`, which is the same for a shirt with its line. None: nothing is
    left out.
    """

    parts: tuple[Fill, ...]
    edge: Path | None = None
    reach: Path | None = None
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
            return _clip(mark, move, scale)
        case Limb():
            return Limb(
                tuple(replace(p, path=p.path.moved(move)) for p in mark.parts),
                mark.edge.moved(move) if mark.edge else None,
                mark.reach.moved(move) if mark.reach else None,
                tuple(_limb_detail(d, move, scale) for d in mark.details),
            )


def _clip(clip: Clip, move: Map, scale: float) -> Clip:
    details = _details(clip.details, move, scale)
    return replace(clip, outline=clip.outline.moved(move), details=details)


def _details(details: tuple[Fill | Line, ...], move: Map, scale: float) -> tuple[Fill | Line, ...]:
    return tuple(_detail(d, move, scale) for d in details)


def _detail(detail: Fill | Line, move: Map, scale: float) -> Fill | Line:
    if isinstance(detail, Line):
        return replace(detail, path=detail.path.moved(move), width=detail.width * scale)
    return replace(detail, path=detail.path.moved(move))


def _limb_detail(detail: Fill | Line | Clip, move: Map, scale: float) -> Fill | Line | Clip:
    if isinstance(detail, Clip):
        return _clip(detail, move, scale)
    return _detail(detail, move, scale)
