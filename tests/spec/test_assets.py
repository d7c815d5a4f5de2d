"""Files that a campaign names lie in its folder and are what their names say."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import VALID
from tppo_cli.findings import Finding
from tppo_cli.spec.assets import asset_path, check_assets, check_file
from tppo_cli.spec.load import Loaded

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20
SVG = (
    b"<?xml version='1.0'?>\n<!-- "
    + b"x" * 5000
    + b" -->\n<svg xmlns='http://www.w3.org/2000/svg'/>"
)

NAMED = """\
organiser: {name: Kota, logo: %s}
partners:
  - {name: Mitra}
  - name: Mitra
    logo: %s
people:
  - {name: Ibu, office: Camat, as_of: 2026-01-01, photo: %s}
speech:
  body_file: %s
regions:
  file: %s
"""
LINES = (5, 9, 11, 13, 15)
FIELDS = ("organiser.logo", "partners.1.logo", "people.0.photo", "speech.body_file", "regions.file")

Load = Callable[..., Loaded]


def checked(load: Load, *names: str) -> list[Finding]:
    return check_assets(load(VALID + NAMED % names))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "logos").mkdir()
    (tmp_path / "logos" / "kota.svg").write_bytes(SVG)
    (tmp_path / "logos" / "mitra.PNG").write_bytes(PNG)
    (tmp_path / "ibu.jpg").write_bytes(JPEG)
    (tmp_path / "naskah.md").write_text("# Sambutan\n")
    (tmp_path / "wilayah.csv").write_text("code\n")
    return tmp_path


GOOD = ("logos/kota.svg", "logos/mitra.PNG", "ibu.jpg", "naskah.md", "wilayah.csv")


def test_good_files_are_found(load: Load, files: Path) -> None:
    assert checked(load, *GOOD) == []
    assert checked(load, str(files / "logos" / "kota.svg"), *GOOD[1:]) == []
    assert checked(load, "./logos/../logos/kota.svg", *GOOD[1:]) == []


@pytest.mark.parametrize("which", range(5))
def test_a_missing_file_is_found_at_its_line(load: Load, files: Path, which: int) -> None:
    names = [*GOOD[:which], "tiada" + Path(GOOD[which]).suffix, *GOOD[which + 1 :]]
    (finding,) = checked(load, *names)
    assert (finding.code, finding.field) == ("TP160", FIELDS[which])
    assert finding.place is not None
    assert finding.place.line == LINES[which]
    assert (finding.place.excerpt or "")[(finding.place.column or 0) - 1 :].startswith("tiada")


@pytest.mark.parametrize(
    ("name", "near"),
    [("logos/Kota.svg", "logos/kota.svg"), ("logos/kota.sgv", "logos/kota.svg"),
     ("logos\\kota.svg", "logos/kota.svg"), ("logo/kota.svg", "")],
)  # fmt: skip
def test_a_missing_file_has_a_suggestion(load: Load, files: Path, name: str, near: str) -> None:
    (finding,) = checked(load, name, *GOOD[1:])
    assert finding.values["nearest"] == near


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../luar.png", "TP161"),
        ("/etc/passwd", "TP161"),
        ("tautan.png", "TP161"),
        ("folder/dalam.png", "TP161"),
        ("https://example.org/logo.png", "TP160"),
        ("logos", "TP162"),
        ("naskah.md", "TP163"),
        ("palsu.png", "TP164"),
        ("palsu.svg", "TP164"),
        ("kosong.png", "TP164"),
        ("putaran.png", "TP165"),
        ("é" * 200 + ".png", "TP165"),
    ],
)
def test_a_file_that_may_not_be_used(files: Path, load: Load, name: str, code: str) -> None:
    outside = files.parent / f"{files.name}-luar"
    outside.mkdir()
    (outside / "dalam.png").write_bytes(PNG)
    (files.parent / "luar.png").write_bytes(PNG)
    (files / "tautan.png").symlink_to(outside / "dalam.png")
    (files / "folder").symlink_to(outside)
    (files / "putaran.png").symlink_to("putaran.png")
    (files / "palsu.png").write_bytes(JPEG)
    (files / "palsu.svg").write_bytes(b"<html></html>")
    (files / "kosong.png").write_bytes(b"")
    (finding,) = checked(load, name, *GOOD[1:])
    assert (finding.code, finding.values["file"]) == (code, name)
    assert finding.place is not None
    assert finding.place.line == LINES[0]


def test_a_symlink_that_stays_inside_is_followed(load: Load, files: Path) -> None:
    (files / "alias.svg").symlink_to("logos/kota.svg")
    assert checked(load, "alias.svg", *GOOD[1:]) == []
    assert asset_path(files, "alias.svg") == (files / "logos" / "kota.svg").resolve()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_no_file(files: Path) -> None:
    os.mkfifo(files / "pipa.png")
    assert [f.code for f in check_file(files, "pipa.png", (".png",), None)] == ["TP162"]


def test_a_manuscript_that_is_no_utf8_is_found_in_its_own_line(load: Load, files: Path) -> None:
    (files / "naskah.md").write_bytes(b"# Sambutan\nSatu \x93dua\x94\n")
    (finding,) = checked(load, *GOOD)
    assert (finding.code, str(finding.place)) == ("TP115", "naskah.md:2:6")
