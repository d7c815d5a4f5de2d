"""Reading QR symbols from pictures, with zxing-cpp."""

from __future__ import annotations

from typing import NamedTuple

import zxingcpp
from PIL import Image

from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.picture import Picture


class Found(NamedTuple):
    """A symbol that was read: its payload, and the rectangle of its modules on the page in mm."""

    payload: str
    rect: Rect


def read(picture: Picture) -> tuple[Found, ...]:
    """All QR symbols of a picture."""
    return tuple(
        Found(code.text, _rect(picture, code.position))
        for code in zxingcpp.read_barcodes(picture.image.convert("L"), formats=_formats())
    )


def payload(image: Image.Image) -> str | None:
    """What one picture of one symbol says; None where it cannot be read."""
    code = zxingcpp.read_barcode(image, formats=_formats())
    return None if code is None else code.text


def _formats() -> zxingcpp.BarcodeFormats:
    # Made anew each time: one that is alive when Python ends is reported on stderr as a leak.
    return zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def _rect(picture: Picture, position: zxingcpp.Position) -> Rect:
    corners = [
        picture.millimetres(point.x, point.y)
        for point in (
            position.top_left,
            position.top_right,
            position.bottom_right,
            position.bottom_left,
        )
    ]
    x, y = min(x for x, _ in corners), min(y for _, y in corners)
    return Rect(x, y, max(x for x, _ in corners) - x, max(y for _, y in corners) - y)
