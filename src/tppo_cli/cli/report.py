"""Findings as text, JSON, JSON lines or GitHub annotations.

Data goes to stdout, words for people to stderr.
"""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from tppo_cli.cli.options import Common, Format
from tppo_cli.cli.streams import let_go
from tppo_cli.findings import Finding, Place, Severity, in_order
from tppo_cli.resources import read_yaml

if TYPE_CHECKING:
    from rich.text import Text

Piece = tuple[str, str]
"""A text and the name of its style."""

STYLES = {
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "code": "bold",
    "gutter": "blue",
    "caret": "bold red",
    "help": "cyan",
    "": "",
}

WIDTH = 100
"""Characters of a source line that are shown around the caret."""


def write(
    findings: Iterable[Finding],
    common: Common,
    rows: Sequence[Mapping[str, Any]] = (),
    stdout: TextIO | None = None,
    stderr: TextIO | None = None,
) -> None:
    """Report findings, sorted and each once, in the format that was asked for.

    `rows` are what a command lists or made; they appear in JSON and JSON lines only.
    """
    out, err = stdout or sys.stdout, stderr or sys.stderr
    found = in_order(findings)
    try:
        match common.format:
            case Format.TEXT:
                _write_text(found, common, err)
            case Format.JSON:
                out.write(as_json(found, common.lang, rows))
            case Format.JSONL:
                out.writelines(as_jsonl(found, common.lang, rows))
            case Format.GITHUB:
                out.writelines(as_github(found, common.lang))
        err.flush()
        out.flush()
    except BrokenPipeError:
        # The reader has seen enough; the exit code still says what was found.
        let_go()


def as_json(findings: Sequence[Finding], lang: str, rows: Sequence[Mapping[str, Any]] = ()) -> str:
    """One object: `findings`, and `items` where the command lists or made something."""
    report: dict[str, Any] = {"schema": 1, "findings": [f.to_json(lang) for f in findings]}
    if rows:
        report["items"] = list(rows)
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_jsonl(
    findings: Sequence[Finding], lang: str, rows: Sequence[Mapping[str, Any]] = ()
) -> Iterator[str]:
    """One object a line: the rows, then the findings."""
    for row in (*rows, *(f.to_json(lang) for f in findings)):
        yield json.dumps(row, ensure_ascii=False) + "\n"


def as_github(findings: Sequence[Finding], lang: str) -> Iterator[str]:
    """Workflow commands of GitHub Actions, which annotate the lines of a pull request."""
    for finding in findings:
        place = finding.place or Place(file="")
        properties = {
            "file": place.file,
            "line": place.line,
            "col": place.column,
            "endColumn": place.end_column,
            "title": finding.code,
        }
        head = ",".join(f"{k}={_property(str(v))}" for k, v in properties.items() if v)
        body = f"{_where(finding)}{finding.message(lang)}\n{finding.help(lang)}"
        yield f"::{finding.severity.value} {head}::{_data(body)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def words(lang: str) -> Mapping[str, Any]:
    """The words of the command line that belong to no finding."""
    found: Mapping[str, Any] = read_yaml("assets/messages/words.yaml")[lang]
    return found


def as_text(findings: Sequence[Finding], lang: str) -> Iterator[Piece]:
    """Each finding with its source line and a caret, as styled pieces of text."""
    for finding in findings:
        yield from _headline(finding, lang)
        if finding.place and finding.place.excerpt is not None:
            yield from _excerpt(finding.place)
        if advice := finding.help(lang):
            yield "  " + words(lang)["help"] + ": ", "help"
            yield clean(advice) + "\n", ""
        yield "\n", ""


def _headline(finding: Finding, lang: str) -> Iterator[Piece]:
    if finding.place:
        yield clean(str(finding.place)) + " ", "place"
    yield finding.code + " ", "code"
    yield words(lang)[finding.severity.value] + ": ", finding.severity.value
    yield _where(finding) + clean(finding.message(lang)) + "\n", ""


def _where(finding: Finding) -> str:
    """What the place does not say: the region, the file made, or the field where no line is."""
    parts = [finding.region, finding.item]
    if finding.place is None or finding.place.line is None:
        parts.append(finding.field)
    return "".join(f"{clean(part)}: " for part in parts if part)


def _excerpt(place: Place) -> Iterator[Piece]:
    line = place.excerpt or ""
    start = max((place.column or 1) - 1, 0)
    end = max((place.end_column or start + 2) - 1, start + 1)
    cut = max(0, start - WIDTH // 2) if len(line) > WIDTH else 0
    shown = clean(line[cut : cut + WIDTH])
    before = clean(line[cut:start])
    marked = clean(line[start : min(end, cut + WIDTH)]) or " "
    lead = "…" if cut else ""
    tail = "…" if len(line) > cut + WIDTH else ""
    number = str(place.line or "")
    yield f"{number:>6} | ", "gutter"
    yield f"{lead}{shown}{tail}\n", ""
    yield f"{'':>6} | ", "gutter"
    yield " " * (_width(before) + len(lead)) + "^" * max(_width(marked), 1) + "\n", "caret"


def clean(text: str) -> str:
    """Without what a terminal would act upon; tabs become one blank, so that carets fit."""
    return "".join(
        " " if c in "\t\n\r" else "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c
        for c in text
    )


def _width(text: str) -> int:
    """Columns on a terminal: East Asian wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def summary(findings: Sequence[Finding], lang: str) -> str:
    """`2 errors, 1 warning`."""
    errors = sum(f.is_error for f in findings)
    counts = (("errors", errors), ("warnings", len(findings) - errors))
    return ", ".join(counted(lang, key, n) for key, n in counts if n)


def counted(lang: str, key: str, n: int) -> str:
    """A word of the catalogue with its number."""
    form: str = words(lang)[key]["one" if n == 1 else "many"]
    return form.replace("{n}", str(n))


def _write_text(findings: Sequence[Finding], common: Common, stream: TextIO) -> None:
    shown = [f for f in findings if f.severity is Severity.ERROR or not common.quiet]
    if not shown:
        return
    pieces = list(as_text(shown, common.lang))
    if not common.quiet:
        last = summary(findings, common.lang)
        if common.strict and not all(f.is_error for f in findings):
            last += " · " + words(common.lang)["strict"]
        pieces.append((last + "\n", "place"))
    if _coloured(stream):
        from rich.console import Console  # noqa: PLC0415 -- 40 ms, for terminals only

        Console(file=stream, soft_wrap=True, highlight=False).print(_styled(pieces), end="")
    else:
        stream.write("".join(text for text, _ in pieces))


def _coloured(stream: TextIO) -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


def _styled(pieces: Sequence[Piece]) -> Text:
    from rich.text import Text  # noqa: PLC0415 -- only when it is needed

    return Text.assemble(*((text, STYLES[style]) for text, style in pieces))
