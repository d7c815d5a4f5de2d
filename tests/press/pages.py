"""Pages with one thing on them, as WeasyPrint writes them and by hand, to be printed in inks."""

from __future__ import annotations

import re
import zlib
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageCms
from weasyprint import HTML

from tppo_cli.materials import read
from tppo_cli.press.condition import house
from tppo_cli.press.inked import separated
from tppo_cli.press.inks import Inks

KUNYIT, MANGGIS, BLACK = (0, 0.33, 0.88, 0), (0.78, 0.98, 0.1, 0.54), (0, 0, 0, 1)
"""Builds of the look; #FCB526, #391049 and #000000 on a screen."""

Resource = Callable[[pikepdf.Pdf], Any]
"""Makes a dictionary of resources for a file."""


def table(limit: float = 300) -> Inks:
    return Inks.of_look(read.look("rangkul").look, house(limit))


def inked(data: bytes, limit: float = 300) -> bytes:
    return separated(data, table(limit), "uji")


def page(body: str) -> bytes:
    """A page of 60 x 60 mm, as WeasyPrint writes it."""
    source = (
        '<html lang="id"><title>Uji</title><meta name="dcterms.created" content="2023-07-30">'
        '<meta name="dcterms.modified" content="2023-07-30"><style>@page{size:60mm 60mm;margin:0}'
        f"body{{margin:0}}div{{width:60mm;height:60mm}}img{{width:50mm}}</style>{body}"
    )
    data: bytes = HTML(string=source, base_url="/").write_pdf(pdf_tags=True, pdf_identifier=True)
    return data


def drawn(content: bytes, **resources: Resource) -> bytes:
    """A page of 100 x 100 pt with this content, written by hand."""
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(100, 100))
        made = {f"/{key}": value(pdf) for key, value in resources.items()}
        sheet.obj["/Contents"] = pdf.make_stream(content)
        sheet.obj["/Resources"] = Dictionary(made)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def png(image: Image.Image) -> str:
    return f'<img alt="uji" src="{png_uri(image)}">'


def jpeg(image: Image.Image) -> str:
    return f'<img alt="uji" src="{_uri(image, "JPEG")}">'


def png_uri(image: Image.Image) -> str:
    return _uri(image, "PNG")


def _uri(image: Image.Image, kind: str) -> str:
    out = BytesIO()
    image.save(out, kind, quality=90)
    return f"data:image/{kind.lower()};base64,{b64encode(out.getvalue()).decode()}"


def photo(size: int = 48) -> Image.Image:
    """All hues, light and dark."""
    across = Image.linear_gradient("L").resize((size, size))
    down = across.transpose(Image.Transpose.ROTATE_90)
    return Image.merge("RGB", (across, down, ImageChops.invert(across)))


def image_of(pdf: pikepdf.Pdf) -> Any:
    """The only picture of a file; its mask is none."""
    pictures = [v for v in pdf.objects if v.get("/Subtype") == Name.Image]
    masks = {v["/SMask"].objgen for v in pictures if "/SMask" in v}
    (found,) = [v for v in pictures if v.objgen not in masks]
    return found


def srgb_profile(pdf: pikepdf.Pdf) -> Any:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return Array([Name.ICCBased, pdf.make_stream(profile, N=3)])


def swapped_profile(pdf: pikepdf.Pdf) -> Any:
    """sRGB with red for blue and blue for red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    names = {b"rXYZ": b"bXYZ", b"bXYZ": b"rXYZ"}
    swapped = re.sub(rb"[rb]XYZ", lambda found: names[found[0]], profile)
    return Array([Name.ICCBased, pdf.make_stream(swapped, N=3)])


def cal_rgb(_pdf: pikepdf.Pdf) -> Any:
    return Array([Name.CalRGB, Dictionary(WhitePoint=Array([1, 1, 1]))])


def cal_grey(_pdf: pikepdf.Pdf) -> Any:
    return Array([Name.CalGray, Dictionary(WhitePoint=Array([1, 1, 1]))])


def indexed(_pdf: pikepdf.Pdf) -> Any:
    palette = pikepdf.String(bytes([252, 181, 38, 0, 0, 0, 255, 255, 255]))
    return Array([Name.Indexed, Name.DeviceRGB, 2, palette])


def named(space: Resource) -> Resource:
    """A space as the resource S."""
    return lambda pdf: Dictionary(S=space(pdf))


def xobject(**about: Any) -> Resource:
    """A picture of 2 x 2 pixels: kunyit, black, white and kunyit."""
    samples = about.pop("samples", bytes([252, 181, 38, 0, 0, 0, 255, 255, 255, 252, 181, 38]))

    def make(pdf: pikepdf.Pdf) -> Any:
        space = about["ColorSpace"]
        given = {**about, "ColorSpace": space(pdf) if callable(space) else space}
        image = pdf.make_stream(
            zlib.compress(samples),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=2,
            Height=2,
            BitsPerComponent=8,
            Filter=Name.FlateDecode,
            **given,
        )
        return Dictionary(I=image)

    return make
