"""From written text to spoken words: what a speaker says aloud, and how many words that is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tppo_cli import resources
from tppo_cli.content.locale import locale
from tppo_cli.content.number_words import cardinal, digits, ordinal, year

Match = re.Match[str]
Rule = tuple[re.Pattern[str], Callable[[Match], str]]

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
_CAPITALS = re.compile(r"(?<![^\W_])(?=[^\W_]*[A-Z])[A-Z0-9]{2,7}(?![^\W_])")
_MIXED = re.compile(r"(?<=[a-z])(?=[A-Z]{2,})")


def speak(text: str, lang: str, codes: Collection[str] = ()) -> str:
    """The words as they are spoken, without punctuation.

    Digits, percent, amounts, dates, hours, phone numbers and abbreviations are written out:
    `Rp1,5 juta` is `satu koma lima juta rupiah`. `codes` are short codes beside the public ones
    that are spoken digit by digit after a word like `telepon`. A language without a locale is
    spoken by the Indonesian rules.
    """
    return " ".join(words(text, lang, codes))


def count(text: str, lang: str, codes: Collection[str] = ()) -> int:
    """Number of spoken words; a reduplication such as `anak-anak` counts two."""
    return len(words(text, lang, codes))


def words(text: str, lang: str, codes: Collection[str] = ()) -> list[str]:
    """The spoken words of `text`, one by one."""
    voice = _voice(locale(lang).language)
    text = text.replace("\u00a0", " ")
    text = voice.code_rule(codes).sub(lambda m: _by_digit(m, voice.lang), text)
    for pattern, replace in voice.rules:
        text = pattern.sub(replace, text)
    return _WORD.findall(_joined(text, voice))


@dataclass(frozen=True)
class _Voice:
    """The rules of one language, from assets/content/spoken.yaml."""

    lang: str
    data: Mapping[str, Any]
    rules: tuple[Rule, ...]

    def code_rule(self, codes: Collection[str]) -> re.Pattern[str]:
        own = (code for code in codes if code.isdigit())
        return _code_pattern(self.lang, tuple(sorted({*_public_codes(), *own})))


@cache
def _voice(lang: str) -> _Voice:
    data = resources.read_yaml("assets/content/spoken.yaml")[lang]
    return _Voice(lang, data, _rules(lang, data))


@cache
def _public_codes() -> tuple[str, ...]:
    return tuple(resources.read_yaml("assets/short_codes.yaml"))


@cache
def _code_pattern(lang: str, codes: tuple[str, ...]) -> re.Pattern[str]:
    data = _voice(lang).data
    code = rf"(?:{'|'.join(codes)})(?!\d|[.,]\d)"
    return re.compile(
        rf"(?<!\w)(?:{_any(data['before_code'])})[:,]?(?:\s+(?:{_any(data['between_code'])}))*\s+"
        rf"{code}(?:\s*(?:,|,?\s*(?:{_any(data['and_code'])}))\s*{code})*",
        re.IGNORECASE,
    )


def _by_digit(match: Match, lang: str) -> str:
    return re.sub(r"\d+", lambda m: digits(m[0], lang), match[0])


def _rules(lang: str, data: Mapping[str, Any]) -> tuple[Rule, ...]:
    """All rewritings in the order in which they are applied; each leaves no digit behind."""
    point, thousands = re.escape(data["decimal"]), re.escape(data["thousands"])
    number = rf"\d{{1,3}}(?:{thousands}\d{{3}})+(?:{point}\d+)?|\d+(?:{point}\d+)?"
    scale = f"(?:{_any(data['scales'])})"
    money = _any(data["currencies"])

    def plain(written: str) -> str:
        return _number(written, lang, data)

    def amount(m: Match) -> str:
        unit = data["currencies"][m["currency"]]
        return f" {plain(m['number'])} {m['scale'] or ''} {unit} "

    def hour(m: Match) -> str:
        minutes = int(m["minute"])
        spoken = (digits("0", lang) + " " if 0 < minutes < 10 else "") + (
            cardinal(minutes, lang) if minutes else ""
        )
        return f" {cardinal(int(m['hour']), lang)} {spoken} "

    clock = r"[:.]" if lang == "id" else ":"
    end = rf"(?!\d|{point}\d|{thousands}\d{{3}})"
    rules: list[tuple[str, Callable[[Match], str]]] = [
        (rf"(?<!\w)(?:{_any(data['full'])})(?!\w)", lambda m: f" {data['full'][m[0]]} "),
        (r"(?<![\w.])(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\w)", lambda m: _date(m, lang)),
        (r"(?<![\w.])(?P<d>\d{1,2})[/-](?P<m>\d{1,2})[/-](?P<y>\d{4})(?!\w)",
         lambda m: _date(m, lang)),
        (r"(?<![\w.,])\(?(?:\+|0)\d(?:[ ()-]{0,2}\d){5,}", lambda m: _phone(m, lang, data)),
        (r"(?<=\d)\s?[–-]\s?(?=\d)", lambda _: f" {data['range']} "),
        (rf"(?<![\w.,])(?P<hour>[01]?\d|2[0-3]){clock}(?P<minute>[0-5]\d)(?!\d|[.,]\d)", hour),
        (rf"(?P<currency>{money})\.?\s?(?P<number>{number})(?:\s(?P<scale>{scale}))?(?!\w)",
         amount),
        (rf"(?P<number>{number})\s?%", lambda m: f" {plain(m['number'])} {data['percent']} "),
        (rf"(?<!\w){data['ordinal']}(?!\w)", lambda m: f" {ordinal(int(m['ordinal']), lang)} "),
        (r"(?<![^\W_])(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{2,7}(?![^\W_])",
         lambda m: f" {_spell(m[0], lang)} "),
        (rf"(?<!\d)(?P<number>{number}){end}", lambda m: f" {plain(m['number'])} "),
        (r"\d+", lambda m: f" {digits(m[0], lang)} "),
        (r"&", lambda _: f" {data['and']} "),
        (r"\+", lambda _: f" {data['plus']} "),
    ]  # fmt: skip
    return tuple((re.compile(pattern), replace) for pattern, replace in rules)


def _number(written: str, lang: str, data: Mapping[str, Any]) -> str:
    whole, _, decimals = written.partition(data["decimal"])
    plain = whole.replace(data["thousands"], "")
    if len(plain) > 1 and plain.startswith("0"):
        spoken = digits(plain, lang)
    elif plain == whole and not decimals and len(plain) == 4:
        spoken = year(int(plain), lang)
    else:
        spoken = cardinal(int(plain), lang)
    return f"{spoken} {data['point']} {digits(decimals, lang)}" if decimals else spoken


def _date(match: Match, lang: str) -> str:
    from babel.dates import get_month_names  # noqa: PLC0415 -- babel loads slowly

    month = get_month_names(locale=lang).get(int(match["m"]))
    if month is None:
        return _by_digit(match, lang)
    return f" {cardinal(int(match['d']), lang)} {month} {year(int(match['y']), lang)} "


def _phone(match: Match, lang: str, data: Mapping[str, Any]) -> str:
    plus = f" {data['plus']} " if "+" in match[0] else " "
    return f"{plus}{digits(match[0], lang)} "


def _spell(token: str, lang: str) -> str:
    return " ".join(digits(c, lang) if c.isdigit() else c for c in token)


def _joined(text: str, voice: _Voice) -> str:
    """Spell what stands in capitals, and join what a hyphen only attaches."""
    pronounced = voice.data["pronounced"]
    shouted = text.isupper() and len(text.split()) > 3
    if not shouted:
        text = _MIXED.sub(" ", text)
        text = _CAPITALS.sub(
            lambda m: m[0] if m[0] in pronounced else f"{_spell(m[0], voice.lang)}", text
        )
    attached = _any(voice.data["attached"])
    text = re.sub(rf"(?<=[^\W\d_])\s?-(?=(?:{attached})\b)", "", text, flags=re.IGNORECASE)
    return re.sub(rf"(?<!\w)({attached})-(?=[^\W\d_])", r"\1", text, flags=re.IGNORECASE)


def _any(choices: Collection[str]) -> str:
    return "|".join(re.escape(c) for c in sorted(choices, key=lambda c: (-len(c), c)))
