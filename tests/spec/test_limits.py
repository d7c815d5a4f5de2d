"""Texts that are longer than anybody can print or say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import VALID
from tppo_cli.findings import Finding
from tppo_cli.spec.base import TEXT_LIMIT


@pytest.mark.parametrize(
    ("line", "limit"),
    [
        (f"organiser: {{name: {'x' * (TEXT_LIMIT + 1)}}}", str(TEXT_LIMIT)),
        (f"organiser: {{name: X, logo: {'x' * 256}}}", "255"),
        (f"naming: {'x' * 201}", "200"),
    ],
)
def test_a_text_has_a_limit(faults: Callable[[str], list[Finding]], line: str, limit: str) -> None:
    (finding,) = faults(VALID + line + "\n")
    assert (finding.code, finding.values["limit"]) == ("TP111", limit)
    assert finding.place
    assert finding.place.line == 5
