"""Pictures beside the PDFs: which are wanted, drawing them, and taking old ones away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from tppo_cli.batch.files import lies_in, write_atomically
from tppo_cli.batch.task import Pictures, Task
from tppo_cli.content.copy import Copy
from tppo_cli.manifest import Item, Picture
from tppo_cli.press.produce import Produced

if TYPE_CHECKING:
    from tppo_cli.press.raster import Drawn


def wished(tasks: Sequence[Task], known: Mapping[str, Item], asked: Pictures) -> tuple[Task, ...]:
    """The tasks with the pictures that are to be drawn of each.

    What is made for screens has pixels of its own, whatever is asked for the others. A picture
    that is there already is drawn anew whenever its PDF is: an old one would go on showing
    what is no longer true.
    """
    return tuple(
        replace(task, pictures=_with_former(own, item.pictures))
        if (item := known.get(task.file))
        else replace(task, pictures=own)
        for task in tasks
        for own in (replace(asked, dpi=task.pictures.dpi or asked.dpi),)
    )


def _with_former(asked: Pictures, there: Sequence[Picture]) -> Pictures:
    former = max((picture.dpi for picture in there if picture.use == "page"), default=None)
    return Pictures(
        dpi=asked.dpi or former,
        chat=asked.chat or any(picture.use == "chat" for picture in there),
        former=tuple(picture.file for picture in there),
    )


def draw(task: Task, produced: Produced, copy: Copy) -> Iterator[tuple[Picture, bytes]]:
    """The pictures that are wanted of a finished file, each with its line and its bytes."""
    wanted = task.pictures
    if wanted.dpi is None and not wanted.chat:
        return
    from tppo_cli.press import raster  # noqa: PLC0415 -- pdfium, for who wants pictures

    labels = copy.main.labels
    warning = f"{labels['proof']}: {labels['proof_note']}" if copy.proof else None
    if wanted.dpi is not None:
        for drawn in raster.pages(produced.data, produced.faces, wanted.dpi):
            yield _line(task, drawn, "page"), drawn.data
    if wanted.chat:
        for drawn in raster.for_chat(produced.data, produced.faces, warning):
            yield _line(task, drawn, "chat"), drawn.data


def write(
    drawn: Sequence[tuple[Picture, bytes]], task: Task, out: Path, scratch: Path | None = None
) -> None:
    """Write the pictures of a file, and delete those of its former state that none replaces.

    Raises EnvironmentFault, TP801.
    """
    for picture, data in drawn:
        write_atomically(out / picture.file, data, scratch)
    replaced = {picture.file for picture, _ in drawn}
    delete(out, (file for file in task.pictures.former if file not in replaced))


def delete(out: Path, files: Iterable[str]) -> None:
    """Delete files that a manifest lists; what lies outside its folder is left alone."""
    for file in files:
        if lies_in(out, file):
            # Somebody else may have deleted it.
            with suppress(OSError):
                (out / file).unlink()


def _line(task: Task, drawn: Drawn, use: Literal["page", "chat"]) -> Picture:
    path = PurePosixPath(task.file)
    return Picture(
        file=str(path.with_name(path.stem + drawn.suffix)),
        sha256=hashlib.sha256(drawn.data).hexdigest(),
        bytes=len(drawn.data),
        width=drawn.width,
        height=drawn.height,
        dpi=drawn.dpi,
        use=use,
    )
