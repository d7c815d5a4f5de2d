"""What a campaign orders, and each fault of it where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.check.campaigns import line_of, own
from tests.content.campaigns import campaign
from tppo_cli.findings import Finding
from tppo_cli.materials.orders import NO_SHEET, Asked, kit_materials, ordered
from tppo_cli.spec.load import Loaded


def faults(loaded: Loaded, **asked: Any) -> list[Finding]:
    return list(ordered(loaded, Asked(**asked)).findings)


def made(loaded: Loaded, **asked: Any) -> list[tuple[str, str]]:
    return [(p.name, p.size.name) for p in ordered(loaded, Asked(**asked)).pieces]


def test_a_spec_without_materials_orders_the_kit(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    assert made(loaded) == [
        ("poster", "A3"), ("banner", "300x100"), ("card", "85x54"), ("speech", "A4"),
    ]  # fmt: skip
    assert faults(loaded) == []
    assert kit_materials(loaded, ["card"]) == ("card",)


def test_sizes_come_from_the_command_then_the_spec_then_the_material(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, materials={"poster": {"sizes": ["A2", "A1"]}, "card": {}})
    assert made(loaded) == [("poster", "A2"), ("poster", "A1"), ("card", "85x54")]
    assert made(loaded, materials=("poster",), sizes=("A4",)) == [("poster", "A4")]
    (first, *_) = ordered(loaded, Asked()).pieces
    assert first.field == "materials.poster.sizes.0"
    assert first.unit == pytest.approx(420 / 297)


def test_a_size_of_the_users_own(tmp_path: Path) -> None:
    sizes = [{"name": "kios", "size": "120x80cm"}, "250x90cm"]
    loaded = campaign(tmp_path, materials={"banner": {"sizes": sizes}})
    pieces = ordered(loaded, Asked()).pieces
    assert [(p.size.name, p.size.width, p.size.height) for p in pieces] == [
        ("kios", 1200, 800), ("250x90cm", 2500, 900),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spec", "code", "line"),
    [
        ({"materials": {"postr": {}}}, "TP401", "postr"),
        ({"look": "rangkull"}, "TP403", "rangkull"),
        ({"materials": {"card": {"sheet": "a4-9x9"}}}, "TP404", "a4-9x9"),
        ({"materials": {"poster": {"sizes": ["A3", "100x20cm"]}}}, "TP405", "100x20cm"),
        ({"materials": {"card": {"sizes": ["A3"]}}}, "TP407", "A3"),
        (
            {"materials": {"banner": {"sizes": [{"name": "kios", "size": "2x1cm"}]}}},
            "TP410",
            "kios",
        ),
    ],
)
def test_each_fault_stands_where_it_is_written(
    tmp_path: Path, spec: dict[str, Any], code: str, line: str
) -> None:
    (finding,) = faults(campaign(tmp_path, **spec))
    assert (finding.code, finding.is_error) == (code, True)
    assert line in line_of(finding)
    assert finding.field


def test_a_material_without_a_layout_for_the_look(tmp_path: Path) -> None:
    def roofed(look: Any) -> None:
        look["layout"] = "atap"

    own(tmp_path, "templates/looks/rangkul/look.yaml", roofed)
    loaded = campaign(tmp_path, look="rangkul", materials={"poster": {"sizes": ["A3", "A2"]}})
    found = faults(loaded)
    assert {f.code for f in found} == {"TP406"}
    assert "rangkul" in line_of(found[0])
    assert made(loaded) == []


def test_an_item_too_large_for_its_sheet(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, materials={"poster": {"sheet": "a4-2x4"}})
    (finding,) = faults(loaded)
    assert (finding.code, finding.field) == ("TP409", "materials.poster.sheet")
    assert faults(loaded, sheet=NO_SHEET) == []


def test_faults_of_the_command_line_stand_nowhere_in_the_spec(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    for asked, code in (
        ({"materials": ("postr",)}, "TP401"),
        ({"look": "rangkull"}, "TP403"),
        ({"materials": ("card",), "sheet": "a4-9x9"}, "TP404"),
        ({"materials": ("poster",), "sizes": ("A9",)}, "TP407"),
    ):
        (finding,) = faults(loaded, **asked)
        assert (finding.code, finding.place, finding.field) == (code, None, None)


def test_a_material_of_the_campaigns_own_needs_no_python(tmp_path: Path) -> None:
    def renamed(material: Any) -> None:
        material["name"] = "poster"
        material["sizes"] = {"F4": {"trim": "215x330mm"}}
        material["default_sizes"] = ["F4"]

    own(tmp_path, "templates/poster/material.yaml", renamed)
    assert made(campaign(tmp_path, materials={"poster": {}})) == [("poster", "F4")]


def test_a_broken_file_of_a_material_is_found_with_its_own_place(tmp_path: Path) -> None:
    def broken(material: Any) -> None:
        del material["sizes"]

    own(tmp_path, "templates/poster/material.yaml", broken)
    (finding,) = faults(campaign(tmp_path, materials={"poster": {}}))
    assert finding.code == "TP402"
    assert finding.place
    assert finding.place.file.endswith("templates/poster/material.yaml")
