"""Findings as people and as machines read them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from tppo_cli.cli.options import Common, Format
from tppo_cli.cli.report import as_github, clean, write
from tppo_cli.findings import Finding, Place, catalogue

LINE = "      display: 0813-1761-7626"
WRONG = Finding(
    "TP201",
    {"display": "0813-1761-7626", "digits": "+6281317617622"},
    Place("c.yaml", 14, 16, 30, LINE),
    "hotlines.1.channels.0.display",
)
WARNING = next(Finding(code) for code in catalogue("en") if not Finding(code).is_error)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def shown(*findings: Finding, stream: io.StringIO | None = None, **options: Any) -> str:
    out = stream or io.StringIO()
    write(findings, Common(**options), stdout=io.StringIO(), stderr=out)
    return out.getvalue()


def test_text_shows_the_line_the_caret_and_the_help() -> None:
    assert shown(WRONG) == (
        "c.yaml:14:16 TP201 error: the number shown, 0813-1761-7626, and the number dialled, "
        "+6281317617622, are not the same\n"
        "    14 |       display: 0813-1761-7626\n"
        "       |                ^^^^^^^^^^^^^^\n"
        "  help: Compare both with the published number, digit by digit, and correct the wrong "
        "one.\n\n"
        "1 error\n"
    )


def test_text_speaks_indonesian() -> None:
    said = shown(WRONG, lang="id")
    assert "TP201 kesalahan: nomor yang ditampilkan" in said
    assert "  saran: Cocokkan" in said
    assert said.endswith("\n\n1 kesalahan\n")


def caret_under(excerpt: str, column: int, end: int) -> str:
    """What stands above the carets."""
    _, line, carets, *_ = shown(Finding("TP110", {}, Place("c", 1, column, end, excerpt))).split(
        "\n"
    )
    start = carets.index("^")
    return line[start : start + carets.count("^")]


@pytest.mark.parametrize(
    ("excerpt", "marked"),
    [
        ("title: teks", "teks"),
        ("\ttitle:\tteks", "teks"),
        ("x: é à teks", "teks"),
        ("x" * 300 + " teks " + "y" * 300, "teks"),
        ("a: \x1b[31mteks", "teks"),
    ],
)
def test_the_caret_stands_under_the_value(excerpt: str, marked: str) -> None:
    column = excerpt.index(marked) + 1
    assert caret_under(excerpt, column, column + len(marked)) == marked


def test_only_lines_that_are_too_long_are_cut() -> None:
    line = "x" * 60 + " teks " + "y" * 30
    said = shown(Finding("TP110", {}, Place("c", 1, 62, 66, line))).split("\n")[1]
    assert said == f"     1 | {line}"
    said = shown(Finding("TP110", {}, Place("c", 1, 62, 66, line * 2))).split("\n")[1]
    assert said.startswith("     1 | …x")
    assert said.endswith("…")


def test_wide_characters_take_two_columns() -> None:
    said = shown(Finding("TP110", {}, Place("c", 1, 3, 5, "漢字ab")))
    assert said.split("\n")[2] == "       |     ^^"


def test_a_caret_behind_the_line_still_shows() -> None:
    assert shown(Finding("TP110", {}, Place("c", 1, 4, 5, "a:"))).split("\n")[2].endswith("   ^")


def test_a_terminal_is_never_told_anything_by_a_file() -> None:
    evil = "\x1b]0;x\x07\u202e\r\n"
    finding = Finding("TP120", {"key": evil}, Place(f"c{evil}.yaml", 1, 1, 2, evil), evil)
    said = shown(finding, stream=Terminal())
    assert "\x1b]" not in said
    assert "\u202e" not in said
    assert "\r" not in said
    assert clean("a\tb\x9b") == "a b\ufffd"


def test_colour_is_for_terminals_without_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = shown(WRONG)
    assert "\x1b[" not in plain
    assert "\x1b[" in shown(WRONG, stream=Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(WRONG, stream=Terminal()) == plain
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert shown(WRONG, stream=Terminal()) == plain


def test_region_and_item_stand_before_the_message() -> None:
    said = shown(Finding("TP110", {}, None, "title", "31.73.04.1001", "a.pdf"))
    assert said.startswith("TP110 error: 31.73.04.1001: a.pdf: title: this text is empty\n")


def test_the_summary_counts() -> None:
    said = shown(WRONG, Finding("TP110"), WARNING)
    assert said.endswith("2 errors, 1 warning\n")
    assert shown() == ""


def test_json_is_on_stdout_and_nothing_else_is() -> None:
    out, err = io.StringIO(), io.StringIO()
    write([WRONG, WRONG], Common(format=Format.JSON), stdout=out, stderr=err)
    report = json.loads(out.getvalue())
    assert report["schema"] == 1
    assert [f["line"] for f in report["findings"]] == [14]
    assert err.getvalue() == ""
    out = io.StringIO()
    write([], Common(format=Format.JSON), stdout=out, stderr=err)
    assert json.loads(out.getvalue()) == {"schema": 1, "findings": []}


def test_jsonl_is_one_finding_a_line() -> None:
    out = io.StringIO()
    write([WRONG, Finding("TP110")], Common(format=Format.JSONL), stdout=out)
    assert [json.loads(line)["code"] for line in out.getvalue().splitlines()] == ["TP201", "TP110"]


def test_github_annotations_are_escaped() -> None:
    place = Place("a,b:c%.yaml", 3, 7, 9, "x")
    (line,) = as_github([Finding("TP120", {"key": "100%\n::error::x"}, place)], "en")
    assert line.startswith(
        "::error file=a%2Cb%3Ac%25.yaml,line=3,col=7,endColumn=9,title=TP120::"
        "unknown key 100%25%0A::error::x%0A"
    )
    assert line.count("\n") == 1
    (line,) = as_github([WARNING], "en")
    assert line.startswith(f"::warning title={WARNING.code}::")


class Closed(io.StringIO):
    def write(self, text: str) -> int:
        raise BrokenPipeError


def test_a_reader_that_goes_away_is_no_fault() -> None:
    closed = Closed()
    write([WRONG], Common(format=Format.JSON), stdout=closed)
    assert closed.getvalue() == ""
