"""What every command that renders has in common: its options, and the way from spec to files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tppo_cli.cli.bar import progress
from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import Color, Fill, Given, given
from tppo_cli.cli.options import Common, FinalOption, Format, SpecArgument, today

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import Pictures, Task
    from tppo_cli.batch.work import Ending, Result
    from tppo_cli.findings import Finding
    from tppo_cli.materials.orders import Asked
    from tppo_cli.regions.region import Region
    from tppo_cli.spec.load import Loaded

RegionOption = Annotated[
    list[str] | None,
    typer.Option("--region", help="Code of any level, or a name of the spec's; repeatable."),
]
MaterialOption = Annotated[
    list[str] | None, typer.Option("--material", help="Only this material; repeatable.")
]
SizeOption = Annotated[
    list[str] | None,
    typer.Option("--size", help="A name of the material, or WxH with mm, cm or m; repeatable."),
]
AudienceOption = Annotated[
    list[str] | None, typer.Option("--audience", help="Edition for an audience; repeatable.")
]
LangOption = Annotated[
    str | None, typer.Option("--lang", help="id or en; id,en on an item that can hold both.")
]
LookOption = Annotated[str | None, typer.Option("--look", help="Another look than the spec's.")]
SheetOption = Annotated[
    str | None, typer.Option("--sheet", help="Imposition sheet, or none for the item alone.")
]
FillOption = Annotated[
    Fill | None,
    typer.Option("--fill", help="A sheet holds copies of one region, or of several regions."),
]
ColorOption = Annotated[
    Color | None, typer.Option("--color", help="rgb or cmyk; else what the material says.")
]
ReadBackOption = Annotated[
    bool,
    typer.Option(
        "--read-back/--no-read-back", help="Read each file back by other tools before it counts."
    ),
]
PngOption = Annotated[
    bool, typer.Option("--png", help="A PNG of each page as well, cut to the trim.")
]
DpiOption = Annotated[
    int | None,
    typer.Option(
        "--dpi",
        min=10,
        max=1200,
        help="Pixels an inch of the PNG; large pages get fewer. [150]",
    ),
]
ChatOption = Annotated[bool, typer.Option("--wa", help="A JPEG for WhatsApp as well, under 1 MB.")]


def some_folder(given: str) -> str:
    """An empty name would be the folder that happens to be the current one."""
    if not given.strip():
        raise typer.BadParameter("a folder is wanted; . is the current one")
    return given


OutOption = Annotated[str, typer.Option("-o", "--out", help="Output folder.", callback=some_folder)]

DPI = 150

MANY = 12
"""More files than this are counted instead of listed."""


def make_items(
    material: Annotated[str, typer.Argument(metavar="MATERIAL", help="Name of the material.")],
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


def dpi_of(png: bool, dpi: int | None) -> int | None:
    """The resolution of the PNG, None for none; who gives one wants the picture, too."""
    return dpi or (DPI if png else None)


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


@dataclass(frozen=True)
class Way:
    """How files are made: where, by how many processes, and what of them is left as it is.

    `is_kit`: what is there already is not made again, unless `force`d.
    """

    out: str
    jobs: int | None = None
    is_kit: bool = False
    force: bool = False
    keep_going: bool = False
    ending: Ending | None = None
    verbose: bool = False
    pictures: Pictures | None = None


def render(
    tasks: Sequence[Task],
    context: Context,
    way: Way,
    common: Common,
    warnings: Sequence[Finding] = (),
    left_out: Sequence[Finding] = (),
) -> Outcome:
    """Make the tasks, write the manifest, and say what came of them.

    `left_out` are findings of regions for which nothing is made.

    Raises FindingsError where nothing could be made.
    """
    from tppo_cli.batch.cores import cores  # noqa: PLC0415
    from tppo_cli.batch.pictures import wished  # noqa: PLC0415
    from tppo_cli.batch.task import Pictures  # noqa: PLC0415
    from tppo_cli.batch.work import carry_out, prepared, there  # noqa: PLC0415
    from tppo_cli.check.summary import summed_up  # noqa: PLC0415
    from tppo_cli.errors import ExitCode, FindingsError  # noqa: PLC0415

    known = there(tasks, context)
    asked = way.pictures or Pictures()
    tasks = wished(tasks, known, asked)
    try:
        batch = prepared(
            tasks,
            context,
            known if way.is_kit else {},
            force=way.force or not way.is_kit,
            keep_going=way.keep_going,
            left_out=left_out,
        )
    except FindingsError as error:
        raise FindingsError([*error.findings, *warnings]) from None
    with progress(len(batch.todo), common) as tell:
        result = carry_out(batch, context, way.jobs or cores(), way.ending, tell)
    _say(result, way.out, common)
    if way.verbose:
        _say_ways(result, common)
    if asked.dpi or asked.chat:
        _say_pictures(result, context, way.out, asked.dpi, common)
    found = [*result.findings, *warnings]
    if common.format is Format.TEXT:
        found = summed_up(found)
    if result.is_refused and not way.keep_going:
        raise FindingsError(found)
    code = ExitCode.PARTIAL if result.findings else None
    return Outcome(found, _rows(result, context, common), code)


def _rows(result: Result, context: Context, common: Common) -> list[dict[str, Any]]:
    """The manifest's lines of all files of a batch, without what their pages show."""
    from tppo_cli.batch import store  # noqa: PLC0415

    if common.format not in (Format.JSON, Format.JSONL):
        return []
    made = frozenset(result.made)
    items = store.known(context.out, made | set(result.kept))
    return [
        {**items[file].model_dump(mode="json", exclude={"faces"}), "made": file in made}
        for file in sorted(items)
    ]


