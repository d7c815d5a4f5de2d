"""Pictures of finished pages, read as a reader of pictures sees them."""

from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops

from tests.reading import QR_CODES, raster
from tests.samples import QR, made
from tppo_cli.press.produce import Produced
from tppo_cli.press.raster import CHAT_BYTES, for_chat, pages, reachable

WARNING = "PROOF: Contoh untuk diperiksa. Belum untuk dicetak."


def image(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data)).convert("RGB")


def noise(width: float, height: float) -> Produced:
    """A page that no JPEG makes small."""
    poster = made("poster", "A3")
    out = BytesIO()
    Image.effect_noise((1600, 1600), 200).convert("RGB").save(out, "PDF")
    box = (0.0, 0.0, width, height)
    face = poster.faces[0]
    boxes = face.boxes.model_copy(update={"media": box, "trim": box, "bleed": box})
    return Produced(out.getvalue(), (face.model_copy(update={"boxes": boxes}),), {})


def test_a_png_is_the_trim_and_nothing_else() -> None:
    poster = made("poster", "A3")
    (drawn,) = pages(poster.data, poster.faces, 72)
    picture = image(drawn.data)
    assert (drawn.suffix, drawn.dpi) == (".png", 72)
    assert picture.size == (drawn.width, drawn.height) == (842, 1191)
    assert Image.open(BytesIO(drawn.data)).info["dpi"] == pytest.approx((72, 72), abs=0.1)
    # 12 mm of slug on each side; art reaches every edge of the trim.
    slug = round(12 / 25.4 * 72)
    whole = raster(poster.data, 0, 72).crop((slug, slug, slug + 842, slug + 1191))
    differing = ImageChops.difference(picture, whole).convert("L").point(lambda v: 255 * (v > 60))
    assert sum(differing.histogram()[1:]) < 0.02 * 842 * 1191
    for edge in ((0, 0, 842, 1), (841, 0, 842, 1191), (0, 0, 1, 1191)):
        assert (255, 255, 255) not in {c for _, c in picture.crop(edge).getcolors(2000) or ()}


def test_every_page_has_a_picture_and_the_codes_can_be_scanned() -> None:
    card = made("card", "85x54")
    drawn = list(pages(card.data, card.faces, 150))
    assert [one.suffix for one in drawn] == ["-1.png", "-2.png"]
    read = [zxingcpp.read_barcodes(image(one.data), QR_CODES) for one in drawn]
    assert [code.text for codes in read for code in codes] == [QR.payload]


def test_large_pages_get_fewer_pixels_an_inch() -> None:
    assert reachable(297, 420, 150) == 150
    assert reachable(3000, 1000, 150) == 103
    banner = made("banner", "300x100")
    (drawn,) = pages(banner.data, banner.faces, 20)
    assert (drawn.width, drawn.height) == (2362, 787)
    for width, height in ((3000, 1000), (5000, 1000), (850, 2000)):
        dpi = reachable(width, height, 1200)
        assert width * height / 25.4**2 * dpi**2 <= 50_000_000


def test_the_same_file_has_the_same_pictures() -> None:
    poster = made("poster", "A4")
    first, again = (
        [*pages(poster.data, poster.faces, 50), *for_chat(poster.data, poster.faces, WARNING)]
        for _ in range(2)
    )
    assert len(first) == 2
    assert first == again


@pytest.mark.parametrize(
    ("material", "size"), [("poster", "A3"), ("banner", "300x100"), ("banner", "60x160")]
)
@pytest.mark.parametrize("warning", [None, WARNING])
def test_a_picture_for_a_chat_fits(material: str, size: str, warning: str | None) -> None:
    item = made(material, size)
    (drawn,) = for_chat(item.data, item.faces, warning)
    picture = Image.open(BytesIO(drawn.data))
    assert (picture.format, drawn.suffix) == ("JPEG", "-wa.jpg")
    assert max(picture.size) == 1600
    assert len(drawn.data) < 1_000_000
    foot = picture.convert("L").crop((0, picture.height - 50, picture.width, picture.height))
    black = foot.histogram()[:30]
    assert (sum(black) > 0.6 * foot.width * foot.height) == (warning is not None)


def test_of_a_sheet_one_item_is_sent() -> None:
    sheet = made("card", "85x54", "a4-2x4")
    front, back = for_chat(sheet.data, sheet.faces)
    assert (front.width, front.height) == (1600, 1009)
    (code,) = zxingcpp.read_barcodes(image(back.data), QR_CODES)
    assert code.text == QR.payload


def test_quality_gives_way_until_the_picture_is_small_enough() -> None:
    page = noise(564, 564)
    (drawn,) = for_chat(page.data, page.faces)
    assert len(drawn.data) < CHAT_BYTES
    assert drawn.width == drawn.height == image(drawn.data).width
