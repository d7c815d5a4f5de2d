"""The code blocks of a guide in Markdown, and what is to be done with each.

A guide is a page that a reader follows from top to bottom. A comment right before a block says what
a reader does there, so that a test and `make pictures` can do the same:

    <!-- test: write kampanye/campaign.yaml -->   the block is the file's whole text
    <!-- test: put kampanye/campaign.yaml -->     its keys take the place of those in the file
    <!-- test: shows -->                          the commands before said these lines
    <!-- test: mistake FILE OLD NEW -->           `tppo check` says these lines of that mistake
    <!-- test: exit 1 -->                         the commands end with this code
    <!-- test: makes out/a.pdf out/b.pdf -->      the files are there afterwards
    <!-- test: serves -->                         the command goes on until it is stopped
    <!-- test: skip why -->                       nothing is done

Several stand in one comment with a semicolon between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

_MARKER = re.compile(r"<!-- test: (.*?) -->")
_FENCE = re.compile(r"^( *)```([a-z0-9]*)$")
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block: its language, its text, the line of its fence, what its comment asks."""

    language: str
    text: str
    line: int
    asks: dict[str, str] = field(default_factory=dict)


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page in order.

    Raises:
        ValueError: a block is not closed.

    """
    asks: dict[str, str] = {}
    lines = page.read_text(encoding="utf-8").splitlines()
    number = 0
    while number < len(lines):
        line = lines[number]
        if marker := _MARKER.search(line):
            asks = {}
            for ask in marker[1].split("; "):
                name, _, rest = ask.partition(" ")
                asks[name] = rest
        elif opened := _FENCE.match(line):
            indent = opened[1]
            try:
                end = lines.index(f"{indent}```", number + 1)
            except ValueError:
                raise ValueError(f"{page}:{number + 1}: the block is not closed") from None
            inside = [inner.removeprefix(indent) for inner in lines[number + 1 : end]]
            yield Block(opened[2], "\n".join(inside) + "\n", number + 1, asks)
            asks = {}
            number = end
        elif line.strip():
            asks = {}
        number += 1


def put(text: str, keys: str) -> str:
    """A YAML file with the top-level keys of `keys` in the place of its own of the same name."""
    for name in _KEY.findall(keys):
        text = re.sub(rf"^{name}:.*\n(?:[ \t#-].*\n|\n(?=[ \t]))*", "", text, flags=re.MULTILINE)
    return text.rstrip("\n") + "\n\n" + keys


def write(block: Block, folder: Path) -> None:
    """Do what a block asks of files: `write` or `put`."""
    for ask, name in block.asks.items():
        target = folder / name
        if ask == "write":
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.text, encoding="utf-8")
        elif ask == "put":
            target.write_text(put(target.read_text(encoding="utf-8"), block.text), encoding="utf-8")
