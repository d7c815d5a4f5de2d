"""Whether two pictures look the same to somebody who holds them side by side."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter, ImageStat

BLOCK = 8
"""Pixels of a square that is looked at as one."""

WORST = 30.0
"""How far the mean colour of a square may be off, of 255: what is blurred away at the edge of a
letter stays below, a line that moved by its height or a colour that changed does not."""

MEAN = 1.5
"""The same over the whole picture."""


def difference(one: Image.Image, two: Image.Image) -> tuple[float, float]:
    """The worst square and the mean, of 255 in the colour that is off most; infinite where the
    sizes differ.
    """
    if one.size != two.size:
        return float("inf"), float("inf")
    off = ImageChops.difference(_soft(one), _soft(two))
    worst = max(high for _, high in ImageStat.Stat(off.reduce(BLOCK)).extrema)
    return float(worst), float(max(ImageStat.Stat(off).mean))


def is_alike(one: Image.Image, two: Image.Image) -> bool:
    worst, mean = difference(one, two)
    return worst <= WORST and mean <= MEAN


def _soft(picture: Image.Image) -> Image.Image:
    return picture.convert("RGB").filter(ImageFilter.GaussianBlur(1.2))
