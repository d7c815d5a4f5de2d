"""The ministry's list: counts that must not change unseen, and the full names."""

from __future__ import annotations

from collections import Counter

import pytest
from lokal import wilayah

from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region


@pytest.fixture(scope="module")
def everything() -> tuple[Region, ...]:
    return kemendagri.villages()


def test_national_counts(everything: tuple[Region, ...]) -> None:
    kinds = Counter(village.code.split(".")[3][0] for village in everything)
    assert len(everything) == len({village.code for village in everything}) == 83_762
    assert kinds["1"] == 8_496
    assert kinds["2"] + kinds["3"] == 75_266
    assert kinds["3"] == 14
    levels = [{".".join(v.code.split(".")[:n]) for v in everything} for n in (1, 2, 3)]
    assert [len(level) for level in levels] == [38, 514, 7_285]


def test_labels_of_the_whole_country(everything: tuple[Region, ...]) -> None:
    assert {v.label for v in everything} == {"Kelurahan", "Desa", "Desa Adat"}
    assert {v.kecamatan_label for v in everything} == {"Kecamatan", "Distrik"}
    assert {v.kota_label for v in everything} == {
        "Kota",
        "Kabupaten",
        "Kota Administrasi",
        "Kabupaten Administrasi",
    }
    assert all(v.name and v.name == " ".join(v.name.split()) for v in everything)
    assert all(v.postal_code.isdigit() and len(v.postal_code) == 5 for v in everything)
    assert {v.kecamatan_label for v in everything if v.code < "91"} == {"Kecamatan"}


def test_the_56_kelurahan_of_jakarta_barat() -> None:
    found = kemendagri.villages("31.73")
    assert len(found) == 56
    assert {v.label for v in found} == {"Kelurahan"}
    assert {v.kota_full for v in found} == {"Kota Administrasi Jakarta Barat"}
    assert Counter(v.kecamatan for v in found) == {
        "Cengkareng": 6,
        "Grogol Petamburan": 7,
        "Taman Sari": 8,
        "Tambora": 11,
        "Kebon Jeruk": 7,
        "Kalideres": 5,
        "Pal Merah": 6,
        "Kembangan": 6,
    }
    assert [v.code for v in found] == sorted(v.code for v in found)


@pytest.mark.parametrize(
    ("code", "village", "kecamatan", "kota"),
    [
        ("31.73.04.1001", "Kelurahan Tambora", "Kecamatan Tambora",
         "Kota Administrasi Jakarta Barat"),
        ("31.01.01.1001", "Kelurahan Pulau Panggang", "Kecamatan Kepulauan Seribu Utara",
         "Kabupaten Administrasi Kepulauan Seribu"),
        ("32.71.01.1001", "Kelurahan Batu Tulis", "Kecamatan Bogor Selatan", "Kota Bogor"),
        ("32.01.01.1001", "Kelurahan Pondok Rajeg", "Kecamatan Cibinong", "Kabupaten Bogor"),
        ("91.03.01.3007", "Desa Adat Yoboi", "Distrik Sentani", "Kabupaten Jayapura"),
    ],
)  # fmt: skip
def test_full_names(code: str, village: str, kecamatan: str, kota: str) -> None:
    found = kemendagri.village(code)
    assert found
    assert (found.full_name, found.kecamatan_full, found.kota_full) == (village, kecamatan, kota)


def test_sorted_whatever_the_order_of_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = wilayah.list_wilayah
    monkeypatch.setattr(wilayah, "list_wilayah", lambda code: listed(code)[::-1])
    codes = [village.code for village in kemendagri.villages("31.73")]
    assert codes == sorted(codes)


def test_a_code_of_any_level_gives_what_lies_below_it() -> None:
    assert len(kemendagri.villages("31.73.04")) == 11
    assert [v.name for v in kemendagri.villages("31.73.04.1001")] == ["Tambora"]
    assert kemendagri.villages("31.99") == ()
    assert kemendagri.village("31.73.04") is None


@pytest.mark.parametrize("code", ["3173", "31.73.", " 31.73", "31.7", "٣١.٧٣", "31.73.04.1001.1"])
def test_other_writings_are_no_codes(code: str) -> None:
    assert kemendagri.find(code) is None


@pytest.mark.parametrize(
    ("mistyped", "meant"),
    [("3173041001", "31.73.04.1001"), ("3173", "31.73"), ("31.73.04.1101", "31.73.04.1010"),
     ("31.73.09", "31.73.08"), ("xx", None)],
)  # fmt: skip
def test_nearest_code(mistyped: str, meant: str | None) -> None:
    near = kemendagri.nearest_code(mistyped)
    assert near == meant or (near and meant and near.startswith(meant.rpartition(".")[0]))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Bandung", ["32.04", "32.73", "35.04.17", "36.04.34"]),
        ("kota bandung", ["32.73"]),
        ("Kab. Bandung", ["32.04"]),
        ("Kota Jakarta Barat", ["31.73"]),
        ("DKI Jakarta", ["31"]),
        ("Tambora", ["31.73.04", "52.06.14"]),
        ("Tambora, Jakarta Barat", ["31.73.04"]),
        ("Kelurahan Tambora", ["31.73.04.1001"]),
        ("Sukamaju, Cilodong", ["32.76.08.1001"]),
        ("Tambra", []),
        ("", []),
        (" , Bandung", []),
    ],
)
def test_regions_of_a_name(name: str, codes: list[str]) -> None:
    assert [unit.code for unit in kemendagri.named(name)] == codes


def test_names_that_are_almost_this_or_have_it_in_them() -> None:
    assert kemendagri.like("jakarta brat")[0].code == "31.73"
    assert kemendagri.like("Tambra")[0].full_name == "Kecamatan Tambora"
    assert {unit.code for unit in kemendagri.like("Jakarta")} >= {"31", "31.71", "31.75"}
    assert kemendagri.like("xyzxyz") == ()
    tambora = kemendagri.find("31.73.04.1001")
    assert tambora is not None
    assert kemendagri.with_parents(tambora).startswith("Kelurahan Tambora, Kecamatan Tambora, Kota")
