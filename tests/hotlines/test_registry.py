"""The registry that ships, and what a campaign makes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.hotlines.campaigns import campaign, codes
from tppo_cli.errors import FindingsError
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.hotlines.registry import areas, for_campaign, in_use, read, registry, short_codes
from tppo_cli.regions import kemendagri
from tppo_cli.spec.contacts import ChannelKind

PUBLISHED = {
    "sapa129": {"call": ("129", "129"), "whatsapp": ("+628111129129", "08111-129-129")},
    "polri110": {"call": ("110", "110")},
    "jakarta112": {"call": ("112", "112")},
    "uptpppa-dki": {
        "call": ("+6281317617622", "0813-1761-7622"),
        "whatsapp": ("+6281317617622", "0813-1761-7622"),
    },
    "kp2mi": {
        "call": ("08001000", "0800-1000"),
        "call-2": ("+622129244800", "+62 21 2924 4800"),
        "whatsapp": ("+628118080141", "0811-8080-141"),
    },
    "kemlu-pwni": {"call": ("+6281290070027", "+62 812-9007-0027")},
    "lpsk": {
        "call": ("148", "148"),
        "whatsapp": ("+6285770010048", "0857-7001-0048"),
        "call-2": ("+622129681560", "(021) 29681560"),
    },
    "komnasperempuan": {"call": ("+62213903963", "(021) 3903963")},
}


def test_the_numbers_are_those_that_were_published() -> None:
    found = {
        hotline.id: {name: (n.digits, n.display) for name, n in hotline.channels()}
        for hotline in registry().values()
    }
    assert found == PUBLISHED


def test_local_numbers_stay_in_jakarta() -> None:
    local = {h.id: h.area for h in registry().values() if h.area}
    assert local == {"jakarta112": "31", "uptpppa-dki": "31"}


@pytest.mark.parametrize("hotline", registry().values(), ids=lambda hotline: str(hotline.id))
def test_every_entry_says_where_it_is_from_in_both_languages(hotline: Hotline) -> None:
    assert hotline.source
    assert date(2023, 1, 1) <= hotline.source_date <= date(2026, 12, 31)
    assert hotline.serves.keys() >= {"id", "en"}
    for texts in (hotline.name, hotline.short, hotline.hours, hotline.notes):
        assert not texts or texts.keys() >= {"id", "en"} or "" in texts


def test_no_entry_promises_what_its_sources_do_not() -> None:
    said = {
        h.id: " ".join([*h.name.values(), *h.hours.values(), *h.notes.values()]).casefold()
        for h in registry().values()
    }
    assert not any("anonim" in text or "anonym" in text for text in said.values())
    around_the_clock = {i for i, text in said.items() if "24 jam" in text or "24 hours" in text}
    assert around_the_clock == {"sapa129", "polri110", "jakarta112", "uptpppa-dki"}
    assert {i for i, text in said.items() if "rahasia" in text} == {"sapa129"}
    assert "2023" in registry()["kemlu-pwni"].remarks


def test_short_codes_of_the_registry_are_known() -> None:
    printed = {n.digits for h in registry().values() for n in h.numbers if len(n.digits) < 7}
    assert printed <= short_codes()


OWN = """
hotlines:
  - polri110
  - id: pos-kota
    name: {id: Pos Kota, en: City post}
    channels: [{kind: call, digits: "+6281234567890", display: "0812-3456-7890"}]
    area: "31.73"
    source: Surat Sudin PPAPP
    source_date: 2026-10-01
"""

OVERRIDE = """
hotlines:
  - id: uptpppa-dki
    name: UPT PPPA
    channels: [{digits: "+6281317617000", display: "0813-1761-7000"}]
    source: Surat Dinas PPAPP
    source_date: 2026-10-01
    reason: nomor baru sejak Oktober 2026
"""


def test_ids_and_own_entries_in_the_order_of_the_spec(tmp_path: Path) -> None:
    first, second = for_campaign(campaign(tmp_path, OWN))
    assert first == registry()["polri110"]
    assert (second.id, second.area, second.source_date) == (
        "pos-kota",
        "31.73",
        date(2026, 10, 1),
    )
    assert second.short["en"] == "City post"
    number = second.number(ChannelKind.CALL)
    assert number
    assert number.tel == "tel:+6281234567890"


def test_an_override_replaces_the_entry_but_not_its_area(tmp_path: Path) -> None:
    (hotline,) = for_campaign(campaign(tmp_path, OVERRIDE))
    assert [n.digits for n in hotline.numbers] == ["+6281317617000"]
    assert hotline.area == "31"
    assert hotline.serves == registry()["uptpppa-dki"].serves
    assert hotline.hours == {}
    assert [h for h in in_use([hotline]) if h.id == "uptpppa-dki"] == [hotline]


def test_an_override_needs_a_reason(tmp_path: Path) -> None:
    spec = campaign(tmp_path, OVERRIDE.replace("    reason: nomor baru sejak Oktober 2026\n", ""))
    with pytest.raises(FindingsError) as raised:
        for_campaign(spec)
    (finding,) = raised.value.findings
    assert (finding.code, finding.field) == ("TP212", "hotlines.0")


@pytest.mark.parametrize(
    ("wanted", "meant"), [("sapa", "sapa129"), ("polri", "polri110"), ("lspk", "lpsk"), ("xyz", "")]
)
def test_unknown_ids_name_the_one_that_was_meant(tmp_path: Path, wanted: str, meant: str) -> None:
    (finding,) = read(campaign(tmp_path, f"hotlines:\n  - sapa129\n  - {wanted}\n")).findings
    assert finding.code == "TP210"
    assert str(finding.place).endswith(":6:5")
    assert finding.values["nearest"] == meant
    assert "komnasperempuan" in finding.help("id")


def test_areas(tmp_path: Path) -> None:
    spec = campaign(tmp_path, "hotlines: [jakarta112]")
    hotlines = for_campaign(spec)
    barat, bogor = kemendagri.villages("31.73"), kemendagri.villages("32.71.01")
    assert areas(hotlines, barat, spec) == []
    assert areas(hotlines, (), spec) == []
    everywhere = (*hotlines, registry()["sapa129"])
    (some,) = areas(everywhere, [*barat, *bogor], spec)
    assert (some.code, some.is_error, some.values["more"]) == ("TP213", False, str(len(bogor) - 3))
    assert bogor[0].full_name in some.message("id")
    assert codes(areas(everywhere, bogor)) == ["TP214"]
    assert codes(areas(hotlines, [*barat, *bogor], spec)) == ["TP213", "TP215"]
