"""Letter heights against the distances of material.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from tests.check.campaigns import campaign, checked, line_of, only, own
from tests.content.campaigns import codes
from tppo_cli import resources
from tppo_cli.check.letters import WANTED, cap_height, distance, metres
from tppo_cli.manifest import RoleName
from tppo_cli.materials import read
from tppo_cli.materials.material import UNREADABLE
from tppo_cli.materials.orders import Piece

POSTER = "templates/poster/material.yaml"
LAYOUTS = [
    (material, look, size)
    for look in read.looks()
    for material in read.materials()
    for size in read.material(material).material.sizes
]


def piece(material: str, look: str, size: str) -> Piece | None:
    folder = read.material(material)
    trim = folder.material.size(size)
    assert trim
    found = folder.material.format_for(trim)
    assert found
    layout = found[1].layouts.get(read.look(look).look.layout)
    return Piece(folder, trim, *found, layout, "") if layout else None


@pytest.mark.parametrize(("material", "look", "size"), LAYOUTS)
def test_built_in_items_can_be_read_from_where_they_say(
    material: str, look: str, size: str
) -> None:
    made = piece(material, look, size)
    if made is None:
        return
    for role, times in WANTED.items():
        height, far = cap_height(made, read.look(look).look, role), distance(made, role)
        if height is not None and far is not None:
            assert far / height <= times, f"{role.value}: D/{far / height:.0f}"


def test_the_distances_are_those_that_were_set_out() -> None:
    """Design, 6.3: the A3 poster, the spanduk of 3 m, the card."""
    wanted = {
        ("poster", "A3"): (3.0, 6.0),
        ("banner", "300x100"): (20.0, 20.0),
        ("card", "85x54"): (0.3, 0.3),
    }
    for (material, size), metres_of in wanted.items():
        made = piece(material, "rangkul", size)
        assert made
        far = [distance(made, role) for role in (RoleName.HEADLINE, RoleName.NUMBER)]
        assert far == [pytest.approx(m * 1000) for m in metres_of]


@pytest.mark.parametrize("key", read.families())
def test_cap_heights_are_those_of_the_fonts(key: str) -> None:
    family = read.families()[key].family
    for face in family.faces:
        font = TTFont(resources.path("assets/fonts") / face.file)
        cap = font["OS/2"].sCapHeight / font["head"].unitsPerEm
        assert cap == pytest.approx(family.cap, abs=0.006), face.file


def test_small_letters_are_a_warning_and_tiny_ones_an_error(tmp_path: Path) -> None:
    def smaller(share: float) -> Any:
        def change(material: Any) -> None:
            row = material["formats"]["tegak"]["layouts"]["row"]
            row["type"]["lead"] *= share

        return change

    order = {"poster": {"sizes": ["A3", "A2"]}}
    own(tmp_path, POSTER, smaller(0.45))
    finding = only(campaign(tmp_path, materials=order))
    assert (finding.code, finding.is_error, finding.field) == (
        "TP540", False, "materials.poster.sizes.0",
    )  # fmt: skip
    assert "poster A3 (and A2) has capitals 23.3 mm high" in finding.message()
    assert "from 3 m they need 25.0 mm" in finding.message()
    assert "It does so from 2.8 m" in finding.help()
    assert "A3" in line_of(finding)
    own(tmp_path, POSTER, smaller(0.18))
    assert only(campaign(tmp_path, materials=order)).is_error


@pytest.mark.parametrize(
    ("role", "code"), [("headline", "TP540"), ("number", "TP541"), ("body", "TP542")]
)
def test_each_role_has_its_distance(tmp_path: Path, role: str, code: str) -> None:
    def farther(material: Any) -> None:
        material["formats"]["tegak"]["distances"][role] *= 2.3

    own(tmp_path, POSTER, farther)
    finding = only(campaign(tmp_path, materials={"poster": {}}))
    assert finding.code == code


def test_a_long_number_cannot_be_as_large_as_a_short_one(tmp_path: Path) -> None:
    own_line = {
        "id": "posko",
        "name": "Posko",
        "channels": [{"digits": "+622139001234", "display": "(021) 3900-1234"}],
        "source": "Surat edaran",
        "source_date": "2026-11-01",
    }
    order: dict[str, Any] = {"banner": {"sizes": ["400x600"]}}
    short = campaign(tmp_path / "a", hotlines=["sapa129", own_line], materials=order)
    assert checked(short) == []
    long = campaign(tmp_path / "b", hotlines=[own_line], materials=order, qr={"target": "none"})
    finding = only(long)
    assert (finding.code, finding.is_error) == ("TP541", False)

    def smaller(material: Any) -> None:
        material["formats"]["tegak"]["layouts"]["row"]["type"]["hero-long"] = 12

    order = {"poster": {}}
    own(tmp_path / "c", POSTER, smaller)
    small = campaign(tmp_path / "c", hotlines=[own_line], materials=order, qr={"target": "none"})
    finding = only(small)
    assert float(finding.values["height"]) * UNREADABLE < 6000
    assert not finding.is_error


def test_a_long_number_named_first_is_judged_although_a_short_one_follows(tmp_path: Path) -> None:
    order: dict[str, Any] = {"materials": {"poster": {}}, "qr": {"target": "none"}}
    assert checked(campaign(tmp_path / "a", hotlines=["sapa129", "uptpppa-dki"], **order)) == []
    made = campaign(tmp_path / "b", hotlines=["uptpppa-dki", "sapa129"], **order)
    assert codes(checked(made)) == ["TP541"]


def test_a_theme_without_a_lead_word_is_judged_by_its_own_size(tmp_path: Path) -> None:
    def small(material: Any) -> None:
        material["formats"]["tegak"]["layouts"]["row"]["type"]["theme"] = 29

    order: dict[str, Any] = {"poster": {}}
    theme = "Semua Korban, Tidak Ada yang Tertinggal"
    assert checked(campaign(tmp_path / "a", theme={"rest": theme}, materials=order)) == []
    own(tmp_path / "b", POSTER, small)
    made = campaign(tmp_path / "b", theme={"rest": theme}, materials=order)
    assert codes(checked(made)) == ["TP540"]


def test_a_role_must_name_a_size_of_the_scale(tmp_path: Path) -> None:
    def misnamed(material: Any) -> None:
        material["formats"]["tegak"]["layouts"]["row"]["roles"]["headline"] = "judul"

    own(tmp_path, POSTER, misnamed)
    assert codes(checked(campaign(tmp_path, materials={"poster": {}}))) == ["TP402"]


def test_distances_are_said_in_two_figures() -> None:
    assert [metres(mm) for mm in (648, 300, 19_860, 20_000, 2_777)] == [
        "0.65 m", "0.3 m", "20 m", "20 m", "2.8 m",
    ]  # fmt: skip
    assert max(WANTED.values()) < UNREADABLE