def _say(result: Result, out: str, common: Common) -> None:
    from tppo_cli.cli.report import words  # noqa: PLC0415

    if common.format is not Format.TEXT:
        return
    is_listed = len(result.made) <= MANY
    for file in result.made if is_listed else ():
        print((Path(out) / file).as_posix())
    counts = {
        "made": len(result.made),
        "kept": len(result.kept),
        "failed": len(result.failed),
        "dropped": len(result.dropped) - len(result.pruned),
        "deleted": len(result.pruned),
    }
    said = _counts(counts, words(common.lang)["batch"])
    if not is_listed or any(n for name, n in counts.items() if name != "made"):
        common.say(f"{out}: {said}")


def _say_ways(result: Result, common: Common) -> None:
    """How many files plates have made, and why the full path made others."""
    from tppo_cli.cli.report import words  # noqa: PLC0415

    said = words(common.lang)["batch"]
    common.say(said["plated"].format(n=result.plated))
    for refusal, count in result.refusals:
        place = "" if refusal.place is None else f" {refusal.place}"
        reason = f"{refusal.code}{place}: {refusal.message(common.lang)}"
        common.say(said["full"].format(n=count, reason=reason))


def _say_pictures(
    result: Result, context: Context, out: str, dpi: int | None, common: Common
) -> None:
    """The pictures that were drawn, and which of them have fewer pixels an inch than was asked."""
    from tppo_cli.batch import store  # noqa: PLC0415
    from tppo_cli.cli.report import words  # noqa: PLC0415

    if common.format is not Format.TEXT:
        return
    items = store.known(context.out, frozenset(result.made))
    drawn = [picture for file in sorted(items) for picture in items[file].pictures]
    for picture in drawn if len(drawn) <= MANY else ():
        print((Path(out) / picture.file).as_posix())
    said = words(common.lang)["batch"]["coarser"]
    for picture in drawn:
        if picture.use == "page" and dpi and picture.dpi < dpi:
            values = {"file": picture.file, "dpi": picture.dpi, "asked": dpi}
            common.say(said.format(**values))


def _counts(counts: Mapping[str, int], names: Mapping[str, str]) -> str:
    """`made 7, kept 162`: what is not nothing; made in any case."""
    shown = {name: n for name, n in counts.items() if n or name == "made"}
    return ", ".join(names[name].replace("{n}", str(n)) for name, n in shown.items())
