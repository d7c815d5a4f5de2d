"""What a QR symbol opens: always made from the entry, never typed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.content.campaigns import BANDUNG, TAMBORA, campaign, codes, copy_of
from tppo_cli.content.copy import QrCopy
from tppo_cli.content.payloads import vcard
from tppo_cli.content.texts import qr_findings
from tppo_cli.hotlines import registry

SITE = {"base_url": "https://contoh.id/tppo/"}


def symbol(folder: Path, qr: dict[str, str], **changes: Any) -> QrCopy:
    made = copy_of(campaign(folder, qr=qr, **changes), region=TAMBORA).main.qr
    assert made is not None
    return made


def test_whatsapp_is_the_default(tmp_path: Path) -> None:
    qr = symbol(tmp_path, {})
    assert qr.payload == "https://wa.me/628111129129"
    assert qr.caption == "WhatsApp SAPA 129"
    assert qr.alt == "Kode QR: WhatsApp SAPA 129, 08111-129-129"


def test_a_call_of_a_chosen_hotline(tmp_path: Path) -> None:
    qr = symbol(tmp_path, {"target": "phone", "hotline": "uptpppa-dki"})
    assert qr.payload == "tel:+6281317617622"
    assert qr.caption == "Telepon UPT PPPA DKI"


@pytest.mark.parametrize(
    ("qr", "said"),
    [
        ({}, "Pindai untuk chat WhatsApp SAPA 129"),
        ({"target": "phone"}, "Pindai untuk menelepon SAPA 129"),
        ({"target": "vcard"}, "Pindai untuk menyimpan nomor SAPA 129"),
        ({"target": "page"}, "Pindai untuk membuka halaman Kelurahan Tambora"),
    ],
)
def test_a_symbol_says_what_scanning_it_does(qr: dict[str, str], said: str, tmp_path: Path) -> None:
    made = symbol(tmp_path, qr, site=SITE)
    assert made.told == said
    assert replace(made, does="").told == made.caption


def test_a_page_of_the_region_or_of_the_campaign(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, qr={"target": "page"}, site=SITE)
    region, whole = copy_of(loaded, region=TAMBORA).main.qr, copy_of(loaded).main.qr
    assert region is not None
    assert whole is not None
    assert region.payload == "https://contoh.id/tppo/31.73.04.1001/"
    assert region.caption == "Halaman Kelurahan Tambora"
    assert whole.payload == "https://contoh.id/tppo/"


def test_a_contact_has_all_numbers_of_the_service_once(tmp_path: Path) -> None:
    lines = symbol(tmp_path, {"target": "vcard"}).payload.split("\r\n")
    assert lines == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "N:SAPA 129;;;;",
        "FN:SAPA 129",
        "TEL:129",
        "TEL:+628111129129",
        "END:VCARD",
        "",
    ]
    unit = symbol(tmp_path, {"target": "vcard", "hotline": "uptpppa-dki"}).payload
    assert unit.count("TEL:") == 1


def test_a_name_cannot_break_out_of_its_line() -> None:
    numbers = registry.registry()["sapa129"].numbers
    assert "FN:A\\, B\\; C\\\\D\r\n" in vcard("A, B; C\\D", numbers)


def test_none_where_none_is_wanted(tmp_path: Path) -> None:
    assert copy_of(campaign(tmp_path, qr={"target": "none"})).main.qr is None


@pytest.mark.parametrize(
    ("qr", "hotlines", "found"),
    [
        ({}, ["sapa129"], []),
        ({"target": "none"}, ["polri110"], []),
        ({"target": "vcard"}, ["polri110"], []),
        ({}, ["polri110"], ["TP506"]),
        ({"hotline": "polri110"}, ["sapa129", "polri110"], ["TP506"]),
        ({}, ["polri110", "uptpppa-dki"], ["TP507"]),
    ],
)
def test_a_symbol_that_cannot_be_made_is_found(
    tmp_path: Path, qr: dict[str, str], hotlines: list[str], found: list[str]
) -> None:
    loaded = campaign(tmp_path, qr=qr, hotlines=hotlines)
    findings = qr_findings(loaded, registry.for_campaign(loaded), [TAMBORA, BANDUNG])
    assert codes(findings) == found
    assert all(finding.message("id") and finding.help("en") for finding in findings)
    if found == ["TP507"]:
        assert findings[0].values["regions"] == f"Kelurahan Gegerkalong ({BANDUNG.code})"


def test_a_symbol_that_nobody_asked_for_is_only_a_warning(tmp_path: Path) -> None:
    asked = campaign(tmp_path / "a", qr={"target": "whatsapp"}, hotlines=["polri110"])
    default = campaign(tmp_path / "b", hotlines=["polri110"])
    assert [f.is_error for f in qr_findings(asked, registry.for_campaign(asked))] == [True]
    (finding,) = qr_findings(default, registry.for_campaign(default))
    assert (finding.code, finding.is_error) == ("TP506", False)
    assert finding.place
    assert finding.place.excerpt
    assert "hotlines" in finding.place.excerpt


def test_a_region_without_any_number_is_not_called_one_without_a_symbol(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, qr={}, hotlines=["uptpppa-dki"])
    assert qr_findings(loaded, registry.for_campaign(loaded), [TAMBORA, BANDUNG]) == []


def test_many_regions_without_a_symbol_are_one_finding(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, qr={}, hotlines=["polri110", "uptpppa-dki"])
    many = [replace(BANDUNG, code=f"32.73.01.10{n:02}") for n in range(1, 9)]
    (finding,) = qr_findings(loaded, registry.for_campaign(loaded), [TAMBORA, *many])
    assert finding.code == "TP507"
    assert finding.message("en").count("Gegerkalong") == 3
    assert "and 5 more" in finding.message("en")
