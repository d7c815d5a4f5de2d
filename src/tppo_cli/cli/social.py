"""`tppo social SPEC`: pictures for social media, with what to write beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import given
from tppo_cli.cli.making import (
    AudienceOption,
    LangOption,
    LookOption,
    OutOption,
    ReadBackOption,
    RegionOption,
    SizeOption,
    Way,
    context_of,
    found_before,
    render,
)
from tppo_cli.cli.options import Common, FinalOption, Format, SpecArgument

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import Task
    from tppo_cli.content.job import Job
    from tppo_cli.findings import Finding
    from tppo_cli.manifest import Item


@command
def social(
    spec: SpecArgument,
    region: RegionOption = None,
    size: SizeOption = None,
    audience: AudienceOption = None,
    lang: LangOption = None,
    look: LookOption = None,
    final: FinalOption = False,
    out: OutOption = "out",
    read_back: ReadBackOption = True,
    *,
    common: Common,
) -> Outcome:
    """Make PNG pictures for posts, stories, status and links; caption and alt texts beside them."""
    from tppo_cli.batch.plan import plan  # noqa: PLC0415 -- only what is needed
    from tppo_cli.batch.task import Pictures  # noqa: PLC0415
    from tppo_cli.publish.social import DPI, MATERIAL  # noqa: PLC0415
    from tppo_cli.regions.resolve import outline, resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415

    loaded = common.load(spec)
    options = given(region, size, audience, lang, look, final=final)
    asked = options.asked((MATERIAL,), for_all=not options.regions)
    warnings = gate(found_before(loaded, options, asked, common), common)
    regions = resolve(loaded) if options.regions or outline(loaded) is None else ()
    chosen = select(regions, options.regions) if options.regions else None
    tasks = plan(loaded, options.wants((MATERIAL,), chosen))
    context = context_of(loaded, regions, out, read_back=read_back)
    way = Way(out, pictures=Pictures(DPI))
    done = render(tasks, context, way, common, warnings)
    found = _beside(tasks, context, out, common)
    return Outcome((*done.findings, *found), done.rows, done.code)


def _beside(
    tasks: Sequence[Task], context: Context, out: str, common: Common
) -> tuple[Finding, ...]:
    """Write captions and alternative texts, and list them in the manifest."""
    from tppo_cli.batch import store  # noqa: PLC0415 -- only what is needed
    from tppo_cli.batch.files import write_atomically  # noqa: PLC0415
    from tppo_cli.batch.journal import Closing, opened  # noqa: PLC0415
    from tppo_cli.content.build import build_copy  # noqa: PLC0415
    from tppo_cli.publish.social import Post, posts, side_files, too_large  # noqa: PLC0415

    items = store.known(context.out, {task.file for task in tasks})
    with opened(context.out, Closing()) as journal:
        for job, made in posts(tasks, items):
            copy = build_copy(
                job, context.loaded, context.hotlines, file_name="", regions=context.regions
            )
            post = Post(job, copy, tuple(made))
            for file, data in side_files(post, context.loaded).items():
                write_atomically(context.out / file, data, journal.scratch)
                journal.record(_item(file, data, job, copy.document_title))
                if common.format is Format.TEXT:
                    print((Path(out) / file).as_posix())
    return tuple(too_large(list(items.values())))


def _item(file: str, data: bytes, job: Job, title: str) -> Item:
    """Its line of the manifest; a text has no faces to be read back."""
    from tppo_cli.manifest import Item  # noqa: PLC0415 -- only when it is needed

    digest = hashlib.sha256(data).hexdigest()
    return Item(
        file=file,
        sha256=digest,
        bytes=len(data),
        pages=0,
        material=job.material,
        size="teks",
        look=job.look,
        languages=job.languages,
        state=job.state.value,
        colour=job.colour.value,
        title=title,
        audience=job.audience,
        region=job.region.code if job.region else None,
        region_name=job.region.full_name if job.region else None,
        inputs=digest,
    )
