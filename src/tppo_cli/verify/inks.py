"""A CMYK file holds inks and nothing else, and is PDF/X-4 where it says so."""

from __future__ import annotations

from tppo_cli.findings import Finding
from tppo_cli.manifest import Item
from tppo_cli.verify.artifact import Artifact
from tppo_cli.verify.says import of_item


def check(artifact: Artifact, item: Item) -> list[Finding]:
    """TP785 colours that are not given in inks, TP786 what a PDF/X-4 file lacks of the standard."""
    if item.colour != "cmyk":
        return []
    from tppo_cli.press import painted, pdfx  # noqa: PLC0415 -- LittleCMS, for CMYK only

    foreign = painted.painted(artifact.tree).foreign
    found = [of_item("TP785", item, what=what) for what in sorted(foreign)]
    if pdfx.claimed(artifact.tree):
        found += [of_item("TP786", item, what=what) for what in pdfx.missing(artifact.tree)]
    return found
