"""Everything in a PDF that leaves a mark on a page, each object once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tppo_cli.press.spaces import Unprintable

TILING = 1
"""PatternType of a pattern that is drawn; the other type is a shading."""


class Part(StrEnum):
    CONTENT = "content"
    FORM = "form"
    IMAGE = "image"
    SHADING = "shading"
    STATE = "state"
    RESOURCES = "resources"


@dataclass(frozen=True, slots=True)
class Shown:
    """One object, the resources that its content names, and whether it only masks another."""

    part: Part
    value: Any
    resources: Any
    mask: bool


class _Walk:
    def __init__(self) -> None:
        self._met: dict[tuple[int, int], bool] = {}

    def page(self, page: pikepdf.Page) -> Iterator[Shown]:
        if "/Contents" in page.obj:
            content = page.obj["/Contents"]
            yield Shown(Part.CONTENT, content, page.resources, mask=False)
            yield from self._resources(page.resources, content, mask=False)
        for note in page.obj.get("/Annots", []):
            for appearance in note.get("/AP", Dictionary()).values():
                single = isinstance(appearance, Stream)
                for state in [appearance] if single else appearance.values():
                    yield from self._form(state, mask=False)

    def _is_mask(self, value: Any) -> bool:
        return value.is_indirect and self._met.get(value.objgen, False)

    def _first(self, value: Any, mask: bool) -> bool:
        if not value.is_indirect:
            return True
        if value.objgen not in self._met:
            self._met[value.objgen] = mask
            return True
        if self._met[value.objgen] is not mask:
            raise Unprintable("a drawing that is also used as a mask")
        return False

    def _resources(self, resources: Any, content: Any, *, mask: bool) -> Iterator[Shown]:
        """All that a content stream can name.

        Masks come first: WeasyPrint lists them among the drawings, where no operator names them.
        """
        if resources is None or not self._first(resources, mask):
            return
        yield Shown(Part.RESOURCES, resources, resources, mask)
        for state in _values(resources, "/ExtGState"):
            yield from self._state(state, mask=mask)
        for name, value in resources.get("/XObject", Dictionary()).items():
            if value.get("/Subtype") == Name.Form:
                if self._is_mask(value) and not mask and not _draws(content, name):
                    continue
                yield from self._form(value, mask=mask)
            elif value.get("/Subtype") == Name.Image and self._first(value, mask):
                yield Shown(Part.IMAGE, value, None, mask)
        patterns = _values(resources, "/Pattern")
        for tiling in (p for p in patterns if int(p["/PatternType"]) == TILING):
            yield from self._content(tiling, mask=mask)
        graded = [p["/Shading"] for p in patterns if int(p["/PatternType"]) != TILING]
        for shading in [*_values(resources, "/Shading"), *graded]:
            if self._first(shading, mask):
                yield Shown(Part.SHADING, shading, None, mask)
        for font in _values(resources, "/Font"):
            if font.get("/Subtype") == Name.Type3 and self._first(font, mask):
                yield from self._drawn_font(font, mask=mask)

    def _drawn_font(self, font: Any, *, mask: bool) -> Iterator[Shown]:
        resources = font.get("/Resources")
        for glyph in font["/CharProcs"].values():
            if self._first(glyph, mask):
                yield Shown(Part.CONTENT, glyph, resources, mask)
            yield from self._resources(resources, glyph, mask=mask)

    def _form(self, form: Any, *, mask: bool) -> Iterator[Shown]:
        yield Shown(Part.FORM, form, None, mask)
        yield from self._content(form, mask=mask)

    def _content(self, stream: Any, *, mask: bool) -> Iterator[Shown]:
        if self._first(stream, mask):
            inside = stream.get("/Resources")
            yield Shown(Part.CONTENT, stream, inside, mask)
            yield from self._resources(inside, stream, mask=mask)

    def _state(self, state: Any, *, mask: bool) -> Iterator[Shown]:
        if not self._first(state, mask):
            return
        yield Shown(Part.STATE, state, None, mask)
        soft = state.get("/SMask")
        if isinstance(soft, Dictionary):
            luminosity = soft.get("/S") == Name.Luminosity
            yield from self._form(soft["/G"], mask=mask or luminosity)


def shown(pdf: pikepdf.Pdf) -> Iterator[Shown]:
    """All parts of all pages. Reads no content, so that a part may be changed once it is here.

    Raises Unprintable where an object is shown and also decides how much of another is.
    """
    walk = _Walk()
    for page in pdf.pages:
        if isinstance(page.obj.get("/Contents"), Array):
            page.contents_coalesce()
        yield from walk.page(page)


def _draws(content: Any, name: str) -> bool:
    return re.search(rb"%b\s+Do\b" % re.escape(name.encode()), content.read_bytes()) is not None


def _values(resources: Any, kind: str) -> list[Any]:
    return list(resources.get(kind, {}).values())
