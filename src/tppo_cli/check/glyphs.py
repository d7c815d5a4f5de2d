"""Whether the fonts have every letter of the campaign's texts: an emoji is in none of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tppo_cli.check.subject import Subject
from tppo_cli.content.locale import base_language, locale
from tppo_cli.content.texts import texts
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.hotlines.texts import region_texts, spec_texts
from tppo_cli.materials import read
from tppo_cli.materials.look import FamilyFolder
from tppo_cli.materials.material import Pages
from tppo_cli.spec.base import ANY
from tppo_cli.spec.positions import join

EVERYWHERE = frozenset(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0xFF))
    for code in range(first, last + 1)
) | frozenset("\n–—‘’“”…•")
"""What each font that ships with tppo has: a text of these alone needs no look into a font."""

SHOWN = 6
"""Letters that a finding lists."""


def check(subject: Subject) -> Iterator[Finding]:
    """TP525: one finding for each text with letters that a font lacks that sets it.

    TP526: a font of the campaign's own cannot be read.
    """
    look = subject.look
    if look is None:
        return
    flows = any(piece.material.material.pages is Pages.FLOW for piece in subject.pieces)
    uses = [key for use, key in look.families.items() if flows or use != "manuscript"]
    try:
        lacking = _Lacking(subject, tuple(dict.fromkeys(uses)))
        for text, place, field, region in _texts(subject):
            if letters := lacking.of(text):
                values = {"letters": ", ".join(map(_named, letters[:SHOWN]))}
                yield Finding("TP525", values, place, field, region)
    except FindingsError as error:
        # A family that is not there is found elsewhere.
        yield from (finding for finding in error.findings if finding.code == "TP526")


class _Lacking:
    """The letters that at least one family lacks, with those that a language brings behind it."""

    def __init__(self, subject: Subject, keys: tuple[str, ...]) -> None:
        self.folder = subject.loaded.folder
        self.keys = keys
        self.more = tuple(
            key for lang in subject.languages for key in locale(lang, self.folder).fonts
        )
        families = read.families(self.folder)
        shipped = read.families()
        self.is_own = any(families.get(key) != shipped.get(key) for key in keys)
        self._known: list[frozenset[str]] | None = None

    def of(self, text: str) -> tuple[str, ...]:
        if not self.is_own and EVERYWHERE.issuperset(text):
            return ()
        if self._known is None:
            behind = [letters_of(read.family(key, self.folder)) for key in self.more]
            alone = [letters_of(read.family(key, self.folder)) for key in self.keys]
            self._known = [own.union(*behind) for own in alone]
        return tuple(
            letter
            for letter in dict.fromkeys(text)
            if letter not in "\n\t" and not all(letter in known for known in self._known)
        )


@cache
def letters_of(one: FamilyFolder) -> frozenset[str]:
    """The letters that every face of a family has. Raises FindingsError (TP526)."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 -- 0.1 s that plain letters need not pay

    found: frozenset[str] | None = None
    for face in one.family.faces:
        file = one.folder / face.file
        try:
            with TTFont(file, lazy=True) as font:
                letters = frozenset(map(chr, font.getBestCmap()))
        except Exception as error:  # tables from strangers: the library raises what it likes
            raise FindingsError([_no_font(file, error)]) from error
        found = letters if found is None else found & letters
    return found or frozenset()


def _no_font(file: Path, error: Exception) -> Finding:
    values = {"file": file.name, "fault": f"{type(error).__name__}: {error}"[:120]}
    return Finding("TP526", values, Place(str(file)))


def _texts(subject: Subject) -> Iterator[tuple[str, Place | None, str | None, str | None]]:
    """Text, place, field and region of what may be printed, in the languages that are made."""
    loaded = subject.loaded
    wanted = {ANY, *subject.languages, *map(base_language, subject.languages)}
    in_languages: set[str] = set()
    for path, text in texts(loaded.campaign):
        for tag, words in text.root.items():
            field = join(path, tag)
            in_languages.add(field)
            if tag in wanted:
                yield words, loaded.place(field), field, None
    for written in spec_texts(loaded):
        field = written.field or ""
        if field not in in_languages:
            yield written.text, loaded.place(field), field, None
    for region in subject.regions:
        if region.place is not None:
            for written in region_texts(region):
                yield written.text, region.place, None, region.code


def _named(letter: str) -> str:
    return f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, '')})".replace(" )", ")")
