"""One task: copy, page, file, manifest line."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tppo_cli.batch.colour import branded, condition_of, decides, located
from tppo_cli.batch.files import write_atomically
from tppo_cli.batch.inputs import inputs_hash
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.pictures import draw, write
from tppo_cli.batch.task import Outcome, Task
from tppo_cli.content.build import build_copy, shared
from tppo_cli.content.copy import Copy
from tppo_cli.content.job import Job
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, errors
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.manifest import ConfirmationRow, Face, Item, Kind, RegionRow
from tppo_cli.press.produce import Produced, produce
from tppo_cli.regions.region import Region
from tppo_cli.render.limits import bounded
from tppo_cli.render.page import Setup
from tppo_cli.render.setup import set_up
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.orders import Order


@dataclass(frozen=True, slots=True)
class Context:
    """What all tasks of a run share.

    `out` is the output folder. `read_back`: each file is read by other tools than those that
    made it, and held against its line of the manifest, before it is written.
    """

    loaded: Loaded
    hotlines: tuple[Hotline, ...]
    out: Path
    regions: tuple[Region, ...] = ()
    confirmations: tuple[ConfirmationRow, ...] = ()
    read_back: bool = True
    plates: bool = False
    """Whether items of regions are made by plates, where these can."""


def prepare(task: Task, context: Context) -> Setup:
    """The setup of a task: what `make` would render. Raises FindingsError."""
    job = task.job
    order = context.loaded.campaign.materials.get(job.material, Order())
    run = tuple(_copy(job.of(region), task, context) for region in job.regions)
    copy = shared(job, context.loaded, run) if run else _copy(job, task, context)
    setup = replace(
        set_up(job, task.size, copy, context.loaded.folder),
        eyelets_every=order.eyelets_every,
        run=run,
        quantity=1 if order.quantity is None else order.quantity,
    )
    return branded(setup, context.loaded)


def _copy(job: Job, task: Task, context: Context) -> Copy:
    return build_copy(
        job,
        context.loaded,
        context.hotlines,
        file_name=Path(task.file).stem,
        regions=context.regions,
    )


def hashed(task: Task, setup: Setup, context: Context) -> str:
    """The hash of all that decides the file of a task. Raises FindingsError."""
    colours = decides(setup, task.job, context.loaded)
    return inputs_hash(task.job, setup, colours, way(task, context))


def way(task: Task, context: Context) -> str:
    """How a file is made: which of the two does not depend on what else is made with it."""
    return "plate" if context.plates and task.job.region is not None else "full"


def make(task: Task, context: Context, journal: Journal, reason: str | None = None) -> Outcome:
    """Render a task, read it back, write its file and note it.

    Faults of the item come back as findings, and then nothing is written. `reason` is why no plate
    makes it.

    Raises EnvironmentFault where nothing can be written.
    """
    journal.begin(task.file)
    try:
        setup = prepare(task, context)
        inputs = hashed(task, setup, context)
        produced, item = rendered(task, context, setup, inputs, reason)
        with bounded(setup.copy.file_name):
            drawn = tuple(draw(task, produced, setup.copy))
    except FindingsError as error:
        return Outcome(task.file, located(error.findings, context.loaded))
    write_atomically(context.out / task.file, produced.data, journal.scratch)
    write(drawn, task, context.out, journal.scratch)
    pictures = tuple(picture for picture, _ in drawn)
    journal.record(item.model_copy(update={"pictures": pictures}))
    return Outcome(task.file)


def rendered(
    task: Task, context: Context, setup: Setup, inputs: str, reason: str | None = None
) -> tuple[Produced, Item]:
    """A task's file by the full path, read back, with its line. Raises FindingsError."""
    with bounded(setup.copy.file_name):
        produced = produce(setup, condition_of(task.job, context.loaded))
        item = item_of(task, context, setup, produced, inputs)
        item = item.model_copy(update={"reason": reason})
        if context.read_back and (faults := errors(read_back(produced.data, item))):
            raise FindingsError(faults)
    return produced, item


def read_back(data: bytes, item: Item, regions: Container[str] | None = None) -> list[Finding]:
    from tppo_cli.verify.item import verify_item  # noqa: PLC0415 -- PDF readers, for who reads back

    return verify_item(data, item, regions)


def item_of(task: Task, context: Context, setup: Setup, produced: Produced, inputs: str) -> Item:
    return _line(task.file, produced.data, task.job, setup.copy.document_title, inputs).model_copy(
        update={
            "pages": len(produced.faces),
            "scale": setup.geometry.scale,
            "regions": tuple(_named(one) for one in setup.run),
            "sheet": task.job.sheet,
            "fonts": setup.own_fonts,
            "faces": produced.faces,
            "confirmations": printed(context.confirmations, produced.faces),
        }
    )


def item_beside(file: str, data: bytes, job: Job, title: str) -> Item:
    """The line of what lies beside the PDF of a job and is none: it has no faces to be read back.

    Its bytes are its only inputs.
    """
    return _line(file, data, job, title)


def _line(file: str, data: bytes, job: Job, title: str, inputs: str | None = None) -> Item:
    digest = hashlib.sha256(data).hexdigest()
    return Item(
        file=file,
        sha256=digest,
        bytes=len(data),
        pages=0,
        material=job.material,
        size=job.size,
        look=job.look,
        languages=job.languages,
        state=job.state.value,
        colour=job.colour.value,
        title=title,
        audience=job.audience,
        region=job.region.code if job.region else None,
        region_name=job.region.full_name if job.region else None,
        inputs=inputs or digest,
    )


def _named(copy: Copy) -> RegionRow:
    region = copy.main.region
    if region is None:
        raise ValueError("only items of regions share a sheet")
    return RegionRow(code=region.code, name=region.name)


def printed(
    rows: tuple[ConfirmationRow, ...], faces: Sequence[Face]
) -> tuple[ConfirmationRow, ...]:
    """The rows of the numbers that stand on a page, or that its QR symbol dials."""
    shown: set[str] = set()
    for expected in (expected for face in faces for expected in face.expected):
        if expected.digits is not None:
            shown.add(expected.digits.lstrip("+"))
        elif expected.kind is Kind.QR:
            shown.update(re.findall(r"\d+", expected.value))
    return tuple(row for row in rows if row.digits.lstrip("+") in shown)
