"""Pictures printed in inks."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from tests.press.pages import (
    Resource,
    cal_rgb,
    drawn,
    image_of,
    indexed,
    inked,
    jpeg,
    page,
    photo,
    png,
    srgb_profile,
    table,
    xobject,
)
from tests.press.printed import opened, space_name
from tests.reading import raster
from tppo_cli.press.painted import painted


def test_a_picture_is_printed_by_the_profile() -> None:
    data = inked(page(png(photo())))
    with opened(data) as pdf:
        image = image_of(pdf)
        assert image["/ColorSpace"] == Name.DeviceCMYK
        shown = pikepdf.PdfImage(image).as_pil_image()
        assert shown.mode == "CMYK"
        assert shown.size == (48, 48)
        assert painted(pdf, pixels=True).pictures > 150


def test_pixels_come_out_where_they_were() -> None:
    """The corners of the picture, seen again on the printed page."""
    before, after = (raster(d, 0, 72) for d in both(page(png(photo()))))
    for at in ((10, 10), (130, 10), (10, 130), (130, 130), (70, 70)):
        shown = after.getpixel(at)
        given = before.getpixel(at)
        assert isinstance(shown, tuple)
        assert isinstance(given, tuple)
        order = sorted(range(3), key=lambda channel: given[channel])
        assert shown[order[0]] <= shown[order[2]] + 12


def both(data: bytes) -> tuple[bytes, bytes]:
    return data, inked(data)


def test_a_photo_stays_a_jpeg() -> None:
    before, after = both(page(jpeg(photo(200))))
    with opened(after) as pdf:
        image = image_of(pdf)
        assert image["/Filter"] == Name.DCTDecode
        assert image["/ColorSpace"] == Name.DeviceCMYK
    first, second = (raster(d, 0, 72).convert("L").getpixel((20, 100)) for d in (before, after))
    assert second == pytest.approx(first, abs=40)


def test_a_grey_photo_is_printed_with_black_alone() -> None:
    for body in (png(photo().convert("L").convert("RGB")), jpeg(photo().convert("L"))):
        with opened(inked(page(body))) as pdf:
            assert image_of(pdf)["/ColorSpace"] == Name.DeviceGray


def test_a_see_through_picture_keeps_its_mask() -> None:
    picture = photo().convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    with (
        opened(page(png(picture))) as rgb,
        opened(inked(page(png(picture)))) as pdf,
    ):
        before, after = image_of(rgb), image_of(pdf)
        assert after["/ColorSpace"] == Name.DeviceCMYK
        assert after["/SMask"].read_bytes() == before["/SMask"].read_bytes()
        assert after["/SMask"]["/ColorSpace"] == Name.DeviceGray


def test_separations_of_the_users_own_are_kept() -> None:
    """Inks as full as Adobe's programs and Pillow write them: turned round, and said to be."""
    own = Image.new("CMYK", (48, 48), (26, 204, 0, 13))
    with opened(inked(page(jpeg(own)))) as pdf:
        image = image_of(pdf)
        assert image["/ColorSpace"] == Name.DeviceCMYK
        assert painted(pdf, pixels=True).pictures == pytest.approx((26 + 204 + 13) / 2.55, abs=3)


@pytest.mark.parametrize("decode", [None, [1, 0] * 4])
def test_inks_that_are_turned_round_are_measured_as_they_print(decode: list[int] | None) -> None:
    """Pillow's JPEG holds 90 % where 10 % is meant; only the Decode array tells a press so."""
    out = BytesIO()
    Image.new("CMYK", (16, 16), (26, 26, 26, 26)).save(out, "JPEG", quality=95)
    about = {} if decode is None else {"Decode": Array(decode)}

    def made(pdf: pikepdf.Pdf) -> Any:
        image = pdf.make_stream(
            out.getvalue(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=16,
            Height=16,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceCMYK,
            Filter=Name.DCTDecode,
            **about,
        )
        return Dictionary(I=image)

    with opened(inked(drawn(b"/I Do", XObject=made))) as pdf:
        most = painted(pdf, pixels=True).pictures
    assert most == pytest.approx(300 if decode is None else 41, abs=6)


@pytest.mark.parametrize("limit", [180, 240, 280])
@pytest.mark.parametrize("kind", [png, jpeg])
def test_no_pixel_takes_more_ink_than_the_limit(
    limit: float, kind: Callable[[Image.Image], str]
) -> None:
    dark = Image.blend(photo(64), Image.new("RGB", (64, 64), (0, 10, 5)), 0.85)
    with opened(inked(page(kind(dark)))) as pdf:
        assert painted(pdf, pixels=True).pictures > 280
    with opened(inked(page(kind(dark)), limit)) as pdf:
        assert limit - 8 < painted(pdf, pixels=True).pictures <= limit


def test_separations_over_the_limit_are_reduced() -> None:
    own = Image.new("CMYK", (16, 16), (255, 255, 255, 200))
    with opened(inked(page(jpeg(own)))) as pdf:
        assert 290 < painted(pdf, pixels=True).pictures <= 300


@pytest.mark.parametrize(
    "made",
    [
        xobject(ColorSpace=srgb_profile),
        xobject(ColorSpace=cal_rgb),
        xobject(ColorSpace=indexed, samples=bytes([0, 1, 2, 0])),
    ],
    ids=["ICC", "CalRGB", "Indexed"],
)
def test_pictures_in_other_rgb_spaces_are_printed_in_inks(
    made: Resource,
) -> None:
    data = inked(drawn(b"90 0 0 90 0 0 cm /I Do", XObject=made))
    with opened(data) as pdf:
        assert {space_name(v["/ColorSpace"]) for v in pdf.objects if "/ColorSpace" in v} == {
            "/DeviceCMYK"
        }
        shares = pikepdf.PdfImage(image_of(pdf)).as_pil_image().getpixel((0, 0))
    assert shares == pytest.approx(table().build((252, 181, 39)), abs=255)
    assert isinstance(shares, tuple)
    assert shares[2] > shares[1] > shares[0]
