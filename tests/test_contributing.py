"""The door sign of CONTRIBUTING.md is made by following it to the letter."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parent.parent

CAMPAIGN = """\
title: Kampanye
theme: {lead: Rangkul, rest: Semua Korban}
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
regions: {under: "31.73.04"}
"""


def _block(language: str) -> str:
    """The first indented code block of a language under "Adding a material"."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index("## Adding a material") :]
    found = re.search(rf"^   ```{language}\n(.*?)^   ```$", section, re.MULTILINE | re.DOTALL)
    assert found is not None
    return "".join(line[3:] for line in found[1].splitlines(keepends=True))


def test_a_material_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "templates/door-sign"
    folder.mkdir(parents=True)
    (folder / "material.yaml").write_text(_block("yaml"), encoding="utf-8")
    (folder / "page.html.j2").write_text(_block("html"), encoding="utf-8")
    (folder / "page.css").write_text(_block("css"), encoding="utf-8")
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")

    def tppo(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tppo_cli", *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    made = tppo("make", "door-sign", "campaign.yaml", "--region", "Tambora")
    assert (made.returncode, made.stderr) == (0, "")
    page = pdfium.PdfDocument(tmp_path / made.stdout.strip())[0]
    left, bottom, right, top = page.get_trimbox()
    size = [round(v * 25.4 / 72, 1) for v in (right - left, top - bottom)]
    assert size == [300.0, 200.0]
    text = page.get_textpage().get_text_range()
    assert "129" in text
    assert "Kelurahan Tambora" in text
    verified = tppo("verify", "out")
    assert verified.returncode == 0, verified.stdout + verified.stderr
