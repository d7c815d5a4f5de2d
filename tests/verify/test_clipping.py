from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.board import PAGE, Printed, claiming, print_board


def test_a_name_cut_off_at_its_side_is_found(tmp_path: Path) -> None:
    style = ".name { width: 20mm; height: 8mm; overflow: hidden; white-space: nowrap }"
    findings = print_board(tmp_path, style=style).findings()
    assert {finding.code for finding in findings} <= {"TP765", "TP766"}
    assert "TP766" in {finding.code for finding in findings}
    assert all("Tambora" in finding.values["around"] for finding in findings)


def test_lines_cut_off_at_their_feet_are_found(tmp_path: Path) -> None:
    cut = print_board(tmp_path, style=".name { height: 3.2mm; overflow: hidden }")
    assert cut.codes() == ["TP765"]


def test_a_text_that_something_covers_is_found(board: Printed, tmp_path: Path) -> None:
    cover = '<p style="top: 130mm; left: 30mm; width: 20mm; height: 8mm; background: #FFF4DF"></p>'
    codes = claiming(print_board(tmp_path, page=PAGE + cover), board).codes()
    assert "TP766" in codes
    assert set(codes) <= {"TP765", "TP766"}


def test_a_text_of_the_grounds_colour_is_found(tmp_path: Path) -> None:
    codes = print_board(tmp_path, style=".name { color: #FFF4DF }").codes()
    assert "TP766" in codes


@pytest.mark.parametrize("top", ["118mm", "121.5mm"])
def test_texts_on_each_other_are_found_once(tmp_path: Path, top: str) -> None:
    (finding,) = print_board(tmp_path, style=f".slogan {{ top: {top} }}").findings()
    assert finding.code == "TP767"
    assert finding.values["value"] in ("Kelurahan Tambora", "Bersama Lawan Perdagangan Orang")


def test_texts_that_nobody_listed_are_found_on_each_other(board: Printed, tmp_path: Path) -> None:
    notes = "".join(
        f'<p style="top: 139mm; left: 50mm; font-size: 3mm">{note}</p>'
        for note in ("WhatsApp SAPA 129", "Telepon UPT PPPA")
    )
    findings = claiming(print_board(tmp_path, page=PAGE + notes), board).findings()
    assert {finding.code for finding in findings} == {"TP767"}
    assert all("UPT" in f.values["value"] + f.values["other"] for f in findings)


def test_a_text_on_a_qr_is_found(board: Printed, tmp_path: Path) -> None:
    stray = '<p style="top: 108.5mm; left: 12mm; font-size: 3mm">Pindai</p>'
    codes = claiming(print_board(tmp_path, page=PAGE + stray), board).codes()
    assert "TP767" in codes
