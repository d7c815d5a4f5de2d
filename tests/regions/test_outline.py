"""What is made once for all regions needs their codes, and not the list of villages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.check.campaigns import TODAY
from tests.packaging.sources import CHECKOUT
from tests.regions.campaigns import HEAD, at, campaign
from tppo_cli.check.run import run_checks
from tppo_cli.content.build import build_copy
from tppo_cli.content.job import Job
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.materials.orders import Asked
from tppo_cli.regions import kemendagri
from tppo_cli.regions.resolve import outline, read, resolve
from tppo_cli.spec.load import load_campaign

EXAMPLE = CHECKOUT / "examples" / "jakarta-barat-2023" / "campaign.yaml"
LIGHT = f"""
import sys
sys.path.insert(0, {str(CHECKOUT / "src")!r})
from tppo_cli.regions import kemendagri
print(kemendagri.find("31.73").name)
print("lokal.samaran" in sys.modules)
import lokal
from lokal import wilayah
print(lokal.parse_nik.__name__, wilayah is kemendagri._wilayah(), "lokal.samaran" in sys.modules)
"""


def test_the_list_of_regions_is_read_without_the_rest_of_its_package() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["Jakarta Barat", "False", "parse_nik True True"]


def test_codes_of_all_levels_as_if_they_were_villages() -> None:
    codes = ["31", "31.73", "31.73.04", "31.73.04.1001"]
    named = [kemendagri.outline(code) for code in codes]
    assert [(r.full_name, r.kota, r.kecamatan) for r in named if r] == [
        ("Provinsi Daerah Khusus Ibukota Jakarta", "", ""),
        ("Kota Administrasi Jakarta Barat", "Jakarta Barat", ""),
        ("Kecamatan Tambora", "Jakarta Barat", "Tambora"),
        ("Kelurahan Tambora", "Jakarta Barat", "Tambora"),
    ]
    assert kemendagri.outline("31.99") is None


def test_a_code_or_a_renamed_code_that_is_wrong_is_found_in_the_outline(tmp_path: Path) -> None:
    spec = campaign(
        tmp_path,
        "regions:\n"
        '  under: ["31.73", "31.79"]\n'
        '  rename: {"31.73.07": {name: Palmerah}, "31": {name: X}, "31.74": {name: Y},'
        ' "31.73.99": {name: Z}}\n',
    )
    found = outline(spec)
    assert found is not None
    assert [region.code for region in found.regions] == ["31.73"]
    whole = [(finding.code, str(at(finding))) for finding in read(spec).findings]
    assert [(finding.code, str(at(finding))) for finding in found.findings] == whole
    assert [code for code, _ in whole] == ["TP302", "TP304", "TP303"]


def test_a_table_has_no_outline(tmp_path: Path) -> None:
    assert outline(campaign(tmp_path, "regions: {file: wilayah.csv}\n")) is None
    none = outline(campaign(tmp_path, ""))
    assert none is not None
    assert (none.regions, none.findings) == ((), ())


OWN = """\
title: "Kampanye {kota}"
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines:
  - sapa129
  - id: dekat
    name: Layanan Dekat
    channels: [{kind: call, digits: "+622178849200", display: "021-7884-9200"}]
    serves: siapa saja
    area: "AREA"
    source: daftar kelurahan
    source_date: 2026-11-01
"""


@pytest.mark.parametrize("under", ["31", "31.73", "31.73.04", "31.73.04.1001"])
@pytest.mark.parametrize("area", ["", "31", "31.73", "31.73.04", "31.74"])
def test_an_item_for_all_is_checked_and_worded_as_with_every_village(
    tmp_path: Path, under: str, area: str
) -> None:
    head = OWN.replace("AREA", area)
    loaded = campaign(tmp_path, f'regions: {{under: "{under}"}}\n', head)
    asked = Asked(materials=("poster",), languages=("id",))
    for_all = Asked(materials=("poster",), languages=("id",), for_all=True)
    whole, short = (
        [
            (finding.code, finding.severity, str(finding.place))
            for finding in run_checks(loaded, final=False, today=TODAY, asked=one)
            # Where nothing is asked for a village, a village lacks no text of its own.
            if finding.code != "TP504"
        ]
        for one in (asked, for_all)
    )
    assert short == whole
    if area == "31.74":
        assert "TP214" in {code for code, *_ in whole} or under == "31"


TITLED = HEAD.replace("title: Hari Dunia Anti Perdagangan Orang", 'title: "Kampanye {kota}"')


@pytest.mark.parametrize("under", ["31.73", "31.73.04"])
def test_the_copy_of_an_item_for_all_needs_no_village(tmp_path: Path, under: str) -> None:
    loaded = campaign(tmp_path, f'regions: {{under: "{under}"}}\n', TITLED)
    job = Job("poster", "A3", ("id",), "rangkul")
    hotlines = for_campaign(loaded)
    whole = build_copy(job, loaded, hotlines, file_name="x", regions=resolve(loaded))
    assert build_copy(job, loaded, hotlines, file_name="x") == whole
    assert "Jakarta Barat" in whole.main.title


def test_the_copy_of_the_example_needs_no_village() -> None:
    loaded = load_campaign(EXAMPLE)
    hotlines = for_campaign(loaded)
    for material in ("poster", "banner", "card", "speech"):
        job = Job(material, "A4", ("id",), "rangkul")
        whole = build_copy(job, loaded, hotlines, file_name="x", regions=resolve(loaded))
        assert build_copy(job, loaded, hotlines, file_name="x") == whole
