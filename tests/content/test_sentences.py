"""Where sentences end, and where they do not."""

from __future__ import annotations

import pytest

from tppo_cli.content.marked import Marked, from_pattern
from tppo_cli.content.sentences import sentences


def split(text: str, lang: str = "id") -> list[str]:
    return [sentence.text for sentence in sentences(Marked(text), lang)]


@pytest.mark.parametrize(
    "whole",
    [
        "Camat Tambora, Drs. H. Agus S. Putra, M.Si., hadir.",
        "Bapak B. Contoh hadir.",
        "Warga Kec. Tambora dan Kel. Kalianyar hadir.",
        "Mulai pukul 08.00 WIB di Jl. Tambora No. 5.",
        "Anggaran Rp1.500.000 untuk warga.",
        "Temanya “Rangkul Semua. Tidak Ada yang Tertinggal.” untuk kita.",
        "Ini (lihat hlm. 2. Bagian akhir) penting.",
        "Warga, tokoh, dll. yang hadir.",
        "1. Kenali tandanya.",
    ],
)
def test_one_sentence_stays_one(whole: str) -> None:
    assert split(whole) == [whole]


def test_sentences_are_parted() -> None:
    assert split("Satu. Dua! Tiga? “Empat.” Lima …") == [
        "Satu.",
        "Dua!",
        "Tiga?",
        "“Empat.”",
        "Lima …",
    ]
    assert split("Tahun 2023. Anak-anak, dsb. Kita bersama.") == [
        "Tahun 2023.",
        "Anak-anak, dsb. Kita bersama.",
    ]


def test_english_abbreviations() -> None:
    assert split("Dr. Smith spoke. We listened.", "en") == ["Dr. Smith spoke.", "We listened."]


def test_stress_goes_with_its_sentence() -> None:
    first, second = sentences(from_pattern("Satu **dua**. Tiga **empat lima**.", {}), "id")
    assert first.runs() == (("Satu ", False), ("dua", True), (".", False))
    assert second.stressed == ("empat lima",)


def test_a_value_with_stars_is_plain_text() -> None:
    assert from_pattern("**{a}** b", {"a": "x ** y"}).runs() == (("x ** y", True), (" b", False))
