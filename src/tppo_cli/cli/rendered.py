"""From tasks to finished files, and what is said of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tppo_cli.cli.bar import progress
from tppo_cli.cli.frame import Outcome
from tppo_cli.cli.options import Common, Format

if TYPE_CHECKING:
    from tppo_cli.batch.executors import Workers
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import Pictures, Task
    from tppo_cli.batch.work import Ending, Result
    from tppo_cli.findings import Finding

_SHOWN: Any = {"faces": True, "patterns": True, "parts": {"__all__": {"own"}}}
"""What pages show, which fills a line of the manifest and tells a program little."""

MANY = 12
"""More files than this are counted instead of listed."""


@dataclass(frozen=True)
class Way:
    """How files are made: where, by how many processes, and what of them is left as it is.

    `is_kit`: what is there already is not made again, unless `force`d.
    """

    out: str
    workers: Workers | None = None
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
    from tppo_cli.batch.executors import Local  # noqa: PLC0415
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
        result = carry_out(batch, context, way.workers or Local(cores()), way.ending, tell)
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
        {**items[file].model_dump(mode="json", exclude=_SHOWN), "made": file in made}
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
    if result.bundles:
        bundles = words(common.lang)["batch"]["bundles"]
        said += "; " + bundles.format(n=result.bundles, items=result.bundled)
    if result.bundles or not is_listed or any(n for name, n in counts.items() if name != "made"):
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
