"""Names are measured before anything is rendered: all of them, whichever comes first."""

from __future__ import annotations

from pathlib import Path

from tests.batch.campaigns import DURI_UTARA, KALI_ANYAR, SPEC, TABLE, TAMBORA, campaign
from tppo_cli.batch.make import Context
from tppo_cli.batch.measure import measure
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.findings import Finding
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import load_campaign

LONG = "Nama yang Jauh Lebih Panjang daripada Tempat yang Ada di Label Kecil Ini"


def measured(folder: Path, spec: str = SPEC, table: str = TABLE) -> dict[str, tuple[Finding, ...]]:
    loaded = load_campaign(campaign(folder, spec, table))
    regions = resolve(loaded)
    context = Context(loaded, for_campaign(loaded), folder / "out", regions)
    return measure(plan(loaded, Wants(("label",), regions)), context)


def regions_of(found: dict[str, tuple[Finding, ...]]) -> list[str]:
    return sorted(finding.region or "" for findings in found.values() for finding in findings)


def test_names_that_fit_are_no_finding(tmp_path: Path) -> None:
    assert measured(tmp_path) == {}


def test_every_name_that_does_not_fit_is_found_at_its_place(tmp_path: Path) -> None:
    table = TABLE.replace("Tambora", LONG).replace("Duri Utara", LONG)
    found = measured(tmp_path, table=table)
    assert regions_of(found) == [TAMBORA, DURI_UTARA]
    places = [str(finding.place) for findings in found.values() for finding in findings]
    assert sorted(places) == ["wilayah.csv:2:15", "wilayah.csv:4:15"]


def test_a_name_fits_one_size_and_not_the_other(tmp_path: Path) -> None:
    spec = SPEC.replace("{}", "{sizes: [kecil, 240x240mm]}")
    campaign(tmp_path, spec, TABLE.replace("Kali Anyar", LONG))
    own = tmp_path / "templates" / "label"
    wide = (own / "material.yaml").read_text(encoding="utf-8")
    wide = wide.replace("aspect: [1.5, 2.5]", "aspect: [0.9, 2.5]") + "free_sizes: true\n"
    (own / "material.yaml").write_text(wide, encoding="utf-8")
    # Twice as wide in millimetres and just as wide in design units: the name is too long in both.
    loaded = load_campaign(tmp_path / "campaign.yaml")
    regions = resolve(loaded)
    context = Context(loaded, for_campaign(loaded), tmp_path / "out", regions)
    found = measure(plan(loaded, Wants(("label",), regions)), context)
    assert regions_of(found) == [KALI_ANYAR, KALI_ANYAR]
    assert {finding.values["size"] for one in found.values() for finding in one} == {
        "kecil",
        "240x240mm",
    }


def test_a_fault_of_the_page_itself_stops_every_item_of_its_kind(tmp_path: Path) -> None:
    spec = SPEC.replace("Bersama Lawan Perdagangan Orang", "Bersama Lawan " * 20)
    found = measured(tmp_path, spec)
    assert len(found) == 3
    assert {finding.field for findings in found.values() for finding in findings} == {"slogan"}
    assert len({id(findings) for findings in found.values()}) == 1
