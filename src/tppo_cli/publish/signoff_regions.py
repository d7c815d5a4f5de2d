"""What the sign-off sheet says of regions with data of their own: contact, post, speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tppo_cli.content.locale import label, short_date
from tppo_cli.regions.region import Region

SHOWN = 400
"""Regions that are written out, about ten pages; of more the rest is counted."""


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One region with data of its own, and who dialled its contact ("" where it has none)."""

    name: str
    kecamatan: str
    contact: str
    others: tuple[str, ...]
    dialled: str
    is_dialled: bool


def has_own(region: Region) -> bool:
    """Whether the user's table gives it anything that is printed on its items only."""
    return _own_count(region) > 0


def first_shown(regions: Sequence[Region]) -> Region:
    """The region whose items the pictures show: the first of those with most of its own."""
    return max(regions, key=_own_count)


def region_rows(regions: Sequence[Region], lang: str) -> tuple[RegionRow, ...]:
    """The regions with data of their own, in their order."""
    return tuple(_row(region, lang) for region in regions if has_own(region))


def is_dialled(region: Region) -> bool:
    """Whether the table says who dialled the region's contact, and when."""
    return bool(region.contact_confirmed_by and region.contact_confirmed_on)


def undialled(regions: Sequence[Region]) -> int:
    """How many contacts of regions nobody has dialled yet."""
    return sum(bool(region.contact) and not is_dialled(region) for region in regions)


def _row(region: Region, lang: str) -> RegionRow:
    speaker = ", ".join(part for part in (region.speaker_name, region.speaker_office) if part)
    said = {"post": region.post, "speaker": speaker, "logo": region.logo}
    return RegionRow(
        name=region.full_name,
        kecamatan=f"{region.kecamatan_label} {region.kecamatan}",
        contact=region.contact or "",
        others=tuple(
            label(lang, f"signoff_own_{key}", value=value) for key, value in said.items() if value
        ),
        dialled=_dialled(region, lang),
        is_dialled=not region.contact or is_dialled(region),
    )


def _dialled(region: Region, lang: str) -> str:
    if not region.contact:
        return ""
    if region.contact_confirmed_by and region.contact_confirmed_on:
        day = short_date(region.contact_confirmed_on, lang)
        return label(lang, "signoff_by", by=region.contact_confirmed_by, date=day)
    return label(lang, "signoff_missing")


def _own_count(region: Region) -> int:
    return sum(map(bool, (region.contact, region.post, region.logo, region.speaker_name)))
