"""The boxes of finished pages, and the marks around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from PIL import Image

from tests.press.printed import finished
from tests.reading import page_boxes, raster, text, where
from tests.samples import LONGEST, made, sample_copy, sample_setup
from tests.verify import board
from tppo_cli.content.copy import RegionCopy
from tppo_cli.content.job import ColourMode
from tppo_cli.errors import FindingsError
from tppo_cli.press.produce import produce

Box = tuple[float, float, float, float]

DPI = 150
DARK = 200
"""A mark is half a pixel wide at this resolution, so it is grey."""

# Left, bottom, right, top in mm, worked out by hand from trim, bleed and slug.
BOXES: dict[tuple[str, str, str | None], tuple[Box, Box, Box]] = {
    ("poster", "A3", None): ((0, 0, 321, 444), (12, 12, 309, 432), (7, 7, 314, 437)),
    ("poster", "A4", None): ((0, 0, 234, 321), (12, 12, 222, 309), (7, 7, 227, 314)),
    ("card", "85x54", None): ((0, 0, 105.6, 73.98), (10, 10, 95.6, 63.98), (8, 8, 97.6, 65.98)),
    ("card", "90x55", None): ((0, 0, 110, 75), (10, 10, 100, 65), (8, 8, 102, 67)),
    ("card", "85x54", "a4-2x4"): ((0, 0, 210, 297), (0, 0, 210, 297), (0, 0, 210, 297)),
    ("card", "90x55", "a4-2x4"): ((0, 0, 210, 297), (0, 0, 210, 297), (0, 0, 210, 297)),
}
HUNG: dict[tuple[str, str, str | None], tuple[Box, Box, Box]] = {
    ("banner", "300x100", None): ((0, 0, 3050, 1050), (25, 25, 3025, 1025), (25, 25, 3025, 1025)),
    # Made at 1:10, like everything over 5 m.
    ("banner", "400x600", None): ((0, 0, 450, 650), (25, 25, 425, 625), (25, 25, 425, 625)),
}
CUT = [key for key in BOXES if key[2] is None]


@pytest.mark.parametrize("key", [*BOXES, *HUNG], ids=lambda key: "-".join(filter(None, key)))
def test_boxes_are_exact_and_start_at_the_corner(key: tuple[str, str, str | None]) -> None:
    media, trim, bleed = {**BOXES, **HUNG}[key]
    for boxes in page_boxes(made(*key).data):
        assert boxes["MediaBox"][:2] == (0, 0)
        assert boxes["MediaBox"] == pytest.approx(media, abs=0.1)
        assert boxes["TrimBox"] == pytest.approx(trim, abs=0.1)
        assert boxes["BleedBox"] == pytest.approx(bleed, abs=0.1)


OFFICE_A4 = ((0, 0, 210, 297), (0, 0, 210, 297), (0, 0, 210, 297))
OF_THE_EXAMPLE: dict[str, tuple[Box, Box, Box]] = {
    "poster": BOXES["poster", "A3", None],
    "banner": HUNG["banner", "300x100", None],
    "banner 400x600": HUNG["banner", "400x600", None],
    "card": OFFICE_A4,
    # Nine cards: the paper lies across.
    "card shared": ((0, 0, 297, 210), (0, 0, 297, 210), (0, 0, 297, 210)),
    "card alone": BOXES["card", "85x54", None],
    "speech": OFFICE_A4,
    "speech A6": ((0, 0, 148, 105), (0, 0, 148, 105), (0, 0, 148, 105)),
}


@pytest.mark.parametrize("colour", ColourMode)
@pytest.mark.parametrize("piece", OF_THE_EXAMPLE)
def test_boxes_of_the_example_are_exact_in_both_colours(piece: str, colour: ColourMode) -> None:
    data = finished(piece, colour).data
    assert page_boxes(data)
    for boxes in page_boxes(data):
        for name, wanted in zip(
            ("MediaBox", "TrimBox", "BleedBox"), OF_THE_EXAMPLE[piece], strict=True
        ):
            assert boxes[name] == pytest.approx(wanted, abs=0.1), name


@pytest.mark.parametrize("key", CUT, ids=lambda key: "-".join(filter(None, key)))
def test_marks_point_at_the_corners_of_the_trim_from_outside_the_bleed(
    key: tuple[str, str, str | None],
) -> None:
    media, trim, bleed = BOXES[key]
    page = raster(made(*key).data, 0, DPI).convert("L")
    across = (bleed[0] - 1) / 2
    for x in (trim[0], trim[2]):
        for y in (across, media[3] - across):
            assert is_marked(page, x, y), f"no mark above or below x = {x} mm"
    for y in (media[3] - trim[3], media[3] - trim[1]):
        for x in (across, media[2] - across):
            assert is_marked(page, x, y), f"no mark beside y = {y} mm"
    darkest, _ = edge(page, media, bleed, outside=0.5)
    assert darkest > DARK, "a mark reaches into the bleed"


@pytest.mark.parametrize("key", CUT, ids=lambda key: "-".join(filter(None, key)))
def test_art_fills_the_bleed(key: tuple[str, str, str | None]) -> None:
    media, _, bleed = BOXES[key]
    page = raster(made(*key).data, 0, DPI).convert("L")
    _, lightest = edge(page, media, bleed, outside=-0.4)
    assert lightest < 250, "paper shows in the bleed"


def test_the_slug_says_what_it_is_and_that_it_is_a_proof() -> None:
    shown = text(made("card", "85x54").data, 1)
    assert "card-85x54-id-PROOF" in shown
    assert "PROOF Contoh untuk diperiksa. Belum untuk dicetak." in shown
    assert "85x54 · SKALA 1:1 · belakang" in shown
    assert "Kelurahan Tambora, Kec. Tambora · 2023-07-30" in shown


def test_the_slug_says_all_that_the_shop_asks_for() -> None:
    shown = text(made("poster", "A3").data, 0)
    assert "poster-A3-id-PROOF · A3 · SKALA 1:1 " in shown
    assert "Kelurahan Tambora, Kec. Tambora · 2023-07-30" in shown
    shown = text(made("banner", "400x600").data, 0)
    assert "banner-400x600-id-PROOF · 400x600 · SKALA 1:10 " in shown
    final = sample_copy("poster", "A4", proof=False, region=None, event=None)
    shown = text(produce(sample_setup("poster", "A4", copy=final)).data, 0)
    assert "poster-A4-id · A4 · SKALA 1:1 " in shown
    assert "FINAL" in shown


@pytest.mark.parametrize("longest", [LONGEST, replace(LONGEST, name="Kelurahan " + "M" * 30)])
@pytest.mark.parametrize("sheet", [None, "a4-2x4"])
def test_the_slug_keeps_to_the_slug(sheet: str | None, longest: RegionCopy) -> None:
    size = "85x54"
    copy = sample_copy("card", size, region=longest)
    made_now = produce(sample_setup("card", size, copy=copy, sheet=sheet))
    name = f"card-{size}-id-PROOF"
    for number, face in enumerate(made_now.faces):
        media, trim = face.boxes.media, face.boxes.trim
        (said,) = [rect for rect in where(made_now.data, number, name) if rect.y > media[3] / 2]
        (place,) = where(made_now.data, number, f"{longest.brief} · 2023-07-30")[-1:]
        for rect in (said, place):
            assert rect.right < media[2] - 3
            assert rect.bottom < media[3]
        if sheet is None:
            bleed = face.boxes.bleed
            assert min(said.y, place.y) > bleed[1] + bleed[3]
            assert place.right < trim[0] + trim[2]


@pytest.mark.parametrize(("bleed", "slug"), [(0, 10), (3, 10), (5, 12), (10, 18)])
def test_boxes_are_exact_for_every_bleed(tmp_path: Path, bleed: int, slug: int) -> None:
    own = board.MATERIAL.replace("bleed: 3\nslug: 10", f"bleed: {bleed}\nslug: {slug}")
    with mock.patch.object(board, "MATERIAL", own):
        printed = board.print_board(tmp_path)
    (boxes,) = page_boxes(printed.data)
    right, top = 105 + slug, 148 + slug
    assert boxes["MediaBox"] == pytest.approx((0, 0, right + slug, top + slug), abs=0.1)
    assert boxes["TrimBox"] == pytest.approx((slug, slug, right, top), abs=0.1)
    printed_area = (slug - bleed, slug - bleed, right + bleed, top + bleed)
    assert boxes["BleedBox"] == pytest.approx(printed_area, abs=0.1)
    assert [code for code in printed.codes() if code.startswith("TP75")] == []
    page = raster(printed.data, 0, DPI).convert("L")
    media = (0.0, 0.0, float(right + slug), float(top + slug))
    _, lightest = edge(page, media, printed_area, outside=-0.4)
    assert lightest < 250, "paper shows in the bleed"
    darkest, _ = edge(page, media, printed_area, outside=0.5)
    assert darkest > DARK, "a mark reaches into the bleed"
    across = (slug - bleed - 1) / 2
    assert is_marked(page, slug, across)
    assert is_marked(page, across, slug)


@pytest.mark.parametrize(("bleed", "slug"), [(5, 3), (10, 10), (10, 14), (3, 0)])
def test_a_slug_without_room_beside_the_bleed_is_refused(
    tmp_path: Path, bleed: int, slug: int
) -> None:
    own = board.MATERIAL.replace("bleed: 3\nslug: 10", f"bleed: {bleed}\nslug: {slug}")
    with mock.patch.object(board, "MATERIAL", own), pytest.raises(FindingsError) as refused:
        board.print_board(tmp_path)
    assert [finding.code for finding in refused.value.findings] == ["TP402"]


def test_a_final_says_nothing_of_a_proof() -> None:
    final = sample_copy("card", "85x54", proof=False)
    for sheet in (None, "a4-2x4"):
        data = produce(sample_setup("card", "85x54", copy=final, sheet=sheet)).data
        assert "PROOF" not in text(data, 0)
        assert "card-85x54-id" in text(data, 0)


def is_marked(page: Image.Image, x: float, y: float) -> bool:
    """Whether something dark lies within 0.3 mm of a point of the page."""
    return greys(page, (x - 0.3, y - 0.3, x + 0.3, y + 0.3))[0] < DARK


def edge(page: Image.Image, media: Box, bleed: Box, outside: float) -> tuple[int, int]:
    """Darkest and lightest grey along a frame that many mm outside the bleed (inside: negative)."""
    left, right = bleed[0] - outside, bleed[2] + outside
    top, bottom = media[3] - bleed[3] - outside, media[3] - bleed[1] + outside
    sides = (
        (left, top, right, top),
        (left, bottom, right, bottom),
        (left, top, left, bottom),
        (right, top, right, bottom),
    )
    found = [greys(page, side) for side in sides]
    return min(low for low, _ in found), max(high for _, high in found)


def greys(page: Image.Image, box: Box) -> tuple[int, int]:
    """Darkest and lightest grey of a rectangle in mm, which is at least one pixel wide and high."""
    left, top, right, bottom = (round(v * DPI / 25.4) for v in box)
    histogram = page.crop((left, top, max(right, left + 1), max(bottom, top + 1))).histogram()
    present = [grey for grey, count in enumerate(histogram) if count]
    return present[0], present[-1]
