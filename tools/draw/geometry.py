"""Points, affine maps, and paths of straight lines and curves.

All drawings are measured in drawing units (u), y down. A path holds absolute M, L, C, Q and Z
commands only, so that moving it is moving its points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import asin, cos, degrees, hypot, radians, sin

CIRCLE = 0.5523
"""Length of the handles with which four cubic curves make a circle of radius 1."""

_TOKEN = re.compile(r"[MLCQZ]|-?\d*\.?\d+")
_POINTS = {"M": 1, "L": 1, "C": 3, "Q": 2, "Z": 0}


@dataclass(frozen=True, slots=True)
class Point:
    """A place or a direction, in u."""

    x: float
    y: float

    def __add__(self, other: Point) -> Point:
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: Point) -> Point:
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> Point:
        return Point(self.x * factor, self.y * factor)

    def length(self) -> float:
        return hypot(self.x, self.y)

    def unit(self) -> Point:
        return self * (1 / self.length())

    def left(self) -> Point:
        """A quarter turn: up, for a direction that runs to the right."""
        return Point(self.y, -self.x)

    def turned(self, degrees: float, about: Point | None = None) -> Point:
        """Clockwise on the page, about the origin if no centre is given."""
        centre = about or Point(0, 0)
        d, a = self - centre, radians(degrees)
        return centre + Point(d.x * cos(a) - d.y * sin(a), d.x * sin(a) + d.y * cos(a))

    def towards(self, other: Point, share: float) -> Point:
        return self + (other - self) * share


Map = Callable[[Point], Point]


def placed(at: Point, scale: float = 1.0, turn: float = 0.0, flip: bool = False) -> Map:
    """The map that flips (y), scales, turns (degrees) and then moves the origin to `at`."""

    def move(p: Point) -> Point:
        return at + (Point(p.x, -p.y if flip else p.y) * scale).turned(turn)

    return move


@dataclass(frozen=True, slots=True)
class Segment:
    """One path command with its points; the last point is where it ends."""

    command: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """One or more outlines."""

    segments: tuple[Segment, ...]

    @classmethod
    def of(cls, text: str) -> Path:
        """Read path data such as `M 0 0 C 1 2 3 4 5 6 Z` (absolute M, L, C, Q, Z)."""
        return cls(tuple(_segments(_TOKEN.findall(text))))

    def is_one(self) -> bool:
        """Whether this is a single outline."""
        return sum(s.command == "M" for s in self.segments) == 1

    def moved(self, move: Map) -> Path:
        return Path(tuple(Segment(s.command, tuple(map(move, s.points))) for s in self.segments))

    def __add__(self, other: Path) -> Path:
        return Path(self.segments + other.segments)

    def __str__(self) -> str:
        words: list[str] = []
        for s in self.segments:
            words.append(s.command)
            words.extend(f"{number(p.x)} {number(p.y)}" for p in s.points)
        return " ".join(words)


def number(value: float) -> str:
    """Two decimals, without zeros at the end and never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _segments(words: list[str]) -> Iterator[Segment]:
    queue = iter(words)
    command = ""
    for word in queue:
        if word in _POINTS:
            command, first = word, None
        else:
            first = float(word)
        wanted = 2 * _POINTS[command]
        values = [first] if first is not None else []
        while len(values) < wanted:
            values.append(float(next(queue)))
        yield Segment(command, tuple(Point(values[i], values[i + 1]) for i in range(0, wanted, 2)))


def symmetric(half: str) -> Path:
    """Close the right half of an outline, from its top on the axis x = 0 to its foot, leftwards."""
    right = Path.of(half).segments
    ends = [s.points[-1] for s in right]
    back: list[Segment] = []
    for before, segment in zip(reversed(ends[:-1]), reversed(right[1:]), strict=True):
        handles = tuple(reversed(segment.points[:-1]))
        back.append(Segment(segment.command, tuple(map(_mirror, (*handles, before)))))
    return Path((*right, *back, Segment("Z", ())))


def _mirror(p: Point) -> Point:
    return Point(-p.x, p.y)


def clockwise(path: Path) -> Path:
    """A single closed outline, turned round if it runs the other way (y down)."""
    ends = [s.points[-1] for s in path.segments if s.points]
    area = sum(a.x * b.y - b.x * a.y for a, b in zip(ends, (*ends[1:], ends[0]), strict=True))
    return path if area >= 0 else _backwards(path)


