"""All numbers of a campaign: in its texts, its own entries, its table and its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hotlines.campaigns import campaign, codes
from tests.hotlines.published import shipped
from tppo_cli.findings import Finding
from tppo_cli.hotlines.hit import HitKind
from tppo_cli.hotlines.near_miss import scan
from tppo_cli.hotlines.registry import read
from tppo_cli.hotlines.review import findings_for
from tppo_cli.regions.resolve import resolve
from tppo_cli.resources import root
from tppo_cli.spec.load import load_campaign


def review(folder: Path, rest: str, table: str | None = None) -> list[Finding]:
    if table is not None:
        (folder / "w.csv").write_text(table, encoding="utf-8")
        rest += "\nregions: {file: w.csv}\n"
    spec = campaign(folder, rest)
    return findings_for(spec, resolve(spec), read(spec).hotlines)


def own(display: str, digits: str, rest: str = "", name: str = "pos-kota") -> str:
    return f"""
hotlines:
  - sapa129
  - id: {name}
    name: Pos Kota
    channels: [{{digits: "{digits}", display: "{display}"}}]
    source: Surat Sudin PPAPP
    source_date: 2026-10-01
{rest}
"""


@pytest.mark.parametrize(
    ("yaml", "line", "column"),
    [
        ("messages: [{text: Laporkan ke 0811-129-129}]", 5, 31),
        ("messages:\n  - id: Laporkan\n    en: Call 0811-129-129 now", 7, 14),
        ('event: {name: Acara 0811-129-129, date: 2026-12-18}', 5, 21),
        ('audiences: {warga: {ask: "Hubungi 0811-129-129."}}', 5, 35),
        ('people: [{name: Ibu Sri 0811-129-129, office: Lurah, as_of: 2026-01-01}]', 5, 25),
        ('guests: [{office: Lurah 0811-129-129}]', 5, 25),
        ('speech: {salam: [Halo 0811-129-129]}', 5, 23),
        ("speech:\n  body: |\n    Halo.\n    Telepon 0811-129-129.", 8, 13),
        ('legal: {text: "WA 0811-129-129", checked_by: Sri, checked_on: 2026-01-01}', 5, 19),
        ('organiser: {name: Posko 0811-129-129}', 5, 25),
        ("socials: {website: wa.me/62811129129}", 5, 26),
    ],
)  # fmt: skip
def test_a_near_miss_is_found_anywhere_in_the_spec(
    tmp_path: Path, yaml: str, line: int, column: int
) -> None:
    (finding,) = review(tmp_path, f"hotlines: [sapa129]\n{yaml}\n")
    assert finding.code == "TP203"
    assert finding.place
    assert (finding.place.line, finding.place.column) == (line, column)
    assert {finding.values["right"], finding.values["hotline"]} == {"08111-129-129", "sapa129"}
    assert "08111-129-129" in finding.message("en")


def test_the_same_mistake_twice_in_one_text_has_two_places(tmp_path: Path) -> None:
    found = review(
        tmp_path, "hotlines: [sapa129]\nhashtags: []\nmessages: [0811-129-129 dan 0811-129-129]"
    )
    places = [finding.place.column for finding in found if finding.place]
    assert codes(found) == ["TP203", "TP203"]
    assert len(set(places)) == 2


def test_fields_that_are_not_printed_as_numbers_are_left_alone(tmp_path: Path) -> None:
    assert (
        review(
            tmp_path,
            """
hotlines:
  - id: pos-kota
    name: Pos Kota
    channels: [{digits: "+6281234567890", display: "0812-3456-7890"}]
    source: "poster dengan 0811-129-129 (salah)"
    source_date: 2026-10-01
    reason: "di sumber lama tertulis 0811-129-129"
