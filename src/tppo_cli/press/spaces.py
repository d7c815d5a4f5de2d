"""Colour spaces of a PDF: what kind each one is, and what its numbers are in another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pikepdf import Array

from tppo_cli.press.colours import Build, Target, byte
from tppo_cli.press.condition import as_srgb


class Unprintable(Exception):
    """Something that cannot be turned into inks; its text says what, in a few words."""


class Kind(StrEnum):
    GREY = "grey"
    RGB = "RGB"
    CMYK = "CMYK"
    LAB = "Lab"
    PATTERN = "Pattern"
    INDEXED = "Indexed"


_BY_NAME = {
    "/DeviceGray": Kind.GREY,
    "/G": Kind.GREY,
    "/CalGray": Kind.GREY,
    "/DeviceRGB": Kind.RGB,
    "/RGB": Kind.RGB,
    "/CalRGB": Kind.RGB,
    "/DeviceCMYK": Kind.CMYK,
    "/CMYK": Kind.CMYK,
    "/Lab": Kind.LAB,
    "/Pattern": Kind.PATTERN,
    "/Indexed": Kind.INDEXED,
    "/I": Kind.INDEXED,
}
_BY_COMPONENTS = {1: Kind.GREY, 3: Kind.RGB, 4: Kind.CMYK}

D50_X = 0.9643
"""X of the white point D50; that of D65, the other one in use, is 0.9505."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space.

    `profile` is that of an ICC-based RGB space. CalRGB is taken for sRGB, which it describes
    nearly always; what is given in inks is printed with these inks, whatever its profile.
    """

    kind: Kind
    profile: bytes | None = None
    d65: bool = False

    @property
    def initial(self) -> tuple[float, ...]:
        """The colour that choosing the space sets (ISO 32000-1, 8.6.8): black."""
        return (0.0, 0.0, 0.0, 1.0) if self.kind is Kind.CMYK else (0.0, 0.0, 0.0)

    def build(self, components: Sequence[Any], target: Target) -> Build:
        """The target's build of a colour of this space. Raises Unprintable."""
        values = [float(value) for value in components]
        if self.kind is Kind.GREY:
            return target.grey(values[0])
        if self.kind is Kind.CMYK:
            return target.cmyk(tuple(values))
        if self.kind is Kind.LAB:
            return target.rgb(*_lab_as_srgb(values, d65=self.d65))
        if self.kind is Kind.RGB:
            red, green, blue = values
            if self.profile is not None:
                as_bytes = as_srgb(self.profile, (byte(red), byte(green), byte(blue)))
                red, green, blue = (channel / 255 for channel in as_bytes)
            return target.rgb(red, green, blue)
        raise Unprintable(f"a colour in the space {self.kind.value}")


GREY, RGB, CMYK = Space(Kind.GREY), Space(Kind.RGB), Space(Kind.CMYK)


def space_of(value: Any) -> Space:
    """The space that a PDF names or describes. Raises Unprintable for spot colours."""
    name = str(value[0]) if isinstance(value, Array) else str(value)
    if name == "/ICCBased":
        stream = value[1]
        kind = _BY_COMPONENTS.get(int(stream.get("/N", 0)))
        if kind is not None:
            return Space(kind, bytes(stream.read_bytes()) if kind is Kind.RGB else None)
    if name not in _BY_NAME:
        raise Unprintable(f"the colour space {name}")
    kind = _BY_NAME[name]
    if kind is Kind.LAB:
        return Space(kind, d65=abs(float(value[1]["/WhitePoint"][0]) - D50_X) > 0.005)
    return Space(kind)


def _lab_as_srgb(lab: Sequence[float], *, d65: bool) -> tuple[float, float, float]:
    from coloraide import Color  # noqa: PLC0415 -- a fifth of a second that few files need

    red, green, blue = Color("lab-d65" if d65 else "lab", list(lab)).convert("srgb").coords()
    return red, green, blue