def _backwards(path: Path) -> Path:
    drawn = [s for s in path.segments if s.points]
    starts = [drawn[0].points[-1], *(s.points[-1] for s in drawn[:-1])]
    out = [Segment("M", (drawn[-1].points[-1],))]
    for start, segment in reversed(list(zip(starts, drawn, strict=True))[1:]):
        out.append(Segment(segment.command, (*reversed(segment.points[:-1]), start)))
    return Path((*out, Segment("Z", ())))


def all_but(hole: Path, islands: Iterable[Path], around: Path) -> Path:
    """What lies outside `hole` or inside an island, as far as `around` reaches and 20 u more.

    It is to be filled by the nonzero rule: outlines that run clockwise count up, the hole down.
    """
    points = [p for s in around.segments for p in s.points]
    left, right = min(p.x for p in points) - 20, max(p.x for p in points) + 20
    top, foot = min(p.y for p in points) - 20, max(p.y for p in points) + 20
    out = Path.of(f"M {left} {top} L {right} {top} L {right} {foot} L {left} {foot} Z")
    out += _backwards(clockwise(hole))
    for island in islands:
        out += clockwise(island)
    return out


def both_sides(right: str) -> Path:
    """An open line or outline and its mirror image about x = 0."""
    path = Path.of(right)
    return path + path.moved(_mirror)


def ellipse(x: float, y: float, rx: float, ry: float) -> Path:
    """`x`, `y` is the centre."""
    k = CIRCLE
    circle = Path.of(
        f"M 1 0 C 1 {k} {k} 1 0 1 C -{k} 1 -1 {k} -1 0 C -1 -{k} -{k} -1 0 -1 C {k} -1 1 -{k} 1 0 Z"
    )
    return circle.moved(lambda p: Point(x + rx * p.x, y + ry * p.y))


@dataclass(frozen=True, slots=True)
class Arc:
    """A quadratic curve: the spine of an arm, a finger or a fold."""

    start: Point
    bend: Point
    end: Point

    @classmethod
    def sagging(cls, start: Point, end: Point, sag: float) -> Arc:
        """The arc whose middle hangs `sag` below the chord."""
        return cls(start, start.towards(end, 0.5) + Point(0, 2 * sag), end)

    def at(self, t: float) -> Point:
        return self.start.towards(self.bend, t).towards(self.bend.towards(self.end, t), t)

    def heading(self, t: float) -> Point:
        return (self.bend.towards(self.end, t) - self.start.towards(self.bend, t)).unit()

    def part(self, t0: float, t1: float) -> Arc:
        """The same curve between two parameters."""
        first = self.start.towards(self.bend, t0).towards(self.bend.towards(self.end, t0), t1)
        return Arc(self.at(t0), first, self.at(t1))

    def thick(self, near: float, far: float, *, tip: bool = False) -> Path:
        """The outline of a limb: half-widths at both ends, the far end square or a round tip.

        Both sides leave the circle of radius `near` about the start along its tangents, so that
        a limb grows smoothly out of a round shoulder.
        """
        up, down = self._side(near, far, 1), self._side(near, far, -1)
        turn: tuple[Segment, ...] = (Segment("L", (down.end,)),)
        if tip:
            crown = self.end + self.heading(1) * far
            across = self.heading(1).left() * (far * CIRCLE)
            out = far * CIRCLE
            turn = (
                Segment("C", (up.end + up.heading(1) * out, crown + across, crown)),
                Segment("C", (crown - across, down.end + down.heading(1) * out, down.end)),
            )
        return Path(
            (
                Segment("M", (up.start,)),
                Segment("Q", (up.bend, up.end)),
                *turn,
                Segment("Q", (down.bend, down.start)),
                Segment("Z", ()),
            )
        )

    def _side(self, near: float, far: float, hand: int) -> Arc:
        """The outer curve on the left (1) or right (-1) hand of a tapering limb."""
        length = (self.start - self.bend).length() + (self.end - self.bend).length()
        taper = hand * degrees(asin((near - far) / length))
        first, last = self.heading(0).turned(taper), self.heading(1).turned(taper)
        start = self.start + first.left() * (near * hand)
        end = self.end + last.left() * (far * hand)
        return Arc(start, _crossing(start, first, end, last), end)


def _crossing(start: Point, first: Point, end: Point, last: Point) -> Point:
    """Where two tangents meet; half-way between the points where they run alongside."""
    turn = first.x * last.y - first.y * last.x
    if abs(turn) < 0.01:
        return start.towards(end, 0.5)
    gap = end - start
    return start + first * ((gap.x * last.y - gap.y * last.x) / turn)


def capsule(start: Point, end: Point, near: float, far: float) -> Path:
    """A straight finger: half-widths at both ends, round at the far one."""
    return Arc(start, start.towards(end, 0.5), end).thick(near, far, tip=True)
