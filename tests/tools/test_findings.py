"""docs/findings.md says what the catalogue says."""

from __future__ import annotations

import re

from tools.findings import GROUPS, TARGET, page
from tppo_cli.check.run import GATES
from tppo_cli.findings import catalogue

CODES = tuple(catalogue("en"))


def test_the_page_is_fresh() -> None:
    assert TARGET.read_text(encoding="utf-8") == page(), "run `make findings`"


def test_every_code_has_a_row_of_four_cells() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| TP")]
    assert [row[2:7] for row in rows] == list(CODES)
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_every_group_has_its_heading() -> None:
    assert {code[:3] for code in CODES} == GROUPS.keys()


def test_gates_are_warnings_of_the_catalogue() -> None:
    assert set(CODES) >= GATES
    assert {catalogue("en")[code].severity for code in GATES} == {"warning"}
    assert "| TP206 | warning, gate |" in page()


def test_sentences_are_text_and_no_markup() -> None:
    text = page()
    assert "<<" not in text
    assert "TPPO\\_TODAY" in text
    assert "`as_of`" in text
