"""What every command that renders has in common: its options, and the way from spec to files."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.options import Common, FinalOption, SpecArgument, today

if TYPE_CHECKING:
    from tppo_cli.batch.plan import Wants
    from tppo_cli.batch.task import Outcome as Made
    from tppo_cli.batch.task import Task
    from tppo_cli.materials.orders import Asked
    from tppo_cli.regions.region import Region
    from tppo_cli.spec.load import Loaded


class Color(StrEnum):
    """Colour of the finished file."""

    RGB = "rgb"
    CMYK = "cmyk"


RegionOption = Annotated[
    list[str] | None,
    typer.Option("--region", help="Code of any level, or a name of the spec's; repeatable."),
]
SizeOption = Annotated[
    list[str] | None,
    typer.Option("--size", help="A name of the material, or WxH with mm, cm or m; repeatable."),
]
AudienceOption = Annotated[
    list[str] | None, typer.Option("--audience", help="Edition for an audience; repeatable.")
]
LangOption = Annotated[str | None, typer.Option("--lang", help="id, en, or id,en for both.")]
LookOption = Annotated[str | None, typer.Option("--look", help="Another look than the spec's.")]
SheetOption = Annotated[
    str | None, typer.Option("--sheet", help="Imposition sheet, or none for the item alone.")
]
ColorOption = Annotated[Color, typer.Option("--color", help="rgb or cmyk.")]
OutOption = Annotated[str, typer.Option("-o", "--out", help="Output folder.")]


def material_command(material: str) -> Callable[..., None]:
    """The command of one material: `tppo poster SPEC`."""

    def make(
        spec: SpecArgument,
        region: RegionOption = None,
        size: SizeOption = None,
        audience: AudienceOption = None,
        lang: LangOption = None,
        look: LookOption = None,
        sheet: SheetOption = None,
        color: ColorOption = Color.RGB,
        final: FinalOption = False,
        out: OutOption = "out",
        *,
        common: Common,
    ) -> Outcome:
        given = Given(region, size, audience, lang, look, sheet, color, final)
        return make_material(material, spec, given, out, common)

    return command(make)


class Given:
    """The rendering options as given on the command line."""

    def __init__(
        self,
        region: list[str] | None = None,
        size: list[str] | None = None,
        audience: list[str] | None = None,
        lang: str | None = None,
        look: str | None = None,
        sheet: str | None = None,
        color: Color = Color.RGB,
        final: bool = False,
    ) -> None:
        self.regions = tuple(region or ())
        self.sizes = tuple(size or ())
        self.audiences = tuple(audience or ())
        self.languages = tuple(tag.strip() for tag in (lang or "").split(",") if tag.strip())
        self.look, self.sheet, self.color, self.final = look, sheet, color, final

    def wants(self, materials: tuple[str, ...], regions: tuple[Region, ...] | None) -> Wants:
        from tppo_cli.batch.plan import Wants  # noqa: PLC0415 -- pydantic, jinja2 and the rest
        from tppo_cli.content.job import ColourMode, State  # noqa: PLC0415

        return Wants(
            materials=materials,
            regions=regions,
            sizes=self.sizes,
            audiences=self.audiences,
            languages=self.languages,
            look=self.look,
            sheet=self.sheet,
            colour=ColourMode(self.color.value),
            state=State.FINAL if self.final else State.PROOF,
        )

    def asked(self, materials: tuple[str, ...]) -> Asked:
        """The same for the checks; no materials means those of the spec."""
        from tppo_cli.materials.orders import Asked  # noqa: PLC0415 -- pydantic

        return Asked(materials, self.sizes, self.languages, self.look, self.sheet)


def make_material(material: str, spec: str, given: Given, out: str, common: Common) -> Outcome:
    """Render one material, for the campaign or for the regions that were named."""
    from tppo_cli.batch.plan import plan  # noqa: PLC0415
    from tppo_cli.regions.resolve import resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415

    loaded = common.load(spec)
    warnings = check_before(loaded, given, (material,), common)
    regions = resolve(loaded)
    chosen = select(regions, given.regions) if given.regions else None
    tasks = plan(loaded, given.wants((material,), chosen))
    return render(tasks, loaded, regions, out, common, warnings=warnings)


def check_before(
    loaded: Loaded, given: Given, materials: tuple[str, ...], common: Common
) -> tuple[Any, ...]:
    """Every check that needs no rendering, of what is to be made.

    Raises FindingsError for what must stop the work.
    """
    from tppo_cli.check.run import run_checks  # noqa: PLC0415

    asked = given.asked(materials)
    return gate(run_checks(loaded, final=given.final, today=today(), asked=asked), common)


def render(
    tasks: Sequence[Task],
    loaded: Loaded,
    regions: tuple[Region, ...],
    out: str,
    common: Common,
    *,
    jobs: int | None = None,
    warnings: tuple[Any, ...] = (),
    keep: Callable[[str], bool] = lambda _file: True,
    prune: bool = False,
) -> Outcome:
    """Make the tasks, write the manifest, and say what came of them.

    Raises FindingsError where nothing could be made, PartialFailure where some could.
    """
    from pathlib import Path  # noqa: PLC0415

    from tppo_cli.batch import store  # noqa: PLC0415
    from tppo_cli.batch.make import Context  # noqa: PLC0415
    from tppo_cli.batch.measure import measure  # noqa: PLC0415
    from tppo_cli.batch.run import cores, run  # noqa: PLC0415
    from tppo_cli.errors import FindingsError, PartialFailure  # noqa: PLC0415
    from tppo_cli.hotlines.registry import for_campaign  # noqa: PLC0415

    folder = Path(out)
    context = Context(loaded, for_campaign(loaded), folder.absolute(), regions)
    if len(tasks) > 1 and (unfit := measure(tasks, context)):
        raise FindingsError([*unfit, *warnings])
    with progress(len(tasks), common) as tell:
        outcomes = run(tasks, context, jobs or cores(), tell)
    made = [outcome.item for outcome in outcomes if outcome.item is not None]
    found = [finding for outcome in outcomes for finding in outcome.findings]
    if made:
        dropped = store.merge(folder, made, keep)
        for file in dropped if prune else ():
            (folder / file).unlink(missing_ok=True)
    _say(made, out, common)
    if found and not made:
        raise FindingsError([*found, *warnings])
    if found:
        raise PartialFailure([*found, *warnings])
    rows = [item.model_dump(mode="json", exclude={"faces"}) for item in made]
    return Outcome(warnings, rows)


MANY = 12
"""More files than this are counted instead of listed."""


def _say(made: Sequence[Any], out: str, common: Common) -> None:
    from tppo_cli.cli.options import Format  # noqa: PLC0415
    from tppo_cli.cli.report import counted  # noqa: PLC0415

    if common.format is not Format.TEXT or not made:
        return
    if len(made) <= MANY:
        for item in made:
            print(f"{out}/{item.file}")
    else:
        common.say(f"{out}: {counted(common.lang, 'made', len(made))}")


@contextmanager
def progress(total: int, common: Common) -> Iterator[Callable[[Made], None]]:
    """A progress bar on a terminal, for more than a few items; silence elsewhere."""
    quiet = common.quiet or os.environ.get("CI") or not sys.stderr.isatty()
    if quiet or total <= MANY:
        yield lambda _outcome: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("tppo", total=total)

        def tell(outcome: Made) -> None:
            bar.update(task, advance=1, description=outcome.file.split("/")[0])

        yield tell
