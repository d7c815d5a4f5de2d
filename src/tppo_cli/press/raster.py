"""Pictures of finished pages: as PNG at a resolution, and small enough for a chat."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageDraw, ImageFont

from tppo_cli import resources
from tppo_cli.manifest import Face, Mm4
from tppo_cli.materials.geometry import PT_PER_MM

MM_PER_INCH = 25.4

MOST_PIXELS = 50_000_000
"""A larger picture opens on few telephones and office computers."""

CHAT_SIDE = 1600
"""Pixels of the longest side of what is sent in a chat: WhatsApp makes larger pictures smaller."""

CHAT_BYTES = 1_000_000
"""A picture for a chat has fewer bytes than this."""

_QUALITIES = (92, 86, 80, 72, 64, 55, 45)
_STRIP = 56
"""Height in pixels of the strip that says of a chat's picture that it is a proof."""

_LETTERS = 32
_STRIP_FONT = "assets/fonts/PlusJakartaSans-800.ttf"


@dataclass(frozen=True, slots=True)
class Drawn:
    """An encoded picture; `suffix` is what its name has behind that of the PDF."""

    suffix: str
    data: bytes
    width: int
    height: int
    dpi: int


def reachable(width: float, height: float, dpi: int) -> int:
    """The resolution at which a page of that many mm stays within MOST_PIXELS, at most `dpi`."""
    inches = width * height / MM_PER_INCH**2
    return max(1, min(dpi, math.floor(math.sqrt(MOST_PIXELS / inches))))


def pages(data: bytes, faces: Sequence[Face], dpi: int) -> Iterator[Drawn]:
    """Each page, cut to its trim, as PNG: the same bytes for the same file.

    `dpi` is lowered where a page would have more than MOST_PIXELS.
    """
    with _opened(data) as pdf:
        for face in faces:
            trim = face.boxes.trim
            reached = reachable(trim[2], trim[3], dpi)
            size = _pixels(trim[2], reached), _pixels(trim[3], reached)
            image = _draw(pdf, face, trim, size)
            out = BytesIO()
            image.save(out, "PNG", dpi=(reached, reached))
            suffix = f"{_number(face, faces)}.png"
            yield Drawn(suffix, out.getvalue(), *image.size, reached)


def for_chat(data: bytes, faces: Sequence[Face], warning: str | None = None) -> Iterator[Drawn]:
    """Each page as JPEG, CHAT_SIDE pixels on the longer side, under CHAT_BYTES.

    Of a sheet one item is shown: nobody sends the sheet. `warning` stands on a strip below the
    picture, for a proof: what says so on the page itself lies outside the trim.
    """
    with _opened(data) as pdf:
        for face in faces:
            shown = face.places[0] if face.places else face.boxes.trim
            room = CHAT_SIDE - (_STRIP if warning else 0)
            per_mm = min(CHAT_SIDE / shown[2], room / shown[3])
            size = max(1, round(shown[2] * per_mm)), max(1, round(shown[3] * per_mm))
            image = _draw(pdf, face, shown, size)
            if warning:
                image = with_strip(image, warning)
            image, encoded = _small(image)
            suffix = f"-wa{_number(face, faces)}.jpg"
            yield Drawn(suffix, encoded, *image.size, round(image.width / shown[2] * MM_PER_INCH))


@contextmanager
def _opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    pdf = pdfium.PdfDocument(data)
    try:
        yield pdf
    finally:
        pdf.close()


def _draw(pdf: pdfium.PdfDocument, face: Face, shown: Mm4, size: tuple[int, int]) -> Image.Image:
    """A rectangle of a page (mm, y downwards) that fills exactly that many pixels."""
    x, y, width, height = shown
    foot = face.boxes.media[3] - y - height
    page = pdf[face.page - 1]
    page.set_cropbox(*(side * PT_PER_MM for side in (x, foot, x + width, foot + height)))
    page.close()
    # The size of a page is read when it is loaded.
    page = pdf[face.page - 1]
    bitmap = pdfium.PdfBitmap.new_native(*size, pdfium_c.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, *size)
    pdfium_c.FPDF_RenderPageBitmap(bitmap, page, 0, 0, *size, 0, pdfium_c.FPDF_ANNOT)
    image: Image.Image = bitmap.to_pil()
    image.load()
    page.close()
    return image


def _number(face: Face, faces: Sequence[Face]) -> str:
    """`-2` on the second of several pages, in as many digits as the last one has."""
    return f"-{face.page:0{len(str(len(faces)))}d}" if len(faces) > 1 else ""


def _pixels(length: float, dpi: int) -> int:
    return max(1, round(length / MM_PER_INCH * dpi))


def with_strip(image: Image.Image, warning: str) -> Image.Image:
    """A picture with a strip below it that says of a proof that it is one."""
    out = Image.new("RGB", (image.width, image.height + _STRIP), "black")
    out.paste(image)
    # Bold words stand too close together without the shaping that a PDF's text has.
    warning = warning.replace(" ", "  ")
    file, engine = str(resources.path(_STRIP_FONT)), ImageFont.Layout.BASIC
    one = ImageFont.truetype(file, _LETTERS, layout_engine=engine).getlength(warning)
    letters = max(8, min(_LETTERS, math.floor(_LETTERS * image.width * 0.94 / one)))
    ImageDraw.Draw(out).text(
        (out.width / 2, image.height + _STRIP / 2),
        warning,
        fill="white",
        font=ImageFont.truetype(file, letters, layout_engine=engine),
        anchor="mm",
    )
    return out


def _small(image: Image.Image) -> tuple[Image.Image, bytes]:
    """The best JPEG under CHAT_BYTES; a picture that none is small enough for is made smaller."""
    while True:
        for quality in _QUALITIES:
            out = BytesIO()
            # Halved colours would blur red letters and coloured QR symbols.
            image.save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
            if out.tell() < CHAT_BYTES:
                return image, out.getvalue()
        image = image.resize((max(1, image.width * 3 // 4), max(1, image.height * 3 // 4)))
