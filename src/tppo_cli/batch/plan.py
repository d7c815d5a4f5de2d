"""First the plan: every job, every path, every collision, before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from tppo_cli.batch.task import Pictures, Task
from tppo_cli.content.job import ColourMode, Job, State
from tppo_cli.content.naming import collisions, item_path
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.material import Material
from tppo_cli.materials.orders import fill, sheet_name, sizes, where
from tppo_cli.materials.sheet import Sheet, arranged
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.orders import Fill, Order

SHEETS = 25
"""Sheets that many regions share in one file, at most: a file is one task of one process, and a
printer wants to open it."""


@dataclass(frozen=True, slots=True)
class Wants:
    """What was asked for. An empty field means what the spec or the material says.

    `regions` None makes the campaign's own items; a tuple makes one item for each. In a kit a
    material of the whole campaign is made once all the same. `without` are codes of regions that
    have no place on the sheets that others share.
    """

    materials: tuple[str, ...]
    regions: tuple[Region, ...] | None = None
    sizes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    look: str | None = None
    sheet: str | None = None
    fill: Fill | None = None
    colour: ColourMode | None = None
    state: State = State.PROOF
    is_kit: bool = False
    without: frozenset[str] = frozenset()


def plan(loaded: Loaded, wants: Wants) -> tuple[Task, ...]:
    """All tasks, sorted by path.

    Raises FindingsError with everything that is wrong with the order: TP401 unknown material,
    TP404 sheet, TP405, TP407 and TP410 a size that cannot be, TP408 two languages on an item that
    is set in one, TP409 an item that does not fit its sheet, TP802 two jobs with one path.
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
    found, faults = sizes(loaded, material, wants.sizes)
    if faults:
        raise FindingsError(faults)
    sheet = sheet_name(loaded, material, wants.sheet)
    written = None if sheet is None else read.sheet(sheet, loaded.folder)
    is_mixed = (
        written is not None
        and regions is wants.regions
        and fill(loaded, material, written, wants.fill) is Fill.REGIONS
    )
    for (size, _), audience, languages in product(found, audiences, editions):
        page = material.geometry(size)
        job = Job(
            material=name,
            size=size.name,
            languages=languages,
            look=wants.look or campaign.look,
            audience=audience,
            sheet=sheet,
            state=wants.state,
            colour=wants.colour or ColourMode(material.colour),
        )
        if is_mixed and written is not None:
            on_paper = arranged(written, page.trim_width, page.trim_height)
            if on_paper is None:
                values = {"material": name, "size": size.name, "sheet": written.name}
                raise FindingsError([Finding("TP409", values)])
            jobs = [replace(job, regions=run) for run in _runs(wants, on_paper)]
        else:
            jobs = [replace(job, region=region) for region in regions]
        for one in jobs:
            path = item_path(one, loaded, scale=page.scale)
            yield Task(one, size, path, Pictures(material.screen))


def _runs(wants: Wants, sheet: Sheet) -> Iterator[tuple[Region, ...]]:
    """The regions of each file, in their order: as many as lie on `SHEETS` full sheets."""
    regions = [region for region in wants.regions or () if region.code not in wants.without]
    for first in range(0, len(regions), SHEETS * sheet.places):
        yield tuple(regions[first : first + SHEETS * sheet.places])


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
