from __future__ import annotations

from pathlib import Path

from tests.samples import EDITION, LONGEST
from tests.verify.board import PAGE, Printed, claiming, print_board


def test_a_name_that_is_not_the_regions_is_found(board: Printed, tmp_path: Path) -> None:
    other = print_board(tmp_path, region=LONGEST)
    (finding,) = claiming(other, board).findings()
    assert finding.code == "TP710"
    assert finding.field == "region.name"
    assert finding.region == "31.73.04.1001"
    assert finding.item == board.item.file
    assert finding.values["found"].startswith("Kelurahan Ked")


def test_a_text_that_lost_its_tail_is_found(board: Printed, tmp_path: Path) -> None:
    short = print_board(tmp_path, slogan="Bersama Lawan Perdagangan Oran")
    assert claiming(short, board).codes() == ["TP710"]


def test_a_longer_word_does_not_count_as_the_text(board: Printed, tmp_path: Path) -> None:
    longer = print_board(tmp_path, slogan="Bersama Lawan Perdagangan Orangtua")
    assert claiming(longer, board).codes() == ["TP710"]


def test_a_text_in_another_place_is_found(board: Printed, tmp_path: Path) -> None:
    moved = print_board(tmp_path, style=".slogan { left: 30mm }")
    assert claiming(moved, board).codes() == ["TP710"]


def test_a_text_over_several_lines_and_with_hard_blanks_is_whole(tmp_path: Path) -> None:
    theme = "Rangkul semua\u00a0korban efisien, ber\u00adsama: 24\u00a0jam"
    board = print_board(tmp_path, theme=theme, style="h1 { width: 34mm; font-size: 4mm }")
    assert board.findings() == []


def test_an_image_that_is_not_drawn_is_found(board: Printed, tmp_path: Path) -> None:
    empty = print_board(tmp_path, style=".logo { visibility: hidden }")
    codes = claiming(empty, board).codes()
    assert "TP711" in codes
    assert set(codes) <= {"TP711", "TP774"}


def test_the_edition_without_a_slogan_lacks_it(board: Printed, tmp_path: Path) -> None:
    without = "\n".join(line for line in PAGE.splitlines() if "slogan" not in line)
    (finding,) = claiming(print_board(tmp_path, page=without), board).findings()
    assert (finding.code, finding.values["value"]) == ("TP710", EDITION.slogan)
    assert finding.values["found"] == ""
