"""One file to be written, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tppo_cli.content.job import Job
from tppo_cli.findings import Finding
from tppo_cli.materials.size import Size


class By(StrEnum):
    """What the regions of a bundle lie in."""

    KECAMATAN = "kecamatan"
    KOTA = "kota"


@dataclass(frozen=True, slots=True)
class Pictures:
    """Which pictures are drawn of a file: of its pages at so many dpi, and for a chat.

    `former` are the files of those that were drawn of its former state.
    """

    dpi: int | None = None
    chat: bool = False
    former: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A job, its size in mm, and where its file goes: relative to the output folder.

    A bundle has `parts`: the tasks of the items whose pages it holds, of one region each, which
    have no files of their own then. Its job is theirs without the region.
    """

    job: Job
    size: Size
    file: str
    pictures: Pictures = Pictures()
    by: By | None = None
    parts: tuple[Task, ...] = ()

    @property
    def items(self) -> tuple[Task, ...]:
        """The tasks of the items in its file: itself, if it is no bundle."""
        return self.parts or (self,)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: the file is there, or there are the findings that stopped it."""

    file: str
    findings: tuple[Finding, ...] = ()
    is_plated: bool = False
    refusal: Finding | None = None
    """Why no plate has made it."""
    parts: tuple[Outcome, ...] = ()
    """What came of the items of a bundle."""

    @property
    def is_made(self) -> bool:
        return not self.findings


def lost(task: Task) -> Finding:
    """TP803, a process ended with this task: it takes too much memory or time, or was killed."""
    region = task.job.region
    return Finding(
        "TP803", {"file": task.file}, region=region.code if region else None, item=task.file
    )
