"""Numbers as they are spoken, in Indonesian and English.

Written here because the library that does this (num2words) brings a package that must be built
where tppo is installed, and says `satu ribu` after a million. Elsewhere both were found to agree.
"""

from __future__ import annotations

_ID_UNITS = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
)  # fmt: skip
_ID_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"))

_EN_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_EN_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_EN_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_EN_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip

LIMIT = 10**15
"""Numbers from here on are spoken digit by digit."""


def cardinal(number: int, lang: str) -> str:
    """`2023` -> `dua ribu dua puluh tiga`; `lang` other than `en` counts as Indonesian."""
    if number >= LIMIT:
        return digits(str(number), lang)
    return _english(number) if lang == "en" else _indonesian(number)


def ordinal(number: int, lang: str) -> str:
    """`78` -> `ketujuh puluh delapan`, `seventy-eighth`; the first is `pertama`."""
    if lang != "en":
        return "pertama" if number == 1 else "ke" + _indonesian(number)
    head, cut, last = _english(number).rpartition("-" if number % 100 > 20 and number % 10 else " ")
    if last in _EN_ORDINALS:
        last = _EN_ORDINALS[last]
    else:
        last = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + cut + last


def year(number: int, lang: str) -> str:
    """A year: English speaks it in two halves, `twenty twenty-three`; Indonesian as a number."""
    century, rest = divmod(number, 100)
    if lang != "en" or not 1100 <= number < 2100 or 2000 <= number < 2010:
        return cardinal(number, lang)
    if rest == 0:
        return _english(century) + " hundred"
    return _english(century) + " " + ("oh " if rest < 10 else "") + _english(rest)


def digits(text: str, lang: str) -> str:
    """`129` -> `satu dua sembilan`; what is not a digit is left out."""
    units = _EN_UNITS if lang == "en" else _ID_UNITS
    return " ".join(units[int(c)] for c in text if c.isascii() and c.isdigit())


def _indonesian(number: int) -> str:
    if number < 12:
        return _ID_UNITS[number]
    if number < 20:
        return _ID_UNITS[number - 10] + " belas"
    if number < 100:
        return _joined(_ID_UNITS[number // 10] + " puluh", number % 10, "id")
    if number < 1000:
        hundreds = number // 100
        return _joined("seratus" if hundreds == 1 else _ID_UNITS[hundreds] + " ratus",
                       number % 100, "id")  # fmt: skip
    if number < 2000:
        return _joined("seribu", number - 1000, "id")
    value, name = next(scale for scale in _ID_SCALES if number >= scale[0])
    return _joined(f"{_indonesian(number // value)} {name}", number % value, "id")


def _english(number: int) -> str:
    if number < 20:
        return _EN_UNITS[number]
    if number < 100:
        ones = number % 10
        return _EN_TENS[number // 10] + (f"-{_EN_UNITS[ones]}" if ones else "")
    if number < 1000:
        rest = number % 100
        return f"{_EN_UNITS[number // 100]} hundred" + (f" and {_english(rest)}" if rest else "")
    value, name = next(scale for scale in _EN_SCALES if number >= scale[0])
    rest = number % value
    link = "and " if 0 < rest < 100 else ""
    return f"{_english(number // value)} {name}" + (f" {link}{_english(rest)}" if rest else "")


def _joined(head: str, rest: int, lang: str) -> str:
    return f"{head} {cardinal(rest, lang)}" if rest else head
