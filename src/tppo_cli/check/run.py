"""All checks of a campaign, before anything is rendered."""

from __future__ import annotations

from datetime import date

from tppo_cli.findings import Finding
from tppo_cli.spec.assets import check_assets
from tppo_cli.spec.load import Loaded


def run_checks(loaded: Loaded, *, final: bool, today: date) -> list[Finding]:
    """Every finding of a campaign that has been read without faults.

    `final`: the gates that a proof may pass with a warning are errors. `today` decides what is
    stale, and nothing else.
    """
    _ = final, today
    return [*loaded.warnings, *check_assets(loaded)]
