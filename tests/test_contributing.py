"""What CONTRIBUTING.md tells to do is done to the letter: a T-shirt, a look, a language."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

ROOT = Path(__file__).resolve().parent.parent

CAMPAIGN = """\
title: Kampanye
theme: {lead: Rangkul, rest: Semua Korban}
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
regions: {under: "31.73.04"}
"""


def _block(language: str, heading: str = "Adding a material") -> str:
    """The first code block of a language under a heading, without its indent."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text[text.index(f"## {heading}") :]
    found = re.search(rf"^( *)```{language}\n(.*?)^\1```$", section, re.MULTILINE | re.DOTALL)
    assert found is not None
    return "".join(line[len(found[1]) :] for line in found[2].splitlines(keepends=True))


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tppo_cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


YELLOW = (255, 224, 0, 255)


@pytest.mark.parametrize("look", ["rangkul", "resmi", "fotokopi"])
def test_a_material_is_a_folder(tmp_path: Path, look: str) -> None:
    folder = tmp_path / "templates/t-shirt"
    folder.mkdir(parents=True)
    (folder / "material.yaml").write_text(_block("yaml"), encoding="utf-8")
    (folder / "page.html.j2").write_text(_block("html"), encoding="utf-8")
    (folder / "page.css").write_text(_block("css"), encoding="utf-8")
    spec = f"{CAMPAIGN}look: {look}\nmaterials: {{t-shirt: {{quantity: 20}}}}\n"
    (tmp_path / "campaign.yaml").write_text(spec, encoding="utf-8")

    checked = _run(tmp_path, "check", "campaign.yaml", "--strict")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    made = _run(tmp_path, "make", "t-shirt", "campaign.yaml", "--region", "Tambora")
    assert (made.returncode, made.stderr) == (0, "")
    page = pdfium.PdfDocument(tmp_path / made.stdout.strip())[0]
    left, bottom, right, top = trim = page.get_trimbox()
    size = [round(v * 25.4 / 72, 1) for v in (right - left, top - bottom)]
    assert size == [290.0, 350.0]
    text = page.get_textpage().get_text_range()
    assert "129" in text
    assert "Kelurahan Tambora" in text
    assert len(_colours_on_a_yellow_shirt(page, trim)) == 1
    verified = _run(tmp_path, "verify", "out", "--strict")
    assert verified.returncode == 0, verified.stdout + verified.stderr


def _colours_on_a_yellow_shirt(
    page: pdfium.PdfPage, trim: tuple[float, float, float, float]
) -> set[tuple[int, ...]]:
    """What is printed within the trim, in coarse steps; the cloth shows elsewhere."""
    drawn = page.render(fill_color=YELLOW, scale=0.5, no_smoothtext=True, no_smoothpath=True)
    left, bottom, right, top = (round(value / 2) for value in trim)
    whole = drawn.to_pil().convert("RGB")
    inside = whole.crop((left, whole.height - top, right, whole.height - bottom))
    counts = inside.getcolors(10**6)
    cloth = sum(n for n, colour in counts if colour == YELLOW[:3])
    assert cloth > inside.width * inside.height / 2
    steps = {tuple(round(value / 16) for value in colour) for _, colour in counts}
    return steps - {tuple(round(value / 16) for value in YELLOW[:3])}


def test_a_material_of_ours_is_copied_and_changed(tmp_path: Path) -> None:
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    ejected = _run(tmp_path, "materials", "eject", "sticker", "campaign.yaml")
    assert ejected.returncode == 0, ejected.stderr
    file = tmp_path / "templates/sticker/material.yaml"
    ours = file.read_text(encoding="utf-8")
    assert "stock: Stiker vinyl\n" in ours
    file.write_text(ours.replace("stock: Stiker vinyl", "stock: Stiker kertas"), encoding="utf-8")
    shown = _run(tmp_path, "materials", "show", "sticker", "campaign.yaml")
    assert "Stiker kertas" in shown.stdout
    assert str(tmp_path) in shown.stdout
    made = _run(tmp_path, "make", "sticker", "campaign.yaml", "--sheet", "none")
    assert made.returncode == 0, made.stderr


def test_a_look_is_a_copy_with_other_colours(tmp_path: Path) -> None:
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    copied = _run(tmp_path, "looks", "eject", "resmi", "campaign.yaml", "--as", "pesisir")
    assert copied.returncode == 0, copied.stderr
    file = tmp_path / "templates/looks/pesisir/look.yaml"
    ours = file.read_text(encoding="utf-8")
    assert "\nname: pesisir\n" in ours
    changed = re.sub(
        r"^title: .*?^roles:", _block("yaml", "Adding a look") + "roles:", ours, flags=re.M | re.S
    )
    kept = re.search(r"^title: .*?^palette:", ours, re.M | re.S)
    assert kept is not None
    between = kept[0].partition("\n")[2].removesuffix("palette:")
    file.write_text(changed.replace("palette:", between + "palette:", 1), encoding="utf-8")
    checked = _run(tmp_path, "check", "campaign.yaml", "--look", "pesisir")
    assert "TP45" not in checked.stdout + checked.stderr
    made = _run(tmp_path, "poster", "campaign.yaml", "--look", "pesisir", "--region", "Tambora")
    assert made.returncode == 0, made.stderr
    picture = pdfium.PdfDocument(tmp_path / made.stdout.split("\n")[0])[0].render().to_pil()
    assert (0x12, 0x3A, 0x5A) in {colour for _, colour in picture.convert("RGB").getcolors(10**6)}


def test_a_language_of_the_campaigns_own(tmp_path: Path) -> None:
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN + "languages: [jv]\n", encoding="utf-8")
    (tmp_path / "locale").mkdir()
    words = _block("yaml", "Adding a language")
    (tmp_path / "locale/jv.yaml").write_text(words, encoding="utf-8")
    made = _run(tmp_path, "poster", "campaign.yaml", "--region", "Tambora")
    assert made.returncode == 0, made.stderr
    assert "TP514" in made.stderr
    text = pdfium.PdfDocument(tmp_path / made.stdout.split("\n")[0])[0].get_textpage()
    said = " ".join(text.get_text_range().split())
    assert "Butuh pitulungan? Telpon" in said
    assert "Utang sing terus mundhak" in said
