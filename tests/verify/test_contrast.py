from __future__ import annotations

from pathlib import Path

import pytest

from tests.verify.board import print_board
from tppo_cli.verify.colour import luminance, ratio, worst_decile

WHITE = (255, 255, 255)


def test_white_on_yellow_is_found(tmp_path: Path) -> None:
    pale = print_board(tmp_path, style=".ground { background: #FD0 } .one { color: #FFF }")
    findings = [f for f in pale.findings() if f.code.startswith("TP76")]
    assert [finding.code for finding in findings] == ["TP760"]
    assert findings[0].values["value"] == "08111-129-129"
    assert findings[0].values["reached"] == "1.3"
    assert findings[0].values["least"] == "4.5"


def test_the_largest_number_needs_more_than_the_others(tmp_path: Path) -> None:
    # #6E6E6E on white has 5.1:1.
    grey = print_board(
        tmp_path, style=".ground { background: #FFF } .one, .hero { color: #6E6E6E }"
    )
    (finding,) = grey.findings()
    assert (finding.code, finding.values["value"]) == ("TP760", "129")
    assert finding.values["least"] == "7"


def test_a_gradient_is_judged_by_its_worst_tenth(tmp_path: Path) -> None:
    style = (
        ".ground { background: linear-gradient(90deg, #000 0, #000 25mm, #FFF 44mm) }"
        ".one { color: #FFF }"
    )
    codes = {f.field: f.code for f in print_board(tmp_path, style=style).findings()}
    assert codes["hotlines.0.whatsapp"] == "TP760"


def test_a_body_text_too_pale_is_found(tmp_path: Path) -> None:
    pale = print_board(tmp_path, style=".slogan { color: #999 }")
    assert pale.codes() == ["TP761"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), WHITE, 21.0),
        (WHITE, (0xC8, 0x10, 0x2E), 5.88),
        (WHITE, (0xFF, 0xDD, 0x00), 1.35),
        ((0x77, 0x77, 0x77), WHITE, 4.48),
    ],
)
def test_the_ratio_is_that_of_wcag(
    one: tuple[int, int, int], other: tuple[int, int, int], expected: float
) -> None:
    assert ratio(luminance(one), luminance(other)) == pytest.approx(expected, abs=0.01)


def test_the_worst_decile_leaves_a_tenth_out() -> None:
    black, grey = (0, 0, 0), (250, 250, 250)
    assert worst_decile(WHITE, [(91, black), (9, grey)]) == pytest.approx(21)
    assert worst_decile(WHITE, [(89, black), (11, grey)]) == pytest.approx(1.04, abs=0.01)
