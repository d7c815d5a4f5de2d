"""Findings and their sentences in both languages."""

from __future__ import annotations

import re

import pytest

from tests.packaging.sources import CHECKOUT
from tppo_cli import resources
from tppo_cli.findings import (
    LANGUAGES,
    Finding,
    Place,
    Severity,
    catalogue,
    errors,
    fill,
    in_order,
)

CODES = tuple(catalogue("en"))
SOURCES = sorted((CHECKOUT / "src").rglob("*.py"))
NAME = re.compile(r"\{(\w+)\}")


def raw(lang: str) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = resources.read_yaml(f"assets/messages/{lang}.yaml")
    return rows


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_codes_stand_in_numeric_order(lang: str) -> None:
    codes = list(raw(lang))
    assert codes == sorted(codes)
    assert all(re.fullmatch(r"TP[0-8]\d\d", code) for code in codes)


def test_both_languages_have_the_same_codes() -> None:
    assert raw("id").keys() == raw("en").keys()


@pytest.mark.parametrize("code", CODES)
def test_both_languages_say_the_same_values(code: str) -> None:
    for part in ("message", "help"):
        english, indonesian = raw("en")[code][part], raw("id")[code][part]
        assert set(NAME.findall(english)) == set(NAME.findall(indonesian))
        assert english != indonesian


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_code_says_what_is_wrong_and_what_to_do(code: str, lang: str) -> None:
    row = raw(lang)[code]
    assert row["message"].strip()
    assert row["help"].strip()
    assert row.get("severity", "error") in {"error", "warning"}
    assert row.keys() <= {"message", "help", "severity"}
    for text in (row["message"], row["help"]):
        assert text.count("<<") == text.count(">>")


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    used = {
        code for path in SOURCES for code in re.findall(r'"(TP\d{3})"', path.read_text("utf-8"))
    }
    assert used - set(CODES) == set()


def test_every_code_in_the_catalogue_is_in_the_source() -> None:
    used = {
        code for path in SOURCES for code in re.findall(r"\bTP\d{3}\b", path.read_text("utf-8"))
    }
    assert set(CODES) - used == set()


def test_a_sentence_is_filled_once_and_never_from_a_value() -> None:
    finding = Finding("TP106", {"key": "{line}", "line": "3"})
    assert finding.message() == "the key {line} is here a second time; the first is in line 3"


def test_an_optional_part_needs_all_its_values() -> None:
    assert Finding("TP111", {"limit": "9"}).message() == "this text is too long, at most 9 fit"
    assert Finding("TP111", {"limit": "9", "length": ""}).message().count(":") == 0
    with_length = Finding("TP111", {"limit": "9", "length": "12"})
    assert with_length.message() == "this text is too long: 12 characters, at most 9 fit"


def test_an_optional_part_with_two_values_needs_both() -> None:
    both = Finding("TP111", {"limit": "{length}", "length": "1"})
    assert both.message().endswith("at most {length} fit")
    sentence = "a<< {b} and {c}>>"
    assert fill(sentence, {"b": "1"}) == "a"
    assert fill(sentence, {"b": "1", "c": "2"}) == "a 1 and 2"


def test_severity_comes_from_the_catalogue_unless_it_is_raised() -> None:
    warning = next(Finding(code) for code in CODES if not Finding(code).is_error)
    assert warning.severity is Severity.WARNING
    assert warning.as_error().is_error
    assert errors([warning, warning.as_error()]) == [warning.as_error()]


def test_findings_are_sorted_by_place_and_each_comes_once() -> None:
    first = Finding("TP120", {"key": "x"}, Place("a", 2, 5))
    later = Finding("TP110", {}, Place("a", 10, 1))
    nowhere = Finding("TP090", {"kind": "x"})
    other = Finding("TP110", {}, Place("b", 1, 1))
    assert in_order([nowhere, other, later, first, first]) == [first, later, other, nowhere]


def test_json_has_all_keys_whatever_is_known() -> None:
    finding = Finding(
        "TP120", {"key": "titel", "nearest": "title"}, Place("c.yaml", 2, 1, 6), "titel"
    )
    assert finding.to_json() == {
        "schema": 1,
        "code": "TP120",
        "severity": "error",
        "file": "c.yaml",
        "line": 2,
        "column": 1,
        "end_column": 6,
        "field": "titel",
        "region": None,
        "item": None,
        "message": "unknown key titel",
        "help": "Did you mean title?",
    }
    assert Finding("TP091").to_json("id")["message"] == "dihentikan"
    assert Finding("TP091").to_json().keys() == finding.to_json().keys()
