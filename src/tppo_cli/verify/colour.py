"""Contrast as WCAG 2.2 defines it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Rgb = tuple[int, int, int]

_FLARE = 0.05


def luminance(colour: Sequence[int]) -> float:
    """Relative luminance of an sRGB colour with channels up to 255 (WCAG 2.2, definitions)."""
    red, green, blue = (_linear(channel / 255) for channel in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def ratio(one: float, other: float) -> float:
    """Contrast ratio of two luminances, from 1 to 21."""
    return (max(one, other) + _FLARE) / (min(one, other) + _FLARE)


def worst_decile(text: Rgb, ground: Iterable[tuple[int, Rgb]]) -> float:
    """The contrast that nine tenths of a ground reach; `ground` are colours with their pixels.

    A median would pass white letters on a gradient of which a third is white.
    """
    ink = luminance(text)
    ratios = sorted((ratio(ink, luminance(colour)), pixels) for pixels, colour in ground)
    left = sum(pixels for _, pixels in ratios) / 10
    for reached, pixels in ratios:
        left -= pixels
        if left < 0:
            return reached
    return 1.0
