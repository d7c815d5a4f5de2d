"""`tppo signoff SPEC`: the sheet on which a campaign is signed off."""

from __future__ import annotations

from pathlib import Path

from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import Given
from tppo_cli.cli.item_options import OutOption
from tppo_cli.cli.making import context_of, found_before
from tppo_cli.cli.options import Common, Format, SpecArgument


@command
def signoff(spec: SpecArgument, out: OutOption = "out", *, common: Common) -> Outcome:
    """Write OUT/persetujuan/persetujuan.pdf: items, numbers, findings, and a place to sign."""
    from tppo_cli.batch.files import write_atomically  # noqa: PLC0415 -- only what is needed
    from tppo_cli.regions.resolve import resolve  # noqa: PLC0415

    loaded = common.load(spec)
    options = Given()
    found = gate(found_before(loaded, options, options.asked(()), common), common)
    regions = resolve(loaded)
    context = context_of(loaded, regions, out)
    from tppo_cli.publish.signoff import FILE, signoff_pdf  # noqa: PLC0415 -- WeasyPrint

    data = signoff_pdf(context, regions, found)
    file = Path(out) / FILE
    write_atomically(file, data)
    if common.format is Format.TEXT:
        print(file.as_posix())
    return Outcome(found, [{"file": FILE, "bytes": len(data)}])
