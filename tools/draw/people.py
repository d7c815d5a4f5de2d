"""Who stands in the row: a person's looks, and where she or he stands in a scene."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .geometry import Map, Point, placed


@dataclass(frozen=True, slots=True)
class Person:
    """Looks only, in colour tokens. `head`, `pattern`, `lower`, `over` and `collar` name their
    drawings; a round collar is a rib, none is none.

    `accent` colours the cap, helmet, scarf or hair tie; `trim` the details on the shirt; `gear`
    what is worn or carried over it. `waist` and `hip` are half-widths, `hem` a height, all in u.
    """

    head: str
    shirt: str
    skin: str
    accent: str = "santan"
    hair: str = "manggis"
    collar: str = "round"
    trim: str = "manggis"
    pattern: str | None = None
    lower: str = "trousers"
    lower_colour: str = "manggis"
    short_sleeves: bool = False
    waist: float = 41.5
    hip: float = 43.5
    hem: float = 128.0
    over: tuple[str, ...] = ()
    gear: str = "manggis"
    hearing_aid: bool = False

    def wearing(self, lower_colour: str) -> Person:
        """The same person in other trousers or another skirt."""
        return replace(self, lower_colour=lower_colour)


@dataclass(frozen=True, slots=True)
class Standing:
    """A person in a scene: `x` of the spine, `y` of the shoulder line, in u; head tilt in degrees
    (clockwise, towards the neighbour on the right).
    """

    person: Person
    x: float
    y: float
    scale: float = 1.0
    tilt: float = 0.0
    head_scale: float = 1.0

    @property
    def frame(self) -> Map:
        """From the person's own units (origin between the shoulders) to the scene."""
        return placed(Point(self.x, self.y), self.scale)

    def head_frame(self) -> Map:
        """Like `frame`, with the head leaning over: the neck bends, its foot stays."""
        body = self.frame

        def move(p: Point) -> Point:
            leaning = p.turned(self.tilt * _lean(p.y), about=Point(0, -8))
            return body(leaning * self.head_scale)

        return move

    def anchor(self, side: int, x: float, y: float) -> Point:
        """A point of the back, `x` u out to the left (-1) or right (+1) side."""
        return self.frame(Point(side * x, y))


def _lean(y: float) -> float:
    """How much of the tilt a height takes: nothing at the collar, all of it above the neck."""
    share = min(max((-4 - y) / 18, 0), 1)
    return share * share * (3 - 2 * share)
