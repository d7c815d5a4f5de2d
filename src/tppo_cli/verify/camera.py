"""What a phone sees of a QR symbol from some way off.

The model: a 1080 x 1920 preview across 69 degrees, half a pixel of blur, less contrast than on
paper, noise, and a hand that is not straight. All of it is computed, so a file gives the same
answer each time.
"""

from __future__ import annotations

import math
import random
from functools import lru_cache

from PIL import Image, ImageChops, ImageFilter

PREVIEW_PIXELS = 1920
FIELD_OF_VIEW = math.radians(69)

OVERSAMPLING = 2
"""The sensor's pixels are made from so many finer ones on each side."""

BLUR = 0.6
"""Radius of the lens's blur in pixels of the sensor."""

AMPLITUDE, BLACK = 160 / 255, 40
"""White paper gives 200 levels of 255, black ink 40."""

NOISE = 6.0
"""Standard deviation in levels."""

TILTS = (-8.0, -4.0, 0.0, 4.0, 8.0)
"""Degrees by which the phone is turned, one try each."""

FRAME = 1.3
"""Sides of the view, in sides of the symbol: no corner leaves it when it is turned."""

KEYSTONE = 0.03
"""Share of the width by which one side looks longer than the other."""

_SEED = 129
_UNIFORM_DEVIATION = 255 / math.sqrt(12)
_SUMMED = 4


def pixels_per_mm(distance: float) -> float:
    """Pixels of the preview for a millimetre at `distance` mm."""
    return PREVIEW_PIXELS / 2 / math.tan(FIELD_OF_VIEW / 2) / distance


def views(sharp: Image.Image) -> list[Image.Image]:
    """A symbol as the camera sees it, once for each tilt.

    `sharp`: a grey picture of a symbol and its quiet zone, with `OVERSAMPLING` times the sensor's
    pixels a millimetre.
    """
    paper = sharp.getpixel((0, 0))
    width, height = sharp.size
    framed = Image.new("L", (round(width * FRAME), round(height * FRAME)), paper)
    framed.paste(sharp, ((framed.width - width) // 2, (framed.height - height) // 2))
    return [_view(framed, tilt) for tilt in TILTS]


def _view(framed: Image.Image, tilt: float) -> Image.Image:
    width, height = framed.size
    turned = framed.transform(
        (width, height),
        Image.Transform.QUAD,
        _corners(width, height, math.radians(tilt)),
        Image.Resampling.BILINEAR,
    )
    small = (max(1, width // OVERSAMPLING), max(1, height // OVERSAMPLING))
    seen = turned.filter(ImageFilter.GaussianBlur(BLUR * OVERSAMPLING)).resize(
        small, Image.Resampling.BOX
    )
    grey = seen.point([round(BLACK + level * AMPLITUDE) for level in range(256)])
    return ImageChops.add(grey, _noise(small), scale=1, offset=-128)


def _corners(width: int, height: int, tilt: float) -> tuple[float, ...]:
    """Where the view's corners lie in the picture, from the left top one against the clock."""
    lean = KEYSTONE * width
    corners: list[float] = []
    for x, y in ((0, 0), (lean, height), (width - lean, height), (width, 0)):
        right, down = x - width / 2, y - height / 2
        corners += [
            width / 2 + right * math.cos(tilt) - down * math.sin(tilt),
            height / 2 + right * math.sin(tilt) + down * math.cos(tilt),
        ]
    return tuple(corners)


@lru_cache(maxsize=64)
def _noise(size: tuple[int, int]) -> Image.Image:
    """Nearly normal noise around 128: the mean of four uniform pictures, spread to `NOISE`."""
    dice = random.Random(_SEED)  # noqa: S311 -- noise of a picture, no secret
    layers = [Image.frombytes("L", size, dice.randbytes(size[0] * size[1])) for _ in range(_SUMMED)]
    mean = Image.blend(
        Image.blend(layers[0], layers[1], 0.5), Image.blend(layers[2], layers[3], 0.5), 0.5
    )
    spread = NOISE * math.sqrt(_SUMMED) / _UNIFORM_DEVIATION
    return mean.point([round(128 + (level - 127.5) * spread) for level in range(256)])
