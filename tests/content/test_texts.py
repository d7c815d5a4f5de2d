"""Faults of the campaign's texts."""

from __future__ import annotations

from pathlib import Path

from tests.content.campaigns import campaign, codes
from tppo_cli.content.texts import missing_texts, texts, unknown_signs
from tppo_cli.findings import Severity


def test_each_text_without_the_language_is_found_where_it_stands(tmp_path: Path) -> None:
    loaded = campaign(
        tmp_path,
        title={"id": "Hari", "en": "Day"},
        slogan={"id": "Bersama"},
        messages=[{"text": {"en": "Only English"}}],
        languages=["id", "en"],
    )
    findings = missing_texts(loaded, ["id", "en"])
    assert [(f.code, f.field, f.values["language"], f.values["instead"]) for f in findings] == [
        ("TP501", "slogan", "en", "id"),
        ("TP501", "messages.0.text", "id", "en"),
    ]
    assert all(f.severity is Severity.WARNING for f in findings)
    assert all(f.place and f.place.line for f in findings)


def test_a_text_for_all_languages_misses_none(tmp_path: Path) -> None:
    assert missing_texts(campaign(tmp_path), ["id", "en"]) == []


def test_a_language_without_labels_is_found(tmp_path: Path) -> None:
    findings = missing_texts(campaign(tmp_path), ["id", "bew"])
    assert codes(findings) == ["TP502"]


def test_an_unknown_sign_is_found_with_the_one_meant(tmp_path: Path) -> None:
    (finding,) = unknown_signs(campaign(tmp_path, indicators=["upah", "dokumem"]))
    assert (finding.code, finding.field) == ("TP503", "indicators.1")
    assert "Did you mean dokumen?" in finding.help("en")


def test_every_text_of_a_campaign_is_seen(tmp_path: Path) -> None:
    paths = [path for path, _ in texts(campaign(tmp_path).campaign)]
    for expected in (
        "title",
        "theme.lead",
        "event.place",
        "messages.1.text",
        "audiences.warga.ask",
    ):
        assert expected in paths
