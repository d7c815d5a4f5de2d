"""From RGB to the inks, object by object; tags, text and vectors stay what they are."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from tppo_cli.press import images, shadings
from tppo_cli.press.colours import Target
from tppo_cli.press.inks import Inks, Levels
from tppo_cli.press.operators import Parsed, colours_set, numbers, rewrite
from tppo_cli.press.shown import Part, Shown, shown
from tppo_cli.press.spaces import Unprintable, space_of

PLAIN_BLEND = ("/Normal", "/Compatible")
"""Other blend modes add inks up, and in inks they look different from what the screen showed."""

MARK = b"0 0 0.003922 RG"
"""The registration colour as WeasyPrint writes it. Only a drawing without any other colour is
taken for marks: a logo may use the same black by chance."""

COMPRESSION = 6


def to_inks(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Convert all that the pages of an open file show, in place.

    Raises Unprintable for what has no counterpart in inks; the file is of no use then.
    """
    levels, functions, named = Levels(), set[tuple[int, int]](), list[Any]()
    for one in shown(pdf):
        target = levels if one.mask else inks
        match one.part:
            case Part.CONTENT:
                _content(pdf, one, target)
            case Part.FORM:
                if "/CS" in one.value.get("/Group", {}):
                    one.value["/Group"]["/CS"] = Name(target.space)
            case Part.IMAGE:
                images.convert(one.value, target)
            case Part.SHADING:
                shadings.convert(one.value, target, functions)
            case Part.STATE:
                _state(one, levels)
            case Part.RESOURCES:
                named.append(one.value)
    for resources in named:
        # Nothing refers to them any more.
        if "/ColorSpace" in resources:
            del resources["/ColorSpace"]
    for page in pdf.pages:
        # What is see-through is blended in inks too; in RGB a renderer would take them apart.
        page.obj["/Group"] = Dictionary(
            Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK, I=True
        )


def _content(pdf: pikepdf.Pdf, one: Shown, target: Target) -> None:
    content = one.value.read_bytes()
    if isinstance(target, Inks) and MARK in content and colours_set(content) == {MARK}:
        target = target.marks
    changed = rewrite(content, target)
    if changed is None:
        changed = Parsed(pdf, one.resources, target).rewrite(one.value)
    one.value.write(zlib.compress(changed, COMPRESSION), filter=Name.FlateDecode)


def _state(one: Shown, levels: Levels) -> None:
    modes = one.value.get("/BM", Name.Normal)
    for mode in modes if isinstance(modes, Array) else [modes]:
        if str(mode) not in PLAIN_BLEND and not one.mask:
            raise Unprintable(f"the blend mode {str(mode).removeprefix('/')}")
    soft = one.value.get("/SMask")
    if isinstance(soft, Dictionary) and "/BC" in soft:
        space = space_of(soft["/G"]["/Group"].get("/CS", Name.DeviceRGB))
        backdrop: Any = soft["/BC"]
        soft["/BC"] = Array(numbers(space.build(backdrop, levels)))