permit: {number: "0812345678901", until: 2026-12-31}
materials: {poster: {sizes: [A3], stock: "Art Paper 0812345678901"}}
messages: ["Hubungi Pos Kota 0812 3456 7890"]
""",
        )
        == []
    )


def test_an_own_entry_beside_a_registry_number_is_an_error(tmp_path: Path) -> None:
    (finding,) = review(tmp_path, own("0811-129-129", "+62811129129"))
    assert (finding.code, finding.is_error) == ("TP203", True)
    assert str(finding.place).endswith(":8:51")
    (explained,) = review(
        tmp_path, own("0811-129-129", "+62811129129", "    reason: memang begitu")
    )
    assert (explained.code, explained.is_error) == ("TP203", False)


@pytest.mark.parametrize(
    ("digits", "expected"), [("192", "TP203"), ("911", "TP207"), ("119", None), ("129", None)]
)
def test_short_codes_of_own_entries(tmp_path: Path, digits: str, expected: str | None) -> None:
    assert codes(review(tmp_path, own(digits, digits))) == ([expected] if expected else [])


def test_an_override_counts_instead_of_the_entry(tmp_path: Path) -> None:
    spec = own("08111-129-128", "+628111129128", "    reason: nomor baru", name="sapa129")
    spec = spec.replace("  - sapa129\n", "")
    (slip,) = review(tmp_path, spec)
    assert (slip.code, slip.is_error, slip.values["right"]) == ("TP203", False, "08111-129-129")
    finding = next(
        f for f in review(tmp_path, spec + "messages: [WA 08111-129-129]\n") if f.is_error
    )
    assert (finding.code, finding.values["right"]) == ("TP203", "08111-129-128")


def test_an_override_by_a_published_mistake_is_pointed_out(tmp_path: Path) -> None:
    spec = own("0813-1761-7626", "+6281317617626", "    reason: dari majalah", name="uptpppa-dki")
    (finding,) = review(tmp_path, spec)
    assert (finding.code, finding.is_error) == ("TP203", False)
    assert finding.values["published"] == "0813-1761-7626"


HEADER = "code,contact,post,speaker_office\n"


@pytest.mark.parametrize(
    ("row", "expected", "column"),
    [
        ("31.73.04.1001,0812-3456-7890,RPTRA,Lurah", [], 0),
        ("31.73.04.1001,0812-3456-7890,RPTRA 0812 3456 7890,Lurah", [], 0),
        ("31.73.04.1001,112,,", [], 0),
        ("31.73.04.1001,08111-129-129,,", [], 0),
        ("31.73.04.1001,0811-129-129,,", ["TP203"], 15),
        ("31.73.04.1001,192,,", ["TP203"], 15),
        ("31.73.04.1001,911,,", ["TP207"], 15),
        ("31.73.04.1001,0812-3456-7８90,,", ["TP205"], 15),
        ("31.73.04.1001,１１２,,", ["TP205"], 15),
        ("31.73.04.1001,81234567890,,", ["TP208"], 15),
        ("31.73.04.1001,5682292,,", ["TP208"], 15),
        ("31.73.04.1001,Ibu Sri,,", ["TP209"], 15),
        ("31.73.04.1001,0812-3456-7890 / 112,,", ["TP209"], 15),
        ("31.73.04.1001,,RPTRA 0811-129-129,", ["TP203"], 22),
        ("31.73.04.1001,,RPTRA 0812-3456-7890,", ["TP206"], 22),
        ('31.73.04.1001,,,"Lurah, WA 0811-129-129"', ["TP203"], 28),
    ],
)
def test_the_cells_of_a_table(tmp_path: Path, row: str, expected: list[str], column: int) -> None:
    found = review(tmp_path, "hotlines: [sapa129]", HEADER + row + "\n")
    assert codes(found) == expected
    for finding in found:
        assert finding.region == "31.73.04.1001"
        assert str(finding.place) == f"w.csv:2:{column}"


def test_the_speech_and_the_templates_of_a_campaign(tmp_path: Path) -> None:
    (tmp_path / "naskah.md").write_text("# Sambutan\n\nTelepon 0811-129-129.\n")
    (tmp_path / "templates" / "kios").mkdir(parents=True)
    (tmp_path / "templates" / "kios" / "page.html.j2").write_text("<p>WA {{ x }} 0811-129-129</p>")
    (tmp_path / "templates" / "kios" / "page.css").write_text("/* 0811-129-129 */")
    found = review(tmp_path, "hotlines: [sapa129]\nspeech: {body_file: naskah.md}\n")
    assert [(f.code, str(f.place)) for f in found] == [
        ("TP203", "naskah.md:3:9"),
        ("TP203", "templates/kios/page.html.j2:1:15"),
    ]


def test_a_file_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "kampanye"
    folder.mkdir()
    (tmp_path / "naskah.md").write_text("0811-129-129")
    assert review(folder, "hotlines: [sapa129]\nspeech: {body_file: ../naskah.md}\n") == []


@pytest.mark.parametrize("name", sorted(p.name for p in (root() / "examples").iterdir()))
def test_the_examples_raise_nothing(name: str) -> None:
    spec = load_campaign(root() / "examples" / name / "campaign.yaml")
    called = read(spec)
    assert [*called.findings, *findings_for(spec, resolve(spec), called.hotlines)] == []


def test_templates_and_labels_that_ship_hold_no_near_miss() -> None:
    numbers = shipped()
    doubtful = {HitKind.NEAR, HitKind.WRONG, HitKind.LOOKALIKE}
    files = [
        path
        for folder in ("templates", "assets/locale", "assets/content")
        for path in (root() / folder).rglob("*")
        if path.suffix in (".j2", ".yaml")
    ]
    assert files
    for path in files:
        hits = scan(path.read_text(encoding="utf-8"), numbers)
        assert [hit for hit in hits if hit.kind in doubtful] == [], path
