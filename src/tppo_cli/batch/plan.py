"""First the plan: every job, every path, every collision, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from tppo_cli.batch.task import Task
from tppo_cli.content.job import ColourMode, Job, State
from tppo_cli.content.naming import collisions, item_path
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.material import Material
from tppo_cli.materials.orders import sheet_name, sizes, where
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.orders import Order


@dataclass(frozen=True, slots=True)
class Wants:
    """What was asked for. An empty field means what the spec or the material says.

    `regions` None makes the campaign's own items; a tuple makes one item for each. In a kit a
    material of the whole campaign is made once all the same.
    """

    materials: tuple[str, ...]
    regions: tuple[Region, ...] | None = None
    sizes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    look: str | None = None
    sheet: str | None = None
    colour: ColourMode | None = None
    state: State = State.PROOF
    is_kit: bool = False


def plan(loaded: Loaded, wants: Wants) -> tuple[Task, ...]:
    """All tasks, sorted by path.

    Raises FindingsError with everything that is wrong with the order: TP401 unknown material,
    TP404 sheet, TP405, TP407 and TP410 a size that cannot be, TP408 two languages on an item that
    is set in one, TP802 two jobs with one path.
    """
    found: list[Finding] = []
    tasks: list[Task] = []
    for name in wants.materials:
        try:
            tasks.extend(_tasks(loaded, wants, name))
        except FindingsError as error:
            found.extend(error.findings)
    field = "materials" if loaded.campaign.naming is None else "naming"
    found.extend(
        replace(finding, field=field, place=where(loaded, field))
        for finding in collisions((task.file, task.job) for task in tasks)
    )
    if found:
        raise FindingsError(found)
    return tuple(sorted(tasks, key=lambda task: task.file))


def _tasks(loaded: Loaded, wants: Wants, name: str) -> Iterator[Task]:
    campaign = loaded.campaign
    material = read.material(name, loaded.folder).material
    order = campaign.materials.get(name, Order())
    regions: Iterable[Region | None] = (None,)
    if wants.regions is not None and (material.per == "region" or not wants.is_kit):
        regions = wants.regions
    editions = _editions(loaded, wants, material)
    audiences: tuple[str | None, ...] = wants.audiences or (None, *order.audiences)
    sheet = sheet_name(loaded, material, wants.sheet)
    if sheet is not None:
        read.sheet(sheet, loaded.folder)
    found, faults = sizes(loaded, material, wants.sizes)
    if faults:
        raise FindingsError(faults)
    for (size, _), audience, languages in product(found, audiences, editions):
        for region in regions:
            job = Job(
                material=name,
                size=size.name,
                languages=languages,
                look=wants.look or campaign.look,
                region=region,
                audience=audience,
                sheet=sheet,
                state=wants.state,
                colour=wants.colour or ColourMode(material.colour),
            )
            yield Task(job, size, item_path(job, loaded, scale=material.geometry(size).scale))


def _editions(loaded: Loaded, wants: Wants, material: Material) -> tuple[tuple[str, ...], ...]:
    """The languages of each item: both on one where the material can, else one item for each.

    Raises FindingsError (TP408) where the command asks for two on an item that is set in one.
    """
    languages = wants.languages or loaded.campaign.languages
    if len(languages) == 1 or material.bilingual:
        return (languages,)
    if wants.languages:
        values = {"material": material.name, "languages": ", ".join(languages)}
        raise FindingsError([Finding("TP408", values, field="languages")])
    return tuple((language,) for language in languages)
