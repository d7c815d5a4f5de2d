"""What to do: solid objects on the grid of 64 u, without a badge."""

from __future__ import annotations

from .geometry import Path, Point, placed, symmetric
from .marks import Fill, Line, moved
from .strokes import Marks, box, bubble, dot, rule, shape, stroke


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
    pencil = placed(Point(46.6, 36.5), 1, 40)
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
