"""One finding for what is wrong in the same way in many regions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tppo_cli.findings import Finding, Severity, in_order
from tppo_cli.regions.region import SHOWN

MOST = 50
"""Findings of one code among the regions that are listed one by one."""


def summed_up(findings: Iterable[Finding]) -> list[Finding]:
    """All findings in order; of the same code in more than `MOST` regions or rows the first ones.

    TP349 then says how many more there are, as severe as they.
    """
    shown: list[Finding] = []
    rest: dict[tuple[str, Severity], list[Finding]] = {}
    seen: dict[tuple[str, Severity], int] = {}
    for finding in in_order(findings):
        key = (finding.code, finding.severity)
        is_local = finding.region is not None or finding.code.startswith("TP3")
        seen[key] = seen.get(key, 0) + is_local
        if is_local and seen[key] > MOST:
            rest.setdefault(key, []).append(finding)
        else:
            shown.append(finding)
    return [*shown, *(_counted(code, severity, more) for (code, severity), more in rest.items())]


def _counted(code: str, severity: Severity, more: list[Finding]) -> Finding:
    regions = list(dict.fromkeys(f.region for f in more if f.region))[:SHOWN]
    values = {"code": code, "more": str(len(more)), "regions": ", ".join(regions)}
    return replace(Finding("TP349", values, more[0].place), severity_override=severity)
