"""Colours of the look, and the campaign's own in their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.check.campaigns import campaign, checked, line_of, only, own
from tests.content.campaigns import codes
from tppo_cli.check.contrast import pairs, ratio
from tppo_cli.materials import read

RANGKUL = "templates/looks/rangkul/look.yaml"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # WCAG 2.2 by hand: (1.05)/(0.05), and grey #767676 as the classic 4.54 on white.
        ("#FFFFFF", "#000000", 21.0),
        ("#767676", "#FFFFFF", 4.54),
        ("#FFFF00", "#FFFFFF", 1.07),
    ],
)
def test_the_ratio_is_that_of_the_standard(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)
    assert ratio(one, other) == ratio(other, one)


@pytest.mark.parametrize("name", read.looks())
def test_the_built_in_looks_reach_what_they_promise(name: str) -> None:
    look = read.look(name).look
    for pair in pairs(look):
        reached = ratio(look.colour(pair.text), look.colour(pair.ground))
        assert reached >= pair.at_least, f"{pair.text} on {pair.ground}: {reached:.2f}"
    assert any(pair.text == "number" and pair.at_least >= 7 for pair in pairs(look))


def test_a_brand_colour_too_near_its_ground(tmp_path: Path) -> None:
    findings = checked(campaign(tmp_path, brand={"colours": {"call": "#6A5ACD"}}))
    assert [(f.code, f.values["text"], f.values["reached"], f.is_error) for f in findings] == [
        ("TP450", "number", "2.97", True), ("TP450", "call-ink", "4.86", True),
    ]  # fmt: skip
    assert all("#6A5ACD" in line_of(finding) for finding in findings)


def test_a_colour_of_the_palette_counts_wherever_a_role_uses_it(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, brand={"colours": {"manggis": "#9A7FA5"}})
    found = checked(loaded)
    assert set(codes(found)) == {"TP450"}
    assert {(f.values["text"], f.values["ground"]) for f in found} >= {
        ("ink", "field"), ("number", "call"), ("scan", "paper"),
    }  # fmt: skip


def test_good_brand_colours(tmp_path: Path) -> None:
    assert checked(campaign(tmp_path, brand={"colours": {"call": "#101030"}})) == []


def test_an_unknown_token(tmp_path: Path) -> None:
    finding = only(campaign(tmp_path, brand={"colours": {"mangis": "#101030"}}))
    assert finding.code == "TP451"
    assert "Did you mean manggis?" in finding.help()
    assert "mangis" in line_of(finding)


def test_a_hotline_number_needs_seven_to_one_whatever_the_look_asks(tmp_path: Path) -> None:
    def weaker(look: Any) -> None:
        look["palette"]["kunyit"]["rgb"] = "#C98F1E"
        for pair in look["contrasts"]:
            pair["at_least"] = 3

    own(tmp_path, RANGKUL, weaker)
    finding = only(campaign(tmp_path))
    assert (finding.code, finding.values["text"], finding.values["least"]) == (
        "TP450", "number", "7",
    )  # fmt: skip


def test_a_look_that_forgets_its_number_is_held_to_it_all_the_same(tmp_path: Path) -> None:
    def forgetful(look: Any) -> None:
        look["palette"]["kunyit"]["rgb"] = "#C98F1E"
        look["contrasts"] = []

    own(tmp_path, RANGKUL, forgetful)
    assert only(campaign(tmp_path)).values["text"] == "number"
