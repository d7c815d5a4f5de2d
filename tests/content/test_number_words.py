"""Numbers as they are spoken."""

from __future__ import annotations

import pytest

from tppo_cli.content.number_words import LIMIT, cardinal, digits, ordinal, year


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (0, "nol", "zero"),
        (8, "delapan", "eight"),
        (10, "sepuluh", "ten"),
        (11, "sebelas", "eleven"),
        (19, "sembilan belas", "nineteen"),
        (20, "dua puluh", "twenty"),
        (75, "tujuh puluh lima", "seventy-five"),
        (100, "seratus", "one hundred"),
        (112, "seratus dua belas", "one hundred and twelve"),
        (1000, "seribu", "one thousand"),
        (1111, "seribu seratus sebelas", "one thousand one hundred and eleven"),
        (2023, "dua ribu dua puluh tiga", "two thousand and twenty-three"),
        (83762, "delapan puluh tiga ribu tujuh ratus enam puluh dua",
         "eighty-three thousand seven hundred and sixty-two"),
        (1_001_000, "satu juta seribu", "one million one thousand"),
        (1_500_000, "satu juta lima ratus ribu", "one million five hundred thousand"),
        (2_000_000_000, "dua miliar", "two billion"),
        (10**12, "satu triliun", "one trillion"),
    ],
)  # fmt: skip
def test_cardinals(number: int, indonesian: str, english: str) -> None:
    assert cardinal(number, "id") == indonesian
    assert cardinal(number, "en") == english


def test_a_number_past_all_names_is_spelled() -> None:
    assert cardinal(LIMIT, "id").split() == ["satu", *["nol"] * 15]


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [
        (1, "pertama", "first"),
        (2, "kedua", "second"),
        (11, "kesebelas", "eleventh"),
        (12, "kedua belas", "twelfth"),
        (20, "kedua puluh", "twentieth"),
        (78, "ketujuh puluh delapan", "seventy-eighth"),
        (103, "keseratus tiga", "one hundred and third"),
        (121, "keseratus dua puluh satu", "one hundred and twenty-first"),
    ],
)
def test_ordinals(number: int, indonesian: str, english: str) -> None:
    assert ordinal(number, "id") == indonesian
    assert ordinal(number, "en") == english


@pytest.mark.parametrize(
    ("number", "english"),
    [
        (1945, "nineteen forty-five"),
        (1900, "nineteen hundred"),
        (1907, "nineteen oh seven"),
        (2000, "two thousand"),
        (2007, "two thousand and seven"),
        (2023, "twenty twenty-three"),
        (2100, "two thousand one hundred"),
    ],
)
def test_years(number: int, english: str) -> None:
    assert year(number, "en") == english
    assert year(number, "id") == cardinal(number, "id")


def test_digits_one_by_one() -> None:
    assert digits("129", "id") == "satu dua sembilan"
    assert digits("+62 8", "en") == "six two eight"
