"""One problem, said once: where it is, what it is, what to do about it.

A finding holds a stable code and the values that its sentence needs. The sentences themselves
are data: `assets/messages/{en,id}.yaml`. Code never writes prose for users.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Any

from tppo_cli.resources import read_yaml


class Severity(StrEnum):
    """An error stops the work; a warning stops it under `--strict` only."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a file that the user wrote. Lines and columns count from 1.

    `file` is shown as it was given on the command line, or relative to the campaign's folder;
    `--set 1` and `<stdin>` are files here too. `end_column` is the one after the last character.
    `excerpt` is the whole source line.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None
    excerpt: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem.

    `values` fill the placeholders of the message and help of `code`; `field` is the dotted path
    in the spec (`hotlines.0.channels.1.display`); `region` a Kemendagri code; `item` an output
    file. `severity` None means the one that the catalogue gives the code.
    """

    code: str
    values: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None
    field: str | None = None
    region: str | None = None
    item: str | None = None
    severity_override: Severity | None = None

    @property
    def severity(self) -> Severity:
        return self.severity_override or Severity(catalogue("en")[self.code].severity)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def message(self, lang: str = "en") -> str:
        return fill(catalogue(lang)[self.code].message, self.values)

    def help(self, lang: str = "en") -> str:
        return fill(catalogue(lang)[self.code].help, self.values)

    def at(self, place: Place | None) -> Finding:
        """The same finding, located, unless it already is."""
        return self if self.place or place is None else replace(self, place=place)

    def as_error(self) -> Finding:
        """The same finding as an error: what `--final` makes of every gate."""
        return replace(self, severity_override=Severity.ERROR)

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """The machine-readable form; `schema` counts up when a key changes its meaning."""
        place = self.place or Place(file="")
        return {
            "schema": 1,
            "code": self.code,
            "severity": self.severity.value,
            "file": place.file or None,
            "line": place.line,
            "column": place.column,
            "end_column": place.end_column,
            "field": self.field,
            "region": self.region,
            "item": self.item,
            "message": self.message(lang),
            "help": self.help(lang),
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says about one code."""

    message: str
    help: str
    severity: str


LANGUAGES = ("en", "id")


@cache
def catalogue(lang: str) -> Mapping[str, Entry]:
    """All codes with their sentences in one language.

    English holds the severities; a language that lacks a code falls back to English, and a test
    sees to it that none does.
    """
    english = read_yaml("assets/messages/en.yaml")
    other = english if lang == "en" else read_yaml(f"assets/messages/{lang}.yaml")
    return {
        code: Entry(
            message=other.get(code, row)["message"],
            help=other.get(code, row).get("help", ""),
            severity=row.get("severity", "error"),
        )
        for code, row in english.items()
    }


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [f for f in findings if f.is_error]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Errors and warnings together, by file, line and column, then by code; each once."""
    return [f for _, f in sorted({_frozen(f): f for f in findings}.items())]


def _frozen(f: Finding) -> tuple[Any, ...]:
    p = f.place or Place(file="~")
    return (
        p.file,
        p.line or 0,
        p.column or 0,
        f.code,
        f.region or "",
        f.item or "",
        f.field or "",
        tuple(sorted(f.values.items())),
    )


_OPTIONAL = re.compile(r"<<(.*?)>>", re.DOTALL)
_NAME = re.compile(r"\{(\w+)\}")


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Fill `{name}` placeholders; a value is never read as a placeholder itself.

    A part between `<<` and `>>` is left out when a value that it names is missing or empty.
    """

    def part(match: re.Match[str]) -> str:
        inside = match.group(1)
        return inside if all(values.get(name) for name in _NAME.findall(inside)) else ""

    return _NAME.sub(
        lambda match: str(values.get(match.group(1), match.group(0))),
        _OPTIONAL.sub(part, sentence),
    )
