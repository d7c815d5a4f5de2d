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
NAMES = ("Kelurahan Tambora", "Kelurahan Kali Anyar", "Kelurahan Duri Utara")

# Nine places on A4 that lies across, three kelurahan, three places each: the 200 cards of each
# need 67 sheets, where on sheets of their own they would need 23 each.
IN_PLACES = (0, 0, 0, 1, 1, 1, 2, 2, 2)
COLUMNS, ROWS = (16.1, 105.7, 195.3), (20.03, 78.01, 135.99)
"""Left and top edges of the trims in mm: (297 - 3 x 85.6 - 2 x 4) / 2 = 16.1 and so on."""


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
            # Turned over its upper edge, the first row of the back lies behind the last one.
            copy = (6, 7, 8, 3, 4, 5, 0, 1, 2)[number] if is_back else number
            name = NAMES[IN_PLACES[copy]]
            shown = in_place(page, rect)
            assert [other for other in NAMES if other in shown] == ([name] if is_back else [])


def test_the_manifest_says_who_lies_where() -> None:
    front, back = shared()[1]
    codes = tuple(TAMBORAS[index] for index in IN_PLACES)
    assert front.regions == back.regions == codes
    assert (front.sheet, front.prints) == (back.sheet, back.prints) == (1, 67)
    for first, second in zip(front.places, back.places, strict=True):
        assert second == pytest.approx((first[0], 210 - first[1] - first[3], *first[2:]), abs=0.01)


def test_the_margin_names_them_and_says_how_often_the_sheet_is_printed() -> None:
    data, _ = shared()
    for page in (0, 1):
        said = text(data, page)
        assert "cetak 67 kali" in said
        assert ", ".join(f"{name} (3)" for name in NAMES) in said
        (place,) = where(data, page, "cetak 67 kali")
        assert 135.99 + 53.98 + 8 < place.y < place.bottom < 210 - 5


def test_an_item_is_set_as_it_is_alone() -> None:
    """Each glyph lies where it does on the card of that kelurahan."""
    alone = finished("card alone", ColourMode.RGB)
    data, faces = shared()
    for page in (0, 1):
        # Kelurahan Tambora has the first place.
        trim = Rect(*alone.faces[page].boxes.trim)
        wanted = inside(alone.data, page, trim)
        found = inside(data, page, Rect(*faces[page].places[0]))
        assert len(wanted) > 80
        assert [char for char, _, _ in found] == [char for char, _, _ in wanted]
        for one, other in zip(found, wanted, strict=True):
            assert one[1:] == pytest.approx(other[1:], abs=0.05)


def inside(data: bytes, page: int, place: Rect) -> list[tuple[str, float, float]]:
    """The characters in a place, and where in it they lie, in mm."""
    return [
        (one.char, one.rect.x - place.x, one.rect.y - place.y)
        for one in glyphs(data, page)
        if place.contains(one.rect)
    ]


def test_verify_finds_nothing() -> None:
    assert verify_item(shared()[0], item()) == []


def test_verify_finds_a_place_that_is_another_kelurahans() -> None:
    """The manifest promises one, the page and its texts say another."""
    codes = list(shared()[1][0].regions)
    codes[2], codes[3] = codes[3], codes[2]
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
    assert [f.code for f in found] == ["TP758"] * 9
    assert found[0].values["wanted"] == NAMES[0]
