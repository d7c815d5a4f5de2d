"""A wrong call of a kind that no sentence was written for is still a finding."""

from __future__ import annotations

import typer

from tppo_cli.cli.usage import finding_of


def test_a_call_that_is_wrong_in_another_way_is_said_as_it_came() -> None:
    finding = finding_of(typer.TyperException("something odd"))
    assert finding.code == "TP039"
    assert "something odd" in finding.message("en")
