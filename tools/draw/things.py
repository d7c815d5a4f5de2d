"""What an icon is about: solid objects on the grid of 64 u."""

from __future__ import annotations

from .geometry import Path, Point, placed, symmetric
from .marks import Fill, Line, moved
from .strokes import Marks, box, bubble, dot, ring, rule, shape, stroke

# Signs to watch for; the right foot is left to the badge.


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
    plane = symmetric(
        "M 0 -27.6 C 2 -27.6 3.6 -25 3.6 -22 L 3.6 -11 L 24.6 2 L 24.6 8 L 3.6 1.6 L 3.6 15.6"
        " L 9.8 20.6 L 9.8 25.2 L 0 22.2"
    )
    return (
        stroke(handle, 5, "ink"),
        box(3, 14, 56, 43, 6.5, "ink"),
        Fill(plane.moved(placed(Point(23.5, 36.5), 0.6, 45)), "paper"),
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


# What to do.


def call() -> Marks:
    """A handset with its sound."""
    handset = (
        "M 17.6 8.4 C 19.8 6.6 23 7 24.8 9.4 L 30 16.6 C 31.6 18.8 31.4 21.8 29.4 23.8 L 26.4 26.8"
        " C 28.4 31.4 32.6 35.6 37.2 37.6 L 40.2 34.6 C 42.2 32.6 45.2 32.4 47.4 34 L 54.6 39.2"
        " C 57 41 57.4 44.2 55.6 46.4 L 52 51 C 49 54.6 44.2 56 39.8 54.4"
        " C 26 49.2 14.8 38 9.6 24.2 C 8 19.8 9.4 15 13 12 Z"
    )
    waves = "M 38 20 C 41.4 20.6 43.4 22.6 44 26 M 38.6 9.4 C 47.4 10.4 53.6 16.6 54.6 25.4"
    return (shape(handset, "ink"), stroke(waves, 4.4, "ink"))


def message() -> Marks:
    return (
        Fill(bubble(4, 7, 56, 40, 8), "ink"),
        dot(19.5, 27, 3.6, "paper"),
        dot(32, 27, 3.6, "paper"),
        dot(44.5, 27, 3.6, "paper"),
    )


def look() -> Marks:
    """A magnifying glass: see what goes on."""
    return (
        dot(26, 26, 22, "ink"),
        dot(26, 26, 14.6, "paper"),
        stroke("M 43 43 L 55.5 55.5", 9, "ink"),
        stroke("M 18 26 C 18 21.4 21.4 18 26 18", 3.4, "ink"),
    )


def listen() -> Marks:
    """Two bubbles: one is let finish before the other speaks."""
    return (
        Fill(bubble(3, 4, 41, 29, 6), "ink"),
        rule(12.5, 14, 22, 3.8),
        rule(12.5, 22.6, 13, 3.8),
        box(17.5, 27.5, 46, 33, 9, "paper"),
        box(21, 31, 39, 26, 6, "ink"),
        stroke("M 33 44.5 L 38.5 50 L 48.5 38.6", 4.4, "paper"),
    )


def note() -> Marks:
    """A notebook and a pencil: keep what proves it."""
    pencil = placed(Point(47, 36.5), 1, 40)
    return (
        box(8, 5, 39, 54, 6, "ink"),
        rule(17.5, 17, 20, 3.8),
        rule(17.5, 26.5, 20, 3.8),
        rule(17.5, 36, 10, 3.8),
        *moved(
            (
                Fill(symmetric("M 0 -24.5 L 9.2 -24.5 L 9.2 11 L 0 26"), "paper"),
                Fill(symmetric("M 0 -21 L 5.6 -21 L 5.6 9.6 L 0 18.6"), "ink"),
                Line(Path.of("M -5.6 -13 L 5.6 -13"), "paper", 2.8, on="ink"),
            ),
            pencil,
        ),
    )


def shield() -> Marks:
    """Keep safe, ask whether it is safe to speak."""
    outline = symmetric("M 0 -28 C 7 -23 15 -20.4 24 -20 L 24 -2 C 24 12 14 22.6 0 28").moved(
        placed(Point(32, 32))
    )
    return (Fill(outline, "ink"), stroke("M 21.5 31.5 L 29 39 L 43 24", 5, "paper"))
