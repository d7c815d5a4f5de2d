"""A folder is read in worker processes, in order, and no file can end the run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from tests.packaging.sources import CHECKOUT
from tests.verify.board import Printed, changed
from tppo_cli.findings import Finding
from tppo_cli.manifest import FILE_NAME, Item
from tppo_cli.verify import run


def lay_out(folder: Path, board: Printed, names: list[str]) -> list[Item]:
    """The same file under several names, and the manifest for all."""
    items = [board.item.model_copy(update={"file": name}) for name in names]
    for item in items:
        file = folder / item.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(board.data)
    (folder / FILE_NAME).write_text("".join(f"{i.line()}\n" for i in items), encoding="utf-8")
    return items


def test_every_file_is_reported_once_in_order(tmp_path: Path, board: Printed) -> None:
    names = [f"{number:02}/papan.pdf" for number in range(9)]
    lay_out(tmp_path, board, names)
    (tmp_path / names[4]).unlink()
    (tmp_path / "zz.pdf").touch()
    checked = list(run.verify_folder(tmp_path, jobs=2))
    assert [one.file for one in checked] == [*names, "zz.pdf"]
    found = {one.file: [f.code for f in one.findings] for one in checked if one.findings}
    assert found == {names[4]: ["TP701"], "zz.pdf": ["TP703"]}


def test_the_findings_of_a_changed_file_say_what_is_wrong_in_it(
    tmp_path: Path, board: Printed
) -> None:
    lay_out(tmp_path, board, ["papan.pdf"])
    (tmp_path / "papan.pdf").write_bytes(changed(board, in_english).data)
    (checked,) = run.verify_folder(tmp_path)
    assert [finding.code for finding in checked.findings] == ["TP702", "TP771"]
    assert {finding.item for finding in checked.findings} == {"papan.pdf"}
    assert {finding.region for finding in checked.findings} == {"31.73.04.1001"}


def in_english(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Lang"] = pikepdf.String("en")


def killed_by(folder: Path, item: Item) -> list[Finding]:
    """Stands for a reader that crashes on one file."""
    if "bom" in item.file:
        os.kill(os.getpid(), signal.SIGKILL)
    return []


def hanging(folder: Path, item: Item) -> list[Finding]:
    """Stands for a reader that never comes back from one file."""
    while "bom" in item.file:
        signal.pause()
    return []


@pytest.mark.parametrize("reader", [killed_by, hanging])
def test_a_file_that_brings_its_reader_down_is_a_finding(
    tmp_path: Path, board: Printed, monkeypatch: pytest.MonkeyPatch, reader: object
) -> None:
    names = [f"{number}.pdf" for number in range(5)] + ["bom.pdf"] + ["p.pdf", "q.pdf", "r.pdf"]
    lay_out(tmp_path, board, names)
    monkeypatch.setattr(run, "verify_file", reader)
    monkeypatch.setattr(run, "SECONDS", 0.3)
    monkeypatch.setattr(run, "SECONDS_A_PAGE", 0.0)
    checked = list(in_forked_workers(tmp_path, monkeypatch))
    assert [one.file for one in checked] == names
    assert [(one.file, [f.code for f in one.findings]) for one in checked if one.findings] == [
        ("bom.pdf", ["TP709"])
    ]


def in_forked_workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[run.Checked]:
    """Workers that are forked know the stand-in of the test."""
    import multiprocessing  # noqa: PLC0415

    monkeypatch.setattr(run, "_start_method", lambda: multiprocessing.get_context("fork"))
    yield from run.verify_folder(folder, jobs=2)


def test_what_rendered_the_files_is_not_loaded_to_read_them() -> None:
    loaded = "import sys, tppo_cli.verify.run; print('weasyprint' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT / "src")},
        check=True,
    )
    assert done.stdout == "False\n"
