"""`tppo verify` as a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.packaging.sources import CHECKOUT
from tests.verify.board import Printed
from tppo_cli.cli.main import app
from tppo_cli.manifest import FILE_NAME


def verify(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["verify", str(folder), *arguments])


@pytest.fixture
def kit(tmp_path: Path, board: Printed) -> Path:
    file = tmp_path / board.item.file
    file.parent.mkdir(parents=True)
    file.write_bytes(board.data)
    (tmp_path / FILE_NAME).write_text(board.item.line() + "\n", encoding="utf-8")
    return tmp_path


def test_a_good_folder_ends_with_a_count(kit: Path) -> None:
    result = verify(kit)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 file, 0 findings\n"
    assert verify(kit, "--ui-lang", "id").stderr == "1 berkas, 0 temuan\n"
    assert verify(kit, "--quiet").stderr == ""


def test_nothing_else_is_said_when_the_processes_end(kit: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from tppo_cli.cli.main import main; main()", "verify", str(kit)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        check=True,
    )
    assert (done.stdout, done.stderr) == ("", "1 file, 0 findings\n")


def test_a_missing_file_and_a_foreign_one_end_in_one(kit: Path, board: Printed) -> None:
    (kit / board.item.file).rename(kit / "poster.pdf")
    result = verify(kit, "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {(f["code"], f["item"]) for f in report["findings"]} == {
        ("TP701", board.item.file),
        ("TP703", "poster.pdf"),
    }
    assert report["items"] == [
        {"file": board.item.file, "findings": ["TP701"]},
        {"file": "poster.pdf", "findings": ["TP703"]},
    ]


def test_a_folder_without_a_manifest_is_a_matter_of_usage(tmp_path: Path) -> None:
    result = verify(tmp_path)
    assert result.exit_code == 2
    assert "TP707" in result.stderr
