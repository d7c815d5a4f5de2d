"""Colours as the press room counts them, and what they can be converted to."""

from __future__ import annotations

from abc import ABC, abstractmethod

from PIL import Image

from tppo_cli.press.pictures import Encoded

Rgb = tuple[int, int, int]
"""sRGB, 0 to 255."""

Build = tuple[float, ...]
"""Shares of cyan, magenta, yellow and black, 0 to 1; a single share is a level of grey."""

ALL_INKS: Build = (1.0, 1.0, 1.0, 1.0)
BLACK: Build = (0.0, 0.0, 0.0, 1.0)


class Target(ABC):
    """What colours are converted to: a device space, and the operators that set its colours."""

    space: str
    fill: str
    stroke: str

    @abstractmethod
    def rgb(self, red: float, green: float, blue: float) -> Build:
        """The build of an RGB colour, channels 0 to 1."""

    @abstractmethod
    def grey(self, level: float) -> Build:
        """The build of a grey, from 0 (black) to 1."""

    @abstractmethod
    def cmyk(self, build: Build) -> Build:
        """The build of a colour that was given in inks."""

    @abstractmethod
    def picture(self, image: Image.Image, *, lossy: bool, source: bytes | None) -> Encoded:
        """An RGB picture; `lossy` where it came as JPEG, `source` is its profile if not sRGB."""

    @abstractmethod
    def ink_picture(self, image: Image.Image, *, lossy: bool) -> Encoded | None:
        """A picture that was given in inks; None where it may stay as it is."""


def rgb_of(hexadecimal: str) -> Rgb:
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return red, green, blue


def hex_of(rgb: Rgb) -> str:
    return "#" + bytes(rgb).hex().upper()


def percent(build: Build) -> str:
    """A build as it is written in a look: 0, 32, 95, 0."""
    return ", ".join(f"{part * 100:.3g}" for part in build)


def whole(build: Build) -> Build:
    """A build in whole per cents, for somebody to write down; rounded down, as limits want."""
    return tuple(int(part * 100) / 100 for part in build)


def ink(build: Build) -> float:
    """All inks together, in per cent."""
    return sum(build) * 100


def limited(build: Build, limit: float) -> Build:
    """A build within a limit in per cent: black stays, the other inks give way together."""
    *colours, black = build
    if ink(build) <= limit:
        return build
    share = max(0.0, (limit / 100 - black) / sum(colours))
    # Rounded down: rounded to the nearest, three inks could add up to more than the limit.
    return (*(int(part * share * 10_000) / 10_000 for part in colours), black)


def byte(channel: float) -> int:
    """A channel from 0 to 1 as one from 0 to 255."""
    return min(255, max(0, round(channel * 255)))
