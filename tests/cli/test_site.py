"""`tppo site`: the folder, the options, the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.test_main import tppo
from tests.publish.sites import TAMBORA


def spec(folder: Path, text: str = TAMBORA) -> str:
    (folder / "campaign.yaml").write_text(text, encoding="utf-8")
    return str(folder / "campaign.yaml")


def test_a_site_is_written_checked_and_found_wanting(tmp_path: Path) -> None:
    file, out = spec(tmp_path), tmp_path / "situs"
    done = tppo("site", file, "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == (out / "index.html").as_posix()
    assert "made 24" in done.stderr
    assert "noindex" in (out / "index.html").read_text(encoding="utf-8")
    assert tppo("site", file, "-o", str(out), "--check").returncode == 0
    (out / "31.73.04.1010/index.html").unlink()
    done = tppo("site", file, "-o", str(out), "--check")
    assert (done.returncode, "TP847" in done.stderr) == (1, True)
    done = tppo("site", file, "-o", str(out), "--region", "31.73.04.1010", "--format", "json")
    (item,) = json.loads(done.stdout)["items"]
    assert (item["made"], item["kept"]) == (1, 1)


def test_a_language_is_chosen(tmp_path: Path) -> None:
    file, out = spec(tmp_path), tmp_path / "situs"
    done = tppo("site", file, "-o", str(out), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert not (out / "index.html").exists()
    assert "Need help?" in (out / "en/index.html").read_text(encoding="utf-8")


def test_without_an_address_the_pages_are_made_all_the_same(tmp_path: Path) -> None:
    lines = [line for line in TAMBORA.splitlines() if not line.startswith(("site:", "qr:"))]
    file, out = spec(tmp_path, "\n".join(lines) + "\n"), tmp_path / "situs"
    done = tppo("site", file, "-o", str(out))
    assert (done.returncode, "TP853" in done.stderr) == (0, True)
    assert (out / "31.73.04.1010/index.html").exists()
    assert tppo("site", file, "-o", str(out), "--strict").returncode == 1


def test_final_needs_numbers_that_were_dialled(tmp_path: Path) -> None:
    done = tppo("site", spec(tmp_path), "-o", str(tmp_path / "situs"), "--final")
    assert (done.returncode, "TP222" in done.stderr) == (1, True)
    assert not (tmp_path / "situs").exists()
