"""Our templates are compiled once; those of a campaign each time, and nothing is loaded there."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.batch.campaigns import campaign, kit
from tppo_cli import resources
from tppo_cli.render import templates
from tppo_cli.render.compiled import FOLDER, Compiled

TEMPLATE = "{% set greeting = 'Halo' %}{{ greeting }}"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of compiled templates, empty; our templates lie in `tmp_path/templates`."""
    folder = tmp_path / "kept"
    folder.mkdir()
    ours = tmp_path / "templates"
    (ours / "sign").mkdir(parents=True)
    (ours / "sign" / "page.html.j2").write_text(TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(templates, "Compiled", lambda: Compiled(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    real = resources.path
    monkeypatch.setattr(resources, "path", lambda name: ours if name == "templates" else real(name))
    return folder


def _render(folder: Path) -> str:
    templates.environment.cache_clear()
    try:
        return templates.environment(folder).get_template("page.html.j2").render()
    finally:
        templates.environment.cache_clear()


def test_a_template_of_ours_is_kept_and_made_anew_when_it_changes(kept: Path) -> None:
    page = kept.parent / "templates" / "sign" / "page.html.j2"
    assert _render(page.parent) == "Halo"
    (file,) = kept.iterdir()
    before = file.read_bytes()
    assert _render(page.parent) == "Halo"
    assert file.read_bytes() == before
    page.write_text(TEMPLATE.replace("Halo", "Selamat"), encoding="utf-8")
    assert _render(page.parent) == "Selamat"
    assert file.read_bytes() != before


def test_a_file_that_cannot_be_read_is_made_anew(kept: Path) -> None:
    folder = kept.parent / "templates" / "sign"
    _render(folder)
    (file,) = kept.iterdir()
    whole = file.read_bytes()
    for broken in (*(whole[:length] for length in range(60)), b"\x80" * 400):
        file.write_bytes(broken)
        assert _render(folder) == "Halo"
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_compiled_each_time(kept: Path) -> None:
    shutil.rmtree(kept)
    kept.write_bytes(b"")
    assert _render(kept.parent / "templates" / "sign") == "Halo"


def test_templates_of_a_campaign_leave_and_load_nothing(kept: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "campaign" / "templates" / "sign"
    shutil.copytree(kept.parent / "templates" / "sign", theirs)
    assert _render(theirs) == "Halo"
    assert not list(kept.iterdir())
    assert [path.name for path in theirs.iterdir()] == ["page.html.j2"]


def test_a_template_that_is_kept_makes_no_item_anew(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    assert kit(spec).returncode == 0
    FOLDER.mkdir(exist_ok=True)
    new = FOLDER / "template-of-a-test"
    new.write_bytes(b"")
    try:
        done = kit(spec)
    finally:
        new.unlink()
    assert done.stderr.endswith("made 0, kept 3\n")
