"""The way from a campaign to the tasks of one material, and the commands that go it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import Fill, Given, given
from tppo_cli.cli.item_options import (
    AudienceOption,
    ChatOption,
    ColorOption,
    DpiOption,
    FillOption,
    LangOption,
    LookOption,
    OutOption,
    PngOption,
    ReadBackOption,
    RegionOption,
    SheetOption,
    SizeOption,
    dpi_of,
)
from tppo_cli.cli.options import Common, FinalOption, SpecArgument, today
from tppo_cli.cli.rendered import Way, render

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import Task
    from tppo_cli.findings import Finding
    from tppo_cli.materials.orders import Asked
    from tppo_cli.regions.region import Region
    from tppo_cli.spec.load import Loaded


def make_items(
    material: Annotated[str, typer.Argument()],
    spec: SpecArgument,
    region: RegionOption = None,
    size: SizeOption = None,
    audience: AudienceOption = None,
    lang: LangOption = None,
    look: LookOption = None,
    sheet: SheetOption = None,
    fill: FillOption = None,
    color: ColorOption = None,
    png: PngOption = False,
    dpi: DpiOption = None,
    wa: ChatOption = False,
    final: FinalOption = False,
    out: OutOption = "out",
    read_back: ReadBackOption = True,
    *,
    common: Common,
) -> Outcome:
    """Make one material, for the campaign or for the regions that are named."""
    options = given(
        *(region, size, audience, lang, look, sheet, color, final),
        fill=fill,
        dpi=dpi_of(png, dpi),
        chat=wa,
    )
    return make_material(material, spec, options, out, common, read_back=read_back)


def material_command(material: str) -> Callable[..., None]:
    """The command of one material: `tppo poster SPEC`."""
    return command(make_items, material=material)


@dataclass(frozen=True)
class Ready:
    """What one material is made of, once everything that can be known before has been checked."""

    tasks: tuple[Task, ...]
    context: Context
    warnings: tuple[Finding, ...]


def make_material(
    material: str, spec: str, options: Given, out: str, common: Common, *, read_back: bool = True
) -> Outcome:
    """Render one material, for the campaign or for the regions that were named."""
    from tppo_cli.batch.task import Pictures  # noqa: PLC0415 -- pydantic, and the whole spec

    ready = made_ready(material, spec, options, out, common, read_back=read_back)
    way = Way(out, pictures=Pictures(options.dpi, options.chat))
    return render(ready.tasks, ready.context, way, common, ready.warnings)


def made_ready(
    material: str, spec: str, options: Given, out: str, common: Common, *, read_back: bool = True
) -> Ready:
    """Check a campaign and plan one material, for it or for the regions that were named.

    Raises FindingsError where an error stands in the way.
    """
    from tppo_cli.batch.plan import plan  # noqa: PLC0415 -- pydantic, and the whole spec
    from tppo_cli.regions.resolve import outline, resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415

    loaded = common.load(spec)
    # Regions share sheets only where there are regions: without a name, all of the spec's.
    is_shared = options.fill is Fill.REGIONS and loaded.campaign.regions is not None
    is_for_regions = bool(options.regions) or is_shared
    asked = options.asked((material,), for_all=not is_for_regions)
    warnings = gate(found_before(loaded, options, asked, common), common)
    # An item of the whole campaign needs no village, where the spec names codes.
    regions = resolve(loaded) if is_for_regions or outline(loaded) is None else ()
    chosen = select(regions, options.regions) if options.regions else regions
    tasks = plan(loaded, options.wants((material,), chosen if is_for_regions else None))
    return Ready(tasks, context_of(loaded, regions, out, read_back=read_back), warnings)


def found_before(
    loaded: Loaded,
    options: Given,
    asked: Asked,
    common: Common,
    *,
    summed: bool = True,
) -> tuple[Finding, ...]:
    """What the checks find. Raises FindingsError where an option makes no sense of itself."""
    from tppo_cli.check.run import run_checks  # noqa: PLC0415

    own = gate(options.findings(loaded), common)
    found = run_checks(loaded, final=options.final, today=today(), asked=asked, summed=summed)
    return (*own, *options.placed(found))


def context_of(
    loaded: Loaded,
    regions: tuple[Region, ...],
    out: str,
    *,
    read_back: bool = True,
    plates: bool = False,
) -> Context:
    """What all items of a run share. From here on WeasyPrint is loaded."""
    from tppo_cli.render.library import load_engine  # noqa: PLC0415 -- only what renders needs it

    load_engine()
    from tppo_cli.batch.make import Context  # noqa: PLC0415
    from tppo_cli.hotlines import confirmations  # noqa: PLC0415
    from tppo_cli.hotlines.registry import for_campaign  # noqa: PLC0415

    hotlines = for_campaign(loaded)
    records = confirmations.read(loaded.folder)
    days = loaded.campaign.confirmation_days
    dialled = confirmations.rows(hotlines, records, today(), days)
    return Context(loaded, hotlines, Path(out).absolute(), regions, dialled, read_back, plates)
