"""Materials, looks and sheets, read from the package or from the campaign's own folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import sample_copy
from tppo_cli.content.job import Job
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.size import Size, parse_size
from tppo_cli.render.setup import set_up

SHEET = """\
name: a5-1x2
title: {id: "A5", en: "A5"}
paper: [148, 210]
columns: 1
rows: 2
gutter: [4, 4]
"""


def refusal(run: Callable[[], object]) -> Finding:
    with pytest.raises(FindingsError) as error:
        run()
    (finding,) = error.value.findings
    return finding


@pytest.mark.parametrize(
    ("run", "code", "meant"),
    [
        (lambda: read.material("crad"), "TP401", "card"),
        (lambda: read.look("rankul"), "TP403", "rangkul"),
        (lambda: read.sheet("a4-2x5"), "TP404", "a4-2x4"),
    ],
)
def test_a_wrong_name_is_told_from_a_right_one(
    run: Callable[[], object], code: str, meant: str
) -> None:
    finding = refusal(run)
    assert (finding.code, finding.values["nearest"]) == (code, meant)
    assert meant in finding.values["known"]


@pytest.mark.parametrize("name", ["../card", "card/../card", "", "."])
def test_a_name_is_no_path(name: str) -> None:
    assert refusal(lambda: read.material(name)).code == "TP401"
    assert refusal(lambda: read.look(name)).code == "TP403"
    assert refusal(lambda: read.sheet(f"{name}/material")).code == "TP404"


def test_the_campaigns_own_sheet_is_read_first(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "sheets"
    folder.mkdir(parents=True)
    (folder / "a5-1x2.yaml").write_text(SHEET, encoding="utf-8")
    assert read.sheet("a5-1x2", tmp_path).places == 2
    assert set(read.sheets(tmp_path)) == {*read.sheets(), "a5-1x2"}


def test_a_fault_in_a_sheet_names_file_and_field(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "sheets"
    folder.mkdir(parents=True)
    file = folder / "wrong.yaml"
    file.write_text(SHEET.replace("rows: 2", "rows: 0"), encoding="utf-8")
    finding = refusal(lambda: read.sheet("wrong", tmp_path))
    assert finding.code == "TP402"
    assert finding.values["fault"].startswith("rows:")
    assert finding.place is not None
    assert finding.place.file == str(file)


def test_a_size_that_no_format_takes_is_a_finding(tmp_path: Path) -> None:
    job, square = Job("card", "60x60", ("id",), "rangkul"), Size("60x60", 60, 60)
    copy = sample_copy("card", "60x60")
    assert refusal(lambda: set_up(job, square, copy, tmp_path)).code == "TP405"


def test_a_look_without_a_layout_for_the_material_is_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "looks" / "lain"
    folder.mkdir(parents=True)
    source = read.look("rangkul").folder / "look.yaml"
    text = source.read_text(encoding="utf-8")
    other = text.replace("name: rangkul", "name: lain").replace("layout: row", "layout: lain")
    (folder / "look.yaml").write_text(other, encoding="utf-8")
    size = parse_size("85.6x53.98mm", "85x54")
    assert size is not None
    job = Job("card", "85x54", ("id",), "lain")
    copy = sample_copy("card", "85x54")
    finding = refusal(lambda: set_up(job, size, copy, tmp_path))
    assert (finding.code, finding.values["look"]) == ("TP406", "lain")
