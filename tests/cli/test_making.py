"""The rendering commands: their options, what they refuse, and what they say."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.campaigns import SOURCES, SPEC, TABLE, TAMBORA, campaign, listed, pdfs
from tests.cli.test_main import RUN, Done, tppo
from tests.reading import text

VILLAGES = "31.73.04.100{},Desa {}\n"
SPEAKER = "code,display_name,speaker_name,speaker_office\n"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return campaign(tmp_path)


def make(spec: Path, *options: str, material: str = "label") -> Done:
    out = spec.parent / "out"
    return tppo("make", material, str(spec), "-o", str(out), "--no-read-back", *options)


def test_without_a_region_the_campaign_gets_one_item(spec: Path) -> None:
    done = make(spec)
    path = spec.parent / "out" / "kampanye" / "label-kecil-id-PROOF.pdf"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path.as_posix()}\n", "")
    assert listed(spec.parent / "out") == pdfs(spec.parent / "out")


def test_regions_sizes_and_what_is_said_twice(spec: Path) -> None:
    make(spec, "--region", "Tambora", "--region", TAMBORA, "--size", "besar", "--size", "besar")
    assert pdfs(spec.parent / "out") == [f"{TAMBORA}-tambora/label-besar-id-PROOF.pdf"]


@pytest.mark.parametrize(
    ("options", "at", "code", "hint"),
    [
        (["--look", "ragkul"], "--look", "TP403", "Did you mean rangkul?"),
        (["--sheet", "a4-2x5"], "--sheet", "TP404", "Did you mean a4-2x4?"),
        (["--size", "kecil", "--size", "A9"], "--size 2", "TP407", "kecil, besar"),
        (["--size", "kecil", "--sheet", "a4-2x4"], "--sheet", "TP409", "Choose another sheet"),
        (["--lang", "idd"], "--lang", "TP014", "Did you mean id?"),
        (["--lang", "e n"], "--lang", "TP014", "Did you mean en?"),
        (["--audience", "wargaa"], "--audience 1", "TP015", "Did you mean warga?"),
        (["--region", "32.73"], "--region 1", "TP342", "Kota Bandung"),
        (["--region", "Tambra"], "--region 1", "TP340", "Did you mean Kelurahan Tambora"),
    ],
)
def test_an_option_that_makes_no_sense_is_a_finding_at_the_option(
    spec: Path, options: list[str], at: str, code: str, hint: str
) -> None:
    done = make(spec, *options)
    assert done.returncode == 1
    assert done.stderr.startswith(f"{at} {code} error: ")
    assert hint in done.stderr
    assert f"| {options[-1]}\n" in done.stderr
    assert not (spec.parent / "out").exists()


def test_a_material_that_is_not_there(spec: Path) -> None:
    done = make(spec, material="lable")
    assert done.returncode == 1
    assert "TP401" in done.stderr
    assert "Did you mean label?" in done.stderr


def test_an_audience_that_the_campaign_does_not_speak_to_gets_our_words(spec: Path) -> None:
    done = make(spec, "--audience", "pekerja-migran", "--strict")
    assert done.returncode == 0, done.stderr
    assert len(list((spec.parent / "out").rglob("*pekerja-migran*.pdf"))) == 1


def test_two_sizes_of_one_name_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC + "naming: '{material}'\n")
    done = make(spec, "--size", "kecil", "--size", "besar")
    assert done.returncode == 1
    assert f"{spec}:7:9 TP802" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_name_that_does_not_fit_stops_all_regions(tmp_path: Path) -> None:
    spec = campaign(tmp_path, table=TABLE.replace("Duri Utara", "Duri Utara " * 12))
    done = make(spec, "--region", "31.73.04")
    assert done.returncode == 1
    assert "wilayah.csv:4:15 TP530" in done.stderr
    assert pdfs(tmp_path / "out") == []
    assert make(spec, "--region", "Tambora").returncode == 0


def test_a_speech_for_a_region_is_held_by_its_own_speaker(tmp_path: Path) -> None:
    spec = campaign(tmp_path, table=f"{SPEAKER}{TAMBORA},Tambora,Siti Aminah,Lurah Tambora\n")
    done = make(spec, "--region", "Tambora", material="speech")
    assert done.returncode == 0, done.stderr
    (name,) = pdfs(tmp_path / "out")
    assert name.startswith(f"{TAMBORA}-tambora/speech-A4")
    assert "LURAH TAMBORA" in text((tmp_path / "out" / name).read_bytes(), 0)


def test_a_few_files_are_listed_and_many_are_counted(tmp_path: Path) -> None:
    many = "".join(VILLAGES.format(n, n) for n in range(1, 8))
    spec = campaign(tmp_path, table=f"code,display_name\n{many}")
    done = make(spec, "--region", "31.73.04")
    assert len(done.stdout.splitlines()) == 7
    done = make(spec, "--region", "31.73.04", "--size", "kecil", "--size", "besar")
    assert done.stdout == ""
    assert done.stderr == f"{tmp_path / 'out'}: made 14\n"
    done = make(spec, "--region", "31.73.04", "--size", "kecil", "--size", "besar", "--quiet")
    assert (done.stdout, done.stderr) == ("", "")


def test_rows_for_programs(spec: Path) -> None:
    done = make(spec, "--region", "Tambora", "--format", "json")
    report = json.loads(done.stdout)
    assert report["findings"] == []
    (row,) = report["items"]
    assert (row["file"], row["made"]) == (f"{TAMBORA}-tambora/label-kecil-id-PROOF.pdf", True)
    assert (row["region"], row["material"], row["state"]) == (TAMBORA, "label", "proof")
    assert make(spec, "--format", "github").stdout == ""


def test_a_folder_in_the_way_is_two_and_nothing_is_left_behind(spec: Path) -> None:
    (spec.parent / "out").write_text("a file", encoding="utf-8")
    done = make(spec)
    assert done.returncode == 2
    assert "TP801" in done.stderr
    assert (spec.parent / "out").read_text(encoding="utf-8") == "a file"


def test_a_damaged_manifest_is_told_before_rendering(spec: Path) -> None:
    out = spec.parent / "out"
    out.mkdir()
    (out / "manifest.jsonl").write_text("{\n", encoding="utf-8")
    done = make(spec)
    assert done.returncode == 2
    assert "manifest.jsonl:1 TP810" in done.stderr
    assert [path.name for path in out.iterdir()] == ["manifest.jsonl"]


def on_a_terminal(spec: Path, *options: str) -> str:
    """What `tppo kit` writes to standard error when that says that it is a terminal.

    A bare system may have no terminal to give, so the child only takes its pipe for one.
    """
    out = spec.parent / "out"
    given = ["kit", str(spec), "-o", str(out), "--jobs", "1", "--no-read-back", *options]
    environment = {**os.environ, "PYTHONPATH": SOURCES, "TERM": "xterm"}
    environment.pop("CI", None)
    as_terminal = f"import sys; sys.stderr.isatty = lambda: True\n{RUN}"
    done = subprocess.run(
        [sys.executable, "-c", as_terminal, *given],
        capture_output=True,
        env=environment,
        check=True,
    )
    return done.stderr.decode()


def test_a_bar_shows_progress_on_a_terminal_only(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("{}", "{sizes: [kecil, besar]}"))
    assert "6/6" in on_a_terminal(spec)
    assert on_a_terminal(spec, "--force", "--quiet") == ""
