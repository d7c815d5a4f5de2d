"""A language that a campaign brings itself: `locale/<tag>.yaml` in its folder.

It holds the words that tppo would otherwise print in Indonesian. Somebody who speaks the language
has to have read them before an item is final.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.spec.audience import Audience
from tppo_cli.spec.base import LanguageTag, Line, Model, Slug
from tppo_cli.spec.blocks import BlockName
from tppo_cli.spec.encoding import decode
from tppo_cli.spec.explain import explain
from tppo_cli.spec.kinds import Day
from tppo_cli.spec.positions import Places, Source
from tppo_cli.spec.reader import read_text

FOLDER = "locale"

SIZE_LIMIT = 256 * 1024
"""Bytes; our own files have a twentieth of it."""

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]{1,60}$")]


class Reviewed(Model):
    """Who has read the words through: a person who speaks the language, and when."""

    name: Line
    on: Day


class Dates(Model):
    """How a day is written, in CLDR patterns, with the names of `language`."""

    language: LanguageTag | None = None
    day: Line | None = None
    short_day: Line | None = None
    time_separator: Line | None = None
    with_time: Line | None = None

    def patterns(self) -> dict[str, str]:
        """Those that are given."""
        return self.model_dump(exclude={"language"}, exclude_none=True)


class AudienceWords(Model):
    """What tppo says to an audience: a message, and what it can do."""

    message: Line | None = None
    actions: tuple[Line, ...] = Field((), max_length=6)


class BlockWords(Model):
    """A text block: its heading, the sentence under it, the terms and lines in our order."""

    title: Line | None = None
    intro: Line | None = None
    terms: tuple[Line, ...] = Field((), max_length=12)
    lines: tuple[Line, ...] = Field((), max_length=12)


class OwnLocale(Model):
    """A locale file of a campaign's own, checked."""

    language: LanguageTag
    name: Line
    reviewed_by: Reviewed | None = None
    labels: dict[Key, Line] = Field(default_factory=dict)
    dates: Dates = Dates()
    units: tuple[Line, ...] = ()
    signs: dict[Slug, Line] = Field(default_factory=dict)
    audiences: dict[Audience, AudienceWords] = Field(default_factory=dict)
    blocks: dict[BlockName, BlockWords] = Field(default_factory=dict)
    fonts: tuple[Slug, ...] = ()

    def texts(self) -> dict[str, str]:
        """Signs, messages, actions and blocks by their path."""
        found = {f"signs.{name}": text for name, text in self.signs.items()}
        for audience, words in self.audiences.items():
            at = f"audiences.{audience.value}"
            if words.message:
                found[f"{at}.message"] = words.message
            found |= {f"{at}.actions.{i}": text for i, text in enumerate(words.actions)}
        for name, block in self.blocks.items():
            at = f"blocks.{name.value}"
            found |= {
                f"{at}.{key}": text for key in ("title", "intro") if (text := getattr(block, key))
            }
            for key in ("terms", "lines"):
                found |= {f"{at}.{key}.{i}": text for i, text in enumerate(getattr(block, key))}
        return found


def own_languages(campaign: Path) -> tuple[str, ...]:
    """Tags of the languages that a campaign brings, by the names of their files."""
    return tuple(sorted(file.stem for file in (campaign / FOLDER).glob("*.yaml")))


def read_own(campaign: Path, lang: str) -> OwnLocale:
    """The campaign's own file for a language.

    Raises FindingsError with the place of each fault.
    """
    return read_with_places(campaign / FOLDER / f"{lang}.yaml")[0]


def read_with_places(file: Path) -> tuple[OwnLocale, Places]:
    """A locale file, and where everything in it stands."""
    return _parsed(file, file.read_bytes()[: SIZE_LIMIT + 1])


@cache
def _parsed(file: Path, data: bytes) -> tuple[OwnLocale, Places]:
    if len(data) > SIZE_LIMIT:
        raise FindingsError(
            [Finding("TP004", {"file": file.name, "limit": "256 KiB"}, Place(str(file)))]
        )
    document = read_text(Source(str(file), decode(data, str(file))))
    if document.findings:
        raise FindingsError(document.findings)
    try:
        return OwnLocale.model_validate(document.tree), document.places
    except ValidationError as error:
        raise FindingsError(explain(error, document.tree, document.places, OwnLocale)) from error
