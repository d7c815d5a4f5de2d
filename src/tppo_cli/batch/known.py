"""What of a batch is there already, just as it would be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tppo_cli.batch.bundles import without
from tppo_cli.batch.colour import located
from tppo_cli.batch.inputs import bundle_hash, forget
from tppo_cli.batch.kinds import Kinds
from tppo_cli.batch.make import Context, printed
from tppo_cli.batch.task import Pictures, Task
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.manifest import Item


class Why(StrEnum):
    """Why a file is made, or that it is kept."""

    NEW = "new"
    GONE = "gone"
    ALTERED = "altered"
    CHANGED = "changed"
    PICTURES = "pictures"
    FORCED = "forced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Status:
    """What is to be done about a task; `known` is its line of the manifest."""

    task: Task
    why: Why
    known: Item | None = None

    @property
    def is_kept(self) -> bool:
        return self.why is Why.UNCHANGED


@dataclass(frozen=True, slots=True)
class Survey:
    """The tasks of a batch with their status; by file the findings of those that cannot be made."""

    statuses: tuple[Status, ...]
    findings: Mapping[str, tuple[Finding, ...]]


def survey(
    tasks: Sequence[Task], context: Context, known: Mapping[str, Item], *, force: bool = False
) -> Survey:
    """Compare a batch with what the manifest and the output folder have of it.

    A file is kept when its inputs are those of its line, its bytes too, and the pictures that are
    wanted of it lie beside it.
    """
    forget()
    kinds = Kinds(context)
    statuses: list[Status] = []
    unfit: dict[str, tuple[Finding, ...]] = {}
    for given in tasks:
        item = known.get(given.file)
        if force:
            statuses.append(Status(given, Why.FORCED, item))
            continue
        inputs: list[str] = []
        faults: dict[str, tuple[Finding, ...]] = {}
        for one in given.items:
            try:
                # Whether it can be made at all is found out in any case.
                inputs.append(kinds.prepare(one).inputs if item else _set_up(one, kinds))
            except FindingsError as error:
                faults[one.file] = located(error.findings, context.loaded)
        unfit |= faults
        task = without(given, faults)
        if task is not None:
            statuses.append(Status(task, _why(task, inputs, context, item), item))
    return Survey(tuple(statuses), unfit)


def _set_up(task: Task, kinds: Kinds) -> str:
    kinds.setup(task)
    return ""


def _why(task: Task, inputs: Sequence[str], context: Context, item: Item | None) -> Why:
    if item is None:
        return Why.NEW
    if item.inputs != (bundle_hash(task, inputs) if task.parts else inputs[0]):
        return Why.CHANGED
    why = _of_bytes(context.out / item.file, item.sha256)
    if why is Why.UNCHANGED and not _has_pictures(task.pictures, item, context.out):
        return Why.PICTURES
    return why


def _of_bytes(file: Path, sha256: str) -> Why:
    try:
        with file.open("rb") as stream:
            there = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return Why.GONE
    return Why.UNCHANGED if there == sha256 else Why.ALTERED


def _has_pictures(wanted: Pictures, item: Item, out: Path) -> bool:
    """Whether the pictures of a file are those that are wanted, and lie there as they were drawn.

    A kit that asks for none leaves the former ones alone.
    """
    if wanted.dpi is None and not wanted.chat:
        return True
    drawn = [(picture.use, picture.dpi) for picture in item.pictures]
    if wanted.chat and not any(use == "chat" for use, _ in drawn):
        return False
    if wanted.dpi is not None and not _is_drawn_at(wanted.dpi, item):
        return False
    return all(
        _of_bytes(out / picture.file, picture.sha256) is Why.UNCHANGED for picture in item.pictures
    )


def _is_drawn_at(dpi: int, item: Item) -> bool:
    from tppo_cli.press.raster import reachable  # noqa: PLC0415 -- pdfium, for who wants pictures

    trims = (face.boxes.trim for face in item.faces)
    drawn = [picture.dpi for picture in item.pictures if picture.use == "page"]
    return drawn == [reachable(trim[2], trim[3], dpi) for trim in trims]


def renewed(item: Item, context: Context) -> Item:
    """The line of a kept file as it would be written now.

    A number may have been confirmed since, or its confirmation has grown old; the file knows
    nothing of it.
    """
    now = printed(context.confirmations, item.kinds)
    return item.model_copy(update={"confirmations": now})
