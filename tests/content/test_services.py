"""Which hotlines an item prints, and in which words."""

from __future__ import annotations

from pathlib import Path

from tests.content.campaigns import BANDUNG, TAMBORA, campaign, copy_of

OWN = {
    "id": "posko",
    "name": {"id": "Posko Tambora", "en": "Tambora post"},
    "channels": [{"kind": "whatsapp", "digits": "+628120000000", "display": "0812-000-0000"}],
    "source": "contoh.id",
    "source_date": "2026-01-01",
}


def test_numbers_stand_as_published_with_their_digits_behind(tmp_path: Path) -> None:
    sapa = copy_of(campaign(tmp_path), region=TAMBORA).main.hotlines[0]
    assert (sapa.short, sapa.serves, sapa.hours) == (
        "SAPA 129",
        "perempuan dan anak",
        "24\u00a0jam",
    )
    assert sapa.note == "Gratis, 24\u00a0jam, rahasia"
    assert [(n.display, n.digits, n.label, n.is_short) for n in sapa.numbers] == [
        ("129", "129", "SAPA\u00a0129", True),
        ("08111-129-129", "+628111129129", "WhatsApp SAPA\u00a0129", False),
    ]


def test_one_number_for_calls_and_chats_is_printed_once_and_says_both(tmp_path: Path) -> None:
    unit = copy_of(campaign(tmp_path), region=TAMBORA).main.hotlines[3]
    assert [(n.display, n.label) for n in unit.numbers] == [
        ("0813-1761-7622", "Telepon/WA UPT PPPA DKI")
    ]


def test_a_second_number_of_a_service_says_who_uses_it(tmp_path: Path) -> None:
    ministry = copy_of(campaign(tmp_path, hotlines=["kp2mi"])).main.hotlines[0]
    assert [(n.display, n.label) for n in ministry.numbers] == [
        ("0800-1000", "KP2MI"),
        ("0811-8080-141", "WhatsApp KP2MI"),
        ("+62 21 2924 4800", "KP2MI dari luar negeri"),
    ]


def test_a_region_prints_only_the_numbers_that_cover_it(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    inside = copy_of(loaded, region=TAMBORA).main.hotlines
    outside = copy_of(loaded, region=BANDUNG).main.hotlines
    assert [h.id for h in inside] == ["sapa129", "jakarta112", "polri110", "uptpppa-dki"]
    assert [h.id for h in outside] == ["sapa129", "polri110"]


def test_an_item_of_the_campaign_prints_what_holds_in_all_its_regions(tmp_path: Path) -> None:
    def shown(under: list[str] | None) -> list[str]:
        regions = {"under": under} if under else None
        return [h.id for h in copy_of(campaign(tmp_path, regions=regions)).main.hotlines]

    every = ["sapa129", "jakarta112", "polri110", "uptpppa-dki"]
    assert shown(["31.73"]) == every
    assert shown(["31.73", "32.73"]) == ["sapa129", "polri110"]
    assert shown(None) == every


def test_a_missing_text_falls_back_to_the_first_language(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, hotlines=[OWN], languages=["id", "en"])
    copy = copy_of(loaded, languages=("id", "en", "bew"))
    assert copy.second is not None
    assert copy.main.hotlines[0].whatsapp is not None
    assert copy.second.hotlines[0].whatsapp is not None
    assert copy.main.hotlines[0].whatsapp.label == "WhatsApp Posko Tambora"
    assert copy.second.hotlines[0].whatsapp.label == "WhatsApp Tambora post"
    assert copy_of(loaded, languages=("bew",)).main.hotlines[0].name == "Posko Tambora"
    assert copy_of(loaded, languages=("en-GB",)).main.hotlines[0].name == "Tambora post"
