"""The user's own table: what is read, and each way in which it can be wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.regions.campaigns import at, campaign
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.regions import rows, sheets
from tppo_cli.regions.resolve import read, resolve

GOOD = "code,name,contact\n31.73.04.1001,Tambora,0812-3456-7890\n31.73.04.1002,Kali Anyar,\n"


def write(folder: Path, content: str | bytes, name: str = "wilayah.csv") -> None:
    data = content if isinstance(content, bytes) else content.encode()
    (folder / name).write_bytes(data)


def write_xlsx(folder: Path, lines: Iterable[Sequence[object]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for line in lines:
        sheet.append(list(line))
    book.save(folder / "wilayah.xlsx")


def findings(folder: Path, content: str | bytes) -> Sequence[Finding]:
    write(folder, content)
    return read(campaign(folder, "regions: {file: wilayah.csv}")).findings


def marked(place: Place) -> str:
    """What a caret would stand under."""
    assert place.excerpt
    assert place.column
    assert place.end_column
    return place.excerpt[place.column - 1 : place.end_column - 1]


def codes(found: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in found]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_marks_and_line_ends(tmp_path: Path, mark: str, start: bytes, end: str) -> None:
    write(tmp_path, start + GOOD.replace(",", mark).replace("\n", end).encode())
    first, second = resolve(campaign(tmp_path, "regions: {file: wilayah.csv}"))
    assert (first.code, first.name, first.contact) == ("31.73.04.1001", "Tambora", "0812-3456-7890")
    assert (second.code, second.contact) == ("31.73.04.1002", None)
    place = first.at("contact")
    assert place
    assert (place.line, place.column, marked(place)) == (2, 23, "0812-3456-7890")


def test_excel_tells_its_delimiter_in_the_first_line(tmp_path: Path) -> None:
    write(tmp_path, 'sep=|\ncode|post\n31.73.04.1001|"RPTRA, samping pos| lantai 1"\n')
    (region,) = resolve(campaign(tmp_path, "regions: {file: wilayah.csv}"))
    assert region.post == "RPTRA, samping pos| lantai 1"
    assert str(region.at("post")) == "wilayah.csv:3:16"


def test_a_row_adds_to_what_is_under(tmp_path: Path) -> None:
    write(
        tmp_path,
        "code,display_name,contact,contact_confirmed_by,contact_confirmed_on,post,logo,"
        "speaker_name,speaker_office\n"
        "31.73.04.1001,Tambora Lama,0812-3456-7890,Sri,2026-11-20,RPTRA,logo.svg,Budi,Lurah\n"
        "32.71.01.1001,,,,,,,,\n",
    )
    found = resolve(campaign(tmp_path, 'regions: {under: "31.73.04", file: wilayah.csv}'))
    assert len(found) == 12
    region = found[0]
    assert (region.full_name, region.kecamatan) == ("Kelurahan Tambora Lama", "Tambora")
    assert (region.contact_confirmed_by, region.contact_confirmed_on) == ("Sri", date(2026, 11, 20))
    assert (region.post, region.logo) == ("RPTRA", "logo.svg")
    assert (region.speaker_name, region.speaker_office) == ("Budi", "Lurah")
    assert found[-1].code == "32.71.01.1001"
    assert found[1].place is None


def test_columns_under_other_headers(tmp_path: Path) -> None:
    write(tmp_path, "Kode Wilayah,Nomor Pos\n31.73.04.1001,0812-3456-7890\n")
    spec = "regions: {file: wilayah.csv, columns: {code: kode wilayah, contact: Nomor Pos}}"
    (region,) = resolve(campaign(tmp_path, spec))
    assert region.contact == "0812-3456-7890"


def test_xlsx_with_dates_and_a_row_left_empty(tmp_path: Path) -> None:
    write_xlsx(
        tmp_path,
        [
            ["code", "contact", "contact_confirmed_by", "contact_confirmed_on"],
            [None],
            ["31.73.04.1001", "0812-3456-7890", "Sri", datetime(2026, 11, 20)],
        ],
    )
    (region,) = resolve(campaign(tmp_path, "regions: {file: wilayah.xlsx}"))
    assert region.contact_confirmed_on == date(2026, 11, 20)
    place = region.at("contact")
    assert place
    assert (place.file, place.line) == ("wilayah.xlsx", 3)
    assert marked(place) == "0812-3456-7890"


def test_a_workbook_that_claims_to_be_smaller_than_it_is(tmp_path: Path) -> None:
    write_xlsx(tmp_path, [["code", "post"], ["31.73.04.1001", "RPTRA"]])
    path = tmp_path / "wilayah.xlsx"
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:B2"' in parts[sheet]
    parts[sheet] = parts[sheet].replace(b'<dimension ref="A1:B2"', b'<dimension ref="A1"')
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    (region,) = resolve(campaign(tmp_path, "regions: {file: wilayah.xlsx}"))
    assert region.post == "RPTRA"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", ["TP314"]),
        ("\n \n", ["TP314"]),
        ("code,name\n", ["TP315"]),
        ("name\nTambora\n", ["TP316"]),
        ("kode,name\n31.73.04.1001,Tambora\n", ["TP316", "TP317"]),
        ("code,contct\n31.73.04.1001,1\n", ["TP317"]),
        ("code,jumlah penduduk\n31.73.04.1001,1\n", ["TP318"]),
        ("code,name,name\n31.73.04.1001,Tambora,\n", ["TP319"]),
        ('code,name\n31.73.04.1001,"Tambora\n', ["TP320"]),
        ("code,name\n31.73.04.1001,Tambora,lebih\n", ["TP323"]),
        ("code,name\n,Tambora\n", ["TP324"]),
        ("code\n31.73\n", ["TP325"]),
        ("code\n3173041001\n", ["TP325"]),
        ("code\n٣١.٧٣.٠٤.١٠٠١\n", ["TP325"]),
        ("code\n31.73.04.1099\n", ["TP326"]),
        ("code\n31.73.04.1001\n31.73.04.1001\n", ["TP327"]),
        ('code,name\n31.73.04.1001,"=A1&B1"\n', ["TP328"]),
        ("code\n3.17E+09\n", ["TP329"]),
        ("code,contact\n31.73.04.1001,8.12E+10\n", ["TP329"]),
        ("code,contact_confirmed_on\n31.73.04.1001,20/11/2026\n", ["TP330", "TP331"]),
        ("code,contact,contact_confirmed_by,contact_confirmed_on\n"
         "31.73.04.1001,0812-3456-7890,Sri,2026-02-30\n", ["TP330"]),
        ("code,contact,contact_confirmed_by\n31.73.04.1001,0812-3456-7890,Sri\n", ["TP331"]),
        ("code,name\n31.73.04.1001,Tambura\n", ["TP333"]),
        ("code,name\n31.73.04.1001,Krukut\n", ["TP334"]),
        ("code,name\n31.73.04.1002,Tambora\n", ["TP334"]),
        ("code,post\n31.73.04.1001,RPTRA\u200b Kalijodo\n", ["TP118"]),
        ("code,post\n31.73.04.1001,RPTRA\x07 Kalijodo\n", ["TP117"]),
        ("code,post\n31.73.04.1001," + "x" * 1001 + "\n", ["TP322"]),
        (b"code,post\n31.73.04.1001,Caf\xe9\n", ["TP115"]),
        (GOOD.encode("utf-16"), ["TP116"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ["TP312"]),
        (b"PK\x03\x04", ["TP312"]),
    ],
)  # fmt: skip
def test_each_fault_is_found(tmp_path: Path, content: str | bytes, expected: list[str]) -> None:
    found = findings(tmp_path, content)
    assert codes(found) == expected
    assert all(finding.place and finding.place.file == "wilayah.csv" for finding in found)


@pytest.mark.parametrize("name", ["Tambora", "kelurahan TAMBORA", "Kel. Tambora", "tam bora"])
def test_the_name_column_only_checks_the_code(tmp_path: Path, name: str) -> None:
    assert findings(tmp_path, f"code,name\n31.73.04.1001,{name}\n") == ()


def test_a_neighbour_with_a_similar_name_is_another_place(tmp_path: Path) -> None:
    found = findings(tmp_path, "code,name\n31.73.02.1004,Jelambar Baru\n")
    assert codes(found) == ["TP334"]
    assert codes(findings(tmp_path, "code,name\n31.73.02.1004,Jelambar Lama\n")) == ["TP333"]


def test_all_faults_of_a_table_at_once_each_with_its_place(tmp_path: Path) -> None:
    found = findings(
        tmp_path,
        "code,contact,post\n"
        "31.73,0812-3456-7890,RPTRA\n"
        "31.73.04.1001,=B1,RPTRA\n"
        "31.73.04.1099,,\n"
        "31.73.04.1001,,\n"
        "31.73.04.1001,,\n",
    )
    assert [(f.code, at(f).line, at(f).column) for f in found] == [
        ("TP325", 2, 1),
        ("TP328", 3, 15),
        ("TP327", 5, 1),
        ("TP327", 6, 1),
        ("TP326", 4, 1),
    ]
    assert at(found[1]).excerpt == "31.73.04.1001,=B1,RPTRA"
    with pytest.raises(FindingsError) as raised:
        resolve(campaign(tmp_path, "regions: {file: wilayah.csv}"))
    assert codes(raised.value.findings) == codes(found)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([31.73, "0812-3456-7890"], "TP329"),
        ([3173041001, "0812-3456-7890"], "TP329"),
        (["31.73.04.1001", 81234567890], "TP329"),
        (["31.73.04.1001", datetime(2026, 3, 1)], "TP329"),
        (["31.73.04.1001", "=CONCATENATE(0,8)"], "TP328"),
        (["31.73.04.1001", "#N/A"], "TP328"),
    ],
)
def test_what_a_spreadsheet_makes_of_codes_and_numbers(
    tmp_path: Path, cells: list[object], expected: str
) -> None:
    write_xlsx(tmp_path, [["code", "contact"], cells])
    (finding,) = read(campaign(tmp_path, "regions: {file: wilayah.xlsx}")).findings
    assert (finding.code, at(finding).line) == (expected, 2)


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("wilayah.xlsx", b"PK\x03\x04rubbish", "TP312"),
        ("wilayah.xlsx", b"code\n31.73.04.1001\n", "TP312"),
        ("wilayah.xls", b"\xd0\xcf\x11\xe0", "TP312"),
        ("wilayah.ods", b"PK\x03\x04", "TP312"),
    ],
)
def test_files_of_another_kind(tmp_path: Path, name: str, data: bytes, expected: str) -> None:
    write(tmp_path, data, name)
    (finding,) = read(campaign(tmp_path, f"regions: {{file: {name}}}")).findings
    assert finding.code == expected


def test_a_workbook_with_a_broken_part(tmp_path: Path) -> None:
    write_xlsx(tmp_path, [["code"], ["31.73.04.1001"]])
    path = tmp_path / "wilayah.xlsx"
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = bytes(400)
    path.write_bytes(bytes(data))
    (finding,) = read(campaign(tmp_path, "regions: {file: wilayah.xlsx}")).findings
    assert finding.code == "TP312"


def test_a_table_that_is_not_there_or_lies_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "kampanye"
    folder.mkdir()
    write(tmp_path, GOOD, "luar.csv")
    for name, expected in (("tidak-ada.csv", "TP310"), ("../luar.csv", "TP311")):
        (finding,) = read(campaign(folder, f"regions:\n  file: {name}\n")).findings
        assert (finding.code, at(finding).line) == (expected, 6)


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, GOOD)
    monkeypatch.setattr(sheets, "MAX_ROWS", 1)
    assert codes(findings(tmp_path, GOOD)) == ["TP321"]
    monkeypatch.setattr(sheets, "MAX_BYTES", 10)
    assert codes(findings(tmp_path, GOOD)) == ["TP335"]
    monkeypatch.undo()
    monkeypatch.setattr(rows, "MAX_CELL", 5)
    assert set(codes(findings(tmp_path, GOOD))) == {"TP322"}


def test_a_workbook_that_unpacks_to_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_xlsx(tmp_path, [["code"], ["31.73.04.1001"]])
    size = (tmp_path / "wilayah.xlsx").stat().st_size
    monkeypatch.setattr(sheets, "MAX_BYTES", size)
    spec = campaign(tmp_path, "regions: {file: wilayah.xlsx}")
    assert [f.code for f in read(spec).findings] == []
    write_xlsx(tmp_path, [["code"], *[["x" * 900]] * 300])
    monkeypatch.setattr(sheets, "MAX_BYTES", (tmp_path / "wilayah.xlsx").stat().st_size)
    assert [f.code for f in read(spec).findings] == ["TP335"]


def test_messages_name_the_values(tmp_path: Path) -> None:
    found = findings(tmp_path, "code,contct\n31.73.04.1001,1\n")
    assert "contct" in found[0].message("en")
    assert "contact" in found[0].help("id")
