"""Signs to watch for: solid objects on the grid of 64 u, whose right foot is left to the badge."""

from __future__ import annotations

from .geometry import Path, Point, placed, symmetric
from .marks import Fill, Line, moved
from .strokes import Marks, box, bubble, dot, ring, rule, shape, stroke

PLANE = symmetric(
    "M 0 -27.6 C 2 -27.6 3.6 -25 3.6 -22 L 3.6 -11 L 24.6 2 L 24.6 8 L 3.6 1.6 L 3.6 15.6"
    " L 9.8 20.6 L 9.8 25.2 L 0 22.2"
)
"""From above, its nose up."""


def passport() -> Marks:
    meridians = "M 29 12.5 C 23.4 17.9 23.4 28.1 29 33.5 M 29 12.5 C 34.6 17.9 34.6 28.1 29 33.5"
    return (
        box(9, 3, 40, 54, 6, "ink"),
        ring(29, 23, 10.5, 2.8, "paper"),
        stroke(f"{meridians} M 18.5 23 L 39.5 23", 2.8, "paper"),
        rule(18, 42.5, 14, 3.6),
        rule(18, 49.5, 9, 3.6),
    )


def banknotes() -> Marks:
    corners = tuple(dot(x, y, 2.3, "paper") for x in (11, 43) for y in (22, 36))
    return (
        box(10, 6, 51, 30, 5, "ink"),
        box(-0.5, 10.5, 55, 37, 7, "paper"),
        box(3, 14, 48, 30, 5, "ink"),
        dot(27, 29, 8.4, "paper"),
        dot(27, 29, 3.4, "ink"),
        *corners,
    )


def bill() -> Marks:
    """A receipt with a torn foot."""
    return (
        shape(
            "M 10 8 C 10 5.2 12.2 3 15 3 L 44 3 C 46.8 3 49 5.2 49 8 L 49 57 L 42.5 52 L 36 57"
            " L 29.5 52 L 23 57 L 16.5 52 L 10 57 Z",
            "ink",
        ),
        rule(18.5, 14.5, 8, 4),
        rule(18.5, 24.5, 15, 4),
        rule(18.5, 34.5, 22, 4),
    )


def door() -> Marks:
    return (
        box(9, 3, 40, 57, 5, "ink"),
        box(15.5, 9.5, 27, 51, 1.5, "paper"),
        box(19, 13, 20, 47, 1, "ink"),
        dot(24.2, 36, 2.6, "paper"),
        rule(4, 60, 30, 4.5, "ink"),
    )


def suitcase() -> Marks:
    """With a plane on it: a job abroad."""
    handle = "M 20 16 L 20 9.5 C 20 7 22 5 24.5 5 L 37.5 5 C 40 5 42 7 42 9.5 L 42 16"
    return (
        stroke(handle, 5, "ink"),
        box(3, 14, 56, 43, 6.5, "ink"),
        Fill(PLANE.moved(placed(Point(23.5, 36.5), 0.6, 45)), "paper"),
    )


def laptop() -> Marks:
    """With a conversation on its screen."""
    return (
        box(5, 6, 54, 38, 5.5, "ink"),
        box(1, 47.5, 62, 8.5, 4.2, "ink"),
        Fill(bubble(11, 13, 23, 14, 3), "paper"),
        dot(17, 20, 1.9, "ink"),
        dot(22.5, 20, 1.9, "ink"),
        dot(28, 20, 1.9, "ink"),
        rule(40.8, 19.8, 9.4, 3.6),
        rule(40.8, 26.8, 5.4, 3.6),
    )


def contract() -> Marks:
    """A page with a signature."""
    page = (
        "M 9 9 C 9 5.7 11.7 3 15 3 L 36 3 L 49 16 L 49 51 C 49 54.3 46.3 57 43 57 L 15 57"
        " C 11.7 57 9 54.3 9 51 Z"
    )
    signature = (
        "M 16 48 C 17.6 41 21.4 40 20.8 44 C 20.2 48.4 22.6 48.6 24 45.6"
        " C 25.2 42.8 26.4 44 27 46.6"
    )
    return (
        shape(page, "ink"),
        shape("M 34 2 L 34 13 C 34 16.3 36.7 18 39 18 L 51 18 L 51 2 Z", "paper"),
        shape("M 37.5 4.5 L 47.5 14.5 L 40.5 14.5 C 38.8 14.5 37.5 13.2 37.5 11.5 Z", "ink"),
        rule(17.5, 14, 10, 3.6),
        rule(17.5, 23, 22, 3.6),
        rule(17.5, 32, 22, 3.6),
        stroke(signature, 2.8, "paper"),
    )


def sharp_words() -> Marks:
    """A speech bubble with a bolt of lightning: a threat is spoken."""
    bolt = "M 33.5 9 L 20 27.5 L 28.5 27.5 L 24 41 L 39.5 21.5 L 31 21.5 Z"
    return (Fill(bubble(4, 4, 54, 42, 7), "ink"), shape(bolt, "paper"))


