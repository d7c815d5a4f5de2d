"""A finished file, opened once: its objects, its text with boxes, pictures of its pages.

The text and the pictures are pdfium's, the objects are pikepdf's (qpdf); neither wrote the file.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from tppo_cli.manifest import Expected
from tppo_cli.materials.geometry import MM_PER_PT, Rect
from tppo_cli.verify.glyphs import Glyph, find, inside, read_glyphs
from tppo_cli.verify.limits import Unreadable, refuse_bombs
from tppo_cli.verify.picture import Picture, Scale

_NESTED_FORMS = 15

LEAST_TOLERANCE = 0.3
"""mm that the middle of a character may stand outside the rectangle of its text."""


class Artifact:
    """A PDF: `tree` is pikepdf's view of it, `page` pdfium's of one page."""

    def __init__(self, tree: pikepdf.Pdf, view: pdfium.PdfDocument) -> None:
        self.tree = tree
        self._view = view

    @property
    def pages(self) -> int:
        return len(self._view)

    @contextmanager
    def page(self, number: int) -> Iterator[Page]:
        """A page by its number, from 1; its pictures are forgotten afterwards.

        Raises Unreadable where pdfium finds no page there.
        """
        try:
            shown, bare = self._view[number - 1], self._view[number - 1]
        except pdfium.PdfiumError as error:
            raise Unreadable(str(error)) from error
        try:
            yield Page(number, shown, bare)
        finally:
            shown.close()
            bare.close()


@contextmanager
def open_artifact(data: bytes) -> Iterator[Artifact]:
    """Open a PDF. Raises Unreadable where it is damaged, encrypted or blown up."""
    try:
        tree = pikepdf.open(io.BytesIO(data))
    except (pikepdf.PdfError, pikepdf.PasswordError, ValueError) as error:
        raise Unreadable(_first_line(error)) from error
    with tree:
        refuse_bombs(tree)
        try:
            view = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise Unreadable(_first_line(error)) from error
        try:
            yield Artifact(tree, view)
        finally:
            view.close()


class Page:
    """One page; lengths are in mm from its left top corner.

    `shown` is the page, `bare` is the page once more, to be drawn without its text.
    """

    def __init__(self, number: int, shown: Any, bare: Any) -> None:
        self.number = number
        self.width = shown.get_width() * MM_PER_PT
        self.height = shown.get_height() * MM_PER_PT
        self._shown = shown
        self._bare = bare
        self._found: dict[Expected, tuple[Glyph, ...] | None] = {}

    @cached_property
    def _text_page(self) -> Any:
        return self._shown.get_textpage()

    @cached_property
    def glyphs(self) -> tuple[Glyph, ...]:
        return read_glyphs(self._text_page, self._shown.get_height())

    @cached_property
    def digits(self) -> tuple[Glyph, ...]:
        """The digits and plus signs among the characters."""
        return tuple(g for g in self.glyphs if g.text.isdigit() or g.text == "+")

    @cached_property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)

    def around(self, expected: Expected) -> tuple[Glyph, ...]:
        """The characters in the rectangle of something expected."""
        tolerance = max(LEAST_TOLERANCE, 0.1 * (expected.size or 0))
        return inside(self.glyphs, expected.rect, tolerance)

    def find(self, expected: Expected) -> tuple[Glyph, ...] | None:
        """The characters that show an expected text in its place; None where they do not."""
        if expected not in self._found:
            self._found[expected] = find(expected.value, self.around(expected), self.glyphs)
        return self._found[expected]

    def colour(self, glyph: Glyph) -> tuple[int, int, int]:
        """What a character is filled with, as sRGB."""
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        pdfium_c.FPDFText_GetFillColor(self._text_page, glyph.at, red, green, blue, alpha)
        return red.value, green.value, blue.value

    @cached_property
    def picture(self) -> Picture:
        """The whole page, at a resolution that keeps it within a few megapixels."""
        return self.crop(Rect(0, 0, self.width, self.height), self._scale.per_mm)

    @cached_property
    def ground(self) -> Picture:
        """The same without its text."""
        for text in self._bare.get_objects(
            filter=(pdfium_c.FPDF_PAGEOBJ_TEXT,), max_depth=_NESTED_FORMS
        ):
            pdfium_c.FPDFPageObj_SetFillColor(text.raw, 0, 0, 0, 0)
            pdfium_c.FPDFPageObj_SetStrokeColor(text.raw, 0, 0, 0, 0)
        return _draw(self._bare, self._scale, Rect(0, 0, self.width, self.height))

    def crop(self, rect: Rect, per_mm: float) -> Picture:
        """A part of the page at `per_mm` pixels a millimetre, as far as it lies on the page."""
        return _draw(self._shown, Scale(self.width, self.height, per_mm), rect)

    @cached_property
    def _scale(self) -> Scale:
        return Scale.for_overview(self.width, self.height)


def _draw(page: Any, scale: Scale, rect: Rect) -> Picture:
    left, top, right, bottom = scale.pixels(rect)
    width, height = scale.size
    # Crops are rounded up to whole pixels: half a pixel less names each one safely.
    per_point = scale.per_mm * MM_PER_PT
    crop = tuple(
        max(0.0, (pixels - 0.5) / per_point)
        for pixels in (left, height - bottom, width - right, top)
    )
    image = page.render(scale=per_point, crop=crop).to_pil()
    return Picture(image if image.mode == "RGB" else image.convert("RGB"), scale, left, top)


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0] or type(error).__name__
