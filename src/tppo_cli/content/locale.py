"""The words that tppo itself puts on an item, per language: labels, dates, and its own texts.

The languages that ship are data in assets/locale. A campaign brings further ones in its folder
`locale`, see `own_locale`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from tppo_cli import resources
from tppo_cli.content.own_locale import OwnLocale, own_languages, read_own

FALLBACK = "id"
"""Language whose labels serve where a language of the campaign has no locale of its own."""

NBSP = "\u00a0"

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, eq=False)
class Locale:
    """One language's words; `labels` keep their {placeholders}, see `label`.

    `language` is the tag by which tppo's own texts are found, `dates_as` the language whose names
    of days and months are printed. `texts` are own texts of a campaign's language by their path,
    such as `signs.dokumen`; `fonts` are families that its letters need beside the look's.
    """

    language: str
    labels: Mapping[str, str]
    dates: Mapping[str, str]
    units: tuple[str, ...]
    reviewed_by: str | None
    dates_as: str
    texts: Mapping[str, str] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()

    def label(self, key: str, **values: str) -> str:
        """A label with its placeholders filled; a value is never read as a placeholder itself."""
        return _fill(self.labels[key], values)

    def long_date(self, day: dt.date) -> str:
        """`Minggu, 30 Juli 2023`."""
        return _format_date(day, self.dates["day"], self.dates_as)

    def short_date(self, day: dt.date) -> str:
        """`30 Juli 2023`."""
        return _format_date(day, self.dates["short_day"], self.dates_as)

    def when(self, day: dt.date, time: str | None, zone: str | None = None) -> str:
        """Day and hour as they are printed, the hour with the language's own separator.

        The `zone` stays on the line of the hour; without an hour there is none to name.
        """
        written = self.long_date(day)
        if time is None:
            return written
        clock = re.sub(r"[.:]", self.dates["time_separator"], time)
        clock = f"{clock}{NBSP}{zone}" if zone else clock
        return _fill(self.dates["with_time"], {"date": written, "time": clock})

    def tie(self, text: str) -> str:
        """Join a number and the unit after it by U+00A0: `24 jam` never breaks between lines."""
        return _tied(text, self.units)

    def own(self, path: str, texts: Mapping[str, str]) -> str:
        """One of our own texts; in Indonesian where nobody has put it into this language."""
        said = self.texts.get(path) or texts.get(self.language) or texts[FALLBACK]
        return self.tie(said)


def languages(campaign: Path | None = None) -> tuple[str, ...]:
    """Tags of all languages that have a locale, those of a campaign's own among them."""
    ours = (file.stem for file in resources.path("assets/locale").glob("*.yaml"))
    return tuple(sorted({*ours, *(own_languages(campaign) if campaign else ())}))


def base_language(lang: str) -> str:
    """`zh` of `zh-Hans`."""
    return lang.partition("-")[0]


def locale(lang: str, campaign: Path | None = None) -> Locale:
    """The locale of a language; one that has none gets that of its base language, then `id`.

    Raises FindingsError where the campaign's own file for it is not in order.
    """
    if campaign is not None:
        own = own_languages(campaign)
        tag = next((t for t in (lang, base_language(lang)) if t in own), None)
        if tag is not None:
            return _with_own(read_own(campaign, tag))
    return _shipped(lang)


@cache
def _shipped(lang: str) -> Locale:
    known = languages()
    tag = next((t for t in (lang, base_language(lang)) if t in known), FALLBACK)
    data = resources.read_yaml(f"assets/locale/{tag}.yaml")
    return Locale(
        language=data["language"],
        labels=data["labels"],
        dates=data["dates"],
        units=tuple(data["units"]),
        reviewed_by=data["reviewed_by"],
        dates_as=data["language"],
    )


def _with_own(own: OwnLocale) -> Locale:
    """A campaign's words, over those of the language that tppo falls back to."""
    base = locale(base_language(own.language))
    return Locale(
        language=own.language,
        labels={**base.labels, **own.labels},
        dates={**base.dates, **own.dates.patterns()},
        units=own.units or base.units,
        reviewed_by=own.reviewed_by.name if own.reviewed_by else None,
        dates_as=own.dates.language or base.dates_as,
        texts=own.texts(),
        fonts=own.fonts,
    )


def label(lang: str, key: str, **values: str) -> str:
    """A label of a language that ships with tppo, see `Locale.label`."""
    return locale(lang).label(key, **values)


def short_date(day: dt.date, lang: str) -> str:
    """`30 Juli 2023`, in a language that ships with tppo."""
    return locale(lang).short_date(day)


def _fill(pattern: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda m: values.get(m[1], m[0]), pattern)


@lru_cache(maxsize=64)
def _format_date(day: dt.date, pattern: str, lang: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415 -- babel loads slowly

    return format_date(day, format=pattern, locale=lang.replace("-", "_"))


@cache
def _unit_pattern(units: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)[ ](?=(?:{'|'.join(map(re.escape, units))})\b)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _tied(text: str, units: tuple[str, ...]) -> str:
    return _unit_pattern(units).sub(NBSP, text)
