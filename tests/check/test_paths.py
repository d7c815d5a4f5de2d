"""Every item gets a file of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.check.campaigns import campaign, checked, line_of, only
from tests.content.campaigns import codes

ORDER = {"poster": {"sizes": ["A3", "A4"]}, "card": {}}


@pytest.mark.parametrize(
    "naming",
    [
        "{code}-{material}-{size}",
        "{material}-{size}",
        "{code}/{material}-{size}",
        "semua/{code}-{material}-{size}",
        "{kelurahan}/{material}-{size}",
    ],
)
def test_patterns_that_tell_items_apart(tmp_path: Path, naming: str) -> None:
    assert checked(campaign(tmp_path, naming=naming, materials=ORDER)) == []


@pytest.mark.parametrize(
    "naming", ["{code}-{material}", "{kelurahan}", "semua/{material}-{size}", "{stock}-{lang}"]
)
def test_patterns_that_do_not_are_one_finding(tmp_path: Path, naming: str) -> None:
    finding = only(campaign(tmp_path, naming=naming, materials=ORDER))
    assert (finding.code, finding.field) == ("TP802", "naming")
    assert naming in line_of(finding)


def test_regions_of_one_name_need_their_code(tmp_path: Path) -> None:
    """Many desa share a name; here the table makes two of Tambora do so."""
    rows = "code,display_name\n31.73.04.1001,Tambora\n31.73.04.1002,TAMBORA\n"
    (tmp_path / "wilayah.csv").write_text(rows)
    regions = {"file": "wilayah.csv"}
    bad = campaign(tmp_path, naming="{kelurahan}/{material}-{size}", regions=regions)
    assert only(bad).code == "TP802"
    good = campaign(tmp_path, naming="{code}/{material}-{size}", regions=regions)
    assert checked(good) == []


def test_one_size_named_twice(tmp_path: Path) -> None:
    finding = only(campaign(tmp_path, materials={"poster": {"sizes": ["A3", "A3"]}}))
    assert (finding.code, finding.field) == ("TP802", "materials")


def test_editions_for_audiences_have_names_of_their_own(tmp_path: Path) -> None:
    order = {"poster": {"audiences": ["warga", "pemerintah"]}}
    assert checked(campaign(tmp_path, materials=order)) == []
    assert codes(checked(campaign(tmp_path, materials=order, naming="{code}-{size}"))) == ["TP802"]


def test_a_pattern_that_leads_out_of_the_folder_is_judged_no_further(tmp_path: Path) -> None:
    assert codes(checked(campaign(tmp_path, naming="../{size}", materials=ORDER))) == ["TP821"]
