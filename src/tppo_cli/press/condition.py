"""The printing condition: the profile of press and paper, and how much ink the paper takes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding

HOUSE = "assets/icc/fogra39.icc"

INK_LIMIT = 300.0
"""Per cent of all four inks together on coated paper (ISO 12647-2 allows up to 350)."""


@dataclass(frozen=True, slots=True)
class Condition:
    """An output profile with its name, as it stands in a PDF's output intent.

    `identifier` is that of the ICC's registry where there is one, `ink_limit` is in per cent.
    """

    profile: bytes
    identifier: str
    info: str
    registry: str | None = None
    ink_limit: float = INK_LIMIT

    @property
    def key(self) -> str:
        """sha256 over all that decides how colours are converted, and what is said about it."""
        said = f"{self.identifier}\0{self.info}\0{self.registry}\0{self.ink_limit}\0".encode()
        return hashlib.sha256(said + self.profile).hexdigest()


@cache
def house(ink_limit: float = INK_LIMIT) -> Condition:
    """Offset on coated paper, FOGRA39, with the profile that ships."""
    return Condition(
        profile=resources.path(HOUSE).read_bytes(),
        identifier="FOGRA39",
        info="Coated FOGRA39 (ISO 12647-2:2004/Amd 1)",
        registry="http://www.color.org",
        ink_limit=ink_limit,
    )


def of_shop(file: Path, ink_limit: float = INK_LIMIT) -> Condition:
    """The condition that a print shop's own profile describes.

    Raises FindingsError, TP613: it is not an output profile for CMYK.
    """
    data = file.read_bytes()
    try:
        about = ImageCms.getOpenProfile(BytesIO(data)).profile
    except (ImageCms.PyCMSError, OSError):
        raise _unfit(file, "?") from None
    # A class other than `prtr` (a link between two devices, a scanner) may not stand in an output
    # intent: ISO 15930-7, 6.2.2.
    if (about.xcolor_space.strip(), about.device_class.strip()) != ("CMYK", "prtr"):
        raise _unfit(file, f"{about.xcolor_space.strip()}, {about.device_class.strip()}")
    name = (about.profile_description or "").strip() or file.stem
    return Condition(data, identifier=name, info=name, ink_limit=ink_limit)


def _unfit(file: Path, found: str) -> FindingsError:
    return FindingsError(
        [Finding("TP613", {"file": file.name, "found": found}, field="press.profile")]
    )


def convert(image: Image.Image, profile: bytes, source: bytes | None = None) -> Image.Image:
    """An RGB picture in the inks of a profile; `source` is its own profile, None for sRGB.

    Relative colorimetric with black point compensation: paper stays paper, colours within reach
    stay what they are, and shadows keep their drawing.
    """
    return _through(_transform(profile, source, "CMYK"), image)


def convert_colour(profile: bytes, rgb: tuple[int, int, int]) -> tuple[float, ...]:
    """One sRGB colour (0 to 255) as inks (0 to 1)."""
    pixel = convert(Image.new("RGB", (1, 1), rgb), profile).tobytes()
    return tuple(round(part / 255, 4) for part in pixel)


def as_srgb(source: bytes, rgb: tuple[int, int, int]) -> tuple[int, int, int]:
    """A colour of another RGB profile as sRGB, both 0 to 255."""
    pixel = _through(_transform(None, source, "RGB"), Image.new("RGB", (1, 1), rgb))
    red, green, blue = pixel.tobytes()
    return red, green, blue


def _through(transform: Any, image: Image.Image) -> Image.Image:
    converted = ImageCms.applyTransform(image, transform)
    # None only where a picture is changed in place.
    return image if converted is None else converted


@cache
def _transform(target: bytes | None, source: bytes | None, mode: str) -> Any:
    return ImageCms.buildTransform(
        _opened(source),
        _opened(target),
        "RGB",
        mode,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@cache
def _opened(profile: bytes | None) -> Any:
    if profile is None:
        return ImageCms.createProfile("sRGB")
    return ImageCms.getOpenProfile(BytesIO(profile))
