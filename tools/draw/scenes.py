"""The scenes: who stands where, and whose arm lies on whose back.

Neighbours stand 76 to 80 u apart, the shorter ones between the taller: heads are at two or three
heights. Nobody is grasped, and on each back lies one arm at most, high and low in turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from . import cast
from .people import Person, Standing
from .staging import Embrace, Scene, embraces_from

Place = tuple[float, float, float, float]

_ROW: tuple[Place, ...] = (
    (-533, 96, 0.95, 7),
    (-457, 78, 1.02, 6),
    (-381, 95, 0.95, 7),
    (-305, 74, 1.07, 5),
    (-229, 96, 0.94, 9),
    (-153, 72, 1.08, -5),
    (-77, 91, 0.97, 8),
    (0, 74, 1.08, 5),
    (76, 97, 0.94, -10),
    (152, 82, 1.06, 6),
    (230, 92, 1.0, -8),
    (307, 76, 1.05, 7),
    (383, 97, 0.94, -9),
    (460, 76, 1.06, 5),
    (537, 95, 0.95, -9),
    (613, 73, 1.08, -6),
    (689, 94, 0.96, -7),
    (765, 74, 1.07, -5),
)
"""Where the eighteen of a row stand: x, y, scale and tilt of the head. All rows share it, so that
one can be shown for another in any crop.
"""


_LONG: tuple[Place, ...] = (
    (-625, 95, 0.95, 7),
    (-547, 74, 1.07, 5),
    (-469, 97, 0.94, 8),
    (-391, 76, 1.05, 6),
    (-313, 96, 0.95, 8),
    (-235, 74, 1.07, 6),
    (-157, 92, 0.98, 7),
    (-78, 74, 1.06, 5),
    (-1, 97, 0.94, -8),
    (77, 82, 1.06, 6),
    (152, 112, 0.84, -11),
)
"""The same for a row that ends on the right."""

_NARROW: tuple[Place, ...] = (
    (-80, 93, 0.97, 8),
    (0, 75, 1.08, 5),
    (79, 98, 0.94, -10),
    (161, 83, 1.06, -4),
    (241, 95, 1.0, -8),
)


def row(people: Sequence[Person] = cast.EVERYBODY) -> Scene:
    """Sixteen people and, half off each edge, one more: the row has no end."""
    return Scene(_standing(people, _ROW), embraces_from(7, len(_ROW)))


def row_end(people: Sequence[Person] = cast.WITH_A_CHILD) -> Scene:
    """Runs off the left edge; on the right the smallest stands, and is held. Seven people."""
    places = _LONG[-7:]
    return Scene(
        _ending(people[-7:], places), embraces_from(3, len(places), held=False), free=((6, 1),)
    )


def row_long(people: Sequence[Person] = cast.WITH_A_CHILD) -> Scene:
    """The same with four more people on the left, for a spanduk of five metres."""
    return Scene(_ending(people, _LONG), embraces_from(7, len(_LONG), held=False), free=((10, 1),))


def row_narrow(people: Sequence[Person] = cast.EVERYBODY[6:11]) -> Scene:
    """Two in the middle and one at each edge, for tall formats."""
    return Scene(_standing(people, _NARROW), embraces_from(1, len(_NARROW)))


def pair(taller: Person = cast.FRIEND_LEFT, shorter: Person = cast.FRIEND_RIGHT) -> Scene:
    """Two people, a low arm and a high one, with hands."""
    people = (
        Standing(taller, -40, 66, 1.04, 8),
        Standing(shorter, 40, 88, 0.94, -11),
    )
    return Scene(people, (Embrace(1, 0, low=True), Embrace(0, 1)), free=((0, -1), (1, 1)))


def _standing(people: Sequence[Person], places: Sequence[Place]) -> tuple[Standing, ...]:
    return tuple(
        Standing(person, x, y, scale, tilt)
        for person, (x, y, scale, tilt) in zip(people, places, strict=True)
    )


def _ending(people: Sequence[Person], places: Sequence[Place]) -> tuple[Standing, ...]:
    """The last one is a child, with the larger head of a child."""
    *others, last = _standing(people, places)
    return (*others, replace(last, head_scale=1.1))


def mark() -> Scene:
    """The pair in few large shapes, to be read at 8 to 25 mm."""
    people = (
        Standing(cast.MARK_LEFT, -40, 66, 1.04, 8),
        Standing(cast.MARK_RIGHT, 40, 88, 0.96, -11),
    )
    return Scene(people, (Embrace(1, 0, low=True), Embrace(0, 1)), mittens=True)
