"""`tppo kit SPEC`: every material for every region, in parallel."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tppo_cli.cli.bundle import BundleOption
from tppo_cli.cli.captions import beside
from tppo_cli.cli.executor import LOCAL, ExecutorOption, workers_of
from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import Given, given
from tppo_cli.cli.item_options import (
    ChatOption,
    ColorOption,
    DpiOption,
    FillOption,
    JobsOption,
    LangOption,
    LookOption,
    MaterialOption,
    OutOption,
    PngOption,
    ReadBackOption,
    RegionOption,
    dpi_of,
)
from tppo_cli.cli.making import context_of, found_before
from tppo_cli.cli.options import Common, FinalOption, Format, SpecArgument
from tppo_cli.cli.regions import print_table
from tppo_cli.cli.rendered import Way, render
from tppo_cli.cli.usage import Misuse
from tppo_cli.findings import Finding

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import By, Pictures, Task
    from tppo_cli.regions.region import Region


@command
def kit(
    spec: SpecArgument,
    region: RegionOption = None,
    material: MaterialOption = None,
    lang: LangOption = None,
    look: LookOption = None,
    fill: FillOption = None,
    color: ColorOption = None,
    png: PngOption = False,
    dpi: DpiOption = None,
    wa: ChatOption = False,
    bundle: BundleOption = None,
    jobs: JobsOption = None,
    executor: ExecutorOption = LOCAL,
    force: Annotated[bool, typer.Option("--force")] = False,
    keep_going: Annotated[bool, typer.Option("--keep-going")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    prune: Annotated[bool, typer.Option("--prune")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose")] = False,
    final: FinalOption = False,
    out: OutOption = "out",
    read_back: ReadBackOption = True,
    *,
    common: Common,
) -> Outcome:
    """Make everything for every region; what is there and unchanged is left as it is."""
    from tppo_cli.batch.bundles import bundled  # noqa: PLC0415 -- pydantic, and the whole spec
    from tppo_cli.batch.plan import plan  # noqa: PLC0415
    from tppo_cli.batch.task import By, Pictures  # noqa: PLC0415
    from tppo_cli.batch.work import Ending  # noqa: PLC0415
    from tppo_cli.materials.orders import kit_materials  # noqa: PLC0415
    from tppo_cli.publish.social import texts  # noqa: PLC0415
    from tppo_cli.regions import resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415

    options = given(
        region,
        lang=lang,
        look=look,
        fill=fill,
        color=color,
        final=final,
        dpi=dpi_of(png, dpi),
        chat=wa,
    )
    if bundle and (wa or options.dpi):
        raise Misuse(Finding("TP044", {"option": "--wa" if wa else "--png"}))
    only = tuple(dict.fromkeys(material or ()))
    workers = workers_of(executor, jobs)
    loaded = common.load(spec)
    found = found_before(loaded, options, options.asked(only), common, summed=not keep_going)
    regions = resolve.read(loaded).regions
    left_out: tuple[Finding, ...] = ()
    if keep_going:
        found, left_out = _parted(found, regions, common)
    warnings = gate(found, common)
    chosen = select(regions, options.regions) if options.regions else regions
    of_regions = None if loaded.campaign.regions is None else chosen
    without = frozenset(finding.region for finding in left_out if finding.region)
    materials = kit_materials(loaded, only)
    tasks = plan(loaded, options.wants(materials, of_regions, is_kit=True, without=without))
    by = None if bundle is None else By(bundle.value)
    if by is not None:
        tasks = bundled(tasks, loaded, by)
    context = context_of(loaded, regions, out, read_back=read_back, plates=True)
    pictures = Pictures(options.dpi, options.chat)
    if dry_run:
        return _dry_run(tasks, context, out, common, pictures, force=force)
    is_whole = not (options.regions or only or options.languages or look or fill)
    wanted = frozenset(task.file for task in tasks) | texts(tasks, loaded)
    ending = Ending(_keep(tasks, wanted, options, by) if is_whole else lambda _row: True, prune)
    way = Way(
        out,
        workers,
        is_kit=True,
        force=force,
        keep_going=keep_going,
        ending=ending,
        verbose=verbose,
        pictures=pictures,
    )
    done = render(tasks, context, way, common, warnings, left_out)
    return replace(done, findings=(*done.findings, *beside(tasks, context, out, common)))


def _parted(
    found: Iterable[Finding], regions: Sequence[Region], common: Common
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """What concerns the whole campaign, and what stops single regions only, each with its region.

    A finding in the row of a region concerns this region.
    """
    rows = {(r.place.file, r.place.line): r.code for r in regions if r.place}
    whole: list[Finding] = []
    local: list[Finding] = []
    for finding in found:
        place = finding.place
        region = finding.region or (rows.get((place.file, place.line)) if place else None)
        if region and (finding.is_error or common.strict):
            local.append(replace(finding, region=region))
        else:
            whole.append(finding)
    return tuple(whole), tuple(local)


def _keep(
    tasks: Sequence[Task], wanted: Container[str], options: Given, by: By | None
) -> Callable[[Mapping[str, Any]], bool]:
    """Which lines of the manifest a full kit leaves: it drops what is none of the files `wanted`.

    That is said of what a kit makes: items of regions, in the state and colour of this one, in
    bundles as this one or alone. What single commands made for the whole campaign stays.
    """
    state = "final" if options.final else "proof"
    colours = {task.job.material: task.job.colour.value for task in tasks}
    usual = "rgb" if options.color is None else options.color.value

    def keep(row: Mapping[str, Any]) -> bool:
        colour = colours.get(str(row.get("material")), usual)
        is_other = (row.get("state"), row.get("colour")) != (state, colour)
        is_alone = row.get("region") is not None or bool(row.get("regions"))
        is_campaigns = not is_alone and row.get("bundle") is None
        # Sheets that regions share are made in either kind of kit.
        is_other |= row.get("bundle") != by and not row.get("regions")
        return row["file"] in wanted or is_campaigns or is_other

    return keep


def _dry_run(
    tasks: Sequence[Task],
    context: Context,
    out: str,
    common: Common,
    pictures: Pictures,
    *,
    force: bool,
) -> Outcome:
    """What would be made, and why; what would be left as it is."""
    from tppo_cli.batch import store  # noqa: PLC0415
    from tppo_cli.batch.known import survey  # noqa: PLC0415
    from tppo_cli.batch.pictures import wished  # noqa: PLC0415
    from tppo_cli.cli.report import words  # noqa: PLC0415

    known = store.known(context.out, {task.file for task in tasks})
    seen = survey(wished(tasks, known, pictures), context, known, force=force)
    names = words(common.lang)["why"]
    if common.format is Format.TEXT:
        print_table(
            [
                (names[status.why.value], (Path(out) / status.task.file).as_posix())
                for status in seen.statuses
            ]
        )
    rows = [{"file": status.task.file, "why": status.why.value} for status in seen.statuses]
    return Outcome([f for findings in seen.findings.values() for f in findings], rows)
