"""One finished file against its line of the manifest."""

from __future__ import annotations

from collections.abc import Callable

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item
from tppo_cli.verify import (
    boxes,
    clipping,
    contrast,
    fonts,
    numbers,
    presence,
    qr,
    safe_area,
    tags,
)
from tppo_cli.verify.artifact import Artifact, Page, open_artifact
from tppo_cli.verify.limits import Unreadable
from tppo_cli.verify.says import of_item

FileCheck = Callable[[Artifact, Item], list[Finding]]
PageCheck = Callable[[Page, Face, Item], list[Finding]]

FILE_CHECKS: tuple[FileCheck, ...] = (boxes.check, fonts.check, tags.check)
PAGE_CHECKS: tuple[PageCheck, ...] = (
    presence.check,
    numbers.check,
    qr.check,
    safe_area.check,
    contrast.check,
    clipping.check,
)


def verify_item(data: bytes, item: Item) -> list[Finding]:
    """Everything that is wrong with the bytes of a file; TP708 where they cannot be read.

    What is no PDF has nothing to be read back.
    """
    if not item.file.casefold().endswith(".pdf"):
        return []
    try:
        with open_artifact(data) as artifact:
            return _checked(artifact, item)
    except Unreadable as error:
        return [of_item("TP708", item, fault=str(error))]


def _checked(artifact: Artifact, item: Item) -> list[Finding]:
    found = [finding for check in FILE_CHECKS for finding in check(artifact, item)]
    for face in item.faces:
        if face.page > artifact.pages:
            continue
        with artifact.page(face.page) as page:
            # On a page of another size nothing lies where it should: `boxes` has said so.
            if boxes.same_page(page.width, page.height, face):
                found += [finding for check in PAGE_CHECKS for finding in check(page, face, item)]
    return found
