"""`--set` replaces a value as if it stood in the file, and its faults lie in `--set`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import VALID
from tppo_cli.findings import Finding
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.overrides import split

Load = Callable[..., Loaded]
Faults = Callable[..., list[Finding]]

MORE = VALID + "messages: [Satu, {text: Dua}]\nregions: {under: '31.73'}\n"


def test_text_is_taken_as_it_stands(load: Load) -> None:
    campaign = load(VALID, "title=a: b #c = {x", "theme=Rangkul: semua", "look=resmi").campaign
    assert campaign.title.get("id") == "a: b #c = {x"
    assert campaign.theme.rest.get("id") == "Rangkul: semua"
    assert campaign.look == "resmi"


def test_lists_and_groups_are_read_as_yaml(load: Load) -> None:
    campaign = load(
        MORE,
        "languages=[id, en]",
        "hotlines=[polri110, {id: x1, name: X, source: abc, source_date: 2026-01-01,"
        " channels: [{digits: '112', display: '112'}]}]",
        "event={name: Hari, date: 2023-07-30}",
        "materials.poster={sizes: A2}",
        "speech.minutes=7",
    ).campaign
    assert campaign.languages == ("id", "en")
    assert campaign.hotlines[0] == "polri110"
    assert not isinstance(campaign.hotlines[1], str)
    assert campaign.event is not None
    assert campaign.materials["poster"].sizes == ("A2",)
    assert campaign.speech.minutes == 7


def test_items_are_counted_from_nought_and_the_next_one_adds(load: Load) -> None:
    campaign = load(
        MORE, "messages.0=Nol", "messages.1.text=Dua: lagi", "messages.2=Tiga", "hotlines.1=lpsk"
    ).campaign
    assert [m.text.get("id") for m in campaign.messages] == ["Nol", "Dua: lagi", "Tiga"]
    assert campaign.hotlines == ("sapa129", "lpsk")


def test_short_forms_on_the_way_are_written_out(load: Load) -> None:
    campaign = load(
        MORE,
        "theme.lead=Rangkul",
        "messages.0.adapted=yes",
        "regions.under.1=31.74",
        'regions.rename."31.73.07".name=Palmerah',
        "people.0.name=Ibu",
        "people.0.office=Camat",
        "people.0.as_of=2026-01-01",
    ).campaign
    assert campaign.theme.lead is not None
    assert campaign.theme.rest.get("id") == "Rangkul Semua Korban"
    assert campaign.messages[0].adapted
    assert campaign.regions is not None
    assert campaign.regions.under == ("31.73", "31.74")
    assert campaign.regions.rename["31.73.07"].name == "Palmerah"
    assert campaign.people[0].name == "Ibu"


def test_an_empty_value_takes_a_field_away(load: Load) -> None:
    assert load(MORE, "regions=").campaign.regions is None
    assert load(MORE, "regions=null").campaign.regions is None


@pytest.mark.parametrize(
    ("override", "code", "column", "end"),
    [
        ("title", "TP006", 1, None),
        ("=x", "TP006", 1, None),
        ("a..b=x", "TP006", 1, None),
        ("title.id=x", "TP007", 1, 9),
        ("title.id.x=1", "TP007", 1, 11),
        ("messages.5=x", "TP008", 1, 11),
        ("messages.x=x", "TP008", 1, 11),
        ("titel=x", "TP120", 1, 6),
        ("speech.minits=7", "TP120", 1, 14),
        ("speech.minutes=tujuh", "TP127", 16, 21),
        ("as_of=kemarin", "TP129", 7, 14),
        ("languages=[id, English]", "TP141", 16, 23),
        ("languages=[id", "TP152", 11, None),
        ("languages=[id, !x en]", "TP107", 16, None),
        ("slogan=Hai {desa}", "TP150", 12, 18),
        ("slogan=", "TP110", 7, 8),
        ("look=a\u200bb", "TP118", 7, 8),
    ],
)
def test_a_fault_lies_in_its_set(
    faults: Faults, override: str, code: str, column: int, end: int | None
) -> None:
    (finding,) = faults(MORE, "look=resmi", override)
    place = finding.place
    assert place is not None
    assert (finding.code, place.file, place.line) == (code, "--set 2", 1)
    assert place.column == column
    assert end is None or place.end_column == end
    assert place.excerpt == override


def test_faults_of_the_file_and_of_all_sets_come_together(faults: Faults) -> None:
    found = faults(MORE + "x: 1\n", "y=1", "z")
    assert [f.place.file.rpartition("/")[2] for f in found if f.place] == [
        "--set 1", "--set 2", "campaign.yaml",
    ]  # fmt: skip


def test_a_set_mends_what_is_wrong_in_the_file(faults: Faults) -> None:
    assert faults(VALID + "as_of: besok\n", "as_of=2026-11-24") == []


@pytest.mark.parametrize(
    ("argument", "parts"),
    [
        ("a=b=c", (("a",), 2)),
        ("a.0.b=", (("a", "0", "b"), 6)),
        ('a."b.c".d=1', (("a", "b.c", "d"), 10)),
        ("", None),
        ("a.=1", None),
        (".a=1", None),
        ('a"b=1', None),
    ],
)
def test_the_path_ends_at_the_first_equals_sign(
    argument: str, parts: tuple[tuple[str, ...], int] | None
) -> None:
    assert split(argument) == parts
