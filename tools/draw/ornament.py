"""Kawung: the batik of four petals, drawn as one path."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

from .geometry import Path, Point, placed

PITCH = 15.0
"""Distance between two flowers, in u."""

_PETAL = Path.of("M 0.6 0 Q 4 -3.9 6.9 0 Q 4 3.9 0.6 0 Z")


def kawung(
    left: float, top: float, right: float, bottom: float, near: Callable[[Point], bool]
) -> Path:
    """Flowers over a rectangle (u) wherever `near` says that their centre is wanted."""
    flowers = Path(())
    for row in range(ceil((bottom - top) / PITCH) + 1):
        for column in range(ceil((right - left) / PITCH) + 1):
            centre = Point(left + column * PITCH, top + row * PITCH)
            if near(centre):
                flowers += _flower(centre)
    return flowers


def _flower(centre: Point) -> Path:
    flower = Path(())
    for quarter in range(4):
        flower += _PETAL.moved(placed(centre, turn=45 + 90 * quarter))
    return flower
