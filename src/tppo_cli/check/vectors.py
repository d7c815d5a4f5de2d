"""Whether an SVG logo is drawn of shapes alone: live text would be set in a font of the machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tppo_cli.check.subject import Subject
from tppo_cli.findings import Finding, Place
from tppo_cli.spec.assets import IMAGE, check_file, named_files

_TEXT = re.compile(rb"<(?:\w+:)?(?:text|tspan|foreignObject)\b", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """TP474: one finding for each SVG file with text in it."""
    loaded = subject.loaded
    named: dict[str, Place | None] = {
        asset.name: loaded.place(asset.field)
        for asset in named_files(loaded)
        if asset.types == IMAGE
    }
    for region in subject.regions:
        if region.logo is not None:
            named.setdefault(region.logo, region.at("logo"))
    for name, place in named.items():
        if not name.casefold().endswith(".svg") or check_file(loaded.folder, name, IMAGE, None):
            continue
        if _TEXT.search((loaded.folder / name).read_bytes()):
            yield Finding("TP474", {"file": name}, place)
