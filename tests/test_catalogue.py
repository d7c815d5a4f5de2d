"""Every code of the catalogue is triggered by some test."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.packaging.sources import CHECKOUT
from tppo_cli.findings import catalogue

CODES = frozenset(catalogue("en"))

# These look at sentences, at their form, or at all codes together, and trigger none.
ABOUT_CODES = {"test_catalogue.py", "test_findings.py"}


def strings(file: Path) -> Iterator[str]:
    """Every text of a module that is no docstring; comments are none either."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
            yield node.value


def codes_in(folder: Path) -> set[str]:
    files = (file for file in folder.rglob("*.py") if file.name not in ABOUT_CODES)
    return {
        code
        for file in files
        for text in strings(file)
        for code in re.findall(r"\bTP\d{3}\b", text)
    }


def test_every_code_has_a_test_that_triggers_it() -> None:
    tested = codes_in(CHECKOUT / "tests")
    assert sorted(CODES - tested) == []
    assert sorted(tested - CODES) == []
