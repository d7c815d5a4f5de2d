"""What `--region` selects."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region
from tppo_cli.regions.select import select

BARAT = kemendagri.villages("31.73")


def chosen(*selectors: str) -> list[str]:
    return [region.code for region in select(BARAT, selectors)]


def fault(*selectors: str, regions: Sequence[Region] = BARAT) -> Sequence[Finding]:
    with pytest.raises(FindingsError) as raised:
        select(regions, selectors)
    return raised.value.findings


def test_without_a_selector_all() -> None:
    assert select(BARAT, []) == BARAT


@pytest.mark.parametrize(
    ("selector", "count"),
    [("31", 56), ("31.73", 56), ("31.73.04", 11), ("31.73.04.1001", 1), ("317304", 11)],
)
def test_codes_of_any_level(selector: str, count: int) -> None:
    assert len(chosen(selector)) == count


@pytest.mark.parametrize(
    "selector", ["Kapuk", "kapuk", "KELURAHAN  KAPUK", " kelurahan kapuk ", "ka puk"]
)
def test_names_however_they_are_spaced(selector: str) -> None:
    (region,) = select(BARAT, [selector])
    assert region.full_name == "Kelurahan Kapuk"


def test_several_selectors_by_code_and_each_once() -> None:
    codes = chosen("31.73.04", "Kapuk", "31.73.04.1001")
    assert len(codes) == 12
    assert codes == sorted(codes)


def test_an_ambiguous_name_lists_the_codes() -> None:
    tegal = [v for v in kemendagri.villages("32") if v.name == "Sukamaju"]
    assert len(tegal) > 1
    (finding,) = fault("sukamaju", regions=tegal)
    assert finding.code == "TP341"
    assert all(region.code in finding.message("en") for region in tegal[:20])


@pytest.mark.parametrize(
    ("selector", "code", "said"),
    [
        ("Bandung", "TP340", None),
        ("Kapuc", "TP340", "Kapuk"),
        ("Kecamatan Cengkareng", "TP340", "31.73.01"),
        ("Jakarta Barat", "TP340", "31.73"),
        ("32.71", "TP342", "Bogor"),
        ("31.73.09", "TP343", "31.73.0"),
        ("99", "TP343", None),
    ],
)
def test_what_selects_nothing(selector: str, code: str, said: str | None) -> None:
    (finding,) = fault(selector)
    assert finding.code == code
    assert selector in finding.message("id")
    if said:
        assert said in finding.message("en") + finding.help("en")


def test_all_bad_selectors_at_once_each_with_its_number() -> None:
    found = fault("Bandung", "Kapuk", "99")
    assert [(f.code, str(f.place)) for f in found] == [
        ("TP340", "--region 1"),
        ("TP343", "--region 3"),
    ]


def test_a_campaign_without_regions() -> None:
    (finding,) = fault("31.73", regions=())
    assert finding.code == "TP344"


def test_a_name_that_only_another_place_has_is_not_guessed() -> None:
    assert fault("Kelurahan Tamboraa")[0].code == "TP340"
