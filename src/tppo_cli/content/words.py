"""Picking the words of one edition: language, fallback, placeholders, number and unit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tppo_cli.content.locale import base_language, label, locale, tie
from tppo_cli.spec.base import ANY, LocalText
from tppo_cli.spec.placeholders import fill


@dataclass(frozen=True, slots=True)
class Words:
    """How texts are said in one edition.

    `first` is the campaign's first language, whose text serves where one in `lang` is missing.
    `values` fill {kelurahan}, {kecamatan}, {kota} and {tanggal}.
    """

    lang: str
    first: str
    values: Mapping[str, str]

    def of(self, text: LocalText) -> str:
        """The text in this language, else the first language's, else the one there is."""
        return self.plain(pick(text.root, self.lang, self.first))

    def maybe(self, text: LocalText | None) -> str | None:
        return None if text is None else self.of(text)

    def plain(self, text: str) -> str:
        """A text that holds for every language, with its placeholders filled."""
        return tie(fill(text, self.values), self.lang)

    def own(self, texts: Mapping[str, str]) -> str:
        """One of our own texts; in the locale's language where it lacks this one."""
        return tie(texts[locale(self.lang).language], self.lang)

    def label(self, key: str, **values: str) -> str:
        return label(self.lang, key, **values)


def pick(texts: Mapping[str, str], lang: str, first: str) -> str:
    """One of several languages' texts; empty where there is none at all."""
    if lang in texts:
        return texts[lang]
    for tag in (base_language(lang), ANY, first):
        if tag in texts:
            return texts[tag]
    return next(iter(texts.values()), "")
