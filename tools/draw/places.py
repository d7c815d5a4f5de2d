"""Where people meet those who can help, and how: solid objects on the grid of 64 u."""

from __future__ import annotations

from .geometry import Path, Point, placed
from .marks import Fill, moved
from .strokes import Marks, box, bubble, dot, rule, shape, stroke
from .things import PLANE


def hotel_key() -> Marks:
    """A key on the tag of a room."""
    key = (
        dot(0, 0, 13.5, "ink"),
        dot(-2.4, 0, 5, "paper"),
        box(9, -4.2, 44, 8.4, 3, "ink"),
        box(41, 0, 7, 12, 1.8, "ink"),
        box(30, 0, 6.4, 9.6, 1.8, "ink"),
    )
    return (
        *moved(key, placed(Point(22, 17), 1, 42)),
        stroke("M 18.6 15.6 C 8 20 6.6 27 11 35", 3.4, "ink"),
        box(0.6, 31, 24, 31.4, 6, "paper"),
        box(3, 33.4, 19, 27, 5, "ink"),
        dot(12.5, 39.6, 2.7, "paper"),
        rule(8.4, 48, 8.2, 3.2),
        rule(8.4, 54.4, 8.2, 3.2),
    )


def bus() -> Marks:
    """Seen from the front."""
    return (
        box(8, 3, 48, 51, 8, "ink"),
        box(10.6, 50, 10.4, 11, 3, "ink"),
        box(43, 50, 10.4, 11, 3, "ink"),
        stroke("M 3.6 20 L 3.6 30 M 60.4 20 L 60.4 30", 4.6, "ink"),
        rule(23, 9, 18, 3.4),
        box(14, 15, 36, 19.6, 3, "paper"),
        dot(17.6, 44, 3.6, "paper"),
        dot(46.4, 44, 3.6, "paper"),
        rule(27.4, 44, 9.2, 3.4),
    )


def stethoscope() -> Marks:
    return (
        stroke("M 10 6 L 9 18 C 9 29 15.6 36 25 36 C 34.4 36 41 29 41 18 L 40 6", 5.4, "ink"),
        stroke("M 9 5.6 L 14 5.6 M 36 5.6 L 41 5.6", 6, "ink"),
        stroke("M 25 36 L 25 42 C 25 52 30.6 58.6 38.6 58.6 C 47 58.6 52 52.4 52 44", 5.4, "ink"),
        dot(52, 35.6, 10, "ink"),
        dot(52, 35.6, 4.2, "paper"),
    )


def ticket() -> Marks:
    """Of a plane, with its stub."""
    stub = tuple(dot(43.4, y, 1.7, "paper") for y in (21.6, 29, 36.4, 43.8))
    return (
        box(1.5, 11, 61, 42, 6, "ink"),
        dot(43.4, 11, 4.6, "paper"),
        dot(43.4, 53, 4.6, "paper"),
        *stub,
        Fill(PLANE.moved(placed(Point(21.5, 33), 0.6, 45)), "paper"),
        rule(51, 24, 4.6, 3.6),
        rule(51, 32, 4.6, 3.6),
        rule(51, 40, 4.6, 3.6),
    )


def neighbours() -> Marks:
    """One house beside another."""
    far = Path.of(
        "M 0.6 27.6 L 18.6 8.8 C 20.4 7 22.8 7 24.6 8.8 L 42.6 27.6 C 44 29 43 31 41 31"
        " L 38.6 31 L 38.6 57 L 4.6 57 L 4.6 31 L 2.2 31 C 0.2 31 -0.8 29 0.6 27.6 Z"
    )
    near = far.moved(placed(Point(26.4, 12.6), 0.86))
    return (
        Fill(far, "ink"),
        box(10.4, 36, 9.4, 21.4, 1, "paper"),
        stroke(str(near), 7, "paper"),
        Fill(near, "ink"),
        box(39.6, 45, 10, 17, 1, "paper"),
        rule(39, 38, 11.2, 3.6),
    )


def chat() -> Marks:
    """One asks, the other answers."""
    tail = "M 47 50 L 58.6 50 L 58.6 62 Z"
    return (
        Fill(bubble(2, 4, 42, 27, 7), "ink"),
        dot(13.6, 17.6, 3, "paper"),
        dot(23, 17.6, 3, "paper"),
        dot(32.4, 17.6, 3, "paper"),
        box(14.6, 24, 52, 32.6, 10, "paper"),
        box(18, 27.4, 44, 26.6, 7, "ink"),
        shape(tail, "ink"),
        rule(27.4, 36.6, 25.2, 3.8),
        rule(27.4, 45, 15, 3.8),
    )


def round_the_clock() -> Marks:
    """24, on the face of a clock."""
    hours = "M 32 6.4 L 32 9.6 M 32 54.4 L 32 57.6 M 6.4 32 L 9.4 32 M 54.6 32 L 57.6 32"
    two = "M 16.6 26.6 C 16.6 19.4 28.6 19.4 28.6 26.6 C 28.6 31.6 16.8 36.4 16.6 42 L 29 42"
    return (
        dot(32, 32, 30, "ink"),
        stroke(hours, 3, "paper"),
        stroke(two, 4.6, "paper"),
        stroke("M 44.2 42.4 L 44.2 21.6 L 34.6 36 L 48.4 36", 4.6, "paper"),
    )


def off_hook() -> Marks:
    """A telephone whose handset is lifted."""
    handset = (
        box(-26, -6, 52, 10.5, 5, "ink"),
        box(-28, -6, 16, 17, 5, "ink"),
        box(12, -6, 16, 17, 5, "ink"),
    )
    base = (
        "M 13 36 C 14 32 17 30 21 30 L 43 30 C 47 30 50 32 51 36 L 56.6 54 C 57.8 58 56 61 52 61"
        " L 12 61 C 8 61 6.2 58 7.4 54 Z"
    )
    return (
        shape(base, "ink"),
        dot(32, 45.6, 9.4, "paper"),
        dot(32, 45.6, 4, "ink"),
        stroke("M 9 54 C -1 50 -0.4 38 4.4 31.6 C 6.6 28.6 7 26 6.6 23", 3.4, "ink"),
        *moved(handset, placed(Point(33, 13), 1, -12)),
    )


def calendar() -> Marks:
    days = tuple(box(x, y, 7.4, 6.6, 1.6, "ink") for x in (14.4, 28.3, 42.2) for y in (30, 42))
    return (
        box(4, 9, 56, 52, 7, "ink"),
        box(9.4, 24, 45.2, 31.4, 2.6, "paper"),
        stroke("M 19 4.6 L 19 14 M 45 4.6 L 45 14", 9.4, "paper"),
        stroke("M 19 4.6 L 19 14 M 45 4.6 L 45 14", 4.6, "ink"),
        *days,
    )


def square_code() -> Marks:
    """A QR code, without a content."""
    corners: Marks = ()
    for x, y in ((3, 3), (36, 3), (3, 36)):
        corners += (
            box(x, y, 25, 25, 4, "ink"),
            box(x + 5, y + 5, 15, 15, 1.6, "paper"),
            box(x + 9, y + 9, 7, 7, 1, "ink"),
        )
    spots = ((36, 36), (45.4, 36), (54, 44.6), (36, 45.4), (45.4, 54), (36, 54), (54, 54))
    return (*corners, *(box(x, y, 7, 7, 1, "ink") for x, y in spots))
