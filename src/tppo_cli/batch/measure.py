"""Will every name fit? Measured with the layout engine before anything is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tppo_cli.batch.make import Context, prepare
from tppo_cli.batch.task import Task
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.material import Fit
from tppo_cli.render.boxes import Fitted, line_width
from tppo_cli.render.engine import does_not_fit, lay_out
from tppo_cli.render.fitting import step_for
from tppo_cli.render.page import Setup


def measure(tasks: Sequence[Task], context: Context) -> list[Finding]:
    """What cannot fit, over all tasks.

    One item of each kind is laid out; in the others only the texts that change from region to
    region are measured, by the rule and the type of the page itself.
    """
    found: list[Finding] = []
    for _, group in groupby(sorted(tasks, key=_kind), key=_kind):
        kind = list(group)
        try:
            found += _measure_kind(kind, context)
        except FindingsError as error:
            found += [_placed(finding, kind[0]) for finding in error.findings]
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
        "" if job.region is None else "region",
    )


def _measure_kind(tasks: Sequence[Task], context: Context) -> Iterator[Finding]:
    setup = prepare(tasks[0], context)
    laid_out = lay_out(replace(setup, sheet=None))
    slots = setup.material.material.slots
    rulers = {
        element.name: (element, laid_out.fits.get(element.name, 1.0))
        for page in laid_out.pages
        for element in page.fitted
        if element.name in slots and not element.wraps
    }
    for task in tasks[1:]:
        other = prepare(task, context)
        for name, (element, step) in rulers.items():
            text = read_path(other, slots[name])
            rule = other.material.material.fit.get(name, Fit(min=0.75))
            if text is not None and not _has_room(element, step, text, rule):
                yield _placed(does_not_fit(other, name, text), task)


def _placed(finding: Finding, task: Task) -> Finding:
    """At the name in the user's table, where a name is what does not fit."""
    region = task.job.region
    slots = read.material(task.job.material).material.slots
    if region is None or finding.field not in slots:
        return finding
    return finding.at(region.at("display_name"))


def _has_room(element: Fitted, step: float, text: str, rule: Fit) -> bool:
    return step_for(line_width(element, text) / step, element.room.width, rule) is not None


def read_path(setup: Setup, path: str) -> str | None:
    """The text that a slot's path names in the copy, such as `main.region.name`."""
    value: object = setup.copy
    for part in path.split("."):
        if value is None or part.startswith("_"):
            return None
        value = getattr(value, part)
    return None if value is None else str(value)
