"""Every text and every image that the manifest lists stands on its page, in its place."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import ImageStat

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item, Kind
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import spaced
from tppo_cli.verify.says import excerpt, of_expected

FLAT = 12
"""Levels of 255 by which a picture of nothing may differ from one colour."""


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP710 a text is not there, TP711 an image is not there."""
    return list(_texts(page, face, item)) + list(_images(page, face, item))


def _texts(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    for expected in face.expected:
        if expected.kind is Kind.TEXT and page.find(expected) is None:
            here = spaced(page.around(expected))
            yield of_expected("TP710", item, face, expected, found=excerpt(here))


def _images(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    for expected in face.expected:
        if expected.kind is not Kind.IMAGE:
            continue
        extrema = ImageStat.Stat(page.ground.cut(Rect(*expected.rect))).extrema
        if all(high - low < FLAT for low, high in extrema):
            yield of_expected("TP711", item, face, expected)
