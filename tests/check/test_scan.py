"""QR modules against the distance of the phone, the ink, and the digits beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.check.campaigns import campaign, checked, line_of, only, own
from tests.content.campaigns import codes
from tppo_cli.check.scan import SMALLEST, WANTED
from tppo_cli.manifest import RoleName
from tppo_cli.materials import read

POSTER = "templates/poster/material.yaml"
BANNER = "templates/banner/material.yaml"
WA = 33
"""Modules of a short WhatsApp address at level M, quiet zone included (print.md, 5)."""


def page(address: str) -> dict[str, Any]:
    site = {"base_url": address, "exit_url": "https://cuaca.example"}
    return {"qr": {"target": "page"}, "site": site}


@pytest.mark.parametrize("name", read.materials())
def test_built_in_symbols_are_read_from_where_they_say(name: str) -> None:
    material = read.material(name).material
    for format_name, form in material.formats.items():
        for layout in form.layouts.values():
            if layout.scan is not None:
                module = layout.scan / WA
                assert module * WANTED >= form.distances[RoleName.SCAN], format_name
    for trim in material.sizes:
        size = material.size(trim)
        assert size
        found = material.format_for(size)
        assert found
        for layout in found[1].layouts.values():
            if layout.scan is not None:
                assert layout.scan * found[1].unit(size) / WA >= SMALLEST


def test_a_longer_address_needs_a_nearer_phone(tmp_path: Path) -> None:
    order: dict[str, Any] = {"poster": {}}
    assert checked(campaign(tmp_path / "a", materials=order)) == []
    middle = campaign(tmp_path / "b", materials=order, **page("https://contoh.go.id/no19"))
    finding = only(middle)
    assert (finding.code, finding.is_error, finding.values["module"]) == ("TP543", False, "1.16")
    assert "a phone that is 0.65 m away needs 1.30 mm" in finding.message()
    assert "from 0.58 m" in finding.help()
    long = campaign(tmp_path / "c", materials=order, **page("https://contoh.go.id/jakarta-barat"))
    finding = only(long)
    assert (finding.code, finding.is_error) == ("TP543", True)
    assert finding.field == "materials.poster"


def test_ink_cannot_print_a_contact_on_a_card(tmp_path: Path) -> None:
    order = {"card": {"sizes": ["85x54", "90x55"]}}
    finding = only(campaign(tmp_path, materials=order, qr={"target": "vcard"}))
    assert (finding.code, finding.is_error) == ("TP544", True)
    assert finding.values["size"] == "85x54"
    assert finding.values["more"] == "90x55"
    assert "85x54" in line_of(finding)


def test_the_longest_payload_of_all_regions_counts(tmp_path: Path) -> None:
    """In Bandung only the long name of a service is left for the contact."""
    own_line = {
        "id": "bandung",
        "name": "Unit Pelaksana Teknis Daerah Perlindungan Perempuan dan Anak Kota Bandung",
        "channels": [{"digits": "+622142001234", "display": "(021) 4200-1234"}],
        "area": "32.73",
        "source": "Surat edaran",
        "source_date": "2026-11-01",
    }
    common: dict[str, Any] = {"materials": {"poster": {}}, "qr": {"target": "vcard"}}
    jakarta = {"hotlines": ["jakarta112", "sapa129"], "regions": {"under": "31.73.04"}}
    both = {
        "hotlines": ["jakarta112", own_line, "polri110"],
        "regions": {"under": ["31.73.04", "32.73.01"]},
    }
    here = checked(campaign(tmp_path / "a", **common, **jakarta))
    there = checked(campaign(tmp_path / "b", **common, **both))
    sizes = {
        name: [float(f.values["module"]) for f in found if f.code == "TP543"]
        for name, found in (("here", here), ("there", there))
    }
    assert sizes["there"] < sizes["here"]


def test_no_symbol_no_finding(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, materials={"card": {}}, qr={"target": "none"})
    assert checked(loaded) == []


def test_over_one_metre_digits_are_half_the_symbol_at_least(tmp_path: Path) -> None:
    def smaller(material: Any) -> None:
        layout = material["formats"]["tegak"]["layouts"]["row"]
        layout["type"] = layout["type"] | {"hero": 100}

    order = {"banner": {"sizes": ["90x270cm", "120x360cm"]}}
    own(tmp_path, BANNER, lambda _: None)
    assert checked(campaign(tmp_path, materials=order)) == []
    own(tmp_path, BANNER, smaller)
    finding = only(campaign(tmp_path, materials=order))
    assert (finding.code, finding.is_error, finding.field) == (
        "TP545", True, "materials.banner.sizes.1",
    )  # fmt: skip
    assert "digits 149 mm high" in finding.message()
    assert "320 mm" in finding.message()


def test_a_phone_call_is_the_shortest_symbol(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, qr={"target": "phone", "hotline": "sapa129"})
    assert codes(checked(loaded)) == []
