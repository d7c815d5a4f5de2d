"""The page of an item: trim, bleed and slug, in millimetres.

A page is the trimmed item plus the same slug on each side. Boxes are measured from the page's
own corner, so the MediaBox starts at 0,0 (a negative origin shifts artwork in some drawing
programs).
"""

from __future__ import annotations

from dataclasses import dataclass

MM_PER_PT = 25.4 / 72
MM_PER_PX = 25.4 / 96
PT_PER_MM = 72 / 25.4

MEDIA_LIMIT = 5080.0
"""Longest media edge in mm that a PDF can have at 1:1 (14,400 pt; ISO 32000-1 annex C)."""

TYPE_LIMIT = 508.0
"""Largest type size in mm (20 in). Beyond it viewers that draw with poppler's Splash, such as
Okular and pdftoppm 22.12, leave the letters out without a word; measured, at any resolution."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in mm from the left top corner of the page."""

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

    def inset(self, by: float) -> Rect:
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def contains(self, other: Rect, tolerance: float = 0.0) -> bool:
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )

    def rounded(self, digits: int = 2) -> tuple[float, float, float, float]:
        return (
            round(self.x, digits),
            round(self.y, digits),
            round(self.width, digits),
            round(self.height, digits),
        )


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """Trim size, bleed, slug and safe margin of one face, in mm on the page itself; `foot` is the
    height at the lower edge that a stand hides once the item is put up.

    `scale` is 1 for an item made at full size and 0.1 for one made at 1:10; all lengths here are
    already scaled, `real_width` and `real_height` are those of the hung item.
    """

    trim_width: float
    trim_height: float
    bleed: float = 0.0
    slug: float = 0.0
    safe: float = 5.0
    foot: float = 0.0
    scale: float = 1.0

    @property
    def real_width(self) -> float:
        return self.trim_width / self.scale

    @property
    def real_height(self) -> float:
        return self.trim_height / self.scale

    @property
    def media(self) -> Rect:
        return Rect(0, 0, self.trim_width + 2 * self.slug, self.trim_height + 2 * self.slug)

    @property
    def trim(self) -> Rect:
        return Rect(self.slug, self.slug, self.trim_width, self.trim_height)

    @property
    def bleed_box(self) -> Rect:
        return self.trim.inset(-self.bleed)

    @property
    def safe_box(self) -> Rect:
        inner = self.trim.inset(self.safe)
        hidden = max(0.0, self.foot - self.safe)
        return Rect(inner.x, inner.y, inner.width, inner.height - hidden)
