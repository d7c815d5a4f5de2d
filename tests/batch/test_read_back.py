"""What cannot be read on the finished page is not written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CAMPAIGN = """\
title: Kampanye
theme: Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
materials: {plate: {}}
"""

MATERIAL = """\
name: plate
title: {id: Pelat, en: Plate}
sizes: {kecil: {trim: 200x100mm}}
default_sizes: [kecil]
formats:
  rebah:
    aspect: [1.5, 2.5]
    unit_side: width
    unit_of: 200
    layouts: {row: {type: {hero: 60}, roles: {number: hero}}}
"""

PAGE = """\
<div class="bleed"><div class="ground"></div></div>
<h1 class="n"{{ expect.number("hero", numbers.hero.number) }}>{{ numbers.hero.number.display }}</h1>
"""

CSS = """\
.ground { left: 0; right: 0; top: 0; bottom: 0; background: #FFF4DF }
h1 { position: absolute; left: 20rem; top: 20rem; font-size: var(--t-hero); color: %s }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    plate = tmp_path / "templates/plate"
    plate.mkdir(parents=True)
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    (plate / "material.yaml").write_text(MATERIAL, encoding="utf-8")
    (plate / "page.html.j2").write_text(PAGE, encoding="utf-8")
    return tmp_path


def _make(folder: Path, colour: str, *options: str) -> subprocess.CompletedProcess[str]:
    (folder / "templates/plate/page.css").write_text(CSS % colour, encoding="utf-8")
    command = [sys.executable, "-m", "tppo_cli", "make", "plate", "campaign.yaml", *options]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_number_that_cannot_be_told_from_its_ground_is_refused(folder: Path) -> None:
    pale = _make(folder, "#FCE9C0")
    assert pale.returncode == 1
    assert "TP76" in pale.stderr
    assert not list(folder.rglob("*.pdf"))
    assert not list(folder.rglob("*.part"))


def test_it_is_written_when_it_can_be_read_or_nobody_reads_it_back(folder: Path) -> None:
    assert _make(folder, "#391049").returncode == 0
    assert len(list(folder.rglob("*.pdf"))) == 1
    assert _make(folder, "#FCE9C0", "--no-read-back", "-o", "unread").returncode == 0
    assert len(list((folder / "unread").rglob("*.pdf"))) == 1
