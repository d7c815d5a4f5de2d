"""Sizes: names that a material gives, and free sizes such as 250x90cm."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LENGTH = re.compile(r"^([0-9]+(?:[.,][0-9]+)?)(mm|cm|m)$")
_FREE = re.compile(r"^([0-9]+(?:[.,][0-9]+)?)x([0-9]+(?:[.,][0-9]+)?)(mm|cm|m)$")
_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0}

SMALLEST_MM = 30.0
LARGEST_MM = 60_000.0
"""No item is under 3 cm or over 60 m; a slip of the finger is."""


@dataclass(frozen=True, slots=True)
class Size:
    """A size by name, in mm of the finished, hung item."""

    name: str
    width: float
    height: float

    @property
    def aspect(self) -> float:
        return self.width / self.height


def length_mm(text: str) -> float:
    """`50cm` in mm. Raises ValueError where the text is no length."""
    match = _LENGTH.match(text.strip())
    if match is None:
        raise ValueError(f"{text} is no length")
    return float(match[1].replace(",", ".")) * _MM[match[2]]


def parse_size(text: str, name: str | None = None) -> Size | None:
    """`250x90cm` as a size of 2500 x 900 mm; None where the text is no such size.

    The name that stands in file names is the text itself, unless one is given.
    """
    match = _FREE.match(text.strip())
    if match is None:
        return None
    width, height = (float(match[i].replace(",", ".")) * _MM[match[3]] for i in (1, 2))
    if not all(SMALLEST_MM <= side <= LARGEST_MM for side in (width, height)):
        return None
    return Size(name or text.strip().replace(",", "."), width, height)
