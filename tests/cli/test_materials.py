"""`tppo materials`: list, show, eject."""

from __future__ import annotations

import json
from pathlib import Path

from tests.batch.campaigns import campaign
from tests.cli.test_main import tppo
from tppo_cli import resources
from tppo_cli.materials import read


def test_the_list_names_every_material_with_its_sizes_and_use() -> None:
    done = tppo("materials", "list")
    lines = done.stdout.splitlines()
    assert {line.split()[0] for line in lines} == set(read.materials())
    assert lines[0].split()[:2] == ["poster", "Poster"]
    assert "A4, A3, A2, A1" in lines[0]
    assert "Notice boards" in lines[0]
    assert "Papan pengumuman" in tppo("materials", "list", "--ui-lang", "id").stdout


def test_the_materials_of_a_campaign_are_listed_with_the_others(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    rows = json.loads(tppo("materials", "list", str(spec), "--format", "json").stdout)["items"]
    assert {row["name"] for row in rows} == {*read.materials(), "label"}
    (label,) = (row for row in rows if row["name"] == "label")
    assert label["sizes"] == {"kecil": "120x60mm", "besar": "240x120mm"}


def test_one_material_is_shown_with_its_page_and_its_folder() -> None:
    done = tppo("materials", "show", "card")
    material = read.material("card").material
    for said in (*material.sizes, material.stock, "a4-2x4", f"bleed {material.bleed:g} mm"):
        assert said in done.stdout
    assert str(resources.path("templates/card")) in done.stdout


def test_a_material_that_is_not_there() -> None:
    for command in (["show", "postr"], ["eject", "postr", "-"]):
        done = tppo("materials", *command, given=EJECTED)
        assert done.returncode == 1
        assert "TP401" in done.stderr
        assert "Did you mean poster?" in done.stderr


EJECTED = """\
title: Kampanye
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129]
"""


def test_an_ejected_material_is_the_campaigns_own_and_never_overwritten(tmp_path: Path) -> None:
    spec = tmp_path / "campaign.yaml"
    spec.write_text(EJECTED, encoding="utf-8")
    done = tppo("materials", "eject", "card", str(spec), "--format", "json")
    assert done.returncode == 0
    own = tmp_path / "templates" / "card"
    source = resources.path("templates/card")
    copied = {file.relative_to(own): file.read_bytes() for file in own.rglob("*") if file.is_file()}
    assert copied == {
        file.relative_to(source): file.read_bytes() for file in source.rglob("*") if file.is_file()
    }
    assert len(json.loads(done.stdout)["items"]) == len(copied)
    (own / "page.css").write_text("/* mine */", encoding="utf-8")
    again = tppo("materials", "eject", "card", str(spec))
    assert again.returncode == 2
    assert "TP009" in again.stderr
    assert (own / "page.css").read_text(encoding="utf-8") == "/* mine */"
    assert read.material("card", tmp_path).folder == own
