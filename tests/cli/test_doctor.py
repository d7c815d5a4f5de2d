"""`tppo doctor`: what is missing, and the line that mends it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_main import tppo
from tppo_cli.materials.look import Family, FamilyFolder, FontFace
from tppo_cli.render import library


def test_a_machine_that_has_everything(tmp_path: Path) -> None:
    done = tppo("doctor", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines] == ["ok"] * 5
    assert lines[1] == ["ok", "Pango", library.pango_version()]
    assert lines[-1][-1] == str(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("version", "code", "line"),
    [
        (None, "TP020", "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0"),
        ("1.42.4", "TP021", "sudo apt-get install -y libpango-1.0-0"),
    ],
)
def test_pango_that_is_missing_or_old(
    monkeypatch: pytest.MonkeyPatch, version: str | None, code: str, line: str
) -> None:
    monkeypatch.setattr(library, "pango_version", lambda: version)
    done = tppo("doctor")
    assert done.returncode == 2
    assert done.stderr.startswith(f"{code} error: ")
    assert line in done.stderr
    assert "--  Pango" in done.stdout


def test_a_library_that_cannot_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("cannot load library 'libharfbuzz.so.0'")

    monkeypatch.setattr(library, "_import", fail)
    done = tppo("doctor", "--format", "json")
    assert done.returncode == 2
    report = json.loads(done.stdout)
    assert [finding["code"] for finding in report["findings"]] == ["TP020"]
    assert "libharfbuzz.so.0" in report["findings"][0]["message"]
    assert [row["check"] for row in report["items"] if not row["fine"]] == ["engine"]


def test_a_font_that_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lost = Family(name="X", cap=0.7, faces=(FontFace(file="hilang.ttf", weight=400),))
    known = {"x": FamilyFolder(family=lost, folder=tmp_path)}
    monkeypatch.setattr("tppo_cli.materials.read.families", lambda: known)
    done = tppo("doctor")
    assert done.returncode == 2
    assert "TP022" in done.stderr
    assert "hilang.ttf" in done.stderr


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    done = tppo("doctor", str(tmp_path / "hilang"))
    assert done.returncode == 2
    assert "TP012" in done.stderr
