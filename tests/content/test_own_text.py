"""The speaker's own manuscript: files by language, placeholders, and a length that has an end."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.content.campaigns import TAMBORA, campaign, codes, copy_of, speech_of, text_of
from tppo_cli.content.own_text import LIMIT, own_text_findings
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.load import Loaded


def with_file(folder: Path, text: str, **changes: Any) -> Loaded:
    loaded = campaign(folder, speech={"body_file": "naskah.md"}, **changes)
    (folder / "naskah.md").write_text(text, encoding="utf-8")
    return loaded


def refused(loaded: Loaded, **job: Any) -> list[Finding]:
    with pytest.raises(FindingsError) as error:
        speech_of(loaded, **job)
    return list(error.value.findings)


def test_a_placeholder_without_a_value_is_a_finding_at_its_place(tmp_path: Path) -> None:
    loaded = with_file(tmp_path, "Halo.\n\nKita di {kelurahan}.")
    (finding,) = refused(loaded)
    assert (finding.code, str(finding.place)) == ("TP504", "naskah.md:3:9")
    assert finding.place is not None
    assert finding.place.excerpt == "Kita di {kelurahan}."
    assert "Kita di Tambora." in text_of(speech_of(loaded, region=TAMBORA))


def test_a_day_without_an_event_is_a_finding(tmp_path: Path) -> None:
    loaded = with_file(tmp_path, "Pada {tanggal}.", event=None)
    assert codes(refused(loaded)) == ["TP505"]


def test_a_word_in_braces_that_nothing_fills_is_a_finding(tmp_path: Path) -> None:
    loaded = with_file(tmp_path, "Di {kelurahn} ini, {1, 2} atau {}.")
    for found in (own_text_findings(loaded), refused(loaded)):
        (finding,) = found
        assert (finding.code, str(finding.place)) == ("TP150", "naskah.md:1:4")
        assert finding.values["nearest"] == "{kelurahan}"


@pytest.mark.parametrize("text", ["kata " * (LIMIT // 5) + "!", "é" * (2 * LIMIT), "x" * 2_000_000])
def test_a_file_longer_than_any_speech_is_a_finding(tmp_path: Path, text: str) -> None:
    loaded = with_file(tmp_path, text)
    assert codes(own_text_findings(loaded)) == ["TP522"]
    assert codes(refused(loaded)) == ["TP522"]


def test_an_hour_of_speech_is_none(tmp_path: Path) -> None:
    loaded = with_file(tmp_path, "Satu. Dua. Tiga. " * 150)
    assert own_text_findings(loaded) == []


def test_messages_longer_than_any_speech_are_a_finding(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, messages=["Kata demi kata. " * 1200] * 3)
    for found in (own_text_findings(loaded), refused(loaded)):
        (finding,) = found
        assert (finding.code, finding.field) == ("TP522", "messages")
        assert int(finding.values["length"]) > 57_000


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, speech={"body_file": "naskah.md"})
    os.mkfifo(tmp_path / "naskah.md")
    assert codes(own_text_findings(loaded)) == ["TP510"]


def test_another_language_has_a_file_of_its_own(tmp_path: Path) -> None:
    loaded = with_file(tmp_path, "Selamat pagi semua.", languages=["id", "en"])
    (finding,) = own_text_findings(loaded)
    assert (finding.code, finding.is_error) == ("TP523", False)
    assert "naskah.en.md" in finding.message("en")
    (tmp_path / "naskah.en.md").write_text("Good morning, everyone.", encoding="utf-8")
    assert own_text_findings(loaded) == []
    copy = copy_of(loaded, material="speech", size="A4", languages=("id", "en"))
    assert copy.second is not None
    main, second = copy.main.speech, copy.second.speech
    assert main is not None
    assert second is not None
    assert "Selamat pagi semua." in text_of(main)
    assert "Good morning, everyone." in text_of(second)
