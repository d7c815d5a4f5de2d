"""What the slots of an item say, and what of its copy is the same in every region.

A slot is an element with `data-slot="name"`. Its text is a path in the copy: `slots` of
`material.yaml` for the material's own, `SHARED` for those of the slug.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from tppo_cli.content.copy import Copy, Edition, QrCopy, RegionCopy
from tppo_cli.plates.refused import Refused
from tppo_cli.render.page import Setup

SHARED: Mapping[str, str] = {
    "file": "file_name",
    "slug-region": "main.region.brief",
    "qr-caption": "main.qr.caption",
    "qr-told": "main.qr.told",
}

QR = "qr"

_WORD = re.compile(r"[a-z]+")

BLANK_REGION = RegionCopy(code="", name="", parent="", short="")


@dataclass(frozen=True, slots=True)
class Values:
    """The texts of an item's slots by name, and what its own symbol opens, if it has one."""

    texts: Mapping[str, str]
    payload: str | None = None


def values(setup: Setup) -> Values:
    """What an item of one region says."""
    copy = setup.copy
    paths = {**SHARED, **setup.material.material.slots}
    texts = {name: text for name, path in paths.items() if (text := at(copy, path)) is not None}
    own = has_own_symbol(copy)
    return Values(texts, copy.main.qr.payload if own and copy.main.qr else None)


def strings(setup: Setup, said: Values, *, is_cmyk: bool) -> dict[str, str]:
    """What of an item stands outside its pages, by name: title, alternative text, identifier."""
    found = {"title": setup.copy.document_title}
    if said.payload is not None and setup.copy.main.qr is not None:
        found["alt"] = setup.copy.main.qr.alt
    if is_cmyk:
        from tppo_cli.press.inked import identity  # noqa: PLC0415 -- pikepdf and LittleCMS
        from tppo_cli.press.xmp import document_id  # noqa: PLC0415

        found["document"] = document_id(identity(setup))
    return found


def at(copy: Copy, path: str) -> str | None:
    """The text that a path such as `main.region.name` names; None where there is none."""
    value: object = copy
    for part in path.split("."):
        if value is None or part.startswith("_"):
            return None
        value = getattr(value, part)
    return None if value is None else str(value)


def has_own_symbol(copy: Copy) -> bool:
    """Whether the QR symbol opens something of this very region."""
    main = copy.main
    return main.qr is not None and main.region is not None and main.region.code in main.qr.payload


def has_own_name(copy: Copy) -> bool:
    """Whether the file's name says which region it is for; usually its folder does."""
    region = copy.main.region
    if region is None:
        return False
    named = set(_WORD.findall(copy.file_name.casefold()))
    said = set(_WORD.findall(f"{region.name} {region.parent}".casefold()))
    return region.code in copy.file_name or any(len(word) > 2 for word in named & said)


def frame(copy: Copy) -> Copy:
    """The copy without what its slots say: the same for all regions that share a plate.

    Raises Refused (TP620): it has something of the region's own that no slot holds.
    """
    main, second = copy.main, copy.second
    if main.region is None:
        raise Refused("TP620", what="no region")
    if main.region.contact or main.region.post:
        raise Refused("TP620", what="contact, post")
    own = has_own_symbol(copy)
    return replace(
        copy,
        main=_blank(main, own=own),
        second=None if second is None else _blank(second, own=own),
        document_title="",
        file_name="" if has_own_name(copy) else copy.file_name,
    )


def _blank(edition: Edition, *, own: bool) -> Edition:
    qr = QrCopy("", "", "") if own else edition.qr
    return replace(edition, region=BLANK_REGION, qr=qr)


@dataclass(frozen=True, slots=True)
class Words:
    """What a probe says in place of a region: as short, or as long, as its slots can hold."""

    name: str
    parent: str
    short: str
    file_name: str
    title: str
    caption: str = ""

    def fill(self, setup: Setup) -> Setup:
        """The setup of a region that says this."""
        copy = setup.copy
        own = has_own_symbol(copy)
        second = copy.second
        return replace(
            setup,
            copy=replace(
                copy,
                main=self._edition(copy.main, own=own),
                second=None if second is None else self._edition(second, own=own),
                document_title=self.title,
                file_name=self.file_name if has_own_name(copy) else copy.file_name,
            ),
        )

    def _edition(self, edition: Edition, *, own: bool) -> Edition:
        if edition.region is None:
            return edition
        region = replace(edition.region, name=self.name, parent=self.parent, short=self.short)
        qr = edition.qr
        if own and qr is not None:
            qr = QrCopy(qr.payload, self.caption, f"{self.title}.")
        return replace(edition, region=region, qr=qr)
