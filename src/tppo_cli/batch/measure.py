"""Will every name fit? Measured with the layout engine before anything is rendered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

from tppo_cli.batch.colour import located
from tppo_cli.batch.confined import each
from tppo_cli.batch.kinds import Kinds
from tppo_cli.batch.make import Context
from tppo_cli.batch.task import Task, lost
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials.material import Fit
from tppo_cli.regions.region import Region
from tppo_cli.render.boxes import line_width
from tppo_cli.render.engine import does_not_fit, lay_out
from tppo_cli.render.fitting import step_for
from tppo_cli.render.laid import Fitted
from tppo_cli.render.page import Setup

Ruler = tuple[Fitted, float, Fit]
"""A fitted element of a page that is laid out, the share of its full size that it has there, and
how far it may shrink."""


def measure(tasks: Sequence[Task], context: Context) -> dict[str, tuple[Finding, ...]]:
    """What cannot fit, by file, over all tasks.

    One item of each kind is laid out; in the others only the texts that change from region to
    region are measured, by the rule and the type of the page itself.
    """
    found: dict[str, tuple[Finding, ...]] = {}
    kinds = [list(group) for _, group in groupby(sorted(tasks, key=_kind), key=_kind)]
    measured = each(partial(_measure_kind, context=context), kinds)
    for kind, unfit in zip(kinds, measured, strict=True):
        found |= {task.file: (lost(kind[0]),) for task in kind} if unfit is None else unfit
    return found


def _kind(task: Task) -> tuple[str, ...]:
    """Tasks of one kind differ in their region only."""
    job = task.job
    return (
        job.material,
        job.size,
        job.look,
        job.sheet or "",
        job.audience or "",
        "+".join(job.languages),
        "region" if job.region or job.is_mixed else "",
    )


def _measure_kind(tasks: Sequence[Task], context: Context) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, tuple[Finding, ...]] = {}
    rulers: Mapping[str, Ruler] | None = None
    kinds = Kinds(context)
    for task in tasks:
        try:
            whole, _ = kinds.setup(task)
        except FindingsError as error:
            found[task.file] = located(error.findings, context.loaded)
            continue
        regions = task.job.regions or (task.job.region,)
        for region, setup in zip(regions, whole.alone(), strict=True):
            try:
                if rulers is None:
                    rulers = _rulers(setup)
                    continue
                unfit = _unfit(setup, rulers)
            except FindingsError as error:
                placed = located(_placed(error.findings, region, setup), context.loaded)
                found[task.file] = (*found.get(task.file, ()), *placed)
                if not _is_local(error.findings, setup):
                    # The page itself is at fault: every other item of the kind would say the same.
                    return found | {other.file: placed for other in tasks}
            else:
                if unfit:
                    placed = _placed(unfit, region, setup)
                    found[task.file] = (*found.get(task.file, ()), *placed)
    return found


def _rulers(setup: Setup) -> dict[str, Ruler]:
    """Where the texts of the slots stand on the page of an item alone, by name."""
    laid_out = lay_out(setup)
    found: dict[str, Ruler] = {}
    for element in (element for page in laid_out.pages for element in page.fitted):
        if element.name in setup.material.material.slots and not element.wraps:
            step = laid_out.fits.get(element.name, 1.0)
            rule = setup.fit_rule(element.name, element.font_size / step)
            found[element.name] = (element, step, rule)
    return found


def _unfit(setup: Setup, rulers: Mapping[str, Ruler]) -> list[Finding]:
    material = setup.material.material
    found = []
    for name, (element, step, rule) in rulers.items():
        text = read_path(setup, material.slots[name])
        if text is not None and not _has_room(element, step, text, rule):
            found.append(does_not_fit(setup, name, text))
    return found


def _is_local(findings: Sequence[Finding], setup: Setup) -> bool:
    """Whether it is a text of this region that does not fit."""
    return all(finding.field in setup.material.material.slots for finding in findings)


def _placed(
    findings: Sequence[Finding], region: Region | None, setup: Setup
) -> tuple[Finding, ...]:
    """At the name in the user's table, where a name is what does not fit."""
    slots = setup.material.material.slots
    return tuple(
        finding.at(region.at("display_name"))
        if region is not None and finding.field in slots
        else finding
        for finding in findings
    )


def _has_room(element: Fitted, step: float, text: str, rule: Fit) -> bool:
    return step_for(line_width(element, text) / step, element.room.width, rule) is not None


def read_path(setup: Setup, path: str) -> str | None:
    """The text that a slot's path names in the copy, such as `main.region.name`."""
    value: object = setup.copy
    for part in path.split("."):
        if value is None or part.startswith("_"):
            return None
        value = getattr(value, part, None)
    return None if value is None else str(value)
