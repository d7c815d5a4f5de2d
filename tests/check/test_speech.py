"""The spoken time of the speech."""

from __future__ import annotations

from pathlib import Path

from tests.check.campaigns import campaign, checked, line_of, only
from tests.content.campaigns import codes
from tppo_cli.materials.orders import Asked

TEXT = "Hadirin yang saya hormati. " + "Mari kita jaga sesama dengan tenang dan sabar. " * 40


def test_too_long_and_too_short_for_its_minutes(tmp_path: Path) -> None:
    speech = {"body": TEXT, "minutes": 2}
    finding = only(campaign(tmp_path, speech=speech))
    assert (finding.code, finding.is_error) == ("TP520", False)
    assert "minutes" in line_of(finding)
    assert only(campaign(tmp_path, speech=speech | {"minutes": 30})).code == "TP521"


def test_without_minutes_nothing_is_too_long(tmp_path: Path) -> None:
    assert checked(campaign(tmp_path, speech={"body": TEXT})) == []


def test_each_language_has_its_own_length_and_says_which(tmp_path: Path) -> None:
    loaded = campaign(
        tmp_path,
        languages=["id", "en"],
        speech={"body": {"id": TEXT, "en": "Dear guests. Thank you."}, "minutes": 4},
    )
    found = [f for f in checked(loaded) if f.code in ("TP520", "TP521")]
    assert {(f.code, f.values["language"]) for f in found} >= {("TP521", "en")}
    assert all("the speech in “" in f.message() for f in found)


def test_a_kit_without_a_speech_has_no_length(tmp_path: Path) -> None:
    speech = {"body": TEXT, "minutes": 2}
    loaded = campaign(tmp_path, speech=speech, materials={"poster": {}})
    assert checked(loaded) == []
    assert codes(checked(loaded, asked=Asked(materials=("speech",)))) == ["TP520"]
