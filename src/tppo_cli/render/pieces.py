"""The elements of one of our SVG files, each with the box it lies in.

Such a file has an element a line between `<g …>` and `</g>`, and its paths hold absolute
coordinates in pairs (M, L, C, Q and Z only). Knowing where each element lies, whoever shows a part
of a drawing can leave out the rest: laying out a person costs WeasyPrint some 10 ms.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from tppo_cli.render.windows import Box

_PATH = re.compile(r' d="([^"]*)"')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_WIDTH = re.compile(r'stroke-width="([\d.]+)"')


class Piece(NamedTuple):
    """One element; its box holds all control points, and half the width of a stroke more."""

    text: str
    box: Box

    def meets(self, window: Box) -> bool:
        return (
            self.box.x < window.right
            and self.box.right > window.x
            and self.box.y < window.bottom
            and self.box.bottom > window.y
        )


def pieces(svg: str) -> tuple[str, tuple[Piece, ...]]:
    """The start tag of the group that holds all, and the elements in it."""
    lines = svg.splitlines()
    return lines[1], tuple(Piece(line, _box(line)) for line in lines[2:-2])


def _box(element: str) -> Box:
    points = [float(n) for path in _PATH.findall(element) for n in _NUMBER.findall(path)]
    reach = max((float(w) for w in _WIDTH.findall(element)), default=0.0) / 2
    left, right = min(points[::2]) - reach, max(points[::2]) + reach
    top, bottom = min(points[1::2]) - reach, max(points[1::2]) + reach
    return Box(left, top, right - left, bottom - top)
