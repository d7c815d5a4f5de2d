"""Captions and alternative texts beside the pictures for social media."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tppo_cli.cli.options import Common, Format
from tppo_cli.cli.rendered import MANY

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context
    from tppo_cli.batch.task import Task
    from tppo_cli.findings import Finding


def beside(
    tasks: Sequence[Task], context: Context, out: str, common: Common
) -> tuple[Finding, ...]:
    """Write what goes with those of these tasks that are there, and list it in the manifest.

    A text that is there already, word for word, is left as it is.
    """
    from tppo_cli.batch import store  # noqa: PLC0415 -- only what is needed
    from tppo_cli.batch.files import write_atomically  # noqa: PLC0415
    from tppo_cli.batch.journal import Closing, opened  # noqa: PLC0415
    from tppo_cli.batch.make import item_beside  # noqa: PLC0415
    from tppo_cli.content.build import build_copy  # noqa: PLC0415
    from tppo_cli.publish.social import (  # noqa: PLC0415
        MATERIAL,
        TEXT_SIZE,
        Post,
        posts,
        side_files,
        too_large,
    )

    files = {task.file for task in tasks if task.job.material == MATERIAL}
    if not files:
        return ()
    items = store.known(context.out, files)
    written: list[str] = []
    with opened(context.out, Closing()) as journal:
        for job, made in posts(tasks, items):
            copy = build_copy(
                job, context.loaded, context.hotlines, file_name="", regions=context.regions
            )
            post = Post(job, copy, tuple(made))
            for file, data in side_files(post, context.loaded).items():
                if not _says(context.out / file, data):
                    write_atomically(context.out / file, data, journal.scratch)
                    written.append(file)
                item = item_beside(file, data, job, copy.document_title)
                journal.record(item.model_copy(update={"size": TEXT_SIZE}))
    if common.format is Format.TEXT:
        for file in written if len(written) <= MANY else ():
            print((Path(out) / file).as_posix())
    return tuple(too_large(list(items.values())))


def _says(file: Path, data: bytes) -> bool:
    try:
        return file.read_bytes() == data
    except OSError:
        return False
