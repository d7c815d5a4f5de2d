"""One table for everything: which inks print a colour, in vectors and pictures alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image

from tppo_cli.materials.look import Look
from tppo_cli.press import pictures
from tppo_cli.press.colours import (
    ALL_INKS,
    BLACK,
    Build,
    Rgb,
    Target,
    byte,
    ink,
    limited,
    rgb_of,
)
from tppo_cli.press.condition import Condition, convert_colour
from tppo_cli.render.marks import REGISTRATION

ROUNDING = 0.005
"""Per cent: builds are written with four decimals."""

_REGISTRATION = rgb_of(REGISTRATION)


@dataclass
class Inks(Target):
    """The inks of one file: exact builds for the look's colours, the profile for all others.

    What has no hue is printed with black alone, so that small black text needs no register.
    `used` collects what was asked for, `unknown` what only the profile could answer.
    """

    condition: Condition
    table: dict[Rgb, Build]
    registration: Build = ALL_INKS
    used: dict[Build, Rgb | None] = field(default_factory=dict)
    unknown: dict[Rgb, Build] = field(default_factory=dict)
    space: str = "/DeviceCMYK"
    fill: str = "k"
    stroke: str = "K"

    @classmethod
    def of_look(cls, look: Look, condition: Condition, *, slug: bool = True) -> Inks:
        """The table of a look.

        Marks are printed with every ink, but only in a slug: on a page without one they lie
        beside the item on its own paper, where the ink limit holds.
        """
        builds = {
            rgb_of(entry.rgb): tuple(round(part / 100, 4) for part in entry.cmyk)
            for entry in look.palette.values()
            if entry.cmyk is not None
        }
        return cls(condition, builds, ALL_INKS if slug else BLACK)

    def rgb(self, red: float, green: float, blue: float) -> Build:
        key = byte(red), byte(green), byte(blue)
        build = self.build(key)
        self.used.setdefault(build, key)
        return build

    def build(self, rgb: Rgb) -> Build:
        """The inks of a colour: by the rule for greys, from the table, or through the profile."""
        known = self.table.get(rgb)
        if rgb == _REGISTRATION:
            return BLACK
        if rgb[0] == rgb[1] == rgb[2]:
            plain = known is None or any(known[:3]) or rgb[0] in (0, 255)
            return _black(rgb[0] / 255) if plain or known is None else known
        if known is not None:
            return known
        if rgb not in self.unknown:
            converted = convert_colour(self.condition.profile, rgb)
            self.unknown[rgb] = limited(converted, self.condition.ink_limit)
        return self.unknown[rgb]

    @property
    def marks(self) -> Marks:
        """What marks are printed with."""
        return Marks(self.condition, self.table, self.registration)

    def grey(self, level: float) -> Build:
        build = _black(level)
        self.used.setdefault(build, None)
        return build

    def cmyk(self, build: Build) -> Build:
        self.used.setdefault(build, None)
        return build

    def picture(self, image: Image.Image, *, lossy: bool, source: bytes | None) -> pictures.Encoded:
        if pictures.needs_no_colour(image):
            return pictures.grey_picture(image)
        return pictures.ink_picture(
            image, self.condition.profile, source, self.condition.ink_limit, lossy=lossy
        )

    def ink_picture(self, image: Image.Image, *, lossy: bool) -> pictures.Encoded | None:
        limit = self.condition.ink_limit
        if pictures.heaviest(image) <= limit:
            return None
        return pictures.ink_encoded(pictures.limited_picture(image, limit), limit, lossy=lossy)

    def too_heavy(self) -> Iterator[tuple[Rgb | None, Build]]:
        """The colours that were used and need more ink than the paper takes."""
        most = self.condition.ink_limit + ROUNDING
        return ((rgb, build) for build, rgb in self.used.items() if ink(build) > most)


class Marks(Inks):
    """Printer's marks, whose one colour is the registration colour."""

    def rgb(self, red: float, green: float, blue: float) -> Build:
        _ = red, green, blue
        return self.registration


class Levels(Target):
    """What a soft mask is drawn with: no ink, but how much of something else is seen.

    A mask's levels are the luminosity of its colours (ISO 32000-1, 11.5.3), so they are kept as
    greys; through inks and profile they would come back darker.
    """

    space = "/DeviceGray"
    fill = "g"
    stroke = "G"

    def rgb(self, red: float, green: float, blue: float) -> Build:
        return (round(0.3 * red + 0.59 * green + 0.11 * blue, 4),)

    def grey(self, level: float) -> Build:
        return (round(level, 4),)

    def cmyk(self, build: Build) -> Build:
        cyan, magenta, yellow, black = build
        return self.rgb(*(1 - min(1.0, part + black) for part in (cyan, magenta, yellow)))

    def picture(self, image: Image.Image, *, lossy: bool, source: bytes | None) -> pictures.Encoded:
        _ = lossy, source
        return pictures.grey_picture(image)

    def ink_picture(self, image: Image.Image, *, lossy: bool) -> pictures.Encoded | None:
        _ = lossy
        return pictures.grey_picture(image)


def _black(level: float) -> Build:
    return (0.0, 0.0, 0.0, round(1 - min(1.0, max(0.0, level)), 4))