def telephone() -> Marks:
    """A mobile phone with a conversation on it."""
    return (
        box(13, 3, 34, 57, 6, "ink"),
        box(18, 10.5, 24, 38, 2, "paper"),
        rule(27.5, 6.8, 5, 2),
        Fill(bubble(21.5, 15, 15, 9, 2.4), "ink"),
        box(25, 30, 13.5, 8, 2.4, "ink"),
    )


def clock() -> Marks:
    return (
        dot(29, 30, 26.5, "ink"),
        stroke("M 29 14.5 L 29 30.5 L 18.5 37.5", 4.4, "paper"),
    )


def house() -> Marks:
    """A workshop with a door: one lives where one works."""
    wall = (
        "M 4 24 C 4 22 5 20.6 6.4 19.6 L 27 4.8 C 29.6 3 32.4 3 35 4.8 L 55.6 19.6"
        " C 57 20.6 58 22 58 24 L 58 57 L 4 57 Z"
    )
    return (
        shape(wall, "ink"),
        box(12, 33, 17, 24.5, 1.5, "paper"),
        dot(24.6, 45.6, 2, "ink"),
        box(21, 17, 20, 9.5, 2, "paper"),
    )


def notice() -> Marks:
    """A job offer, pinned to a wall: a briefcase and a few words."""
    return (
        box(8, 9, 43, 49, 5.5, "ink"),
        dot(29.5, 9.5, 8.5, "paper"),
        dot(29.5, 9.5, 5.4, "ink"),
        stroke(
            "M 21 26 L 21 23.6 C 21 22.4 22 21.6 23 21.6 L 28 21.6"
            " C 29 21.6 30 22.4 30 23.6 L 30 26",
            2.8,
            "paper",
        ),
        box(14.5, 25, 22, 14, 3, "paper"),
        rule(14.5, 31.4, 22, 2, "ink"),
        rule(16.3, 48, 11, 3.6),
    )


def scales() -> Marks:
    """Out of balance: somebody's need is used against them."""
    pan = Path.of("M -10 0 L 10 0 C 10 7 5.8 10.6 0 10.6 C -5.8 10.6 -10 7 -10 0 Z")
    cords = Path.of("M -7 0 L 0 -16 L 7 0")
    hung: Marks = ()
    for place in (Point(9.6, 36.4), Point(45.6, 26)):
        hung += (
            Fill(pan.moved(placed(place)), "ink"),
            Line(cords.moved(placed(place)), "ink", 3.3, on="ink"),
        )
    return (
        stroke("M 27 9 L 27 54", 5.4, "ink"),
        box(12, 52, 29, 7, 3.4, "ink"),
        stroke("M 9.6 20.4 L 45.6 10", 5.4, "ink"),
        *hung,
    )


def plaster() -> Marks:
    """What covers a wound: nobody needs to show it."""
    holes = tuple(dot(x, y, 2, "paper") for x in (-4.4, 4.4) for y in (-4.4, 4.4))
    return moved(
        (
            box(-31, -12, 62, 24, 12, "ink"),
            stroke("M -13 -12 L -13 12 M 13 -12 L 13 12", 3, "paper"),
            *holes,
        ),
        placed(Point(27, 27), 1, -38),
    )


def voice_over() -> Marks:
    """A large bubble that talks, over a small one in which nothing is said."""
    return (
        Fill(bubble(12, 2, 50, 31, 6.5), "ink"),
        rule(22, 12.4, 30, 3.8),
        rule(22, 22, 19, 3.8),
        box(-2.4, 31, 35.4, 25, 7, "paper"),
        Fill(bubble(1, 34.4, 28.6, 18, 5), "ink"),
    )


def map_sheet() -> Marks:
    """A folded map, and a needle that stands nowhere in particular."""
    pin = "M 28 44 C 22 35 15.4 28.4 15.4 19.6 C 15.4 12.4 21 7 28 7 C 35 7 40.6 12.4 40.6 19.6"
    needle = f"{pin} C 40.6 28.4 34 35 28 44 Z"
    return (
        shape("M 3 25 L 19 19 L 37 25 L 53 19 L 53 53 L 37 59 L 19 53 L 3 59 Z", "ink"),
        stroke("M 19 19 L 19 53 M 37 25 L 37 59", 2.8, "paper"),
        stroke(needle, 7, "paper"),
        shape(needle, "ink"),
        dot(28, 19.6, 4.8, "paper"),
    )


def medicine() -> Marks:
    return (
        box(16, 2, 26, 11, 3.4, "ink"),
        box(10, 16.4, 38, 43, 6.5, "ink"),
        box(14, 26.4, 30, 18, 2.4, "paper"),
        rule(19.4, 32, 15, 3.4, "ink"),
        rule(19.4, 38.8, 8, 3.4, "ink"),
    )
