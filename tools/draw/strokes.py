"""Shapes that icons are made of. Colours: `ink`, `paper`, `badge`, `sign` (see `icons`)."""

from __future__ import annotations

from .geometry import CIRCLE, Path, ellipse
from .marks import Fill, Line, Mark

Marks = tuple[Mark, ...]


def box(x: float, y: float, w: float, h: float, r: float, colour: str) -> Fill:
    """A rectangle with round corners of radius `r`."""
    k = r * (1 - CIRCLE)
    right, foot = x + w, y + h
    return Fill(
        Path.of(
            f"M {x + r} {y} L {right - r} {y} C {right - k} {y} {right} {y + k} {right} {y + r}"
            f" L {right} {foot - r} C {right} {foot - k} {right - k} {foot} {right - r} {foot}"
            f" L {x + r} {foot} C {x + k} {foot} {x} {foot - k} {x} {foot - r}"
            f" L {x} {y + r} C {x} {y + k} {x + k} {y} {x + r} {y} Z"
        ),
        colour,
    )


def dot(x: float, y: float, r: float, colour: str) -> Fill:
    return Fill(ellipse(x, y, r, r), colour)


def shape(text: str, colour: str) -> Fill:
    return Fill(Path.of(text), colour)


def stroke(text: str, width: float, colour: str) -> Line:
    return Line(Path.of(text), colour, width, on="ink")


def ring(x: float, y: float, r: float, width: float, colour: str) -> Line:
    return Line(ellipse(x, y, r, r), colour, width, on="ink")


def rule(x: float, y: float, length: float, width: float, colour: str = "paper") -> Line:
    """A line of writing."""
    return stroke(f"M {x} {y} L {x + length} {y}", width, colour)


def bubble(x: float, y: float, w: float, h: float, r: float) -> Path:
    """A speech bubble whose tail hangs at the left of its foot."""
    tail, foot, left = h * 0.33, y + h, x + r + 1
    body = box(x, y, w, h, r, "ink").path
    return body + Path.of(
        f"M {left} {foot - 0.5} L {left + tail * 1.2} {foot - 0.5} L {left} {foot + tail} Z"
    )
