"""The scan for numbers that are almost right, and all that is no phone number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.hotlines.published import (
    digits_of,
    distance,
    long_numbers,
    shipped,
    slips_of,
    writings,
)
from tppo_cli.hotlines.directory import directory, slips, written_forms
from tppo_cli.hotlines.hit import HitKind
from tppo_cli.hotlines.near_miss import scan
from tppo_cli.hotlines.phones import contact_digits
from tppo_cli.hotlines.registry import registry

NUMBERS = shipped()
CAUGHT = {HitKind.NEAR, HitKind.WRONG}
FRAMES = (
    "{}",
    "WA {} (24 jam)",
    "Hubungi {}, gratis.",
    "Telp. {} / 110",
    "Minggu, 30 Juli 2023, 08.00: {} atau 129",
    "{}.",
    "nomor:{}",
)


def kinds(text: str) -> list[HitKind]:
    return [hit.kind for hit in scan(text, NUMBERS)]


@pytest.mark.parametrize(("hotline", "digits", "display"), long_numbers())
def test_every_slip_in_a_published_number_is_caught(
    hotline: str, digits: str, display: str
) -> None:
    for written in {display, digits}:
        for slip in set(slips_of(written)):
            if digits_of(slip) in NUMBERS.exact or len(digits_of(slip)) < 7:
                continue
            hits = scan(slip, NUMBERS)
            assert [hit.kind in CAUGHT for hit in hits] == [True], slip
            assert hits[0].known
            assert hits[0].known.hotline == hotline


@settings(max_examples=250, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_slip_is_caught_however_and_wherever_it_is_written(data: st.DataObject) -> None:
    _, digits, display = data.draw(st.sampled_from(long_numbers()))
    written = data.draw(st.sampled_from(writings(digits, display)))
    slip = data.draw(st.sampled_from(list(slips_of(written))))
    if digits_of(slip) in NUMBERS.exact:
        return
    text = data.draw(st.sampled_from(FRAMES)).format(slip)
    hits = [hit for hit in scan(text, NUMBERS) if hit.kind in CAUGHT]
    assert len(hits) == 1, text
    assert digits_of(hits[0].text) in digits_of(text)
    assert text[hits[0].start : hits[0].end] == hits[0].text


@pytest.mark.parametrize(("hotline", "digits", "display"), long_numbers())
@pytest.mark.parametrize("frame", FRAMES)
def test_a_right_number_is_never_doubted(
    hotline: str, digits: str, display: str, frame: str
) -> None:
    for written in writings(digits, display):
        assert kinds(frame.format(written)) == [], (hotline, written)


@given(st.text("0123456789", min_size=1, max_size=9))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_slips_are_all_that_lies_at_distance_one(digits: str) -> None:
    made = set(slips(digits)) - {digits}
    assert all(distance(digits, other) == 1 for other in made)
    length = len(digits)
    expected = {d for d in slips_of(digits) if d != digits}
    assert made == expected
    assert length > 0


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.text("0123456789 -.()/+,Oo٣３\u200bRp%atelponUU\n", max_size=80))
def test_any_text_is_scanned_and_hits_lie_where_they_say(text: str) -> None:
    end = 0
    for hit in scan(text, NUMBERS):
        assert text[hit.start : hit.end] == hit.text
        assert end <= hit.start < hit.end
        end = hit.end


@pytest.mark.parametrize(
    ("text", "found", "right"),
    [
        ("WA SAPA: 0811-129-129", "0811-129-129", "08111-129-129"),
        ("hotline 081317617626.", "081317617626", "0813-1761-7622"),
        ("KP2MI 0-8000-1000", "0-8000-1000", "0800-1000"),
    ],
)
def test_published_mistakes_are_named_as_such(text: str, found: str, right: str) -> None:
    (hit,) = scan(text, NUMBERS)
    assert (hit.kind, hit.text) == (HitKind.WRONG, found)
    assert hit.known
    assert hit.known.display == right


FIGURES = (
    "Hari Dunia Anti Perdagangan Orang, Minggu, 30 Juli 2023, pukul 08.00-12.00 WIB",
    "Acara 29-30 Juli 2023 dan 1 s.d. 3 Agustus 2023 di RPTRA Kalijodo",
    "30/07/2023, 30-07-2023, 30.7.2023, 2023-07-30, 2023-07-30T08:00:00",
    "Senin–Jumat 09.00–16.00, Sabtu 08.30 - 11.30",
    "Rp 120.000.000 sampai Rp 600.000.000, Rp5-10 juta, IDR 1,250,000.00",
    "biaya 81.317.617 rupiah dan 5.000.000-10.000.000 rupiah",
    "83.762 kelurahan dan desa, 7.285 kecamatan, 0811.129 unit",
    "UU 21/2007 Pasal 2-4, UU Nomor 1 Tahun 2023, Perpres 49/2023, Pergub DKI 64/2019",
    "Perda DKI Jakarta Nomor 8 Tahun 2007 Pasal 52-53; Perpres 69/2008 jo. 22/2021",
    "Kepmendagri 300.2.2-2138/2025, Kepmendagri Nomor 300.2.2-2138 Tahun 2025",
    "Jakarta Barat 11220; Jl. Kalijodo No. 12, RT 005/RW 012, 14450",
    "Kode wilayah 31.73.04.1001, 31.73.04, 31.73 atau 3173041001",
    "NIK 3173040101900001, NIP 196801011990031001, rekening 0812345678901",
    "naik 12,5% dari 2020-2024, 2023/2024, 1945",
    "https://barat.jakarta.go.id/berita/0812345678901 dan detik.com/sumut/berita/d-7220951",
    "surel sapa08123456789@example.org",
    "154 korban pada 2022, 37 pada 2023; 5.008 kasus",
    "Ukuran 300x100 cm, 85,6×53,98 mm, #FCB526, 0 32 95 0, koordinat -6.16741, 106.76372",
    "Nomor 123/SK/2023, surat 503/1234/DPMPTSP/2023",
    "Hubungi 250 warga, telepon 3 kali, WA 120 orang, call 300 people",
    "hubungi 110, 112 atau 129; telepon 148; WA 08111-129-129; call 119",
    "1. Telepon 129. 2. Datang ke pos. 3. Simpan bukti.",
    "Kalender 2026, halaman 12-13, edisi 3_2019",
)


@pytest.mark.parametrize("text", FIGURES)
def test_other_figures_are_no_phone_numbers(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Posko 0812-3456-7890", "0812-3456-7890"),
        ("Telp (021) 568 2292 ext. 5", "(021) 568 2292"),
        ("+65 6123 4567", "+65 6123 4567"),
        ("hubungi 5682292", "5682292"),
        ("WA 81234567890", "81234567890"),
        ("1500-771", "1500-771"),
        ("Posko 0812-3456-7890 (24 jam)", "0812-3456-7890"),
        ("wa.me/6281234567890", "6281234567890"),
    ],
)
def test_numbers_of_no_entry_are_pointed_out(text: str, found: str) -> None:
    (hit,) = scan(text, NUMBERS)
    assert (hit.kind, hit.text) == (HitKind.UNKNOWN, found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hubungi 192", HitKind.NEAR),
        ("hubungi nomor 121", HitKind.NEAR),
        ("telepon 110, 112 atau 192", HitKind.NEAR),
        ("SAPA 192", HitKind.NEAR),
        ("Polri 120 personel", None),
        ("call 911", HitKind.UNKNOWN_SHORT),
        ("kirim SMS ke 7266", HitKind.UNKNOWN_SHORT),
        ("192 orang", None),
        ("hubungi 192 orang", None),
        ("telepon 2023", None),
        ("hubungi 119", None),
    ],
)
def test_short_codes_are_judged_where_one_is_to_be_called(text: str, kind: HitKind | None) -> None:
    assert kinds(text) == ([kind] if kind else [])


@pytest.mark.parametrize(
    "text",
    [
        "08111-129-12９",
        "٠٨١١١-١٢٩-١٢٩",
        "O8111-129-129",
        "0813-176I-7622",
        "hubungi １２９",
        "SAPA ١٢٩",
    ],
)
def test_digits_that_only_look_right(text: str) -> None:
    assert kinds(text) == [HitKind.LOOKALIKE]


def test_an_invisible_character_hides_no_slip() -> None:
    assert kinds("0811\u200b-129-129") == [HitKind.WRONG]


@pytest.mark.parametrize(
    "text", ["(0271) 3903963", "+692 (0)8111129129", "0812-3456-7890 3903963 1"]
)
def test_the_end_of_another_number_is_not_a_right_one(text: str) -> None:
    assert kinds(text) != []


def test_in_jakarta_a_number_is_called_without_its_area_code() -> None:
    assert kinds("Telp. 390 3963 atau 29244800") == []
    assert kinds("Telp. 390 3962") == [HitKind.NEAR]


def test_a_lone_digit_behind_a_number_that_stands_alone() -> None:
    assert kinds("0813 1761 7622 5") == [HitKind.NEAR]
    assert kinds("0813 1761 7622 7 hari seminggu") == []


def test_an_address_that_starts_a_chat_is_judged() -> None:
    assert kinds("https://wa.me/62811129129") == [HitKind.WRONG]
    assert kinds("https://api.whatsapp.com/send?phone=62811112912") == [HitKind.NEAR]


def test_digits_known_here_besides_the_registry() -> None:
    also = written_forms("+6281234567890")
    assert scan("Posko 0812-3456-7890", NUMBERS, also) == ()
    assert scan("Posko 0812-3456-7890", NUMBERS) != ()


def test_an_entry_that_is_left_out_is_not_compared_with() -> None:
    others = directory([h for h in registry().values() if h.id != "sapa129"])
    assert [hit.kind for hit in scan("WA 0811-129-129", others)] == [HitKind.UNKNOWN]


@pytest.mark.parametrize(
    ("contact", "digits"),
    [
        ("0812-3456-7890 (Ibu Sri)", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("+62 (0)812 3456 7890", "+6281234567890"),
        ("6281234567890", "+6281234567890"),
        ("(021) 568-2292", "+62215682292"),
        ("0800 1000", "08001000"),
        ("112", "112"),
        ("5682292", "5682292"),
        ("+65 6123 4567", "+6561234567"),
        ("0812-3456-7890, 112", None),
        ("RT 05: 0812-3456-7890", None),
        ("Ibu Sri", None),
        ("12", None),
        ("", None),
    ],
)
def test_what_a_contact_dials(contact: str, digits: str | None) -> None:
    assert contact_digits(contact) == digits
