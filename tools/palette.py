"""`make palette` prints how each colour of each look comes out of the press.

Each colour is given twice, as sRGB and as a CMYK build. The build is proofed with the profile that
ships, back to sRGB, and compared with the first: CIEDE2000, of which 1 is just seen. Relative
colorimetric with black point compensation, as the press room converts (`tppo_cli.press`); the last
column leaves the compensation out, and so shows how much lighter than a screen's the darkest inks
of coated paper are. That is the paper's and no build mends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from coloraide import Color
from PIL import Image, ImageCms

from tppo_cli.materials import read
from tppo_cli.materials.look import Look
from tppo_cli.press.condition import house

LOOKS = ("rangkul", "resmi", "fotokopi")

Cmyk = tuple[float, float, float, float]

BLACK: Cmyk = (0, 0, 0, 100)
"""Black is one ink, whatever a screen shows: small type on four plates would blur."""


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour of a palette: `rgb` and its build in per cent, `proof` the build as sRGB, `ink` all
    inks together in per cent, `shift` from `rgb` to `proof` and `bare` the same without black point
    compensation, both CIEDE2000.
    """

    name: str
    rgb: str
    build: Cmyk
    proof: str
    ink: float
    shift: float
    bare: float


def shades(look: Look) -> Iterator[Shade]:
    """The colours of a look that have a build."""
    for name, colour in look.palette.items():
        if colour.cmyk is None:
            continue
        proof = proofed(colour.cmyk)
        yield Shade(
            name=name,
            rgb=colour.rgb,
            build=colour.cmyk,
            proof=proof,
            ink=sum(colour.cmyk),
            shift=difference(colour.rgb, proof),
            bare=difference(colour.rgb, proofed(colour.cmyk, lifted=False)),
        )


def proofed(build: Cmyk, *, lifted: bool = True) -> str:
    """What a build (per cent) looks like, as #RRGGBB; `lifted` is black point compensation."""
    pixel = Image.new("CMYK", (1, 1), tuple(round(part * 2.55) for part in build))
    shown = ImageCms.applyTransform(pixel, _to_screen(lifted))
    if shown is None:
        raise ValueError("the proof made no picture")
    return "#" + shown.tobytes().hex().upper()


def difference(one: str, other: str) -> float:
    """CIEDE2000 between two sRGB colours, #RRGGBB."""
    return float(Color(one).delta_e(Color(other), method="2000"))


@cache
def _to_screen(lifted: bool) -> Any:
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if lifted else ImageCms.Flags.NONE
    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(BytesIO(house().profile)),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=flags,
    )


def lines(look: Look) -> Iterator[str]:
    """The table of one look."""
    yield f"{look.name:10}  {'sRGB':7}  {'C   M   Y   K':15}  proof    dE2000  ink %  dE bare"
    for one in shades(look):
        build = " ".join(f"{part:3g}" for part in one.build)
        yield (
            f"{one.name:10}  {one.rgb}  {build:15}  {one.proof}  {one.shift:6.2f}"
            f"  {one.ink:5g}  {one.bare:7.2f}"
        )


def main() -> None:
    for name in LOOKS:
        print("\n".join(lines(read.look(name).look)), end="\n\n")


if __name__ == "__main__":
    main()
