"""Pictures of pages, cut out by millimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PIL import Image

from tppo_cli.manifest import Mm4
from tppo_cli.materials.geometry import Rect

OVERVIEW_PER_MM = 6.0
"""152 dpi: a module of the smallest QR symbol that is printed (0.5 mm) has 3 pixels."""

OVERVIEW_PIXELS = 3_000_000
"""A page is drawn coarser rather than larger; even then 1/150 of an A3's width has 9 pixels."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A page of `width` x `height` mm drawn at `per_mm` pixels a millimetre."""

    width: float
    height: float
    per_mm: float

    @classmethod
    def for_overview(cls, width: float, height: float) -> Scale:
        room = OVERVIEW_PIXELS / (width * height)
        return cls(width, height, min(OVERVIEW_PER_MM, math.sqrt(room)))

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the whole page: pdfium rounds up."""
        return math.ceil(self.width * self.per_mm), math.ceil(self.height * self.per_mm)

    def pixels(self, rect: Rect) -> tuple[int, int, int, int]:
        """Left, top, right and bottom pixel around a rectangle, within the page."""
        width, height = self.size
        across, down = width / self.width, height / self.height
        return (
            min(max(0, math.floor(rect.x * across)), width - 1),
            min(max(0, math.floor(rect.y * down)), height - 1),
            max(min(width, math.ceil(rect.right * across)), 1),
            max(min(height, math.ceil(rect.bottom * down)), 1),
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a page, or of a part that begins at `left` and `top`, in pixels."""

    image: Image.Image
    scale: Scale
    left: int = 0
    top: int = 0

    def box(self, rect: Rect) -> tuple[int, int, int, int]:
        """The pixels of this picture around a rectangle of the page."""
        left, top, right, bottom = self.scale.pixels(rect)
        return left - self.left, top - self.top, right - self.left, bottom - self.top

    def cut(self, rect: Rect) -> Image.Image:
        """The picture of a rectangle of the page."""
        return self.image.crop(self.box(rect))

    def millimetres(self, x: float, y: float) -> tuple[float, float]:
        """The place on the page of a pixel of this picture."""
        width, height = self.scale.size
        return (
            (x + self.left) * self.scale.width / width,
            (y + self.top) * self.scale.height / height,
        )


def rect_of(mm: Mm4) -> Rect:
    return Rect(*mm)
