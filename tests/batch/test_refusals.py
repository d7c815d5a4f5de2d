"""What a batch refuses, and how it says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.campaigns import SPEC
from tests.batch.campaigns import campaign as small
from tests.content.campaigns import campaign
from tppo_cli.batch.files import locked, write_atomically
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.spec.load import load_campaign


def test_a_material_of_one_language_is_made_once_in_each(tmp_path: Path) -> None:
    loaded = load_campaign(small(tmp_path, SPEC + "languages: [id, en]\n"))
    made = [task.file for task in plan(loaded, Wants(("label",)))]
    assert made == ["kampanye/label-kecil-en-PROOF.pdf", "kampanye/label-kecil-id-PROOF.pdf"]
    with pytest.raises(FindingsError) as refused:
        plan(loaded, Wants(("label",), languages=("id", "en")))
    assert [f.code for f in refused.value.findings] == ["TP408"]


def test_a_material_of_two_languages_is_made_once_for_both(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, languages=["id", "en"])
    made = [task.file for task in plan(loaded, Wants(("poster",)))]
    assert made == ["kampanye/poster-A3-id+en-PROOF.pdf"]
    made = [task.file for task in plan(loaded, Wants(("poster",), languages=("en",)))]
    assert made == ["kampanye/poster-A3-en-PROOF.pdf"]


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
