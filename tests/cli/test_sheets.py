"""Sheets that regions share, from the command line: what is made, listed, kept and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.campaigns import (
    DURI_UTARA,
    KALI_ANYAR,
    SPEC,
    TABLE,
    TAMBORA,
    campaign,
    items,
    kit,
    listed,
    pdfs,
)
from tests.cli.test_main import Done, tppo
from tests.reading import page_boxes, text

SHARED = SPEC.replace("{label: {}}", "{label: {sheet: a4, fill: regions, quantity: 3}}")
FILE = f"lembar/{TAMBORA}-{DURI_UTARA}-3/label-kecil-a4-id-PROOF.pdf"
CODES = (TAMBORA, KALI_ANYAR, DURI_UTARA)
LONG = "Nama yang Jauh Lebih Panjang daripada Tempat yang Ada di Label Kecil Ini"


def make(spec: Path, *options: str) -> Done:
    out = spec.parent / "out"
    return tppo("make", "label", str(spec), "-o", str(out), *options)


def test_a_kit_makes_one_file_for_all_and_lists_each(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SHARED)
    done = kit(spec)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "out"
    assert pdfs(out) == listed(out) == [FILE]
    item = items(out)[FILE]
    assert (item.region, item.pages, item.sheet) == (None, 1, "a4")
    assert [(row.code, row.name) for row in item.regions] == list(
        zip(
            CODES,
            ("Kelurahan Tambora", "Kelurahan Kali Anyar", "Kelurahan Duri Utara"),
            strict=True,
        )
    )
    assert tppo("verify", str(out)).returncode == 0
    assert kit(spec).stderr.endswith("made 0, kept 1\n")


@pytest.mark.parametrize(
    ("old", "new", "said", "prints"),
    [("Kali Anyar", "Kali Anyar Baru", "Kelurahan Kali Anyar Baru", 3),
     ("quantity: 3", "quantity: 2", "cetak 2 kali", 2)],
)  # fmt: skip
def test_a_name_or_a_quantity_that_changes_changes_the_file(
    tmp_path: Path, old: str, new: str, said: str, prints: int
) -> None:
    spec = campaign(tmp_path, SHARED)
    kit(spec)
    for file in (spec, tmp_path / "wilayah.csv"):
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert kit(spec).stdout == f"{tmp_path / 'out' / FILE}\n"
    assert said in text((tmp_path / "out" / FILE).read_bytes(), 0)
    assert [face.prints for face in items(tmp_path / "out")[FILE].faces] == [prints]


def test_a_kit_that_no_longer_shares_drops_the_sheets(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SHARED)
    kit(spec)
    spec.write_text(SHARED.replace("regions,", "region,"), encoding="utf-8")
    kit(spec, "--prune")
    made = pdfs(tmp_path / "out")
    assert made == listed(tmp_path / "out")
    assert [file.partition("-")[0] for file in made] == list(CODES)


def test_the_command_decides_before_the_spec(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    done = make(spec, "--sheet", "a4", "--fill", "regions")
    assert done.returncode == 0, done.stderr
    assert pdfs(tmp_path / "out") == [FILE]
    spec.write_text(SHARED, encoding="utf-8")
    make(spec, "--region", TAMBORA, "--fill", "region")
    assert pdfs(tmp_path / "out") == [f"{TAMBORA}-tambora/label-kecil-a4-id-PROOF.pdf", FILE]
    # Without a region it is still one item for the whole campaign.
    make(spec)
    assert "kampanye/label-kecil-a4-id-PROOF.pdf" in pdfs(tmp_path / "out")


def test_some_regions_share_a_file_of_their_own(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SHARED)
    make(spec, "--region", "Tambora", "--region", "Kali Anyar")
    assert pdfs(tmp_path / "out") == [
        f"lembar/{TAMBORA}-{KALI_ANYAR}-2/label-kecil-a4-id-PROOF.pdf"
    ]


@pytest.mark.parametrize(
    ("spec", "options", "at"),
    [
        (SPEC, ["--fill", "regions"], "--fill TP413 warning"),
        (SPEC.replace("{label: {}}", "{label: {fill: regions}}"), [], "campaign.yaml:6:27 TP413"),
    ],
)
def test_without_a_sheet_there_is_nothing_to_fill(
    tmp_path: Path, spec: str, options: list[str], at: str
) -> None:
    done = make(campaign(tmp_path, spec), "--region", TAMBORA, "--no-read-back", *options)
    assert done.returncode == 0, done.stderr
    assert at in done.stderr
    assert pdfs(tmp_path / "out") == [f"{TAMBORA}-tambora/label-kecil-id-PROOF.pdf"]


def test_every_name_that_does_not_fit_is_found_before_anything_is_made(tmp_path: Path) -> None:
    table = TABLE.replace("Tambora", LONG).replace("Duri Utara", LONG)
    done = make(campaign(tmp_path, SHARED, table), "--region", "31.73.04")
    assert done.returncode == 1
    assert [place in done.stderr for place in ("wilayah.csv:2:15", "wilayah.csv:4:15")] == [
        True
    ] * 2
    assert pdfs(tmp_path / "out") == []


def test_keep_going_shares_the_sheets_among_the_others(tmp_path: Path) -> None:
    table = TABLE.replace("display_name\n", "display_name,logo\n")
    spec = campaign(tmp_path, SHARED, table.replace("Kali Anyar\n", "Kali Anyar,hilang.svg\n"))
    assert kit(spec).returncode == 1
    done = kit(spec, "--keep-going")
    assert done.returncode == 3
    assert KALI_ANYAR in done.stderr
    (item,) = items(tmp_path / "out").values()
    assert [row.code for row in item.regions] == [TAMBORA, DURI_UTARA]


def test_many_regions_take_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tppo_cli.batch.plan.SHEETS", 1)
    rows = "".join(f"31.73.04.10{n:02d},Desa {n}\n" for n in range(1, 10))
    spec = campaign(tmp_path, SHARED, f"code,display_name\n{rows}")
    kit(spec)
    found = items(tmp_path / "out").values()
    assert [len(item.regions) for item in found] == [4, 4, 1]
    assert [row.code[-2:] for item in found for row in item.regions] == [
        f"{n:02d}" for n in range(1, 10)
    ]


def test_a_sheet_of_one_face_is_printed_on_one_side(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SHARED)
    make(spec, "--region", "Tambora")
    (file,) = pdfs(tmp_path / "out")
    data = (tmp_path / "out" / file).read_bytes()
    assert "Cetak satu sisi, skala 100%." in text(data, 0)
    assert "bolak-balik" not in text(data, 0)
    assert page_boxes(data)[0]["MediaBox"] == pytest.approx((0, 0, 210, 297), abs=0.1)


def test_places_that_are_left_stay_empty_where_the_sheet_says_so(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SHARED)
    own = tmp_path / "templates" / "sheets"
    own.mkdir(parents=True)
    plan = "name: sisa\ntitle: {id: Sisa}\npaper: [210mm, 297mm]\ngutter: [4, 4]\nrest: "
    for rest, times in (("empty", 1), ("repeat", 2)):
        (own / f"{rest}.yaml").write_text(f"{plan}{rest}\n", encoding="utf-8")
        made = tppo("make", "label", str(spec), "-o", str(tmp_path / rest), "--fill", "regions",
                    "--sheet", rest, "--set", "materials.label.quantity=1")  # fmt: skip
        assert made.returncode == 0, made.stderr
        (file,) = pdfs(tmp_path / rest)
        said = text((tmp_path / rest / file).read_bytes(), 0).partition("label-kecil")[0]
        assert said.count("Kelurahan Tambora") == times
        assert said.count("Kelurahan Duri Utara") == 1
        assert len(items(tmp_path / rest)[file].faces[0].places) == 2 + times
