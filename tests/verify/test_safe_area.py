from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples import sample_setup
from tests.verify.board import PAGE, Printed, claiming, described, print_board, printed


def test_a_number_outside_the_safe_area_is_found(tmp_path: Path) -> None:
    moved = print_board(tmp_path, style=".one { left: 2mm }")
    (finding,) = moved.findings()
    assert finding.code == "TP755"
    assert finding.values["value"] == "08111-129-129"
    assert finding.values["at"] == "12, 71 mm"


def test_a_text_that_nobody_listed_is_found_too(board: Printed, tmp_path: Path) -> None:
    stray = '<p style="top: 143mm">Pemkot</p>'
    assert claiming(print_board(tmp_path, page=PAGE + stray), board).codes() == ["TP755"]


def test_a_text_over_the_edge_of_the_page_is_found(tmp_path: Path) -> None:
    moved = print_board(tmp_path, style=".slogan { left: 60mm; white-space: nowrap }")
    assert "TP757" in moved.codes()


@pytest.mark.parametrize("style", [".logo { left: 87mm }", ".symbol { left: 3mm }"])
def test_a_logo_or_qr_outside_the_safe_area_is_found(tmp_path: Path, style: str) -> None:
    assert print_board(tmp_path, style=style).codes() == ["TP756"]


def test_slug_texts_are_outside_and_no_finding(board: Printed, tmp_path: Path) -> None:
    slug = '<div style="position: absolute; left: 20mm; top: 153mm; font-size: 2mm">ukuran</div>'
    assert board.findings() == []
    assert claiming(print_board(tmp_path, page=PAGE + slug), board).findings() == []


def test_on_a_sheet_each_card_has_its_own_safe_area() -> None:
    sheet = printed(sample_setup("card", "85x54", sheet="a4-2x4"))
    face = sheet.face()
    assert len(face.places) == 8
    assert face.place_safe > 0
    narrower = face.model_copy(update={"place_safe": face.place_safe + 4})
    faces = (narrower, *sheet.item.faces[1:])
    claimed = described(sheet.data, sheet.item.model_copy(update={"faces": faces}))
    assert sheet.findings() == []
    assert "TP755" in claimed.codes()
