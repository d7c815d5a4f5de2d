from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.samples import SAPA, UPT, call, whatsapp
from tests.verify.board import PAGE, Printed, claiming, described, print_board
from tppo_cli.manifest import Kind
from tppo_cli.verify.numbers import same_digits


def with_whatsapp(display: str) -> tuple[object, object]:
    number = whatsapp(display, "+628111129129", "WhatsApp SAPA 129")
    return replace(SAPA, whatsapp=number), UPT


def test_swapped_digits_are_found(board: Printed, tmp_path: Path) -> None:
    wrong = print_board(tmp_path, hotlines=with_whatsapp("08111-192-129"))
    findings = claiming(wrong, board).findings()
    assert [finding.code for finding in findings] == ["TP720", "TP722"]
    assert findings[0].field == "hotlines.0.whatsapp"
    assert findings[0].values["found"] == "08111-192-129"
    assert findings[0].region == "31.73.04.1001"


@pytest.mark.parametrize("display", ["0811-1129-129", "08111129129", "08111 129 129"])
def test_another_grouping_is_found(board: Printed, tmp_path: Path, display: str) -> None:
    other = print_board(tmp_path, hotlines=with_whatsapp(display))
    assert claiming(other, board).codes() == ["TP720"]


def test_a_digit_too_many_is_found_though_the_number_is_there(
    board: Printed, tmp_path: Path
) -> None:
    page = PAGE.replace("{{ shown.display }}", "{{ shown.display }}{{ 9 if role == 'number' }}")
    longer = print_board(tmp_path, page=page)
    assert claiming(longer, board).codes() == ["TP720"]


def test_a_digit_set_close_by_is_read_as_part_of_the_number(board: Printed, tmp_path: Path) -> None:
    stray = '<p class="n" style="left: 37.2mm; top: 60mm">7</p>'
    assert claiming(print_board(tmp_path, page=PAGE + stray), board).codes() == ["TP720"]


def test_a_small_label_close_to_a_large_number_is_no_part_of_it(tmp_path: Path) -> None:
    hero = '{{ number("hero", "hotlines.0.call", first.call, "number") }}'
    label = '<p style="left: 44mm; top: 44mm; font-size: 4mm; color: #000">SAPA 24 jam</p>'
    assert hero in PAGE
    assert print_board(tmp_path, page=PAGE.replace(hero, hero + label)).findings() == []


def test_a_number_that_does_not_dial_what_it_shows_is_found(board: Printed) -> None:
    face = board.face()
    expected = tuple(
        e.model_copy(update={"digits": "+628111129128"}) if e.value == "08111-129-129" else e
        for e in face.expected
    )
    faces = (face.model_copy(update={"expected": expected}),)
    claimed = described(board.data, board.item.model_copy(update={"faces": faces}))
    assert claimed.codes() == ["TP721"]


def test_a_nearly_right_number_elsewhere_on_the_page_is_found(
    board: Printed, tmp_path: Path
) -> None:
    stray = '<p style="top: 138mm">WA 0811-129-129</p>'
    (finding,) = claiming(print_board(tmp_path, page=PAGE + stray), board).findings()
    assert finding.code == "TP722"
    assert finding.values["found"] == "0811-129-129"
    assert finding.values["right"] == "08111-129-129"


def test_an_entry_of_the_campaigns_own_replaces_the_registrys(tmp_path: Path) -> None:
    own = replace(SAPA, whatsapp=whatsapp("08111-129-128", "+628111129128", "WhatsApp"))
    assert print_board(tmp_path, hotlines=(own, UPT)).findings() == []


def test_spaces_and_brackets_of_a_number_are_kept(tmp_path: Path) -> None:
    lpsk = replace(SAPA, whatsapp=call("(021) 29681560", "+622129681560", "LPSK"))
    abroad = replace(UPT, whatsapp=call("+62 21 2924 4800", "+622129244800", "KP2MI"))
    board = print_board(tmp_path, hotlines=(lpsk, abroad))
    assert board.findings() == []
    numbers = [e.value for e in board.face().expected if e.kind is Kind.NUMBER]
    assert numbers == ["129", "(021) 29681560", "+62 21 2924 4800"]


@pytest.mark.parametrize(
    ("display", "digits", "same"),
    [
        ("08111-129-129", "+628111129129", True),
        ("+62 811 1129 129", "+628111129129", True),
        ("0800-1000", "08001000", True),
        ("129", "129", True),
        ("128", "129", False),
        ("0811-129-129", "+628111129129", False),
        ("129", "", False),
    ],
)
def test_home_form_and_international_form_are_one_number(
    display: str, digits: str, same: bool
) -> None:
    assert same_digits(display, digits) is same
