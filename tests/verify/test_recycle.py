"""Workers are replaced after a while, and nothing is lost or read twice by that."""

from __future__ import annotations

import threading
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.verify.board import Printed
from tests.verify.test_run import lay_out
from tppo_cli.verify import run


def test_every_file_is_reported_once_while_workers_are_replaced(
    tmp_path: Path, board: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    start = run._Readers._start

    def count(self: run._Readers, jobs: int) -> ProcessPoolExecutor:
        started.append(jobs)
        return start(self, jobs)

    monkeypatch.setattr(run, "CHUNK", 1)
    monkeypatch.setattr(run, "RECYCLE_AFTER", 2)
    monkeypatch.setattr(run._Readers, "_start", count)
    names = [f"{number:02}/papan.pdf" for number in range(9)]
    lay_out(tmp_path, board, names)
    for name in names[1:]:
        (tmp_path / name).unlink()
    checked = list(run.verify_folder(tmp_path, jobs=2))
    assert [one.file for one in checked] == names
    assert [f.code for one in checked for f in one.findings] == ["TP701"] * 8
    assert started == [2, 2, 2]


def test_every_pool_has_ended_when_the_last_file_is_reported(
    tmp_path: Path, board: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whatever still closes its pipes when Python ends may end with a traceback.
    monkeypatch.setattr(run, "CHUNK", 1)
    monkeypatch.setattr(run, "RECYCLE_AFTER", 2)
    lay_out(tmp_path, board, [f"{number:02}/papan.pdf" for number in range(7)])
    for file in tmp_path.rglob("*.pdf"):
        file.unlink()
    before = set(threading.enumerate())
    assert len(list(run.verify_folder(tmp_path, jobs=2))) == 7
    assert set(threading.enumerate()) <= before
