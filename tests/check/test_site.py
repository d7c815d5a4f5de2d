"""Where the QR code's pages lie, and whether they can be left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.campaigns import campaign, checked, line_of, only

SITE = {"base_url": "https://nomor.example", "exit_url": "https://cuaca.example"}


def test_a_site_that_can_be_left_is_fine(tmp_path: Path) -> None:
    assert checked(campaign(tmp_path, site=SITE)) == []


def test_a_site_without_a_way_out(tmp_path: Path) -> None:
    finding = only(campaign(tmp_path, site={"base_url": "https://nomor.example"}))
    assert (finding.code, finding.is_error) == ("TP850", False)
    assert "site" in line_of(finding)


@pytest.mark.parametrize("leave", ["https://nomor.example/lain", "https://www.nomor.example"])
def test_a_way_out_that_stays(tmp_path: Path, leave: str) -> None:
    finding = only(campaign(tmp_path, site=SITE | {"exit_url": leave}))
    assert (finding.code, finding.values["host"]) == ("TP851", "nomor.example")
    assert "exit_url" in line_of(finding)


@pytest.mark.parametrize("address", ["https://stop-TPPO.example", "https://a.example/korban"])
def test_an_address_that_tells(tmp_path: Path, address: str) -> None:
    finding = only(campaign(tmp_path, site=SITE | {"base_url": address}))
    assert (finding.code, finding.is_error) == ("TP852", False)
    assert finding.values["word"] in address.casefold()
    assert "base_url" in line_of(finding)
