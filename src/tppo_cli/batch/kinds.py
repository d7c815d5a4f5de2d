"""Items of one kind: what they have in common is worked out once in each process."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tppo_cli.batch.colour import decides
from tppo_cli.batch.inputs import common_hash, with_own
from tppo_cli.batch.make import Context, hashed, prepare, way
from tppo_cli.batch.task import Task
from tppo_cli.content.alike import Copies
from tppo_cli.render.page import Setup


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is needed to make an item. `kind` is that of all items which differ in their region's
    own words only; None where an item is of no kind but its own.
    """

    setup: Setup
    inputs: str
    kind: Hashable | None = None


@dataclass
class Kinds:
    """Prepares the tasks of a run, each as `prepare` and `hashed` do."""

    context: Context
    _copies: Copies | None = None
    _setups: dict[Hashable, Setup] = field(default_factory=dict)
    _digests: dict[Hashable, str] = field(default_factory=dict)

    def setup(self, task: Task) -> tuple[Setup, Hashable | None]:
        """The setup of a task, and its kind. Raises FindingsError."""
        job, context = task.job, self.context
        if job.region is None:
            return prepare(task, context), None
        if self._copies is None:
            self._copies = Copies(context.loaded, context.hotlines, context.regions)
        copy, base = self._copies.copy(job, Path(task.file).stem)
        shape = (job.material, task.size, job.look, job.sheet, job.colour, job.languages)
        known = self._setups.get(shape)
        if known is None:
            known = self._setups[shape] = prepare(task, context)
        kind = None if base is None else (shape, base.key)
        return replace(known, copy=copy), kind

    def prepare(self, task: Task) -> Prepared:
        """The setup of a task with the hash of its inputs. Raises FindingsError."""
        setup, kind = self.setup(task)
        return Prepared(setup, self._hash(task, setup, kind), kind)

    def _hash(self, task: Task, setup: Setup, kind: Hashable | None) -> str:
        if kind is None:
            return hashed(task, setup, self.context)
        common = self._digests.get(kind)
        if common is None:
            colours = decides(setup, task.job, self.context.loaded)
            common = common_hash(task.job, setup, colours, way(task, self.context))
            self._digests[kind] = common
        return with_own(common, setup.copy)
