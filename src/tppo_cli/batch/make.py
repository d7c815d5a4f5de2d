"""One task: copy, page, file, manifest line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tppo_cli.batch.colour import branded, condition_of, decides, located
from tppo_cli.batch.files import write_atomically
from tppo_cli.batch.inputs import inputs_hash
from tppo_cli.batch.task import Outcome, Task
from tppo_cli.content.build import build_copy
from tppo_cli.content.copy import Copy
from tppo_cli.errors import FindingsError
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.manifest import ConfirmationRow, Item
from tppo_cli.press.produce import Produced, produce
from tppo_cli.regions.region import Region
from tppo_cli.render.page import Setup
from tppo_cli.render.setup import set_up
from tppo_cli.spec.load import Loaded


@dataclass(frozen=True, slots=True)
class Context:
    """What all tasks of a run share."""

    loaded: Loaded
    hotlines: tuple[Hotline, ...]
    out: Path
    regions: tuple[Region, ...] = ()
    confirmations: tuple[ConfirmationRow, ...] = ()


def prepare(task: Task, context: Context) -> Setup:
    """The setup of a task: what `make` would render."""
    copy = build_copy(
        task.job,
        context.loaded,
        context.hotlines,
        file_name=Path(task.file).stem,
        regions=context.regions,
    )
    return branded(set_up(task.job, task.size, copy, context.loaded.folder), context.loaded)


def make(task: Task, context: Context) -> Outcome:
    """Render a task and write its file. Faults of the item come back as findings."""
    try:
        setup = prepare(task, context)
        produced = produce(setup, condition_of(task.job, context.loaded))
    except FindingsError as error:
        return Outcome(task.file, None, located(error.findings, context.loaded))
    write_atomically(context.out / task.file, produced.data)
    return Outcome(task.file, _item(task, context, setup, produced))


def _item(task: Task, context: Context, setup: Setup, produced: Produced) -> Item:
    job, copy = task.job, setup.copy
    return Item(
        file=task.file,
        sha256=hashlib.sha256(produced.data).hexdigest(),
        bytes=len(produced.data),
        pages=len(produced.faces),
        material=job.material,
        size=job.size,
        look=job.look,
        languages=job.languages,
        state=job.state.value,
        colour=job.colour.value,
        title=copy.document_title,
        scale=setup.geometry.scale,
        audience=job.audience,
        region=job.region.code if job.region else None,
        region_name=job.region.full_name if job.region else None,
        sheet=job.sheet,
        inputs=inputs_hash(
            job, copy, setup.material.folder, setup.look.folder, decides(setup, job, context.loaded)
        ),
        faces=produced.faces,
        confirmations=_printed(context.confirmations, copy),
    )


def _printed(rows: tuple[ConfirmationRow, ...], copy: Copy) -> tuple[ConfirmationRow, ...]:
    digits = {n.digits for h in copy.main.hotlines for n in h.numbers}
    return tuple(row for row in rows if row.digits in digits)
