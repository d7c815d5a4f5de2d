"""The words that tppo itself puts on an item, per language: labels and dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from tppo_cli import resources

FALLBACK = "id"
"""Language whose labels serve where a language of the campaign has no locale of its own."""

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Locale:
    """One language's words; `labels` keep their {placeholders}, see `label`."""

    language: str
    labels: Mapping[str, str]
    dates: Mapping[str, str]
    units: tuple[str, ...]
    reviewed_by: str | None


def languages() -> tuple[str, ...]:
    """Tags of all languages that have a locale."""
    return tuple(sorted(p.stem for p in resources.path("assets/locale").glob("*.yaml")))


def base_language(lang: str) -> str:
    """`zh` of `zh-Hans`."""
    return lang.partition("-")[0]


@cache
def locale(lang: str) -> Locale:
    """The locale of a language; one that has none gets that of its base language, then `id`."""
    known = languages()
    tag = next((t for t in (lang, base_language(lang)) if t in known), FALLBACK)
    data = resources.read_yaml(f"assets/locale/{tag}.yaml")
    return Locale(
        language=data["language"],
        labels=data["labels"],
        dates=data["dates"],
        units=tuple(data["units"]),
        reviewed_by=data["reviewed_by"],
    )


def label(lang: str, key: str, **values: str) -> str:
    """A label with its placeholders filled; a value is never read as a placeholder itself."""
    return _fill(locale(lang).labels[key], values)


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def _fill(pattern: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), pattern)


@lru_cache(maxsize=64)
def long_date(day: dt.date, lang: str) -> str:
    """`Minggu, 30 Juli 2023`."""
    return _format_date(day, locale(lang).dates["day"], lang)


@lru_cache(maxsize=64)
def short_date(day: dt.date, lang: str) -> str:
    """`30 Juli 2023`."""
    return _format_date(day, locale(lang).dates["short_day"], lang)


def _format_date(day: dt.date, pattern: str, lang: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 -- babel loads slowly

    return format_date(day, format=pattern, locale=locale(lang).language)


def when(day: dt.date, time: str | None, lang: str) -> str:
    """Day and hour as they are printed; the hour with the separator that the language uses."""
    written = long_date(day, lang)
    if time is None:
        return written
    dates = locale(lang).dates
    clock = re.sub(r"[.:]", dates["time_separator"], time)
    return _fill(dates["with_time"], {"date": written, "time": clock})


@cache
def _unit_pattern(lang: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)[ ](?=(?:{'|'.join(locale(lang).units)})\b)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def tie(text: str, lang: str) -> str:
    """Join a number and the unit after it by U+00A0: `24 jam` never breaks between lines."""
    return _unit_pattern(lang).sub(NBSP, text)
