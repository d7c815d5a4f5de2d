"""Whether two pictures look the same to somebody who holds them side by side."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

BLOCK = 8
"""Pixels of a square that is looked at as one."""

WORST = 30.0
"""How far the mean colour of a square may be off, of 255: what is blurred away at the edge of a
letter stays below, a line that moved by its height or a colour that changed does not."""

MEAN = 1.5
"""The same over the whole picture."""


def difference(one: Image.Image, two: Image.Image) -> tuple[float, float]:
    """The worst square and the mean, of 255; infinite where the sizes differ."""
    if one.size != two.size:
        return float("inf"), float("inf")
    off = np.abs(_soft(one) - _soft(two)).max(axis=2)
    high, wide = (side // BLOCK * BLOCK for side in off.shape)
    squares = off[:high, :wide].reshape(high // BLOCK, BLOCK, wide // BLOCK, BLOCK)
    return float(squares.mean(axis=(1, 3)).max(initial=0.0)), float(off.mean())


def is_alike(one: Image.Image, two: Image.Image) -> bool:
    worst, mean = difference(one, two)
    return worst <= WORST and mean <= MEAN


def _soft(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    blurred = picture.convert("RGB").filter(ImageFilter.GaussianBlur(1.2))
    return np.asarray(blurred, dtype=np.float64)
