"""Regions by code: unknown ones, and other names and words for them."""

from __future__ import annotations

import pickle
from pathlib import Path

from tests.regions.campaigns import at, campaign
from tppo_cli.regions.resolve import read, resolve


def test_no_regions(tmp_path: Path) -> None:
    assert resolve(campaign(tmp_path, "")) == ()


def test_codes_of_several_levels_sorted_and_each_once(tmp_path: Path) -> None:
    found = resolve(
        campaign(tmp_path, 'regions: {under: ["31.73.05", "31.73.04", "31.73.04.1001"]}')
    )
    assert len(found) == 11 + 7
    assert [region.code for region in found] == sorted({region.code for region in found})


def test_unknown_code_names_the_nearest(tmp_path: Path) -> None:
    spec = campaign(tmp_path, 'regions:\n  under:\n    - "31.73"\n    - "31.79"\n')
    (finding,) = read(spec).findings
    assert (finding.code, finding.field) == ("TP302", "regions.under.1")
    assert str(finding.place).endswith(":8:7")
    assert "31.7" in finding.help("en")


def test_other_names_and_words(tmp_path: Path) -> None:
    (region, *_) = resolve(
        campaign(
            tmp_path,
            """\
regions:
  under: ["91.03.01"]
  rename:
    "91": {name: Provinsi Papua}
    "91.03": {name: Sentani Raya, label: Kab.}
    "91.03.01": {label: Distrik Kota, name: Sentani Kota, villages: Kampung}
""",
        )
    )
    assert region.province == "Provinsi Papua"
    assert region.kota_full == "Kab. Sentani Raya"
    assert region.kecamatan_full == "Distrik Kota Sentani Kota"
    found = resolve(
        campaign(
            tmp_path,
            'regions: {under: ["91.03.01"], rename: {"91": {villages: Kampung}, '
            '"91.03.01.2004": {name: Baru, label: Kampung Adat}}}',
        )
    )
    assert {r.label for r in found} == {"Kelurahan", "Kampung", "Kampung Adat"}
    assert next(r for r in found if r.code == "91.03.01.2004").full_name == "Kampung Adat Baru"


def test_the_table_has_the_last_word_on_a_name(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("code,name,display_name\n31.73.07.1001,Pal Merah,Palmerah\n")
    (region,) = resolve(
        campaign(
            tmp_path,
            'regions: {file: w.csv, rename: {"31.73.07.1001": {name: Pal Merah}, '
            '"31.73.07": {name: Palmerah}}}',
        )
    )
    assert (region.name, region.kecamatan) == ("Palmerah", "Palmerah")


def test_renames_of_unknown_and_unused_codes(tmp_path: Path) -> None:
    spec = campaign(
        tmp_path,
        'regions:\n  under: "31.73"\n  rename:\n'
        '    "31.79": {name: Barat}\n    "32.71": {name: Bogor}\n',
    )
    unknown, unused = read(spec).findings
    assert (unknown.code, at(unknown).line) == ("TP303", 8)
    assert (unused.code, at(unused).line, unused.is_error) == ("TP304", 9, False)


def test_unknown_column_to_map(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("kode,code\n1,31.73.07.1001\n")
    spec = campaign(tmp_path, "regions:\n  file: w.csv\n  columns:\n    cod: kode\n")
    found = read(spec).findings
    assert found[0].code == "TP305"
    assert at(found[0]).line == 8
    assert "code" in found[0].help("en")


def test_regions_travel_to_other_processes(tmp_path: Path) -> None:
    (tmp_path / "w.csv").write_text("code,post\n31.73.07.1001,RPTRA\n")
    (region,) = resolve(campaign(tmp_path, "regions: {file: w.csv}"))
    copy = pickle.loads(pickle.dumps(region))
    assert copy == region
    assert hash(copy) == hash(region)
    assert copy.at("post") == region.at("post")
