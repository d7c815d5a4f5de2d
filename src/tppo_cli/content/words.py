"""Picking the words of one edition: language, fallback, placeholders, number and unit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tppo_cli.content.locale import Locale, base_language
from tppo_cli.spec.base import ANY, LocalText
from tppo_cli.spec.placeholders import fill


@dataclass(frozen=True, slots=True)
class Words:
    """How texts are said in one edition.

    `first` is the campaign's first language, whose text serves where one in `lang` is missing.
    `values` fill {kelurahan}, {kecamatan}, {kota} and {tanggal}. `locale` are tppo's own words.
    """

    lang: str
    first: str
    values: Mapping[str, str]
    locale: Locale

    def of(self, text: LocalText) -> str:
        """The text in this language, else the first language's, else the one there is."""
        return self.plain(pick(text.root, self.lang, self.first))

    def maybe(self, text: LocalText | None) -> str | None:
        return None if text is None else self.of(text)

    def plain(self, text: str) -> str:
        """A text that holds for every language, with its placeholders filled."""
        return self.locale.tie(fill(text, self.values))

    def own(self, path: str, texts: Mapping[str, str]) -> str:
        """One of our own texts, see `Locale.own`."""
        return self.locale.own(path, texts)

    def label(self, key: str, **values: str) -> str:
        return self.locale.label(key, **values)


def pick(texts: Mapping[str, str], lang: str, first: str) -> str:
    """One of several languages' texts; empty where there is none at all."""
    if lang in texts:
        return texts[lang]
    for tag in (base_language(lang), ANY, first):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")
