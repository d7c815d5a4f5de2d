"""Templates come from strangers: they see the copy, and no door leads from it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.test_read_back import CAMPAIGN, CSS, MATERIAL


@pytest.mark.parametrize(
    "page",
    [
        "{{ room.model_validate_json('{}') }}",
        "{{ room.parse_raw('x', proto='pickle', allow_pickle=True) }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ nope }}",
        "{% import os %}",
        "{% include 'page.html.j2' %}",
        "{% if %}",
    ],
)
def test_a_template_that_reaches_out_is_a_finding(tmp_path: Path, page: str) -> None:
    plate = tmp_path / "templates/plate"
    plate.mkdir(parents=True)
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (plate / "material.yaml").write_text(MATERIAL, encoding="utf-8")
    (plate / "page.css").write_text(CSS % "#391049", encoding="utf-8")
    (plate / "page.html.j2").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "tppo_cli", "make", "plate", "campaign.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "TP606" in done.stderr
    assert not list(tmp_path.rglob("*.pdf"))


def test_a_style_sheet_outside_the_folder_is_refused(tmp_path: Path) -> None:
    plate = tmp_path / "templates/plate"
    plate.mkdir(parents=True)
    (tmp_path / "outside.css").write_text("h1 { color: red }", encoding="utf-8")
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    material = MATERIAL + "css: ../../outside.css\n"
    (plate / "material.yaml").write_text(material, encoding="utf-8")
    command = [sys.executable, "-m", "tppo_cli", "make", "plate", "campaign.yaml"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "TP402" in done.stderr
