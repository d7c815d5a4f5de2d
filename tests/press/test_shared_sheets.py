"""Sheets that several regions share: who lies where, and that it can be proved."""

from __future__ import annotations

from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pytest

from tests.press.printed import TAMBORAS, finished, order_of
from tests.reading import glyphs, text, where
from tests.verify.board import described
from tppo_cli.content.job import ColourMode
from tppo_cli.manifest import Face, Item, Kind, RegionRow
from tppo_cli.materials.geometry import PT_PER_MM, Rect
from tppo_cli.verify.item import verify_item

SHARED = "card shared"
NAMES = (
    "Kelurahan Tambora",
    "Kelurahan Kali Anyar",
    "Kelurahan Duri Utara",
    "Kelurahan Tanah Sereal",
)

# Eight places, four kelurahan, two places each: the 200 cards of each need 100 sheets.
IN_PLACES = (0, 0, 1, 1, 2, 2, 3, 3)
COLUMNS, ROWS = (17.4, 107.0), (34.54, 92.52, 150.5, 208.48)
"""Left and top edges of the trims on A4 in mm, by hand: see tests/materials/test_sheet.py."""


@cache
def shared() -> tuple[bytes, tuple[Face, ...]]:
    made = finished(SHARED, ColourMode.RGB)
    return made.data, made.faces


def item(**changes: Any) -> Item:
    """The line of the manifest for it."""
    data, faces = shared()
    _, task = order_of(SHARED)
    rows = (RegionRow(code=c, name=n) for c, n in zip(TAMBORAS, NAMES, strict=True))
    with pdfium.PdfDocument(data) as document:
        title = document.get_metadata_dict()["Title"]
    line = {
        "file": task.file,
        "sha256": "",
        "bytes": 0,
        "pages": len(faces),
        "material": "card",
        "size": "85x54",
        "look": task.job.look,
        "languages": ("id",),
        "state": "proof",
        "colour": "rgb",
        "title": title,
        "sheet": task.job.sheet,
        "regions": tuple(rows),
        "inputs": "",
        "faces": faces,
        **changes,
    }
    return described(data, Item(**line)).item


def in_place(page: int, rect: Rect) -> str:
    """The text that stands in a rectangle of a page."""
    with pdfium.PdfDocument(shared()[0]) as document:
        shown = document[page]
        top = shown.get_height() - rect.y * PT_PER_MM
        foot = shown.get_height() - rect.bottom * PT_PER_MM
        left, right = rect.x * PT_PER_MM, rect.right * PT_PER_MM
        found: str = shown.get_textpage().get_text_bounded(left, foot, right, top)
    return " ".join(found.split())


def test_each_place_is_printed_for_its_kelurahan_front_and_back() -> None:
    trims = [Rect(x, y, 85.6, 53.98) for y in ROWS for x in COLUMNS]
    for page, is_back in enumerate((False, True)):
        for number, rect in enumerate(trims):
            # Turned over the long edge, the left column of the back lies behind the right one.
            copy = number ^ 1 if is_back else number
            name = NAMES[IN_PLACES[copy]]
            shown = in_place(page, rect)
            assert [other for other in NAMES if other in shown] == ([name] if is_back else [])


def test_the_manifest_says_who_lies_where() -> None:
    front, back = shared()[1]
    codes = tuple(TAMBORAS[index] for index in IN_PLACES)
    assert front.regions == back.regions == codes
    assert (front.sheet, front.prints) == (back.sheet, back.prints) == (1, 100)
    for first, second in zip(front.places, back.places, strict=True):
        assert second == pytest.approx((210 - first[0] - first[2], *first[1:]), abs=0.01)


def test_the_margin_names_them_and_says_how_often_the_sheet_is_printed() -> None:
    data, _ = shared()
    for page in (0, 1):
        said = text(data, page)
        assert "cetak 100 kali" in said
        assert ", ".join(f"{name} (2)" for name in NAMES) in said
        (place,) = where(data, page, "cetak 100 kali")
        assert 208.48 + 53.98 + 8 < place.y < place.bottom < 297 - 5


def test_an_item_is_set_as_it_is_alone() -> None:
    """Each glyph lies where it does on the card of that kelurahan."""
    alone = finished("card", ColourMode.RGB)
    data, faces = shared()
    for page in (0, 1):
        # Kelurahan Tambora has the first place of both.
        place = Rect(*faces[page].places[0])
        wanted = inside(alone.data, page, place)
        assert len(wanted) > 80
        assert inside(data, page, place) == wanted


def inside(data: bytes, page: int, place: Rect) -> list[tuple[str, float, float]]:
    return sorted(
        (one.char, round(one.rect.x, 1), round(one.rect.y, 1))
        for one in glyphs(data, page)
        if place.contains(one.rect)
    )


def test_verify_finds_nothing() -> None:
    assert verify_item(shared()[0], item()) == []


def test_verify_finds_a_place_that_is_another_kelurahans() -> None:
    """The manifest promises one, the page and its texts say another."""
    codes = list(shared()[1][0].regions)
    codes[1], codes[2] = codes[2], codes[1]
    faces = tuple(face.model_copy(update={"regions": tuple(codes)}) for face in shared()[1])
    found = verify_item(shared()[0], item(faces=faces))
    assert [(f.code, f.values["wanted"], f.values["found"]) for f in found if "754" in f.code] == [
        ("TP754", NAMES[1], NAMES[0]),
        ("TP754", NAMES[0], NAMES[1]),
    ]


def test_verify_finds_another_name_on_the_page() -> None:
    """The page shows a card in a place where manifest and texts promise another."""
    front, back = shared()[1]
    expected = tuple(
        one.model_copy(update={"value": one.value.replace("Tambora,", "Krendang,")})
        if one.field == "region.brief"
        else one
        for one in back.expected
    )
    faces = (front, back.model_copy(update={"expected": expected}))
    found = verify_item(shared()[0], item(faces=faces))
    assert {f.code for f in found} >= {"TP710"}


def test_verify_finds_a_place_that_nothing_tells_apart() -> None:
    front, back = shared()[1]
    silent = tuple(one for one in back.expected if one.kind is not Kind.TEXT)
    faces = (front, back.model_copy(update={"expected": silent}))
    found = verify_item(shared()[0], item(faces=faces))
    assert [f.code for f in found] == ["TP758"] * 8
    assert found[0].values["wanted"] == NAMES[0]
