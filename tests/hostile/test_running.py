"""What takes for ever, or all memory, ends in a finding within the limit, and the rest goes on."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.batch.campaigns import KALI_ANYAR, TAMBORA, campaign, listed, pdfs
from tests.batch.test_run import WITH_A_LOGO, dying
from tests.conftest import VALID
from tests.hostile import bombs
from tests.hostile.campaigns import SECOND, left_behind, tppo, with_logo, with_template
from tppo_cli.batch.confined import brings_files
from tppo_cli.spec.load import load_campaign

ORDINARY = ("loop", "more text than memory", "nested flex", "20,000 pages")
"""The bombs that are tried in each run of the tests; all are in the long one."""

MAKE = ("make", "label", "campaign.yaml", "--no-read-back")


def is_refused(folder: Path) -> bool:
    """Whether the one item of a campaign ends in a finding, and nothing is left of it."""
    began = time.process_time()
    done = tppo(*MAKE, folder=folder, environment=SECOND)
    assert done.is_orderly, done.said
    assert time.process_time() - began < 30
    assert (done.code == 0) == bool(left_behind(folder)), done.said
    return done.code == 1 and "TP090" not in done.said


@pytest.mark.parametrize("name", ORDINARY)
def test_a_template_that_never_ends(tmp_path: Path, name: str) -> None:
    with_template(tmp_path, bombs.TEMPLATES[name])
    done = tppo(*MAKE, folder=tmp_path, environment=SECOND)
    assert done.code == 1, done.said
    assert "TP641" in done.said if "memory" in name else "TP640" in done.said
    assert left_behind(tmp_path) == []


def test_a_drawing_that_never_ends_though_the_library_catches_all(tmp_path: Path) -> None:
    with_logo(tmp_path, bombs.DRAWINGS["a path of half a million points"])
    done = tppo(*MAKE, folder=tmp_path, environment=SECOND)
    assert (done.code, "TP640" in done.said) == (1, True), done.said


@pytest.mark.parametrize("name", ["turned by a letter", "unclosed", "letters for numbers"])
def test_a_drawing_that_is_wrong(tmp_path: Path, name: str) -> None:
    with_logo(tmp_path, *bombs.BROKEN[name])
    assert is_refused(tmp_path)


def test_a_page_of_a_thousand_kilometres(tmp_path: Path) -> None:
    with_template(tmp_path, bombs.TEMPLATES["a page of a thousand kilometres"])
    done = tppo(*MAKE, folder=tmp_path)
    assert (done.code, "TP643" in done.said) == (1, True), done.said


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", False),
        ("organiser: {name: X}\nspeech: {body_file: naskah.md}", False),
        ("organiser: {name: X, logo: logo.svg}", True),
        ("people: [{name: X, office: Y, as_of: 2026-01-01, photo: foto.jpg}]", True),
        ("press: {profile: cetak.icc}", True),
    ],
)
def test_what_a_campaign_brings(tmp_path: Path, more: str, expected: bool) -> None:
    (tmp_path / "campaign.yaml").write_text(VALID + more, encoding="utf-8")
    loaded = load_campaign(tmp_path / "campaign.yaml")
    assert brings_files(loaded, ()) is expected
    (tmp_path / "templates").mkdir()
    assert brings_files(loaded, ())


def test_a_style_sheet_that_brings_the_engine_down(tmp_path: Path) -> None:
    with_template(tmp_path, style=bombs.STYLES["nested selectors"])
    done = tppo(*MAKE, folder=tmp_path)
    assert (done.code, "TP642" in done.said) == (1, True), done.said


def test_a_kit_does_without_the_region_whose_logo_never_ends(tmp_path: Path) -> None:
    table = f"code,logo\n{TAMBORA},\n{KALI_ANYAR},logo.svg\n31.73.04.1003,\n31.73.04.1004,\n"
    with_logo(tmp_path, bombs.DRAWINGS["a path of half a million points"])
    (tmp_path / "campaign.yaml").write_text(
        (tmp_path / "campaign.yaml").read_text("utf-8").replace(", logo: logo.svg", ""), "utf-8"
    )
    (tmp_path / "wilayah.csv").write_text(table, encoding="utf-8")
    kit = ("kit", "campaign.yaml", "--jobs", "2", "--no-read-back")
    done = tppo(*kit, folder=tmp_path, environment=SECOND)
    assert done.code == 3, done.said
    assert done.said.count("TP640") == 1
    made = pdfs(tmp_path / "out")
    assert len(made) == 3
    assert made == listed(tmp_path / "out")
    assert not [file for file in made if KALI_ANYAR in file]


def test_a_kit_whose_template_never_ends_tries_it_once(tmp_path: Path) -> None:
    with_template(tmp_path, bombs.LOOP)
    began = time.monotonic()
    done = tppo("kit", "campaign.yaml", folder=tmp_path, environment=SECOND)
    assert done.code == 1, done.said
    assert done.said.count("TP640") == 1
    assert time.monotonic() - began < 30
    assert left_behind(tmp_path) == []


def test_a_process_that_dies_is_named_though_one_process_makes_all(tmp_path: Path) -> None:
    spec = campaign(tmp_path, table=WITH_A_LOGO)
    code, said = dying(spec, "kill", "--jobs", "1")
    assert (code, said.count("TP803")) == (3, 1), said
    assert len(listed(tmp_path / "out")) == 2
    assert pdfs(tmp_path / "out") == listed(tmp_path / "out")


@pytest.mark.soak
@pytest.mark.parametrize("name", bombs.TEMPLATES)
def test_all_templates(tmp_path: Path, name: str) -> None:
    with_template(tmp_path, bombs.TEMPLATES[name])
    assert is_refused(tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("name", bombs.STYLES)
def test_all_style_sheets(tmp_path: Path, name: str) -> None:
    with_template(tmp_path, style=bombs.STYLES[name])
    is_refused(tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("name", bombs.DRAWINGS)
def test_all_drawings(tmp_path: Path, name: str) -> None:
    with_logo(tmp_path, bombs.DRAWINGS[name])
    is_refused(tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("name", bombs.BROKEN)
def test_all_broken_drawings(tmp_path: Path, name: str) -> None:
    with_logo(tmp_path, *bombs.BROKEN[name])
    is_refused(tmp_path)
