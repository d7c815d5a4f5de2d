"""The press release and the meeting kit: papers whose text flows, in every look, read back."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.cli.test_main import tppo
from tppo_cli.batch import store

SPEC = """\
title: {id: Kampanye, en: Campaign}
theme: {lead: {id: Rangkul, en: Reach}, rest: {id: Semua Korban, en: Every Victim}}
slogan: {id: Bersama Lawan Perdagangan Orang, en: Together against Trafficking in Persons}
languages: [id, en]
hotlines: [sapa129, jakarta112, polri110, uptpppa-dki]
messages:
  - {id: "Dapat terjadi di mana saja.", en: "It can happen anywhere."}
  - {id: "Jangan sampai ada korban lagi di {kota}.", en: "Let there be no more victims in {kota}."}
regions: {under: "31.73.04"}
"""
EVENT = """\
event: {name: Hari Dunia Anti Perdagangan Orang, date: 2023-07-30, place: RPTRA Kalijodo}
organiser: {name: Pemerintah Kota Administrasi Jakarta Barat, level: kota}
"""


def made(folder: Path, material: str, look: str, *options: str, spec: str = SPEC) -> list[str]:
    """The text of each page of the one file that is made; it was read back without a finding."""
    file = folder / "campaign.yaml"
    file.write_text(spec, encoding="utf-8")
    out = folder / "out"
    done = tppo("make", material, str(file), "--look", look, "-o", str(out), *options)
    assert done.returncode == 0, done.stderr
    [row] = store.read(out)
    document = pdfium.PdfDocument(out / row.file)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


LOOKS = ("rangkul", "resmi", "fotokopi")


@pytest.mark.parametrize("look", LOOKS)
def test_a_press_release_says_what_where_and_whom_to_call(tmp_path: Path, look: str) -> None:
    pages = made(tmp_path, "press-release", look, spec=SPEC + EVENT)
    whole = " ".join(pages)
    for text in (
        "SIARAN PERS",
        "Rangkul Semua Korban",
        "Hari Dunia Anti Perdagangan Orang, yang diselenggarakan Pemerintah Kota Administrasi",
        "berlangsung pada Minggu, 30 Juli 2023 di RPTRA Kalijodo.",
        "Jangan sampai ada korban lagi di Jakarta Barat.",
        "Proses: Seseorang direkrut",
        "08111-129-129",
        "PRESS RELEASE",
        "Let there be no more victims in Jakarta Barat.",
    ):
        assert text in whole, text


def test_a_press_release_without_an_event_or_an_organiser(tmp_path: Path) -> None:
    whole = " ".join(made(tmp_path, "press-release", "rangkul", "--lang", "id"))
    assert "Penyelenggara kampanye mengajak warga" in whole
    assert "{" not in whole


@pytest.mark.parametrize("look", LOOKS)
def test_a_meeting_kit_is_three_pages_with_room_to_write(tmp_path: Path, look: str) -> None:
    agenda, notes, attendance = made(tmp_path, "meeting", look, "--region", "31.73.04.1001")
    assert "Kelurahan Tambora" in agenda
    assert "Susunan acara Agenda" in agenda
    assert "0813-1761-7622" in notes or "08111-129-129" in notes
    assert "Daftar hadir Attendance list" in attendance
    assert " 18" in attendance
    assert "nama korban" in attendance, "it asks for no cases and no names of victims"
