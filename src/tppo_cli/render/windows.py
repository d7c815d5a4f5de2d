"""Which part of a drawing is shown: a crop, grown to the ratio of the box it fills.

A drawing is larger than any crop of it, so a box of another ratio gets more of the picture, never
a strip of nothing; and a row of people is cut only where no hand is (`cuts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log
from typing import Literal, NamedTuple

Grow = Literal["down", "left", "both"]
Span = tuple[float, float]


class Box(NamedTuple):
    """A part of a drawing, in drawing units, y down."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Crop:
    """A window that looks right. For another ratio it keeps left and right edge (`down`), or
    right edge, top and scale (`left`), or top and scale (`both`).
    """

    box: Box
    grow: Grow


@dataclass(frozen=True, slots=True)
class Extent:
    """All that is drawn, the spans in which a left or right edge may fall, and the named crops."""

    viewbox: Box
    cuts: tuple[Span, ...]
    crops: Mapping[str, Crop]


def window(extent: Extent, crop: Crop, ratio: float | None) -> Box:
    """The part to show in a box of width / height `ratio`; the crop itself if that is None.

    Where the drawing has not enough for the ratio, less of the height is shown, from the top.
    """
    box = crop.box
    if ratio is None:
        return box
    if crop.grow == "down" or not extent.cuts:
        left, right = box.x, box.right
    else:
        left, right = _edges(extent, crop, box.height * ratio)
    width = right - left
    height = width / ratio
    if box.y + height > extent.viewbox.bottom:
        height = extent.viewbox.bottom - box.y
        spare = width - height * ratio
        left, width = left + spare / 2, width - spare
    return Box(left, box.y, width, height)


def _edges(extent: Extent, crop: Crop, width: float) -> Span:
    """Left and right edge on allowed cuts: as near to the width as they go, then most central."""
    box = crop.box
    centre = box.x + box.width / 2
    return min(
        _pairs(extent, crop, width),
        key=lambda edges: (
            round(abs(log((edges[1] - edges[0]) / width)), 6),
            abs(edges[0] + edges[1] - 2 * centre),
        ),
    )


def _pairs(extent: Extent, crop: Crop, width: float) -> Iterator[Span]:
    box = crop.box
    centre = box.x + box.width / 2
    rights = ((box.right, box.right),) if crop.grow == "left" else extent.cuts
    for from_left, to_left in extent.cuts:
        for from_right, to_right in rights:
            span = min(max(width, from_right - to_left), to_right - from_left)
            if span <= 0:
                continue
            first, last = max(from_left, from_right - span), min(to_left, to_right - span)
            left = min(max(centre - span / 2, first), last)
            yield left, left + span
