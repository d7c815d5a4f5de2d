"""Whether the print shop's own profile is one of a press."""

from __future__ import annotations

from collections.abc import Iterator

from tppo_cli.check.subject import Subject
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.assets import PROFILE, asset_path, check_file


def check(subject: Subject) -> Iterator[Finding]:
    """TP613: it is not an output profile for CMYK."""
    loaded = subject.loaded
    name = loaded.campaign.press.profile
    # A file that is not there has been found already, among the files.
    if name is None or check_file(loaded.folder, name, PROFILE, None):
        return
    from tppo_cli.press.condition import of_shop  # noqa: PLC0415 -- LittleCMS, for a profile only

    try:
        of_shop(asset_path(loaded.folder, name))
    except FindingsError as error:
        yield from (finding.at(loaded.place("press.profile")) for finding in error.findings)
