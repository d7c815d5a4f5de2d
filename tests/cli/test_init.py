"""`tppo init` writes a campaign that is one, and never over anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_main import tppo
from tests.packaging.sources import CHECKOUT
from tppo_cli.cli.init import EDITOR_SCHEMA, new_campaign, write_all
from tppo_cli.errors import EnvironmentFault
from tppo_cli.spec.load import load_campaign


def test_a_new_campaign_is_valid_and_says_what_it_wrote(tmp_path: Path) -> None:
    done = tppo("init", "c", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    files = sorted(p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file())
    assert files == [
        "c/.tppo/campaign.schema.json", "c/campaign.yaml", "c/foto/README.md", "c/logos/README.md",
    ]  # fmt: skip
    for file in files:
        assert f"Written: {file}\n" in done.stderr
    assert tppo("check", "c/campaign.yaml", "--strict", folder=tmp_path).returncode == 0
    assert 10 <= len((tmp_path / "c/campaign.yaml").read_text().splitlines()) <= 22


def test_editors_find_the_schema_beside_it(tmp_path: Path) -> None:
    for example in (None, "jakarta-barat-2023", "minimal"):
        folder = tmp_path / str(example)
        write_all(folder, new_campaign(example))
        first, rest = (folder / "campaign.yaml").read_text(encoding="utf-8").split("\n", 1)
        assert first == f"# yaml-language-server: $schema={EDITOR_SCHEMA}"
        assert "yaml-language-server" not in rest
        committed = CHECKOUT / "assets" / "schema" / "campaign.schema.json"
        assert (folder / EDITOR_SCHEMA).read_bytes() == committed.read_bytes()


def test_commented_lines_are_valid_once_their_sign_is_gone(tmp_path: Path) -> None:
    text = new_campaign(None)["campaign.yaml"].decode()
    keys = ("event:", "organiser:", "people:")
    for key in keys:
        assert f"# {key}" in text
        text = text.replace(f"# {key}", key)
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    campaign = load_campaign(path).campaign
    assert campaign.event
    assert campaign.organiser
    assert campaign.people


def test_an_example_is_copied_whole(tmp_path: Path) -> None:
    assert tppo("init", "c", "--from", "jakarta-barat-2023", folder=tmp_path).returncode == 0
    assert load_campaign(tmp_path / "c" / "campaign.yaml").campaign == load_campaign(
        CHECKOUT / "examples" / "jakarta-barat-2023" / "campaign.yaml"
    ).campaign  # fmt: skip


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    (tmp_path / "foto").mkdir()
    (tmp_path / "foto" / "README.md").write_text("milik saya")
    done = tppo("init", ".", folder=tmp_path)
    assert done.returncode == 2
    assert "TP009 error: nothing was written: foto/README.md would be overwritten" in done.stderr
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["README.md"]
    assert (tmp_path / "foto" / "README.md").read_text() == "milik saya"


def test_a_dangling_symlink_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "campaign.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(EnvironmentFault):
        write_all(tmp_path, {"campaign.yaml": b"x"})
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_holds_other_things_is_fine(tmp_path: Path) -> None:
    (tmp_path / "catatan.txt").write_text("x")
    assert tppo("init", ".", folder=tmp_path).returncode == 0


def test_a_file_in_the_way_is_two(tmp_path: Path) -> None:
    (tmp_path / "c").write_text("x")
    assert tppo("init", "c", folder=tmp_path).returncode == 2


def test_an_unknown_example_lists_those_there_are(tmp_path: Path) -> None:
    done = tppo("init", "c", "--from", "jakarta-barat-2024", folder=tmp_path)
    assert done.returncode == 2
    assert "TP010 error" in done.stderr
    assert "Did you mean jakarta-barat-2023?" in done.stderr
    assert not (tmp_path / "c").exists()
