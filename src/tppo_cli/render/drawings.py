"""Drawings and icons as inline SVG, in the colours of a look.

The SVG files under `assets/` carry a default palette, and each colour in them stands for a token
(`assets/illustrations/drawings.yaml`). WeasyPrint reads neither `var()` nor `currentColor` in SVG,
so the colours themselves are exchanged.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn

from markupsafe import Markup, escape

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.render.pieces import Piece, pieces
from tppo_cli.render.windows import Box, Crop, Extent, window
from tppo_cli.spec.nearest import nearest

FACTS = "assets/illustrations/drawings.yaml"
ICON_BOX = Box(0, 0, 64, 64)
MONO = "-mono"

_COLOUR = re.compile(r'\b(fill|stroke)="(#[0-9A-F]{6})"')
_NAMED = re.compile(r'(\bid="|url\(#)([a-z0-9-]+)')


@dataclass(frozen=True, slots=True)
class Facts:
    """What `drawings.yaml` says about a drawing: tokens, and alternative text by language."""

    extent: Extent
    tokens: tuple[str, ...]
    alt: Mapping[str, str]


def drawing_names() -> tuple[str, ...]:
    """All drawings; each of them also exists in one ink, under its name with `-mono`."""
    return tuple(_data()["drawings"])


def icon_names() -> tuple[str, ...]:
    return tuple(sorted(p.stem for p in resources.path("assets/icons").glob("*.svg")))


def facts(name: str) -> Facts:
    """The facts about a drawing, with or without `-mono`.

    Raises:
        FindingsError: TP460, there is no such drawing.

    """
    plain = name.removesuffix(MONO)
    found = _facts().get(plain)
    if found is None:
        known = drawing_names()
        _refuse("TP460", name=name, nearest=nearest(plain, known), known=", ".join(known))
    return found


def drawing(
    name: str,
    palette: Mapping[str, str],
    *,
    title: str | None,
    crop: str | Sequence[float] | None = None,
    ratio: float | None = None,
    slice: str | None = None,  # noqa: A002 -- the word of SVG's preserveAspectRatio
    css_class: str = "",
    suffix: str = "",
) -> Markup:
    """A drawing as inline SVG without a size of its own.

    Args:
        name: of `drawings.yaml`; with `-mono` in one ink.
        palette: token -> CSS colour; for a `-mono` drawing the tokens are `ink` and `paper`.
        title: alternative text; None for decoration, which belongs in a CSS background
            (`data_uri`), since WeasyPrint tags every inline SVG as a figure.
        crop: name of a crop, or x, y, width and height in drawing units; None for all.
        ratio: width / height of the box, if known: the crop grows to it.
        slice: preserveAspectRatio, such as `xMinYMin slice`.
        css_class: of the `<svg>`.
        suffix: makes the ids in the drawing unique where it stands on a page more than once.

    Raises:
        FindingsError: TP460 unknown drawing, TP461 colour missing in the palette, TP462 unknown
            crop.

    """
    about = facts(name)
    colours = _colours(name, palette, "mono" if name.endswith(MONO) else "colour")
    box = window(about.extent, _crop(name, about.extent, crop), ratio)
    # Only a box that the window fills shows nothing beside it.
    shown = box if ratio is not None or (slice or "").endswith("slice") else None
    inside = _inside(f"illustrations/{name}", colours, shown, suffix)
    return _svg(inside, box, title, slice, css_class)


def icon(
    name: str,
    *,
    ink: str,
    paper: str,
    badge: str,
    sign: str,
    title: str | None,
    css_class: str = "",
) -> Markup:
    """An icon as inline SVG: `ink` the object, `paper` the ground it stands on, `badge` the disc
    and `sign` what is on it. At least 8 mm in print.

    Raises:
        FindingsError: TP463, there is no such icon.

    """
    known = icon_names()
    if name not in known:
        _refuse("TP463", name=name, nearest=nearest(name, known), known=", ".join(known))
    given = {"ink": ink, "paper": paper, "badge": badge, "sign": sign}
    colours = _colours(name, given, "icon")
    return _svg(_inside(f"icons/{name}", colours), ICON_BOX, title, None, css_class)


def data_uri(svg: str) -> str:
    """An SVG as `data:` URI for a CSS background."""
    return "data:image/svg+xml;base64," + b64encode(svg.encode("utf-8")).decode("ascii")


def _svg(inside: str, box: Box, title: str | None, slice_: str | None, css_class: str) -> Markup:
    attributes = {
        "viewBox": " ".join(f"{value:.6g}" for value in box),
        "preserveAspectRatio": slice_,
        "class": css_class,
    }
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    name = f"<title>{escape(title)}</title>" if title else ""
    return Markup(  # noqa: S704 -- our own file; all that was given is escaped
        f'<svg xmlns="http://www.w3.org/2000/svg"{written}>{name}{inside}</svg>'
    )


def _inside(
    file: str, colours: Mapping[str, str], shown: Box | None = None, suffix: str = ""
) -> str:
    """What is seen of the file, in other colours and with other ids."""
    group, elements = _pieces(file)
    body = "".join(e.text for e in elements if shown is None or e.meets(shown))
    body = _COLOUR.sub(lambda m: f'{m[1]}="{escape(colours[m[2]])}"', body)
    if suffix:
        body = _NAMED.sub(lambda m: f"{m[1]}{m[2]}-{escape(suffix)}", body)
    return f"{group}{body}</g>"


@cache
def _pieces(file: str) -> tuple[str, tuple[Piece, ...]]:
    return pieces(resources.read_text(f"assets/{file}.svg"))


def _colours(name: str, palette: Mapping[str, str], family: str) -> dict[str, str]:
    """Default colour -> the given one, for all that is drawn in."""
    defaults: Mapping[str, str] = _data()["palettes"][family]
    tokens = facts(name).tokens if family == "colour" else tuple(defaults)
    missing = [token for token in tokens if token not in palette]
    if missing:
        _refuse("TP461", name=name, tokens=", ".join(missing))
    return {defaults[token]: palette[token] for token in tokens}


def _crop(name: str, extent: Extent, crop: str | Sequence[float] | None) -> Crop:
    if crop is None:
        return Crop(extent.viewbox, "down")
    if not isinstance(crop, str):
        return Crop(Box(*crop), "down")
    if crop not in extent.crops:
        known = ", ".join(extent.crops)
        near = nearest(crop, extent.crops)
        _refuse("TP462", name=name, crop=crop, nearest=near, known=known)
    return extent.crops[crop]


@cache
def _facts() -> Mapping[str, Facts]:
    return {name: _read(row) for name, row in _data()["drawings"].items()}


def _read(row: Mapping[str, Any]) -> Facts:
    crops = {name: Crop(Box(*crop["box"]), crop["grow"]) for name, crop in row["crops"].items()}
    cuts = tuple((start, end) for start, end in row["cuts"])
    extent = Extent(Box(*row["viewbox"]), cuts, crops)
    return Facts(extent, tuple(row["tokens"]), row["alt"])


def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = resources.read_yaml(FACTS)
    return data


def _refuse(code: str, **values: str) -> NoReturn:
    raise FindingsError([Finding(code, values)])
