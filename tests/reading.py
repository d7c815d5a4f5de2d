"""Finished files read back, in millimetres from the left top corner of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import zxingcpp
from PIL import Image

from tppo_cli.materials.geometry import MM_PER_PT, Rect

QR_CODES: zxingcpp.BarcodeFormats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character and the rectangle of its ink."""

    char: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Scanned:
    """A QR symbol found in a raster: what it says, and the square of its modules in mm."""

    text: str
    rect: Rect


def page_boxes(data: bytes) -> list[dict[str, tuple[float, ...]]]:
    """MediaBox, TrimBox and BleedBox of each page: left, bottom, right, top in mm, as written."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            {
                name: tuple(round(float(v) * MM_PER_PT, 3) for v in page.obj[f"/{name}"])
                for name in ("MediaBox", "TrimBox", "BleedBox")
            }
            for page in pdf.pages
        ]


def text(data: bytes, page: int) -> str:
    """The text of a page (from 0), each run of white space one space."""
    return " ".join(_textpage(data, page).get_text_range().split())


def where(data: bytes, page: int, wanted: str) -> list[Rect]:
    """The places of a text on a page, in reading order."""
    textpage, height = _textpage(data, page), _height(data, page)
    search = textpage.search(wanted, match_case=True)
    found: list[Rect] = []
    while (hit := search.get_next()) is not None:
        first, count = hit
        boxes = [textpage.get_charbox(i) for i in range(first, first + count)]
        found.append(
            _rect(
                (
                    min(b[0] for b in boxes),
                    min(b[1] for b in boxes),
                    max(b[2] for b in boxes),
                    max(b[3] for b in boxes),
                ),
                height,
            )
        )
    return sorted(found, key=lambda rect: (round(rect.y), rect.x))


def glyphs(data: bytes, page: int) -> list[Glyph]:
    """Every visible character of a page."""
    textpage, height = _textpage(data, page), _height(data, page)
    characters = (textpage.get_text_range(i, 1) for i in range(textpage.count_chars()))
    return [
        Glyph(char, _rect(textpage.get_charbox(i), height))
        for i, char in enumerate(characters)
        if char.strip()
    ]


def font_sizes(data: bytes, page: int) -> Iterator[tuple[float, Rect]]:
    """Size in mm (of the em) and place of every piece of text on a page."""
    document = pdfium.PdfDocument(data)
    height = document[page].get_height()
    for item in document[page].get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
        size = item.get_font_size() * abs(item.get_matrix().d)
        yield size * MM_PER_PT, _rect(item.get_bounds(), height)


def raster(data: bytes, page: int, dpi: int) -> Image.Image:
    picture: Image.Image = pdfium.PdfDocument(data)[page].render(scale=dpi / 72).to_pil()
    return picture.convert("RGB")


def scan(data: bytes, page: int, dpi: int = 300) -> list[Scanned]:
    """The QR symbols of a page at print resolution."""
    pixel = 25.4 / dpi
    found: list[Scanned] = []
    for code in zxingcpp.read_barcodes(raster(data, page, dpi), QR_CODES):
        corners = [
            getattr(code.position, name)
            for name in ("top_left", "top_right", "bottom_left", "bottom_right")
        ]
        left, top = min(c.x for c in corners) * pixel, min(c.y for c in corners) * pixel
        right, bottom = max(c.x for c in corners) * pixel, max(c.y for c in corners) * pixel
        found.append(Scanned(code.text, Rect(left, top, right - left, bottom - top)))
    return sorted(found, key=lambda one: (round(one.rect.y), one.rect.x))


def _textpage(data: bytes, page: int) -> Any:
    return pdfium.PdfDocument(data)[page].get_textpage()


def _height(data: bytes, page: int) -> float:
    height: float = pdfium.PdfDocument(data)[page].get_height()
    return height


def _rect(box: tuple[float, float, float, float], page_height: float) -> Rect:
    left, bottom, right, top = (v * MM_PER_PT for v in box)
    return Rect(left, page_height * MM_PER_PT - top, right - left, top - bottom)
