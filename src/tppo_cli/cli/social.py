"""`tppo social SPEC`: pictures for social media, with what to write beside them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.given import given
from tppo_cli.cli.item_options import (
    AudienceOption,
    LangOption,
    LookOption,
    OutOption,
    ReadBackOption,
    RegionOption,
    SizeOption,
)
from tppo_cli.cli.making import made_ready
from tppo_cli.cli.options import Common, FinalOption, Format, SpecArgument
from tppo_cli.cli.rendered import Way, render

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import Task
    from tppo_cli.findings import Finding


TEXT_SIZE = "teks"
"""What stands for the size of a caption, which has none."""


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
    from tppo_cli.batch.task import Pictures  # noqa: PLC0415 -- only what is needed
    from tppo_cli.publish.social import DPI, MATERIAL  # noqa: PLC0415

    options = given(region, size, audience, lang, look, final=final)
    ready = made_ready(MATERIAL, spec, options, out, common, read_back=read_back)
    way = Way(out, pictures=Pictures(DPI))
    done = render(ready.tasks, ready.context, way, common, ready.warnings)
    found = _beside(ready.tasks, ready.context, out, common)
    return Outcome((*done.findings, *found), done.rows, done.code)


def _beside(
    tasks: Sequence[Task], context: Context, out: str, common: Common
) -> tuple[Finding, ...]:
    """Write captions and alternative texts, and list them in the manifest."""
    from tppo_cli.batch import store  # noqa: PLC0415 -- only what is needed
    from tppo_cli.batch.files import write_atomically  # noqa: PLC0415
    from tppo_cli.batch.journal import Closing, opened  # noqa: PLC0415
    from tppo_cli.batch.make import item_beside  # noqa: PLC0415
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
                item = item_beside(file, data, job, copy.document_title)
                journal.record(item.model_copy(update={"size": TEXT_SIZE}))
                if common.format is Format.TEXT:
                    print((Path(out) / file).as_posix())
    return tuple(too_large(list(items.values())))
