"""What is said aloud, and how many words that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tppo_cli.content.spoken import count, speak

INDONESIAN = [
    ("2023", "dua ribu dua puluh tiga"),
    ("15 persen", "lima belas persen"),
    ("15%", "lima belas persen"),
    ("12,5 %", "dua belas koma lima persen"),
    ("0,25", "nol koma dua lima"),
    ("1.000.000 orang", "satu juta orang"),
    ("Rp5 juta", "lima juta rupiah"),
    ("Rp 1.500.000", "satu juta lima ratus ribu rupiah"),
    ("Rp1,5 miliar", "satu koma lima miliar rupiah"),
    ("ke-78", "ketujuh puluh delapan"),
    ("HUT ke-78 RI", "H U T ketujuh puluh delapan R I"),
    ("tahun 2000-an", "tahun dua ribuan"),
    ("2022–2023", "dua ribu dua puluh dua sampai dua ribu dua puluh tiga"),
    ("50-100 orang", "lima puluh sampai seratus orang"),
    ("30 Juli 2023", "tiga puluh Juli dua ribu dua puluh tiga"),
    ("30/7/2023", "tiga puluh Juli dua ribu dua puluh tiga"),
    ("2023-07-30", "tiga puluh Juli dua ribu dua puluh tiga"),
    ("pukul 08.00", "pukul delapan"),
    ("08.30 WIB", "delapan tiga puluh waktu Indonesia barat"),
    ("08.05", "delapan nol lima"),
    ("08.00–10.30", "delapan sampai sepuluh tiga puluh"),
    ("0813-1761-7622", "nol delapan satu tiga satu tujuh enam satu tujuh enam dua dua"),
    ("+62 21 2924 4800", "plus enam dua dua satu dua sembilan dua empat empat delapan nol nol"),
    ("(021) 3903963", "nol dua satu tiga sembilan nol tiga sembilan enam tiga"),
    ("telepon SAPA 129", "telepon SAPA satu dua sembilan"),
    ("Nomornya 129, 112 atau 110.",
     "Nomornya satu dua sembilan satu satu dua atau satu satu nol"),
    ("129 orang", "seratus dua puluh sembilan orang"),
    ("hubungi 250 warga", "hubungi dua ratus lima puluh warga"),
    ("RT 05/RW 03", "R T nol lima R W nol tiga"),
    ("TPPO", "T P P O"),
    ("RPTRA Kalijodo", "R P T R A Kalijodo"),
    ("UPT PPPA DKI", "U P T P P P A D K I"),
    ("KP2MI", "K P dua M I"),
    ("KemenPPPA", "Kemen P P P A"),
    ("SAPA", "SAPA"),
    ("JANGAN SAMPAI ADA KORBAN", "JANGAN SAMPAI ADA KORBAN"),
    ("anak-anak", "anak anak"),
    ("rahmat-Nya", "rahmatNya"),
    ("se-Jakarta Barat", "seJakarta Barat"),
    ("Assalamu’alaikum warahmatullahi", "Assalamu’alaikum warahmatullahi"),
    ("Kec. Tambora, dll.", "kecamatan Tambora dan lain lain"),
    ("TNI & Polri", "T N I dan Polri"),
    ("24\u00a0jam", "dua puluh empat jam"),
    ("Pasal 2 UU 21/2007", "Pasal dua U U dua puluh satu dua ribu tujuh"),
]  # fmt: skip

ENGLISH = [
    ("30 July 2023", "thirty July twenty twenty three"),
    ("15%", "fifteen percent"),
    ("$1.5 million", "one point five million dollars"),
    ("1,234.5", "one thousand two hundred and thirty four point five"),
    ("the 78th", "the seventy eighth"),
    ("at 08:30", "at eight thirty"),
    ("12.50", "twelve point five zero"),
    ("call 129 or 112", "call one two nine or one one two"),
    ("129 people", "one hundred and twenty nine people"),
    ("it's UNODC", "it's U N O D C"),
]


@pytest.mark.parametrize(("written", "spoken"), INDONESIAN)
def test_indonesian(written: str, spoken: str) -> None:
    assert speak(written, "id") == spoken


@pytest.mark.parametrize(("written", "spoken"), ENGLISH)
def test_english(written: str, spoken: str) -> None:
    assert speak(written, "en") == spoken


def test_a_reduplication_counts_two_and_a_year_five() -> None:
    assert count("Anak-anak kita pada tahun 2023", "id") == 2 + 3 + 5


def test_the_campaigns_own_short_code_is_spelled_too() -> None:
    assert speak("hubungi 1771", "id") == "hubungi seribu tujuh ratus tujuh puluh satu"
    assert speak("hubungi 1771", "id", codes=["1771", "+62811"]) == "hubungi satu tujuh tujuh satu"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60))
def test_any_text_can_be_spoken_and_leaves_no_digit(text: str) -> None:
    assert not any(c in "0123456789" for c in speak(text, "id"))
