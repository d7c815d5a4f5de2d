"""Which colours a file is made in: what was asked for, else what the material says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.test_main import tppo
from tests.press.printed import colours, contents, opened
from tppo_cli import resources
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.content.job import ColourMode
from tppo_cli.spec.load import Loaded, load_campaign

CAMPAIGN = """
title: Kampanye
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
organiser: {name: Kelurahan Tambora}
hotlines: [sapa129]
"""


@pytest.fixture
def in_cmyk(tmp_path: Path) -> Path:
    """A campaign whose own card says that it is printed in CMYK."""
    folder = tmp_path / "templates" / "card"
    shutil.copytree(resources.path("templates/card"), folder)
    with (folder / "material.yaml").open("a", encoding="utf-8") as material:
        material.write("colour: cmyk\n")
    file = tmp_path / "campaign.yaml"
    file.write_text(CAMPAIGN, encoding="utf-8")
    return file


def planned(loaded: Loaded, asked: ColourMode | None = None) -> dict[str, tuple[str, bool]]:
    """Material -> its colour, and whether the name of its file says CMYK."""
    tasks = plan(loaded, Wants(materials=("card", "poster"), colour=asked))
    return {t.job.material: (t.job.colour.value, "-cmyk" in t.file) for t in tasks}


def test_the_material_decides_unless_the_command_does(in_cmyk: Path) -> None:
    loaded = load_campaign(in_cmyk)
    assert planned(loaded) == {"card": ("cmyk", True), "poster": ("rgb", False)}
    for colour in ColourMode:
        expected = (colour.value, colour is ColourMode.CMYK)
        assert planned(loaded, colour) == {"card": expected, "poster": expected}


def test_the_command_line_makes_what_was_asked_for(in_cmyk: Path) -> None:
    operators = {}
    for option in ([], ["--color", "rgb"]):
        out = in_cmyk.parent / f"out{len(option)}"
        done = tppo("card", str(in_cmyk), "-o", str(out), "--sheet", "none", *option)
        assert done.returncode == 0, done.stderr
        (line,) = (out / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
        row = json.loads(line)
        with opened((out / row["file"]).read_bytes()) as pdf:
            used = {one.operator for stream in contents(pdf) for one in colours(stream)}
        operators[row["colour"]] = used
    assert operators == {"cmyk": {"k", "K"}, "rgb": {"rg", "RG"}}
