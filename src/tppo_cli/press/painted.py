"""What a finished file is painted with, read back."""

from __future__ import annotations

from typing import Any

import pikepdf
from PIL import Image

from tppo_cli.press import images, shadings
from tppo_cli.press.colours import Build, Target, ink
from tppo_cli.press.operators import Parsed, colours_set, rewrite
from tppo_cli.press.pictures import Encoded, grey_picture, heaviest
from tppo_cli.press.shown import Part, Shown, shown
from tppo_cli.press.spaces import Kind, Unprintable, space_of

MARK = b"1 1 1 1 K"
"""Drawn with every ink and nothing else: printer's marks, which lie outside the bleed."""

ONE_INK = 100.0
"""A grey is one ink."""


class Painted(Target):
    """The colours of a file, as far as they were looked at.

    `foreign` says in a few words each what is neither grey nor given in inks; `builds` are the
    colours of vectors, marks left out; `most` is the most ink in any spot, in per cent.
    """

    space = "/DeviceCMYK"
    fill = "k"
    stroke = "K"

    def __init__(self) -> None:
        self.foreign: set[str] = set()
        self.builds: set[Build] = set()
        self.pictures = 0.0

    @property
    def most(self) -> float:
        return max([self.pictures, *map(ink, self.builds)])

    def rgb(self, red: float, green: float, blue: float) -> Build:
        _ = red, green, blue
        self.foreign.add("an RGB colour")
        return ()

    def grey(self, level: float) -> Build:
        return self.cmyk((0.0, 0.0, 0.0, 1 - level))

    def cmyk(self, build: Build) -> Build:
        self.builds.add(build)
        return build

    def picture(self, image: Image.Image, *, lossy: bool, source: bytes | None) -> Encoded:
        _ = lossy, source
        self.foreign.add("an inline RGB image")
        return grey_picture(image)

    def ink_picture(self, image: Image.Image, *, lossy: bool) -> Encoded | None:
        _ = image, lossy
        return None


def painted(pdf: pikepdf.Pdf, *, pixels: bool = False) -> Painted:
    """Read all colours of all pages; with `pixels` also how much ink images take."""
    found = Painted()
    try:
        for one in shown(pdf):
            if not one.mask:
                _look(pdf, one, found, pixels)
            elif one.part is Part.CONTENT:
                _content(pdf, one, mask := Painted())
                found.foreign |= mask.foreign
        found.foreign |= {"an RGB page group" for page in pdf.pages if _is_rgb_group(page.obj)}
    except Unprintable as fault:
        found.foreign.add(str(fault))
    return found


def _look(pdf: pikepdf.Pdf, one: Shown, found: Painted, pixels: bool) -> None:
    if one.part is Part.CONTENT:
        _content(pdf, one, found)
    elif one.part is Part.FORM and _is_rgb_group(one.value):
        found.foreign.add("an RGB group")
    elif one.part is Part.IMAGE and not one.value.get("/ImageMask", False):
        kind = space_of(one.value["/ColorSpace"]).kind
        if kind not in (Kind.GREY, Kind.CMYK):
            found.foreign.add(f"an image in {kind.value}")
        elif pixels:
            on_black = kind is Kind.GREY
            most = ONE_INK if on_black else heaviest(images.inks_of(one.value))
            found.pictures = max(found.pictures, most)
    elif one.part is Part.SHADING:
        space = space_of(one.value["/ColorSpace"])
        for stop in shadings.stops(one.value["/Function"]):
            if len(stop) != _COMPONENTS.get(space.kind):
                found.foreign.add(f"a gradient in {space.kind.value}")
            else:
                space.build(stop, found)


_COMPONENTS = {Kind.GREY: 1, Kind.CMYK: 4}


def _content(pdf: pikepdf.Pdf, one: Shown, found: Painted) -> None:
    content = one.value.read_bytes()
    if MARK in content and colours_set(content) == {MARK}:
        return
    if rewrite(content, found) is None:
        Parsed(pdf, one.resources, found).rewrite(one.value)


def _is_rgb_group(value: Any) -> bool:
    group = value.get("/Group", {})
    return "/CS" in group and space_of(group["/CS"]).kind is Kind.RGB
