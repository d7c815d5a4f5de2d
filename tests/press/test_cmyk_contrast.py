"""The contrasts that a look promises, as they come off the press."""

from __future__ import annotations

import pytest
from PIL import Image, ImageCms

from tppo_cli import resources
from tppo_cli.check.contrast import pairs
from tppo_cli.materials import read
from tppo_cli.materials.look import Look

PAPER = 100.0


def luminance(look: Look, role: str) -> float:
    """Y of a role's build on FOGRA39 paper, paper being 1 (CIE 15, from L*)."""
    build = look.palette[look.roles[role]].cmyk
    assert build is not None
    shares = tuple(round(part * 2.55) for part in build)
    printed = ImageCms.applyTransform(Image.new("CMYK", (1, 1), shares), to_lab())
    assert printed is not None
    lightness = printed.tobytes()[0] * PAPER / 255
    return float(((lightness + 16) / 116) ** 3 if lightness > 8 else lightness / 903.3)


def to_lab() -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(resources.path("assets/icc/fogra39.icc"))),
        ImageCms.createProfile("LAB"),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )


def ratio(one: float, other: float) -> float:
    """WCAG 2.2 contrast ratio of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("name", read.looks())
def test_contrasts_hold_in_print(name: str) -> None:
    look = read.look(name).look
    assert pairs(look)
    reached = {
        (pair.text, pair.ground): (
            round(ratio(luminance(look, pair.text), luminance(look, pair.ground)), 2),
            pair.at_least,
        )
        for pair in pairs(look)
    }
    assert {pair: found for pair, found in reached.items() if found[0] < found[1]} == {}
