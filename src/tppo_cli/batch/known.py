"""What of a batch is there already, just as it would be made again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tppo_cli.batch.colour import located
from tppo_cli.batch.inputs import forget
from tppo_cli.batch.make import Context, hashed, prepare, printed
from tppo_cli.batch.task import Task
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.manifest import Item


class Why(StrEnum):
    """Why a file is made, or that it is kept."""

    NEW = "new"
    GONE = "gone"
    ALTERED = "altered"
    CHANGED = "changed"
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

    A file is kept when its inputs are those of its line, and its bytes too.
    """
    forget()
    statuses: list[Status] = []
    unfit: dict[str, tuple[Finding, ...]] = {}
    for task in tasks:
        item = known.get(task.file)
        try:
            why = Why.FORCED if force else _why(task, context, item)
        except FindingsError as error:
            unfit[task.file] = located(error.findings, context.loaded)
            continue
        statuses.append(Status(task, why, item))
    return Survey(tuple(statuses), unfit)


def _why(task: Task, context: Context, item: Item | None) -> Why:
    inputs = hashed(task, prepare(task, context), context)
    if item is None:
        return Why.NEW
    if item.inputs != inputs:
        return Why.CHANGED
    return _of_bytes(context.out / item.file, item)


def _of_bytes(file: Path, item: Item) -> Why:
    try:
        with file.open("rb") as stream:
            there = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return Why.GONE
    return Why.UNCHANGED if there == item.sha256 else Why.ALTERED


def renewed(item: Item, context: Context) -> Item:
    """The line of a kept file as it would be written now.

    A number may have been confirmed since, or its confirmation has grown old; the file knows
    nothing of it.
    """
    now = printed(context.confirmations, item.faces)
    return item.model_copy(update={"confirmations": now})
