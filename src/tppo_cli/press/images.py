"""Images of a PDF: their pixels in other colours, as the same object."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops

from tppo_cli.press.colours import Target
from tppo_cli.press.pictures import Encoded
from tppo_cli.press.spaces import Kind, Space, Unprintable, space_of

INVERTED = [1, 0] * 4
"""The Decode array of a JPEG in inks as Adobe's programs, and Pillow, write it."""


def convert(image: Any, target: Target) -> None:
    """Give an image the target's colours, in place. Stencils and greys stay. Raises Unprintable."""
    if image.get("/ImageMask", False):
        return
    if isinstance(image.get("/Mask"), Array):
        raise Unprintable("an image that one of its colours makes transparent")
    if "/ColorSpace" not in image:
        raise Unprintable("an image without a colour space")
    space = space_of(image["/ColorSpace"])
    if space.kind is Kind.GREY:
        image["/ColorSpace"] = Name.DeviceGray
        return
    lossy = image.get("/Filter") == Name.DCTDecode
    made: Encoded | None
    if space.kind is Kind.CMYK:
        image["/ColorSpace"] = Name.DeviceCMYK
        made = target.ink_picture(inks_of(image), lossy=lossy)
    else:
        made = target.picture(_rgb(image, space), lossy=lossy, source=space.profile)
    if made is not None:
        _store(image, made)


def _rgb(image: Any, space: Space) -> Image.Image:
    if space.kind not in (Kind.RGB, Kind.INDEXED):
        raise Unprintable(f"an image in the space {space.kind.value}")
    return _opened(image).convert("RGB")


def inks_of(image: Any) -> Image.Image:
    """The pixels of an image in inks, full ink as 255. Raises Unprintable."""
    is_jpeg = image.get("/Filter") == Name.DCTDecode
    opened = Image.open(BytesIO(image.read_raw_bytes())) if is_jpeg else _opened(image)
    if opened.mode != "CMYK":
        raise Unprintable("an image that is not in the inks it says")
    if not is_jpeg:
        return opened
    # Pillow turns round what Adobe's marker announces, whether the PDF says so or not.
    inverted = [float(v) for v in image.get("/Decode", [])] == INVERTED
    return opened if inverted == ("adobe" in opened.info) else ImageChops.invert(opened)


def _opened(image: Any) -> Image.Image:
    """The pixels without their mask, which a picture in inks could not hold."""
    masks = {key: image[key] for key in ("/SMask", "/Mask") if key in image}
    for key in masks:
        del image[key]
    try:
        opened: Image.Image = pikepdf.PdfImage(image).as_pil_image()
    except (pikepdf.PdfError, NotImplementedError, ValueError, OSError) as error:
        raise Unprintable(f"an image that cannot be read ({error})") from error
    finally:
        for key, mask in masks.items():
            image[key] = mask
    return opened


def _store(image: Any, made: Encoded) -> None:
    width = int(image["/Width"])
    for key in ("/DecodeParms", "/Decode"):
        if key in image:
            del image[key]
    if made.lossy:
        image.write(made.data, filter=Name.DCTDecode)
        image["/Decode"] = Array(INVERTED)
    else:
        how = Dictionary(Predictor=2, Colors=made.components, BitsPerComponent=8, Columns=width)
        image.write(made.data, filter=Name.FlateDecode, decode_parms=how)
    image["/ColorSpace"] = Name(made.space)
    image["/BitsPerComponent"] = 8
