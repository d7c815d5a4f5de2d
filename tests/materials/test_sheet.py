"""Cards on a sheet: where each lies, what lies behind it, and what is printed around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.reading import raster, text, where
from tests.samples import made, sample_copy, sample_setup
from tppo_cli.content.job import Job
from tppo_cli.errors import FindingsError
from tppo_cli.materials import read
from tppo_cli.materials.geometry import Rect
from tppo_cli.materials.sheet import Sheet, arranged, places
from tppo_cli.materials.size import Size
from tppo_cli.press.produce import produce
from tppo_cli.render.setup import set_up

PAPER = (210.0, 297.0)
SHEET = "a4-2x4"
SIZES = ["85x54", "90x55"]

# Left and top edges of the trims in mm, by hand: (210 - 2 x 85.6 - 4) / 2 = 17.4 and so on.
LATTICE = {
    "85x54": ((17.4, 107.0), (34.54, 92.52, 150.5, 208.48)),
    "90x55": ((13.0, 107.0), (32.5, 91.5, 150.5, 209.5)),
}
LANDMARKS = ("Butuh bantuan?", "Jakarta Siaga")
"""A text that stands once on the front, and one that stands once on the back."""


def trims(size: str, face: int) -> list[Rect]:
    """Where the cards of a finished sheet lie, told by where a text lies on a finished card."""
    alone, sheet = made("card", size), made("card", size, SHEET)
    (mark,) = where(alone.data, face, LANDMARKS[face])
    _, _, width, height = alone.faces[face].boxes.trim
    left, top = alone.faces[face].boxes.trim[:2]
    return [
        Rect(found.x - mark.x + left, found.y - mark.y + top, width, height)
        for found in where(sheet.data, face, LANDMARKS[face])
    ]


@pytest.mark.parametrize("size", SIZES)
def test_eight_cards_lie_where_they_are_cut(size: str) -> None:
    columns, rows = LATTICE[size]
    wanted = [pytest.approx((x, y), abs=0.1) for y in rows for x in columns]
    assert [(trim.x, trim.y) for trim in trims(size, 0)] == wanted
    assert [(trim.x, trim.y) for trim in trims(size, 1)] == wanted


@pytest.mark.parametrize("size", SIZES)
def test_turned_over_the_long_edge_each_back_lies_behind_its_front(size: str) -> None:
    front, back = made("card", size, SHEET).faces
    assert len(front.places) == len(back.places) == 8
    found = [trims(size, face) for face in (0, 1)]
    for first, second in zip(front.places, back.places, strict=True):
        through_the_paper = PAPER[0] - first[0] - first[2]
        assert second == pytest.approx((through_the_paper, *first[1:]), abs=0.01)
        for place, face in ((first, 0), (second, 1)):
            assert any(
                (trim.x, trim.y) == pytest.approx(place[:2], abs=0.1) for trim in found[face]
            ), f"no card is printed at {place}"


def test_copy_two_is_printed_behind_copy_two() -> None:
    front, back = made("card", "85x54", SHEET).faces
    assert front.places[1][0] > PAPER[0] / 2, "copy 2 of the front lies on the right"
    assert back.places[1][0] < PAPER[0] / 2, "so its back lies on the left"


def test_a_wide_paper_is_turned_over_its_long_edge_too() -> None:
    wide = Sheet(name="wide", title={}, paper=(420, 297), columns=3, rows=4, gutter=(4, 4))
    front, back = (places(wide, 85.6, 53.98, back=side) for side in (False, True))
    assert front is not None
    assert back is not None
    for first, second in zip(front, back, strict=True):
        assert second.rect.x == first.rect.x
        assert second.rect.y == pytest.approx(297 - first.rect.bottom)


@pytest.mark.parametrize(("paper", "is_mirrored"), [((420, 297), True), ((297, 420), False)])
def test_over_the_short_edge_each_back_lies_behind_its_front_too(
    paper: tuple[float, float], is_mirrored: bool
) -> None:
    across = 3 if is_mirrored else 2
    gutter = (4, 4)
    sheet = Sheet(
        name="own", title={}, paper=paper, columns=across, rows=4, gutter=gutter, turn="short"
    )
    front, back = (places(sheet, 85.6, 53.98, back=side) for side in (False, True))
    assert front is not None
    assert back is not None
    for first, second in zip(front, back, strict=True):
        through = paper[0] - first.rect.right, paper[1] - first.rect.bottom
        wanted = (through[0], first.rect.y) if is_mirrored else (first.rect.x, through[1])
        assert (second.rect.x, second.rect.y) == pytest.approx(wanted)


def test_a_sheet_says_over_which_edge_it_is_turned() -> None:
    setup = sample_setup("card", "85x54", sheet=SHEET)
    assert setup.sheet is not None
    short = replace(setup, sheet=setup.sheet.model_copy(update={"turn": "short"}))
    for face in (0, 1):
        assert "balik di sisi pendek, skala 100%" in text(produce(short).data, face)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("face", [0, 1])
def test_cut_marks_point_at_every_edge_and_leave_the_bleed_alone(size: str, face: int) -> None:
    page = raster(made("card", size, SHEET).data, face, 150).convert("L")
    found = trims(size, face)
    left, right = min(t.x for t in found), max(t.right for t in found)
    top, bottom = min(t.y for t in found), max(t.bottom for t in found)
    assert left - 2 - 1 - 5 >= 5 - 0.1, "a mark runs into what a printer leaves blank"
    for trim in found:
        for x in (trim.x, trim.right):
            assert darkest(page, x, top - 5) < 200
            assert darkest(page, x, bottom + 5) < 200
            assert darkest(page, x, top - 2.6) > 240, "a mark begins within 1 mm of the bleed"
        for y in (trim.y, trim.bottom):
            assert darkest(page, left - 5, y) < 200
            assert darkest(page, right + 5, y) < 200
            assert darkest(page, left - 2.6, y) > 240, "a mark begins within 1 mm of the bleed"


@pytest.mark.parametrize("size", SIZES)
def test_neighbours_share_the_gutter_without_paper_between(size: str) -> None:
    page = raster(made("card", size, SHEET).data, 1, 150).convert("RGB")
    panel = (0xFF, 0xF4, 0xDF)
    first = trims(size, 1)[0]
    for x, y in ((first.right + 2, first.y + 20), (first.x + 20, first.bottom + 2)):
        assert page.getpixel((round(x * 150 / 25.4), round(y * 150 / 25.4))) == panel


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("face", [0, 1])
def test_state_instruction_and_name_stand_where_every_printer_prints(size: str, face: int) -> None:
    data = made("card", size, SHEET).data
    found = trims(size, face)
    top, bottom = min(t.y for t in found), max(t.bottom for t in found)
    lines = {
        "PROOF Contoh untuk diperiksa.": (5, top - 8),
        "Cetak bolak-balik, balik di sisi panjang, skala 100%.": (5, top - 8),
        f"card-{size}-id-PROOF": (bottom + 8, PAPER[1] - 5),
    }
    for line, (above, below) in lines.items():
        (rect,) = where(data, face, line)
        assert above < rect.y < rect.bottom < below
        assert 5 < rect.x < rect.right < PAPER[0] - 5


def test_a_sheet_says_its_own_things_once() -> None:
    shown = text(made("card", "85x54", SHEET).data, 0)
    assert shown.count("PROOF Contoh") == 1
    assert shown.count("Butuh bantuan?") == 8


def test_what_does_not_fit_the_sheet_is_a_finding(tmp_path: Path) -> None:
    large = Size("120x70", 120, 70)
    job = Job("card", "120x70", ("id",), "rangkul", sheet=SHEET)
    with pytest.raises(FindingsError) as error:
        set_up(job, large, sample_copy("card", "120x70"), tmp_path)
    assert [f.code for f in error.value.findings] == ["TP409"]


def test_a_sheet_without_room_for_its_line_of_text_holds_no_card() -> None:
    full = Sheet(name="full", title={}, paper=PAPER, columns=2, rows=5, gutter=(4, 4))
    assert places(full, 85.6, 53.98, back=False) is None


@pytest.mark.parametrize("sheet", read.sheets())
@pytest.mark.parametrize("size", SIZES)
def test_every_sheet_that_ships_takes_both_cards(sheet: str, size: str) -> None:
    card, plan = read.material("card").material.size(size), read.sheet(sheet)
    assert card is not None
    full = arranged(plan, card.width, card.height)
    found = places(plan, card.width, card.height, back=True)
    assert full is not None
    assert found is not None
    assert len(found) == full.places
    paper = Rect(0, 0, *full.paper).inset(full.margin + full.reach)
    assert all(paper.contains(place.rect) for place in found)


def test_an_unknown_sheet_names_those_there_are() -> None:
    with pytest.raises(FindingsError) as error:
        read.sheet("a4-2x44")
    (finding,) = error.value.findings
    assert (finding.code, finding.values["nearest"]) == ("TP404", SHEET)


def darkest(page: Image.Image, x: float, y: float) -> int:
    """Darkest grey within 0.3 mm of a point."""
    left, top, right, bottom = (round(v * 150 / 25.4) for v in (x - 0.3, y - 0.3, x + 0.3, y + 0.3))
    histogram = page.crop((left, top, right, bottom)).histogram()
    return next(grey for grey, count in enumerate(histogram) if count)
