"""What a batch refuses or loses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.campaigns import campaign
from tppo_cli.batch.files import locked, write_atomically
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.run import _lost, _make_chunk
from tppo_cli.batch.task import Task
from tppo_cli.content.job import Job
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.materials.size import Size


def test_a_material_of_one_language_is_not_made_in_two(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, languages=["id", "en"])
    with pytest.raises(FindingsError) as refused:
        plan(loaded, Wants(("poster",)))
    assert [f.code for f in refused.value.findings] == ["TP408"]
    assert len(plan(loaded, Wants(("poster",), languages=("en",)))) == 1


def test_two_jobs_with_one_path_are_refused(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, naming="{code}")
    with pytest.raises(FindingsError) as refused:
        plan(loaded, Wants(("poster", "card")))
    assert [f.code for f in refused.value.findings] == ["TP802"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(EnvironmentFault) as refused:
        write_atomically(tmp_path / "out" / "poster.pdf", b"x")
    assert refused.value.finding.code == "TP801"
    with pytest.raises(EnvironmentFault) as refused, locked(tmp_path / "out"):
        pass
    assert refused.value.finding.code == "TP801"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_a_lost_process_worked_on_is_named() -> None:
    job = Job("poster", "A3", ("id",), "rangkul")
    task = Task(job, Size("A3", 297, 420), "kampanye/poster-A3-id.pdf")
    (finding,) = _lost(task).findings
    assert (finding.code, finding.item) == ("TP803", "kampanye/poster-A3-id.pdf")
    with pytest.raises(EnvironmentFault):
        _make_chunk([task])
