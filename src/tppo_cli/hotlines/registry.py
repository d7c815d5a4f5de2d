"""The registry of hotlines, and what a campaign makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from pydantic import Field, TypeAdapter

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place, errors
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region, some_of
from tppo_cli.resources import read_yaml
from tppo_cli.spec.base import LocalText, Model
from tppo_cli.spec.contacts import Channel, HotlineId, OwnHotline
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.places import RegionPrefix

if TYPE_CHECKING:
    from tppo_cli.spec.load import Loaded


class Entry(Model):
    """One entry of assets/hotlines.yaml; what its fields mean stands at the head of that file."""

    id: HotlineId
    name: LocalText
    short: LocalText
    channels: tuple[Channel, ...] = Field(min_length=1)
    serves: LocalText
    hours: LocalText | None = None
    notes: LocalText | None = None
    area: RegionPrefix = ""
    source: str = Field(min_length=3)
    source_date: date
    wrong_forms: tuple[str, ...] = ()
    remarks: str


@dataclass(frozen=True, slots=True)
class Called:
    """The campaign's hotlines that could be made out, and all that was found on the way."""

    hotlines: tuple[Hotline, ...]
    findings: tuple[Finding, ...]


@cache
def registry() -> Mapping[str, Hotline]:
    """The entries that ship with tppo, by id, in the file's order."""
    entries = TypeAdapter(tuple[Entry, ...]).validate_python(read_yaml("assets/hotlines.yaml"))
    return {
        entry.id: Hotline(
            id=entry.id,
            name=entry.name.root,
            numbers=_numbers(entry.channels),
            source=entry.source,
            source_date=entry.source_date,
            short=entry.short.root,
            serves=entry.serves.root,
            hours=_texts(entry.hours),
            notes=_texts(entry.notes),
            area=entry.area,
            remarks=entry.remarks,
            wrong_forms=entry.wrong_forms,
        )
        for entry in entries
    }


@cache
def short_codes() -> frozenset[str]:
    """Short codes that are known to exist, whether or not a campaign prints them."""
    return frozenset(read_yaml("assets/short_codes.yaml"))


def for_campaign(loaded: Loaded) -> tuple[Hotline, ...]:
    """The campaign's hotlines in the spec's order; the first is set largest.

    Raises `FindingsError` with everything that is wrong with `hotlines`.
    """
    called = read(loaded)
    if errors(called.findings):
        raise FindingsError(called.findings)
    return called.hotlines


def read(loaded: Loaded) -> Called:
    """The same without raising."""
    hotlines: dict[str, Hotline] = {}
    findings: list[Finding] = []
    for index, wanted in enumerate(loaded.campaign.hotlines):
        field = f"hotlines.{index}"
        place = loaded.place(field)
        hotline_id = wanted if isinstance(wanted, str) else wanted.id
        shipped = registry().get(hotline_id)
        if isinstance(wanted, OwnHotline):
            if shipped and not wanted.reason:
                values = {"hotline": hotline_id, "source": shipped.source}
                findings.append(Finding("TP212", values, place, field))
            hotlines[hotline_id] = _own(wanted, shipped)
        elif shipped:
            hotlines[hotline_id] = shipped
        else:
            findings.append(unknown_id(hotline_id, registry(), place, field))
    return Called(tuple(hotlines.values()), tuple(findings))


def in_use(hotlines: Iterable[Hotline]) -> tuple[Hotline, ...]:
    """The whole registry as one campaign sees it: its own entries added, overrides in place."""
    return tuple({**registry(), **{hotline.id: hotline for hotline in hotlines}}.values())


def unknown_id(
    wanted: str, known: Iterable[str], place: Place | None = None, field: str | None = None
) -> Finding:
    """An id that no entry has, with the one that was probably meant."""
    ids = sorted(known)
    holding = [other for other in ids if wanted and wanted in other]
    near = holding[0] if len(holding) == 1 else nearest(wanted, ids)
    values = {"hotline": wanted, "choices": ", ".join(ids), "nearest": near}
    return Finding("TP210", values, place, field)


def areas(
    hotlines: Sequence[Hotline], regions: Sequence[Region], loaded: Loaded | None = None
) -> list[Finding]:
    """Hotlines that do not answer in all regions, and regions in which none answers.

    An item prints only the hotlines that answer in its region. One that answers in some is
    therefore a warning, one that answers in none an error. `hotlines` in the spec's order; with
    `loaded` the findings are placed.
    """
    findings = []
    for index, hotline in enumerate(hotlines):
        outside = [region for region in regions if not hotline.covers(region.code)]
        if not outside:
            continue
        area = kemendagri.find(hotline.area)
        values = {"hotline": hotline.id, "area": area.full_name if area else hotline.area}
        code = "TP214" if len(outside) == len(regions) else "TP213"
        field = f"hotlines.{index}"
        place = loaded.place(field) if loaded else None
        findings.append(Finding(code, values | some_of(outside), place, field))
    silent = [region for region in regions if not any(h.covers(region.code) for h in hotlines)]
    if silent:
        place = loaded.place("hotlines") if loaded else None
        findings.append(Finding("TP215", some_of(silent), place, "hotlines"))
    return findings


def _own(entry: OwnHotline, shipped: Hotline | None) -> Hotline:
    """An own entry. One that replaces a registry entry keeps its area and whom it serves.

    Hours and notes are not kept: what was published of the old number need not hold for the new.
    """
    numbers = _numbers(entry.channels)
    area = entry.area
    if shipped and "area" not in entry.model_fields_set:
        area = shipped.area
    return Hotline(
        id=entry.id,
        name=entry.name.root,
        numbers=numbers,
        source=entry.source,
        source_date=entry.source_date,
        short=entry.name.root,
        serves=_texts(entry.serves) or (shipped.serves if shipped else {}),
        hours=_texts(entry.hours),
        area=area,
        remarks=entry.reason or "",
        wrong_forms=shipped.wrong_forms if shipped else (),
    )


def _numbers(channels: Iterable[Channel]) -> tuple[Number, ...]:
    return tuple(
        Number(channel.kind, channel.digits, channel.display, _texts(channel.callers))
        for channel in channels
    )


def _texts(text: LocalText | None) -> Mapping[str, str]:
    return text.root if text else {}
