"""What tppo itself has to say where a campaign does not: signs, and editions for audiences.

The texts are data in assets/content, each by language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tppo_cli import resources


@dataclass(frozen=True, slots=True)
class Sign:
    """A built-in sign to watch for, see assets/content/indicators.yaml."""

    icon: str
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class AudienceBlock:
    """What is said to one audience, the ids of the signs it sees, and what it can do."""

    message: Mapping[str, str]
    signs: tuple[str, ...]
    actions: tuple[Mapping[str, str], ...]


@cache
def signs() -> Mapping[str, Sign]:
    """The built-in signs by id."""
    rows = resources.read_yaml("assets/content/indicators.yaml")
    return {name: Sign(row["icon"], row["text"]) for name, row in rows.items()}


@cache
def audiences() -> Mapping[str, AudienceBlock]:
    """The built-in editions by audience; that for residents also speaks to everyone."""
    rows = resources.read_yaml("assets/content/audiences.yaml")
    return {
        name: AudienceBlock(row["message"], tuple(row["signs"]), tuple(row["actions"]))
        for name, row in rows.items()
    }


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A built-in block of text, by language: see assets/content/blocks.yaml."""

    title: Mapping[str, str]
    intro: Mapping[str, str] | None
    lines: tuple[tuple[Mapping[str, str] | None, Mapping[str, str]], ...]
    """Each with the term before it, if it has one."""
    source: str


@cache
def text_blocks() -> Mapping[str, TextBlock]:
    """The built-in blocks by name."""
    rows = resources.read_yaml("assets/content/blocks.yaml")
    return {
        name: TextBlock(
            title=row["title"],
            intro=row.get("intro"),
            lines=tuple(
                (line.get("term"), {tag: said for tag, said in line.items() if tag != "term"})
                for line in row["lines"]
            ),
            source=row["source"],
        )
        for name, row in rows.items()
    }
