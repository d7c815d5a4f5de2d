"""`tppo check SPEC [--final]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tppo_cli.cli.frame import command
from tppo_cli.cli.options import Common, FinalOption, SpecArgument, today
from tppo_cli.cli.report import words

if TYPE_CHECKING:
    from tppo_cli.findings import Finding


@command
def check(spec: SpecArgument, final: FinalOption = False, *, common: Common) -> list[Finding]:
    """Check a campaign: everything that can be known before rendering."""
    from tppo_cli.check.run import run_checks  # noqa: PLC0415 -- pydantic and what it needs

    loaded = common.load(spec)
    findings = run_checks(loaded, final=final, today=today())
    if loaded.campaign.site is not None and not any(finding.is_error for finding in findings):
        from tppo_cli.publish.site_check import check_codes  # noqa: PLC0415 -- with a site only

        findings += check_codes(loaded)
    if not findings:
        common.say(words(common.lang)["fine"].replace("{file}", loaded.file))
    return findings
