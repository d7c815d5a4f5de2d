"""Write docs/findings.md: every code that tppo can report, in both languages.

Run by `make findings`. The sentences are those of assets/messages; nothing is written here twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tppo_cli.check.run import GATES
from tppo_cli.findings import Entry, catalogue

TARGET = Path(__file__).resolve().parents[1] / "docs" / "findings.md"

GROUPS = {
    "TP0": "Command line, files, environment",
    "TP1": "YAML and spec",
    "TP2": "Hotlines and numbers",
    "TP3": "Regions and tables",
    "TP4": "Materials, looks, sheets, templates, pictures",
    "TP5": "Content, text, fit, legibility, speech",
    "TP6": "Rendering",
    "TP7": "Finished files (`tppo verify`)",
    "TP8": "Batch, output paths, manifest",
}

HEAD = """\
# Findings

Every problem that tppo reports has a code that never changes its meaning. An **error** stops the
work; a **warning** stops it under `--strict` only, and under `--final` too where it is a **gate**.
What stands in {braces} is filled in; what stands in [square brackets] is said only where it is
known. The line in italics says what to do.

`--format json`, `jsonl` and `github` give the same findings to programs; `--ui-lang id` and
`--ui-lang en` choose the language.

This page is made by `make findings` from `assets/messages/`.
"""


def page() -> str:
    """The whole page."""
    english, indonesian = catalogue("en"), catalogue("id")
    parts = [HEAD]
    for group, codes in groupby(english, key=lambda code: code[:3]):
        parts.append(f"## {group}xx: {GROUPS[group]}\n")
        parts.append("| Code | Severity | English | Bahasa Indonesia |\n|---|---|---|---|")
        parts.extend(_rows(codes, english, indonesian))
        parts.append("")
    return "\n".join(parts).rstrip("\n") + "\n"


def _rows(
    codes: Iterator[str], english: Mapping[str, Entry], indonesian: Mapping[str, Entry]
) -> Iterator[str]:
    for code in codes:
        entry = english[code]
        severity = entry.severity + (", gate" if code in GATES else "")
        yield f"| {code} | {severity} | {_said(entry)} | {_said(indonesian[code])} |"


def _said(entry: Entry) -> str:
    return f"{_cell(entry.message)}<br>*{_cell(entry.help)}*"


def _cell(text: str) -> str:
    """A sentence as Markdown: nothing in it is markup, but its own `code`."""
    text = re.sub(r"<<\s*(.*?)\s*>>", lambda match: f" [{match[1]}] ", text)
    text = re.sub(r" +", " ", text).strip()
    text = re.sub(r"\] ([,.:;)])", r"]\1", text)
    # Between backticks only the bar, which would end the cell, needs its backslash.
    pieces = re.split(r"(`[^`]*`)", text)
    return "".join(
        re.sub(r"\|" if piece.startswith("`") else r"[\\*_<>|]", r"\\\g<0>", piece)
        for piece in pieces
    )


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
