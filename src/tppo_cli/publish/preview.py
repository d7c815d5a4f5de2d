"""What a preview shows of a campaign: what it finds and the items of a choice.

The campaign is read anew whenever a file of it changes. Every item has a key, the hash of all that
decides its bytes: a page that holds the picture of a key need not ask for it again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

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
from tppo_cli.spec.load import Loaded, load_campaign

ALL = "all"
"""The choice of every material there is; else those that the campaign orders."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader has chosen; an empty field means what the spec says.

    `pieces` is `ALL` or empty; `sizes` are names of sizes by material.
    """

    region: str = ""
    audience: str = ""
    language: str = ""
    look: str = ""
    pieces: str = ""
    sizes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """One item: its key, and all that a worker needs to draw it."""

    key: str
    task: Task
    context: Context

    @property
    def material(self) -> str:
        return self.task.job.material


@dataclass(frozen=True, slots=True)
class Missing:
    """A material of which there is no item, and why."""

    material: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign as it was last read; without faults there is `loaded` and a context."""

    findings: tuple[Finding, ...]
    context: Context | None = None

    @property
    def loaded(self) -> Loaded | None:
        return None if self.context is None else self.context.loaded


def read_campaign(spec: Path, today: date) -> Campaign:
    """Read the campaign and check it; one that cannot be read has its faults and no context."""
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


def items(context: Context, choice: Choice) -> tuple[Shown | Missing, ...]:
    """The items of a choice, in the order of the spec."""
    region = region_of(context, choice.region)
    return tuple(_item(context, name, choice, region) for name in _materials(context, choice))


def item(context: Context, material: str, choice: Choice) -> Shown | Missing:
    """The item of one material."""
    return _item(context, material, choice, region_of(context, choice.region))


def sizes_of(loaded: Loaded, name: str) -> list[str]:
    """Names of the sizes of a material: the spec's first, then the material's own."""
    material = read.material(name, loaded.folder).material
    listed = [size.name for size, _ in sizes(loaded, material)[0]]
    return list(dict.fromkeys([*listed, *material.sizes]))


def region_of(context: Context, code: str) -> Region | None:
    """The region of a code, else the first; None for a campaign without regions."""
    chosen = next((region for region in context.regions if region.code == code), None)
    return chosen or next(iter(context.regions), None)


def bare(shown: Shown) -> Shown:
    """What is sent to a worker: without the regions that it does not need."""
    return replace(shown, context=replace(shown.context, regions=shown.context.regions[:1]))


def _materials(context: Context, choice: Choice) -> tuple[str, ...]:
    ordered = kit_materials(context.loaded)
    if choice.pieces != ALL:
        return ordered
    return tuple(dict.fromkeys([*ordered, *read.materials(context.loaded.folder)]))


def _item(context: Context, name: str, choice: Choice, region: Region | None) -> Shown | Missing:
    try:
        task = _first(plan(context.loaded, _wants(context.loaded, name, choice, region)), context)
        setup = prepare(task, context)
        return Shown(hashed(task, setup, context), task, context)
    except FindingsError as error:
        return Missing(name, tuple(error.findings))


def _first(tasks: Sequence[Task], context: Context) -> Task:
    """Of several editions the one for everyone, in the first language of the spec."""
    order = {tag: at for at, tag in enumerate(context.loaded.campaign.languages)}
    return min(
        tasks,
        key=lambda task: (task.job.audience is not None, order.get(task.job.languages[0], 0)),
    )


def _wants(loaded: Loaded, material: str, choice: Choice, region: Region | None) -> Wants:
    languages = tuple(tag for tag in choice.language.split(",") if tag)
    size = choice.sizes.get(material) or sizes_of(loaded, material)[0]
    return Wants(
        materials=(material,),
        regions=None if region is None else (region,),
        sizes=(size,),
        audiences=(choice.audience,) if choice.audience else (),
        # What the spec says is not asked for: some items are made in one language at a time.
        languages=() if languages == tuple(loaded.campaign.languages) else languages,
        look=choice.look or None,
        sheet=NO_SHEET,
        colour=ColourMode.RGB,
        state=State.PROOF,
        is_kit=True,
    )
