"""What is done with it: signs about the origin, to be set on a badge."""

from __future__ import annotations

from .geometry import symmetric
from .marks import Fill
from .strokes import Marks, box, dot, ring, stroke


def lock() -> Marks:
    return (
        stroke(
            "M -4 -1.5 L -4 -4.7 C -4 -7 -2.2 -8.7 0 -8.7 C 2.2 -8.7 4 -7 4 -4.7 L 4 -1.5",
            2.8,
            "sign",
        ),
        box(-6.3, -2, 12.6, 9.6, 2, "sign"),
    )


def cross() -> Marks:
    return (stroke("M -4.8 -4.8 L 4.8 4.8 M 4.8 -4.8 L -4.8 4.8", 4, "sign"),)


def upwards() -> Marks:
    return (stroke("M 0 6.4 L 0 -6 M -5.4 -1 L 0 -6.6 L 5.4 -1", 3.8, "sign"),)


def no_entry() -> Marks:
    return (box(-8, -2.6, 16, 5.2, 1.6, "sign"),)


def question() -> Marks:
    hook = (
        "M -4.1 -3.4 C -4.4 -6 -2.4 -7.9 0.1 -7.9 C 2.6 -7.9 4.4 -6.1 4.4 -3.9"
        " C 4.4 -1 0.1 -0.4 0.1 3"
    )
    return (stroke(hook, 3.5, "sign"), dot(0.1, 7.6, 2.2, "sign"))


def exclamation() -> Marks:
    return (stroke("M 0 -7 L 0 1.4", 4.2, "sign"), dot(0, 7.2, 2.4, "sign"))


def fish_hook() -> Marks:
    shank = (
        "M 4.6 -4.4 L 4.6 2 C 4.6 4.8 2.4 7 -0.4 7 C -3.2 7 -5.4 4.8 -5.4 2 L -5.4 0.6 L -1.8 3.2"
    )
    return (stroke(shank, 3.1, "sign"), ring(4.6, -6.6, 2.1, 2.2, "sign"))


def slash() -> Marks:
    return (ring(0, 0, 7, 3, "sign"), stroke("M -4.6 -4.6 L 4.6 4.6", 3, "sign"))


def plus() -> Marks:
    return (stroke("M 0 -6 L 0 6 M -6 0 L 6 0", 4, "sign"),)


def eye() -> Marks:
    lid = symmetric("M 0 -6.4 C 4.4 -6.4 8 -3.4 9.8 0 C 8 3.4 4.4 6.4 0 6.4")
    return (Fill(lid, "sign"), dot(0, 0, 3.7, "badge"), dot(0, 0, 1.2, "sign"))


def dial() -> Marks:
    """A clock: for long."""
    return (ring(0, 0, 8, 2.8, "sign"), stroke("M 0 -4.2 L 0 0.8 L 3.4 2.8", 2.8, "sign"))
