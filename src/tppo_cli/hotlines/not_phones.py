"""Digits that are no phone number: dates, times, prices, laws, years, codes.

Each form has its own pattern, made so that a phone number with a slip in it never fits: what is
written like a number to call is judged as one.
"""

from __future__ import annotations

import re

from tppo_cli.spec.kinds import MONTHS

BLANK = "\x00"
"""Stands where such digits stood: it is neither a digit nor anything that joins digits."""

_DASH = r"\s?(?:[-–—]|s/?d\.?|sampai|hingga|to)\s?"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True)) + "|ags|agt"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_NUMBER = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)[0-9]{2}"
_FREE_LEFT = r"(?<![0-9+(])(?<![0-9][-–./:])"
_FREE_RIGHT = r"(?![0-9])(?![-–./:][0-9])"

_LAW = (
    r"\b(?:UU|Undang[- ]Undang|Perpres|Pergub|Perda|Perwali|Perbup|Perka\w*|Permen\w*|Kepmen\w*|"
    r"Keppres|Kepgub|Kepwali|Inpres|PP|SE|SK|Pasal|Psl|Ps|ayat|KUHP|KUHAP|Peraturan|Keputusan|"
    r"Instruksi|Law|Act|Article|Regulation|Decree|ISO|SNI)\b"
)
_LAW_FILLER = (
    r"(?:[\s.,:(]{0,4}\b(?:RI|No|Nomor|Number|DKI|Jakarta|Republik|Indonesia|Presiden|Gubernur|"
    r"Menteri|Daerah|Pemerintah|Provinsi|Kota|Kabupaten|Dalam|Negeri|Pasal|ayat|of)\b){0,8}"
)

PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 30 Juli 2023; 1-30 Juli; 30 Juli
        rf"{_FREE_LEFT}{_DAY}(?:{_DASH}{_DAY})?\s+(?:{_MONTH})\b\.?(?:\s+{_YEAR}(?![0-9]))?",
        rf"\b(?:{_MONTH})\b\.?\s+(?:{_DAY},?\s+)?{_YEAR}{_FREE_RIGHT}",
        # 30/07/2023, 30-7-23, 2023-07-30
        rf"{_FREE_LEFT}{_DAY}([-./]){_MONTH_NUMBER}\1(?:19|20)?[0-9]{{2}}{_FREE_RIGHT}",
        rf"{_FREE_LEFT}{_YEAR}([-./]){_MONTH_NUMBER}\1{_DAY}(?:T[0-9:]+)?{_FREE_RIGHT}",
        # 2020-2024, 2023/24
        rf"{_FREE_LEFT}{_YEAR}(?:{_DASH}|\s?/\s?)(?:19|20)?[0-9]{{2}}{_FREE_RIGHT}",
        # 08.00, 09.00-16.00
        rf"{_FREE_LEFT}(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?::[0-5][0-9])?"
        rf"(?:{_DASH}(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9])?{_FREE_RIGHT}",
        # Rp 5.000.000, Rp 120-600 juta, 5-10 juta, 12,5 %
        r"(?:\b(?:Rp|IDR|USD|SGD|MYR|RM)\b\.?|Rp(?=[0-9])|[$€])\s?(?!0[0-9])[0-9][0-9.,]{0,20}"
        rf"(?:{_DASH}(?:Rp\.?\s?)?[0-9][0-9.,]{0, 20})?",
        rf"{_FREE_LEFT}[1-9][0-9.,]{0, 20}(?:{_DASH}[1-9][0-9.,]{0, 20})?\s?"
        r"(?:rupiah|ribu|rb|juta|jt|mil[iy]ar|triliun|thousand|million|billion|persen|percent|%|‰)"
        r"(?![A-Za-z])",
        # 83.762, 1,250,000
        rf"{_FREE_LEFT}(?<!-)[1-9][0-9]{{0,2}}([.,])[0-9]{{3}}(?:\1[0-9]{{3}})*"
        r"(?![0-9])(?![-–.,][0-9])",
        # UU 21/2007, Pergub DKI 64/2019, Kepmendagri Nomor 300.2.2-2138 Tahun 2025
        rf"{_LAW}{_LAW_FILLER}[\s.,:(]{{0,4}}"
        r"(?!0|62|8[0-9]{4}|8(?:[-. ]?[0-9]){8})[0-9][0-9./-]{0,20}"
        rf"(?:\([0-9]+\))?(?:\s+(?:tahun|of)\s+{_YEAR})?",
        r"(?<![0-9+(])(?<![0-9][-.])[1-9][0-9.-]{0,14}\s+tahun\s+(?:19|20)[0-9]{2}(?![0-9])",
        r"(?<![0-9])(?<![0-9][-.])[1-9][0-9.-]{0,14}/(?:19|20)[0-9]{2}(?![0-9])",
        # 31.73, 31.73.04.1001
        r"(?<![0-9.])[1-9][0-9]\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?(?![0-9])(?![.-][0-9])",
    )
)

_NUMBERED = re.compile(
    r"\b(?:rekening|rek|NPWP|NIK|NIP|NIB|ISBN|KTP|paspor|passport)\b"
    r"[\s.:no]{0,6}[0-9][0-9. -]{0,30}",
    re.IGNORECASE,
)
_STARTS_A_CALL = re.compile(r"wa\.me|whatsapp|tel:", re.IGNORECASE)


def without_other_figures(text: str) -> str:
    """The text at the same length, with dates, prices, laws and codes blanked."""
    for pattern in PATTERNS:
        text = pattern.sub(_blank, text)
    return text


def without_identifiers(text: str) -> str:
    """The same for addresses and numbers of accounts and papers.

    They are no phone numbers, but one digit away from a hotline they still are a mistake.
    """

    def blank_address(found: re.Match[str]) -> str:
        word = found[0]
        is_address = "@" in word or ("/" in word and any(c.isalpha() for c in word))
        return word if not is_address or _STARTS_A_CALL.search(word) else _blank(found)

    return _NUMBERED.sub(_blank, re.sub(r"\S+", blank_address, text))


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])
