"""`tppo kit SPEC`: every material for every region, in parallel."""

from __future__ import annotations

from typing import Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.making import (
    Color,
    ColorOption,
    Given,
    LangOption,
    LookOption,
    OutOption,
    RegionOption,
    check_before,
    render,
)
from tppo_cli.cli.options import Common, FinalOption, SpecArgument


@command
def kit(
    spec: SpecArgument,
    region: RegionOption = None,
    material: Annotated[
        list[str] | None, typer.Option("--material", help="Only this material; repeatable.")
    ] = None,
    lang: LangOption = None,
    look: LookOption = None,
    color: ColorOption = Color.RGB,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, max=256, help="Processes. [one a core]")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List what would be made, and make nothing.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Delete files that the spec no longer asks for.")
    ] = False,
    final: FinalOption = False,
    out: OutOption = "out",
    *,
    common: Common,
) -> Outcome:
    """Make everything for every region."""
    from tppo_cli.batch.plan import plan  # noqa: PLC0415
    from tppo_cli.materials.orders import kit_materials  # noqa: PLC0415
    from tppo_cli.regions.resolve import resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415

    given = Given(region, lang=lang, look=look, color=color, final=final)
    loaded = common.load(spec)
    warnings = check_before(loaded, given, tuple(material or ()), common)
    regions = resolve(loaded)
    chosen = select(regions, given.regions) if given.regions else regions
    wants = given.wants(kit_materials(loaded, material or ()), chosen or None)
    tasks = plan(loaded, wants)
    if dry_run:
        for task in tasks:
            print(f"{out}/{task.file}")
        return Outcome(warnings, [{"file": task.file} for task in tasks])
    is_whole = not given.regions and not material
    wanted = {task.file for task in tasks}
    return render(
        tasks,
        loaded,
        regions,
        out,
        common,
        jobs=jobs,
        warnings=warnings,
        keep=lambda file: not is_whole or file in wanted or file.startswith("kampanye/"),
        prune=prune and is_whole,
    )
