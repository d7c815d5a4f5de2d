"""All numbers of a campaign against the registry: the texts, the own entries, the contacts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tppo_cli.findings import Finding, Severity
from tppo_cli.hotlines.directory import SHORTEST, Directory, directory, written_forms
from tppo_cli.hotlines.hit import Hit, HitKind
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.hotlines.near_miss import scan
from tppo_cli.hotlines.phones import contact_digits
from tppo_cli.hotlines.registry import in_use, registry, short_codes
from tppo_cli.hotlines.texts import Written, contact_text, file_texts, region_texts, spec_texts
from tppo_cli.regions.region import Region
from tppo_cli.spec.contacts import OwnHotline

if TYPE_CHECKING:
    from tppo_cli.spec.load import Loaded

_CODES = {
    HitKind.NEAR: "TP203",
    HitKind.WRONG: "TP203",
    HitKind.LOOKALIKE: "TP205",
    HitKind.UNKNOWN: "TP206",
    HitKind.UNKNOWN_SHORT: "TP207",
}


def findings_for(
    loaded: Loaded, regions: Iterable[Region], hotlines: Sequence[Hotline]
) -> list[Finding]:
    """Every doubtful number of the spec, of the table's cells and of the campaign's own files.

    `hotlines` are those that `registry.for_campaign` gives: an override counts instead of the
    registry's entry.
    """
    known = in_use(hotlines)
    numbers = directory(known, short_codes())
    findings = list(_own_entries(loaded, known))
    for written in (*spec_texts(loaded), *file_texts(loaded)):
        findings += _in_text(written, numbers)
    for region in regions:
        # Only what a table says of a region can hold a number.
        if region.place is not None:
            findings += _in_region(region, numbers)
    return findings


def _in_text(
    written: Written, numbers: Directory, also: Collection[str] = (), region: str | None = None
) -> Iterator[Finding]:
    for hit in scan(written.text, numbers, also):
        yield _finding(hit, written, region)


def _finding(hit: Hit, written: Written, region: str | None = None) -> Finding:
    values = {"found": " ".join(hit.text.split()), "digits": hit.digits}
    if hit.known:
        values |= {"right": hit.known.display, "hotline": hit.known.hotline}
    if hit.kind is HitKind.WRONG:
        values["published"] = values["found"]
    return Finding(_CODES[hit.kind], values, written.place_of(hit), written.field, region)


def _own_entries(loaded: Loaded, known: Sequence[Hotline]) -> Iterator[Finding]:
    """An own entry beside the number of another one; with a reason it is only pointed out."""
    for index, entry in enumerate(loaded.campaign.hotlines):
        if not isinstance(entry, OwnHotline):
            continue
        others = [hotline for hotline in known if hotline.id != entry.id]
        shipped = registry().get(entry.id)
        # Of the entry that it replaces, too: one digit beside it is a slip more often than news.
        numbers = directory([*others, *([shipped] if shipped else [])], short_codes())
        for at, channel in enumerate(entry.channels):
            field = f"hotlines.{index}.channels.{at}.display"
            written = Written(
                channel.display,
                lambda hit, field=field: loaded.places.find(field, hit.text),  # type: ignore[misc] # mypy cannot infer a lambda with a default
                field,
            )
            for hit in _doubts(channel.digits, channel.display, numbers):
                finding = _finding(hit, written)
                # A reason speaks for other digits, not for letters in place of them.
                if entry.reason and hit.kind is not HitKind.LOOKALIKE:
                    finding = replace(finding, severity_override=Severity.WARNING)
                yield finding


def _doubts(digits: str | None, display: str, numbers: Directory) -> Iterator[Hit]:
    """What is doubtful about a number that stands alone, as the number to call.

    `digits` is what it dials, None where that cannot be told.
    """
    if digits is None or len(digits.lstrip("+")) >= SHORTEST:
        yield from (hit for hit in scan(display, numbers) if hit.kind is not HitKind.UNKNOWN)
        return
    whole = Hit(HitKind.UNKNOWN_SHORT, 0, len(display), display, digits)
    if near := numbers.nearest_short(digits):
        yield replace(whole, kind=HitKind.NEAR, known=near)
    elif digits not in display:
        yield replace(whole, kind=HitKind.LOOKALIKE)
    elif digits not in numbers.codes and digits not in numbers.short:
        yield whole


def _in_region(region: Region, numbers: Directory) -> Iterator[Finding]:
    dialled = None
    if region.contact:
        written = contact_text(region)
        dialled = contact_digits(region.contact)
        place = region.at("contact")
        values = {"found": region.contact}
        doubts = list(_doubts(dialled, region.contact, numbers))
        yield from (_finding(hit, written, region.code) for hit in doubts)
        if dialled is None:
            yield Finding("TP209", values, place, region=region.code)
        elif not doubts and not _is_dialled_anywhere(dialled):
            yield Finding("TP208", values, place, region=region.code)
    also = written_forms(dialled) if dialled else ()
    for written in region_texts(region):
        yield from _in_text(written, numbers, also, region.code)


def _is_dialled_anywhere(digits: str) -> bool:
    """Not so a number without its area code, or one whose zero a spreadsheet has eaten."""
    return bool(re.fullmatch(r"\+[0-9]{8,15}|0800[0-9]{4,8}|1[45]00[0-9]{3}|[0-9]{3,6}", digits))
