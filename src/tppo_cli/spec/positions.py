"""Where in the user's text each key and value stands.

A position is kept as offsets into the text, and becomes a `Place` only when a finding asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from tppo_cli.findings import Place

_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class Source:
    """One text that the user wrote: the campaign file, or one `--set`."""

    file: str
    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def line_at(self, offset: int) -> int:
        """Line number, from 1."""
        return bisect_right(self._starts, offset)

    def place(self, start: int, end: int | None = None) -> Place:
        """The place of `text[start:end]`, or of what of it stands in its first line.

        What stands behind the end of a line, such as a value that is missing, is pointed at by
        the line's last character.
        """
        start = min(start, len(self.text))
        line = self.line_at(start)
        line_start = self._starts[line - 1]
        line_end = _BREAK.search(self.text, line_start)
        excerpt = self.text[line_start : line_end.start() if line_end else None]
        if start >= line_start + len(excerpt.rstrip()) and excerpt.strip():
            start = line_start + len(excerpt.rstrip()) - 1
        stop = min(max(end or start, start), line_start + len(excerpt.rstrip()))
        return Place(
            file=self.file,
            line=line,
            column=start - line_start + 1,
            end_column=max(stop, start + 1) - line_start + 1,
            excerpt=excerpt,
        )

    def comment_after(self, offset: int) -> Span | None:
        """A comment that hugs its first word: `#StopTPPO`, which was probably meant as text."""
        line_end = _BREAK.search(self.text, offset)
        match = re.compile(r"[^#\n]*?(#\w\S{0,30})").match(
            self.text, offset, line_end.start() if line_end else len(self.text)
        )
        return Span(self, *match.span(1)) if match else None


@dataclass(frozen=True, slots=True)
class Span:
    """Offsets of a key or a value in one source."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """As it was typed, quotes and all."""
        return self.source.text[self.start : self.end]

    def place(self) -> Place:
        return self.source.place(self.start, self.end)


@dataclass(frozen=True)
class Places:
    """The places of all keys and values, by dotted path (`hotlines.1.channels.0.display`)."""

    file: str
    values: Mapping[str, Span] = field(default_factory=dict)
    keys: Mapping[str, Span] = field(default_factory=dict)

    def at(self, path: str) -> Place | None:
        """Of the value; of its nearest known ancestor where the path itself was not written.

        A group of keys is found at the key above it, an item of a list at its first line.
        """
        for known in _upwards(path):
            if span := self.values.get(known):
                return span.place()
        return None

    def key(self, path: str) -> Place | None:
        """Of the key itself, or of the nearest known ancestor."""
        span = self.keys.get(path)
        return span.place() if span else self.at(path)

    def find(self, path: str, snippet: str, nth: int = 0) -> Place | None:
        """Of a piece of the value: the nth time that `snippet` stands in it as it was typed.

        Falls back to `at`, for a text that YAML has folded or unescaped.
        """
        for known in _upwards(path):
            if span := self.values.get(known):
                found = list(_all(span.source.text, snippet, span.start, span.end))
                if nth < len(found):
                    return span.source.place(found[nth], found[nth] + len(snippet))
                return span.place()
        return None

    def below(self, path: str) -> Iterator[str]:
        """The paths of all values under a path, itself included."""
        return (known for known in self.values if known == path or known.startswith(f"{path}."))

    def replaced(self, path: str, values: Mapping[str, Span], keys: Mapping[str, Span]) -> Places:
        """The same places, with all under `path` given anew."""
        gone = set(self.below(path))
        return Places(
            self.file,
            {**{k: v for k, v in self.values.items() if k not in gone}, **values},
            {**{k: v for k, v in self.keys.items() if k not in gone}, **keys},
        )


def join(*parts: object) -> str:
    """Dotted path of its parts; empty ones are left out."""
    return ".".join(str(part) for part in parts if part != "")


def _upwards(path: str) -> Iterable[str]:
    while path:
        yield path
        path = path.rpartition(".")[0]
    yield ""


def _all(text: str, snippet: str, start: int, end: int) -> Iterator[int]:
    if not snippet:
        return
    at = text.find(snippet, start, end)
    while at >= 0:
        yield at
        at = text.find(snippet, at + len(snippet), end)
