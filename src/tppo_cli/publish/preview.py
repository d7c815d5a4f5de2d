"""What a preview shows of a campaign: its findings, what can be chosen, and its items.

The campaign is read anew whenever a file of it changes. Every item has a key, the hash of all that
decides its bytes: a page that holds the picture of a key need not ask for it again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tppo_cli.batch.inputs import forget
from tppo_cli.batch.make import Context, hashed, prepare
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.task import Task
from tppo_cli.check.run import run_checks
from tppo_cli.content.job import ColourMode, State
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.materials import read
from tppo_cli.materials.orders import NO_SHEET, kit_materials, sizes
from tppo_cli.regions.region import Region
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.audience import Audience
from tppo_cli.spec.load import Loaded, load_campaign

REGIONS_SHOWN = 2000
"""Regions that the page lists; of the whole country it shows the first, and a search finds all."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen; an empty field means what the spec says."""

    region: str = ""
    audience: str = ""
    language: str = ""
    look: str = ""
    sizes: Mapping[str, str] | None = None

    def size_of(self, material: str) -> tuple[str, ...]:
        chosen = (self.sizes or {}).get(material)
        return (chosen,) if chosen else ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One item: its key, and all that a worker needs to draw it."""

    key: str
    task: Task
    context: Context


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as it was last read; without faults there is `loaded` and a context."""

    findings: tuple[Finding, ...]
    context: Context | None = None

    @property
    def loaded(self) -> Loaded | None:
        return None if self.context is None else self.context.loaded


def read_campaign(spec: Path, today: date) -> Campaign:
    """Read the campaign and check it; a campaign with faults shows them and no items."""
    forget()
    read.forget()
    try:
        loaded = load_campaign(spec)
        found = tuple(run_checks(loaded, final=False, today=today))
        regions = resolve(loaded) if loaded.campaign.regions is not None else ()
        context = Context(loaded, for_campaign(loaded), Path(), regions, read_back=False)
    except FindingsError as error:
        return Campaign(tuple(error.findings))
    except EnvironmentFault as error:
        return Campaign((error.finding,))
    return Campaign(found, context)


def choices(campaign: Campaign) -> dict[str, Any]:
    """What can be chosen, for the form of the page."""
    if campaign.context is None or campaign.loaded is None:
        return {}
    spec, folder = campaign.loaded.campaign, campaign.loaded.folder
    return {
        "title": next(spec.title.texts()),
        "regions": [
            {"code": region.code, "name": f"{region.full_name}, {region.kecamatan_full}"}
            for region in campaign.context.regions[:REGIONS_SHOWN]
        ],
        "audiences": [audience.value for audience in Audience],
        "languages": [",".join(spec.languages), *(spec.languages if spec.languages[1:] else ())],
        "looks": list(read.looks(folder)),
        "look": spec.look,
    }


def items(campaign: Campaign, choice: Choice) -> tuple[list[Shown], tuple[Finding, ...]]:
    """The items of the kit for a choice, and what stands in the way of those that are missing."""
    context = campaign.context
    if context is None:
        return [], ()
    region = _region(context, choice.region)
    shown: list[Shown] = []
    found: list[Finding] = []
    for name in kit_materials(context.loaded):
        try:
            [task, *_] = plan(context.loaded, _wants(name, choice, region))
            setup = prepare(task, context)
            shown.append(Shown(hashed(task, setup, context), task, context))
        except FindingsError as error:
            found += [finding for finding in error.findings if finding not in found]
    return shown, tuple(found)


def sizes_of(loaded: Loaded, name: str) -> list[str]:
    """Names of the sizes of a material: the spec's first, then the material's own."""
    material = read.material(name, loaded.folder).material
    listed = [size.name for size, _ in sizes(loaded, material)[0]]
    return list(dict.fromkeys([*listed, *material.sizes]))


def _wants(material: str, choice: Choice, region: Region | None) -> Wants:
    return Wants(
        materials=(material,),
        regions=None if region is None else (region,),
        sizes=choice.size_of(material),
        audiences=(choice.audience,) if choice.audience else (),
        languages=tuple(tag for tag in choice.language.split(",") if tag),
        look=choice.look or None,
        sheet=NO_SHEET,
        colour=ColourMode.RGB,
        state=State.PROOF,
        is_kit=True,
    )


def _region(context: Context, code: str) -> Region | None:
    """The region of a code, else the first; None for a campaign without regions."""
    chosen = next((region for region in context.regions if region.code == code), None)
    return chosen or next(iter(context.regions), None)


def bare(shown: Shown) -> Shown:
    """What is sent to a worker: without the regions that it does not need."""
    return replace(shown, context=replace(shown.context, regions=shown.context.regions[:1]))
