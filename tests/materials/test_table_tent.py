"""The table tent: both sides say all of it, one of them on its head on the flat sheet."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from tests.materials.folded import copy_of, faults, made
from tests.reading import scan, text, where
from tests.samples import HOTLINES, KEMLU, KP2MI, LONGEST, LPSK, MIGRANT_HOTLINES, QR, UPT
from tppo_cli.content.copy import Copy
from tppo_cli.content.locale import locale
from tppo_cli.manifest import Kind
from tppo_cli.materials.geometry import Rect
from tppo_cli.press.produce import Produced


def in_two(copy: Copy) -> Copy:
    """The far side in English."""
    second = replace(
        copy.main,
        lang="en",
        labels=locale("en").labels,
        lead=None,
        theme="Reach Every Victim, Leave No One Behind",
        rest="Reach Every Victim, Leave No One Behind",
        slogan="Together Against Trafficking in Persons",
    )
    return replace(copy, second=second)


CASES = {
    "usual": copy_of("table-tent", "A5"),
    "two languages": in_two(copy_of("table-tent", "A5", region=LONGEST)),
    "full": replace(
        copy_of(
            "table-tent",
            "A5",
            hotlines=MIGRANT_HOTLINES,
            region=LONGEST,
            message="Satu pertanyaan yang tenang dapat membuka jalan.",
        ),
        audience="layanan-publik",
    ),
    "long hero": copy_of(
        "table-tent",
        "A5",
        hotlines=(KEMLU, KP2MI, UPT),
        region=None,
        event=None,
        qr=None,
        lead=None,
        rest="Rangkul Semua Korban, Tidak Ada yang Tertinggal",
    ),
}
CASES["most numbers"] = in_two(
    copy_of(
        "table-tent",
        "A5",
        hotlines=(*HOTLINES, KP2MI, LPSK, KEMLU),
        region=LONGEST,
        slogan="Bersama Lawan Perdagangan Orang, Lindungi Perempuan, Anak, dan Pekerja Migran",
    )
)
ALL = [
    ("most numbers", "rangkul"),
    ("most numbers", "resmi"),
    ("most numbers", "fotokopi"),
    ("usual", "rangkul"),
    ("two languages", "resmi"),
    ("full", "rangkul"),
    ("full", "fotokopi"),
    ("long hero", "resmi"),
    ("long hero", "fotokopi"),
]


@pytest.mark.parametrize(("case", "look"), ALL)
def test_each_number_stands_on_both_sides_and_reads_back(case: str, look: str) -> None:
    copy = CASES[case]
    item = made(copy, "table-tent", "A5", look)
    assert faults(item, copy, "table-tent", "A5", look) == []
    [face] = item.faces
    fold = face.folds[0][1]
    for hotline in copy.main.hotlines:
        for number in hotline.numbers:
            places = [Rect(*e.rect) for e in face.expected if e.digits == number.digits]
            assert sorted(place.bottom < fold for place in places) == [False, True]


def middles(item: Produced, copy: Copy) -> dict[str, list[tuple[float, float]]]:
    """Where the middle of each text lies that is expected on both sides, the near one first."""
    trim = Rect(*item.faces[0].boxes.trim)
    found: dict[str, list[tuple[float, float]]] = {}
    for one in item.faces[0].expected:
        rect = Rect(*one.rect)
        middle = (rect.x + rect.width / 2 - trim.x, rect.y + rect.height / 2 - trim.y)
        found.setdefault(f"{one.field} {one.value}", []).append(middle)
    return found


def test_the_far_side_is_the_near_one_turned_by_half() -> None:
    copy = CASES["usual"]
    item = made(copy, "table-tent", "A5", "rangkul")
    pairs = middles(item, copy)
    assert len(pairs) > 8
    for name, places in pairs.items():
        far, near = sorted(places, key=lambda place: place[1])
        assert near[0] + far[0] == pytest.approx(210, abs=0.3), name
        assert near[1] + far[1] == pytest.approx(297, abs=0.3), name
    # What the file itself shows, read by another program.
    hero = [place for place in where(item.data, 0, "129") if place.height > 20]
    assert sorted(place.y > 150 for place in hero) == [False, True]
    symbols = scan(item.data, 0)
    assert [symbol.text for symbol in symbols] == [copy.main.qr and copy.main.qr.payload] * 2


def test_what_lies_elsewhere_on_the_turned_side_is_found() -> None:
    """The turn is not taken on trust: a wrong place of one text is a finding."""
    copy = CASES["usual"]
    item = made(copy, "table-tent", "A5", "resmi")
    [face] = item.faces
    wrong = [
        entry.model_copy(update={"rect": (entry.rect[0], 300 - entry.rect[1], *entry.rect[2:])})
        if entry.digits and entry.rect[1] < face.folds[0][1]
        else entry
        for entry in face.expected
    ]
    moved = replace(item, faces=(face.model_copy(update={"expected": tuple(wrong)}),))
    assert faults(moved, copy, "table-tent", "A5", "resmi")


@pytest.mark.parametrize("look", ["rangkul", "resmi", "fotokopi"])
def test_the_symbol_says_what_scanning_does(look: str) -> None:
    said = [one.value for one in made(CASES["usual"], "table-tent", "A5", look).faces[0].expected]
    assert said.count(QR.told.replace("\u00a0", " ")) == 2


def test_the_card_of_the_symbol_has_four_round_corners() -> None:
    """The symbol's own white square stands inside the card's, whose corners it would cover."""
    item = made(CASES["usual"], "table-tent", "A5", "rangkul")
    code = max((Rect(*one.rect) for one in item.faces[0].expected if one.kind is Kind.QR), key=top)
    with closing(pdfium.PdfDocument(item.data)) as document:
        picture = document[0].render(scale=10).to_pil().convert("RGB")
    per_mm = picture.width / item.faces[0].boxes.media[2]
    paper = (255, 255, 255)
    for x in (code.x - 0.4, code.right + 0.4):
        corner = (int(x * per_mm), int((code.y - 0.4) * per_mm))
        assert picture.getpixel(corner) != paper
    edge = (int((code.x + code.width / 2) * per_mm), int((code.y - 0.3) * per_mm))
    assert picture.getpixel(edge) == paper


def top(rect: Rect) -> float:
    return rect.y


def test_in_two_languages_each_side_speaks_one() -> None:
    item = made(CASES["two languages"], "table-tent", "A5", "resmi")
    for shown, is_near in (("Butuh bantuan? Telepon", True), ("Need help? Call", False)):
        [place] = where(item.data, 0, shown)
        assert (place.y > item.faces[0].folds[0][1]) is is_near
    assert "Together Against" in text(item.data, 0)


def test_it_is_folded_in_the_middle_between_two_equal_sides() -> None:
    item = made(CASES["usual"], "table-tent", "A5", "resmi")
    [face] = item.faces
    trim = Rect(*face.boxes.trim)
    assert face.folds == ((trim.x, trim.y + 148.5, trim.right, trim.y + 148.5),)
