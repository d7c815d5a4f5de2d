"""The sign-off sheet: what whoever answers for a campaign reads before signing."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from tests.batch.campaigns import SPEC, campaign
from tests.cli.test_main import tppo
from tests.reading import text

CONFIRMED = """\
confirmations:
  - {hotline: sapa129, channel: call, digits: "129", by: Siti Contoh, on: 2026-11-20}
  - {hotline: polri110, channel: call, digits: "112", by: Siti Contoh, on: 2026-11-20}
"""


def _sheet(folder: Path, spec: str = SPEC, **environment: str) -> bytes:
    file = (
        folder / "campaign.yaml" if (folder / "campaign.yaml").exists() else campaign(folder, spec)
    )
    done = tppo("signoff", str(file), "-o", str(folder / "out"), environment=environment)
    assert done.returncode == 0, done.stderr
    return (folder / "out" / "persetujuan" / "persetujuan.pdf").read_bytes()


def _said(data: bytes) -> str:
    pages = len(pdfium.PdfDocument(data))
    return " ".join(text(data, page) for page in range(pages))


def test_numbers_stand_as_published_with_source_and_call(tmp_path: Path) -> None:
    campaign(tmp_path)
    (tmp_path / "confirmations.yaml").write_text(CONFIRMED, encoding="utf-8")
    said = _said(_sheet(tmp_path))
    for wanted in (
        "Rangkul Semua Korban", "Bersama Lawan Perdagangan Orang", "08111-129-129",
        "Siti Contoh, 20 November 2026", "28 Januari 2026", "1 dari 3 nomor sudah ditelepon.",
        "Kelurahan Tambora", "Nomor yang belum ditelepon: 2.", "Tanda tangan", "12 × 6 cm",
    ):  # fmt: skip
        assert wanted in said, wanted
    assert "Tidak ada temuan" not in said
    assert said.count("belum ditelepon") == 2  # the number's own, and the count of them
    assert said.count("nomor berubah sejak ditelepon") == 1


def test_regions_with_data_of_their_own_are_listed_and_shown(tmp_path: Path) -> None:
    table = """\
code,contact,contact_confirmed_by,contact_confirmed_on,post
31.73.04.1002,,,,
31.73.04.1001,0812-1000-2000,,,Pos RW 03
31.73.04.1003,021-5551234,Budi Contoh,2026-11-20,
"""
    campaign(tmp_path)
    (tmp_path / "wilayah.csv").write_text(table, encoding="utf-8")
    said = _said(_sheet(tmp_path))
    for wanted in (
        "Gambar: Kelurahan Tambora. Wilayah lain sama, dengan nama dan data wilayahnya sendiri",
        "0812-1000-2000", "Pos: Pos RW 03", "021-5551234", "Budi Contoh, 20 November 2026",
        "Kontak wilayah yang belum ditelepon: 1.",
    ):  # fmt: skip
        assert wanted in said, wanted
    assert "Kelurahan Kali Anyar" not in said


def test_each_item_is_shown_with_a_description(tmp_path: Path) -> None:
    data = _sheet(tmp_path)
    (tmp_path / "s.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "s.pdf") as pdf:
        alts = [
            str(o["/Alt"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
        assert alts == ["Label, halaman 1"]
        assert str(pdf.Root.Lang) == "id"


def test_the_day_changes_no_byte(tmp_path: Path) -> None:
    spec = SPEC + "permit: {number: 12/IP, until: 2026-11-30}\n"
    before = _sheet(tmp_path, spec, TPPO_TODAY="2026-11-20")
    assert _sheet(tmp_path, TPPO_TODAY="2027-11-20") == before
    said = _said(before)
    assert "30 November 2026" in said
    assert "Temuan yang masih terbuka" not in said


def test_open_findings_are_counted_and_written_out(tmp_path: Path) -> None:
    said = _said(_sheet(tmp_path, SPEC + 'messages: ["Hubungi 1500999 sekarang"]\n'))
    assert "Temuan yang masih terbuka: 1." in said
    assert "1500999" in said


def test_what_has_faults_is_not_signed_off(tmp_path: Path) -> None:
    file = campaign(tmp_path, SPEC + 'messages: ["Hubungi 0811-129-129"]\n')
    done = tppo("signoff", str(file), "-o", str(tmp_path / "out"))
    assert done.returncode == 1
    assert "TP203" in done.stderr
    assert not (tmp_path / "out").exists()


def test_items_of_sheets_that_regions_share_are_shown_alone(tmp_path: Path) -> None:
    shared = SPEC.replace("{label: {}}", "{label: {sheet: a4, fill: regions}}")
    said = _said(_sheet(tmp_path, shared))
    assert "12 × 6 cm" in said
    assert "Gambar: Kelurahan Tambora." in said
    assert said.replace("\u00a0", " ").count("Label") == 1
