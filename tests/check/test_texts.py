"""Texts of the campaign that cannot be said."""

from __future__ import annotations

from pathlib import Path

from tests.check.campaigns import campaign, checked, line_of, only
from tests.content.campaigns import codes
from tppo_cli.materials.orders import Asked


def test_an_unknown_sign_and_an_unknown_icon(tmp_path: Path) -> None:
    finding = only(campaign(tmp_path, indicators=["dokumem"]))
    assert (finding.code, finding.field) == ("TP503", "indicators.0")
    finding = only(campaign(tmp_path, indicators=[{"text": "Paspor ditahan", "icon": "dokumem"}]))
    assert (finding.code, finding.field) == ("TP463", "indicators.0.icon")
    assert "Did you mean dokumen?" in finding.help()
    good = campaign(tmp_path, indicators=["upah", {"text": "Paspor ditahan", "icon": "dokumen"}])
    assert checked(good) == []


def test_a_missing_language_is_a_warning_for_each_text(tmp_path: Path) -> None:
    loaded = campaign(
        tmp_path, slogan={"id": "Bersama"}, languages=["id", "en"], materials={"poster": {}}
    )
    finding = only(loaded)
    assert (finding.code, finding.field, finding.is_error) == ("TP501", "slogan", False)
    assert checked(loaded, asked=Asked(languages=("id",))) == []


def test_placeholders_that_an_item_of_the_kit_cannot_fill(tmp_path: Path) -> None:
    """Posters are for a kelurahan each, the speech is for the whole campaign."""
    text = "Warga {kelurahan}, jaga sesama"
    posters = {"poster": {"sizes": ["A3", "A4"]}, "card": {}}
    assert checked(campaign(tmp_path, slogan=text, materials=posters)) == []
    everything = campaign(tmp_path, slogan=text, materials=posters | {"speech": {}})
    finding = only(everything)
    assert (finding.code, finding.values["material"]) == ("TP504", "speech")
    assert "{kelurahan}" in line_of(finding)


def test_one_cause_is_one_finding_whichever_items_print_it(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, slogan="Warga {kelurahan} pada {tanggal}", regions=None, event=None)
    assert codes(checked(loaded)) == ["TP504", "TP505"]


def test_an_edition_for_an_audience_counts_where_it_is_made(tmp_path: Path) -> None:
    audiences = {"pemerintah": {"message": "Lurah {kelurahan}"}}
    common = {"audiences": audiences, "regions": None}
    assert checked(campaign(tmp_path, **common, materials={"poster": {}})) == []
    order = {"poster": {"audiences": ["pemerintah"]}}
    assert only(campaign(tmp_path, **common, materials=order)).code == "TP504"


def test_a_manuscript_that_is_empty_or_not_there(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, speech={"body_file": "naskah.md"})
    assert only(loaded).code == "TP160"
    (tmp_path / "naskah.md").write_text(" \n")
    assert only(loaded).code == "TP513"
    (tmp_path / "naskah.md").write_text("Hadirin yang saya hormati.\n")
    assert checked(loaded) == []
