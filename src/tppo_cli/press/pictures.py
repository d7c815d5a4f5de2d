"""Pixels: from RGB to inks or greys, within the ink limit, and as a PDF holds them."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageMath

from tppo_cli.press.condition import convert

JPEG_QUALITY = 95
"""A photo that came as JPEG leaves as one; at this quality a second time does not show."""

SAME = 2
"""Levels (of 255) that channels of a grey photo differ by after JPEG."""

KEPT = 8
"""Pictures that are remembered: the portrait and the logos are the same in every region."""

HIGHEST = 255


@dataclass(frozen=True, slots=True)
class Encoded:
    """A picture as an image XObject holds it; `space` is a device space's name."""

    data: bytes
    space: str
    lossy: bool
    components: int


def needs_no_colour(image: Image.Image) -> bool:
    """Whether all pixels of an RGB picture are grey."""
    red, green, blue = image.split()
    return all(
        _highest(ImageChops.difference(one, other)) <= SAME
        for one, other in ((red, green), (green, blue), (red, blue))
    )


def grey_picture(image: Image.Image) -> Encoded:
    """Greys, which a press prints with black alone."""
    return _stored(image.convert("L"), "/DeviceGray")


def ink_picture(
    image: Image.Image, profile: bytes, source: bytes | None, limit: float, *, lossy: bool
) -> Encoded:
    """An RGB picture in inks, by the profile; `source` is its own profile, None for sRGB."""
    return _converted(image.size, image.tobytes(), profile, source, limit, lossy)


@lru_cache(maxsize=KEPT)
def _converted(
    size: tuple[int, int],
    pixels: bytes,
    profile: bytes,
    source: bytes | None,
    limit: float,
    lossy: bool,
) -> Encoded:
    inks = convert(Image.frombytes("RGB", size, pixels), profile, source)
    return ink_encoded(limited_picture(inks, limit), limit, lossy=lossy)


def ink_encoded(inks: Image.Image, limit: float, *, lossy: bool) -> Encoded:
    """A CMYK picture as JPEG where it was one, unless that would carry it over the limit."""
    if lossy:
        out = BytesIO()
        inks.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0)
        with Image.open(BytesIO(out.getvalue())) as again:
            if heaviest(again) <= limit:
                return Encoded(out.getvalue(), "/DeviceCMYK", lossy=True, components=4)
    return _stored(inks, "/DeviceCMYK")


def heaviest(inks: Image.Image) -> float:
    """The most ink that a pixel of a CMYK picture takes, in per cent."""
    return _highest(_total(inks)) * 100 / HIGHEST


def limited_picture(inks: Image.Image, limit: float) -> Image.Image:
    """A CMYK picture within the limit: black stays, the other inks give way together."""
    if heaviest(inks) <= limit:
        return inks
    *colours, black = inks.split()
    most = int(limit * HIGHEST / 100)

    def fewer(args: Any) -> Any:
        room = args["max"](most - args["black"], 0)
        others = args["cyan"] + args["magenta"] + args["yellow"]
        # Whole numbers, rounded down: no sum comes out above the limit.
        less = args["one"] * room / args["max"](others, 1)
        over = others > room
        return args["convert"](less * over + args["one"] * (1 - over), "L")

    named = dict(zip(("cyan", "magenta", "yellow"), colours, strict=True), black=black)
    reduced = [ImageMath.lambda_eval(fewer, **named, one=one) for one in colours]
    return Image.merge("CMYK", [*reduced, black])


def _highest(band: Image.Image) -> float:
    """The highest level of a picture of one band."""
    extrema: Any = band.getextrema()
    return float(extrema[1])


def _total(inks: Image.Image) -> Image.Image:
    cyan, magenta, yellow, black = inks.split()
    total: Image.Image = ImageMath.lambda_eval(
        lambda args: args["cyan"] + args["magenta"] + args["yellow"] + args["black"],
        cyan=cyan,
        magenta=magenta,
        yellow=yellow,
        black=black,
    )
    return total


def _stored(image: Image.Image, space: str) -> Encoded:
    """Without loss, each pixel as its difference from its left neighbour (predictor 2).

    Photos become a third smaller this way.
    """
    left = Image.new(image.mode, image.size)
    left.paste(image, (1, 0))
    data = zlib.compress(ImageChops.subtract_modulo(image, left).tobytes(), 6)
    return Encoded(data, space, lossy=False, components=len(image.getbands()))
