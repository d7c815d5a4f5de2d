"""The scenes: who stands where, and whose arm lies on whose back.

Neighbours stand 76 to 80 u apart, the shorter ones between the taller: heads are at two or three
heights. Nobody is grasped, and on each back lies one arm at most, high and low in turn.
"""

from __future__ import annotations

from . import cast
from .people import Standing
from .staging import Embrace, Scene, embraces_from

_END = (
    Standing(cast.BRAID, -313, 96, 0.95, 8),
    Standing(cast.DECKHAND.wearing("manggis"), -235, 74, 1.07, 6),
    Standing(cast.BUILDER, -157, 92, 0.98, 7),
    Standing(cast.CAP.wearing("santan"), -78, 74, 1.06, 5),
    Standing(cast.SCARF.wearing("jambu"), -1, 97, 0.94, -8),
    Standing(cast.CURLS, 77, 82, 1.06, 6),
    Standing(cast.CHILD, 152, 112, 0.84, -11, head_scale=1.1),
)


def row() -> Scene:
    """Sixteen people and, half off each edge, one more: the row has no end."""
    people = (
        Standing(cast.BOB, -533, 96, 0.95, 7),
        Standing(cast.GRANDMOTHER, -457, 78, 1.02, 6),
        Standing(cast.LONG, -381, 95, 0.95, 7),
        Standing(cast.DECKHAND, -305, 74, 1.07, 5),
        Standing(cast.WHITE_SCARF, -229, 96, 0.94, 9),
        Standing(cast.LISTENER, -153, 72, 1.08, -5),
        Standing(cast.BATIK, -77, 91, 0.97, 8),
        Standing(cast.CAP, 0, 74, 1.08, 5),
        Standing(cast.SCARF, 76, 97, 0.94, -10),
        Standing(cast.CURLS, 152, 82, 1.06, 6),
        Standing(cast.BUILDER, 230, 92, 1.0, -8),
        Standing(cast.GRANDFATHER, 307, 76, 1.05, 7),
        Standing(cast.BRAID, 383, 97, 0.94, -9),
        Standing(cast.FARMER, 460, 76, 1.06, 5),
        Standing(cast.SHAWL, 537, 95, 0.95, -9),
        Standing(cast.TEACHER, 613, 73, 1.08, -6),
        Standing(cast.BOB, 689, 94, 0.96, -7),
        Standing(cast.DECKHAND.wearing("santan"), 765, 74, 1.07, -5),
    )
    return Scene(people, embraces_from(7, len(people)))


def row_end() -> Scene:
    """Runs off the left edge; on the right the smallest stands, and is held."""
    return Scene(_END, embraces_from(3, len(_END), held=False), free=((6, 1),))


def row_long() -> Scene:
    """The same with four more people on the left, for a spanduk of five metres."""
    people = (
        Standing(cast.LONG, -625, 95, 0.95, 7),
        Standing(cast.LISTENER, -547, 74, 1.07, 5),
        Standing(cast.WHITE_SCARF, -469, 97, 0.94, 8),
        Standing(cast.GRANDFATHER, -391, 76, 1.05, 6),
        *_END,
    )
    return Scene(people, embraces_from(7, len(people), held=False), free=((10, 1),))


def row_narrow() -> Scene:
    """Two in the middle and one at each edge, for tall formats."""
    people = (
        Standing(cast.BATIK, -80, 93, 0.97, 8),
        Standing(cast.CAP, 0, 75, 1.08, 5),
        Standing(cast.SCARF, 79, 98, 0.94, -10),
        Standing(cast.CURLS, 161, 83, 1.06, -4),
        Standing(cast.BUILDER, 241, 95, 1.0, -8),
    )
    return Scene(people, embraces_from(1, len(people)))


def pair() -> Scene:
    """Two people, a low arm and a high one, with hands."""
    people = (
        Standing(cast.FRIEND_LEFT, -40, 66, 1.04, 8),
        Standing(cast.FRIEND_RIGHT, 40, 88, 0.94, -11),
    )
    return Scene(people, (Embrace(1, 0, low=True), Embrace(0, 1)), free=((0, -1), (1, 1)))


def mark() -> Scene:
    """The pair in few large shapes, to be read at 8 to 25 mm."""
    people = (
        Standing(cast.MARK_LEFT, -40, 66, 1.04, 8),
        Standing(cast.MARK_RIGHT, 40, 88, 0.96, -11),
    )
    return Scene(people, (Embrace(1, 0, low=True), Embrace(0, 1)), mittens=True)
