"""Every text of a campaign in which a phone number may stand, with where it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from glob import escape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, RootModel

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Place
from tppo_cli.hotlines.hit import Hit
from tppo_cli.hotlines.phones import UNSEEN
from tppo_cli.regions.region import Region
from tppo_cli.spec.contacts import OwnHotline
from tppo_cli.spec.encoding import decode
from tppo_cli.spec.positions import Source, join

if TYPE_CHECKING:
    from tppo_cli.spec.load import Loaded

# Sources, files, codes and permits hold figures of their own and are not printed as numbers to
# call; the numbers of own entries are judged apart from the text.
_NOT_TEXT = frozenset(
    (
        "id",
        "source",
        "reason",
        "channels",
        "area",
        "logo",
        "photo",
        "icon",
        "file",
        "body_file",
        "number",
        "look",
        "naming",
        "exit_url",
        "regions",
        "materials",
        "brand",
    )
)

_TEMPLATE_KINDS = frozenset((".j2", ".html", ".yaml", ".yml", ".md", ".txt"))
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
"""In the middle of a number it is not seen."""

_FILE_LIMIT = 1024 * 1024
"""Bytes; a template or a speech of that size holds more than a thousand pages."""


@dataclass(frozen=True, slots=True)
class Written:
    """One text. `place_of` says where a hit in it stands."""

    text: str
    place_of: Callable[[Hit], Place | None]
    field: str | None = None


def spec_texts(loaded: Loaded) -> Iterator[Written]:
    """The texts of the spec, by dotted path."""
    texts = chain(_strings(loaded.campaign, "", loaded.places.values), _beside(loaded))
    for path, text in texts:

        def place_of(hit: Hit, path: str = path, text: str = text) -> Place | None:
            return loaded.places.find(path, hit.text, text.count(hit.text, 0, hit.start))

        yield Written(text, place_of, path)


def _beside(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Texts inside of what holds figures otherwise: who uses a channel, new names of regions."""
    for index, entry in enumerate(loaded.campaign.hotlines):
        if isinstance(entry, OwnHotline):
            for at, channel in enumerate(entry.channels):
                path = f"hotlines.{index}.channels.{at}.callers"
                yield from _strings(channel.callers, path, loaded.places.values)
    if loaded.campaign.regions:
        for code, rename in loaded.campaign.regions.rename.items():
            yield from _strings(rename, f"regions.rename.{code}", loaded.places.values)


def region_texts(region: Region) -> Iterator[Written]:
    """What the user's table says of a region, its contact left out."""
    texts = {
        "display_name": region.name,
        "post": region.post,
        "speaker_name": region.speaker_name,
        "speaker_office": region.speaker_office,
    }
    written = {column for column, _, _ in region.cells}
    for column, text in texts.items():
        if text and column in written:
            yield Written(text, _in_cell(region, column))


def contact_text(region: Region) -> Written:
    """The contact of a region; an empty text where it has none."""
    return Written(region.contact or "", _in_cell(region, "contact"))


def file_texts(loaded: Loaded) -> Iterator[Written]:
    """The speech's own file, and the templates that lie in the campaign's folder."""
    files = []
    if loaded.campaign.speech.body_file:
        speech = loaded.folder / loaded.campaign.speech.body_file
        # naskah.en.md beside naskah.md is the text in another language.
        files += [speech, *sorted(speech.parent.glob(f"{escape(speech.stem)}.*{speech.suffix}"))]
    templates = loaded.folder / "templates"
    files += sorted(path for path in templates.rglob("*") if path.suffix in _TEMPLATE_KINDS)
    for path in files:
        source = _source(path, loaded.folder)
        if source:
            yield Written(_TAG.sub(_unseen, source.text), _in_source(source))


def _unseen(tag: re.Match[str]) -> str:
    return UNSEEN * len(tag[0])


def _strings(value: Any, path: str, typed: Container[str]) -> Iterator[tuple[str, str]]:
    """Each text under the path at which it was written; `typed` are the paths of all values."""
    if isinstance(value, str):
        if not isinstance(value, Enum):
            yield path, value
    elif isinstance(value, RootModel):
        yield from _strings(value.root, path, typed)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            if name in _NOT_TEXT:
                continue
            below = join(path, name)
            # `messages: ["…"]` is short for {text: "…"}: the text then stands at the path itself.
            is_short = name == getattr(value, "plain_field", None) and below not in typed
            yield from _strings(getattr(value, name), path if is_short else below, typed)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            part = key.value if isinstance(key, Enum) else key
            yield from _strings(item, join(path, part), typed)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            # A bare id of the registry is no text.
            if path != "hotlines" or isinstance(item, OwnHotline):
                yield from _strings(item, join(path, index), typed)


def _in_cell(region: Region, column: str) -> Callable[[Hit], Place | None]:
    def place_of(hit: Hit) -> Place | None:
        cell = region.at(column)
        if cell is None or cell.column is None or cell.excerpt is None:
            return cell
        found = cell.excerpt.find(hit.text, cell.column - 1)
        if found < 0:
            return cell
        return replace(cell, column=found + 1, end_column=found + 1 + len(hit.text))

    return place_of


def _in_source(source: Source) -> Callable[[Hit], Place | None]:
    return lambda hit: source.place(hit.start, hit.end)


def _source(path: Path, folder: Path) -> Source | None:
    """None for a file that is not there, not text or elsewhere: others say so, where it matters."""
    path = path.resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        return None
    try:
        if path.stat().st_size > _FILE_LIMIT:
            return None
        shown = path.relative_to(folder.resolve()).as_posix()
        return Source(shown, decode(path.read_bytes(), shown))
    except (OSError, FindingsError):
        return None
