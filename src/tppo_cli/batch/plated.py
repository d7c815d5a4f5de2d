"""Items of regions made by plates.

Each plate is read back in full, with the texts that it was proved with. Of a file that it makes
the slots are read back (`plates.reading`), and of one file in `SAMPLED` everything: which ones,
the hash of their inputs decides, so that it is the same ones whatever else a batch holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tppo_cli.batch.colour import condition_of
from tppo_cli.batch.files import write_atomically
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.kinds import Kinds, Prepared
from tppo_cli.batch.make import Context, item_of, make, printed, read_back
from tppo_cli.batch.pictures import draw, write
from tppo_cli.batch.sampled import is_sampled
from tppo_cli.batch.task import Outcome, Task
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, errors
from tppo_cli.manifest import Item
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.values import frame, has_own_symbol
from tppo_cli.press.produce import Produced

if TYPE_CHECKING:
    from tppo_cli.plates.plate import Plate, Set

PLATES = 32
"""Most plates that a process keeps: each holds a laid-out page."""


@dataclass
class Plates:
    """The plates of a process."""

    context: Context
    journal: Journal
    full: int = 0
    """Items that were rendered in full."""
    kinds: Kinds = field(init=False)
    _known: dict[Hashable, Plate | Refused] = field(default_factory=dict)
    _items: dict[Hashable, Item] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.kinds = Kinds(self.context)

    def make(self, task: Task) -> Outcome:
        """Make a task, by a plate if one can.

        Raises EnvironmentFault where nothing can be written.
        """
        refusal = None
        if task.parts:
            from tppo_cli.batch.bound import bind  # noqa: PLC0415 -- pikepdf, for who has bundles

            return bind(task, self)
        if self.context.plates and task.job.region is not None:
            try:
                return self._plated(task)
            except Refused as refused:
                refusal = refused
            except FindingsError:
                # The full path says it of the item itself.
                pass
        self.full += 1
        if refusal is None:
            return make(task, self.context, self.journal)
        outcome = make(task, self.context, self.journal, refusal.reason)
        return replace(outcome, refusal=refusal.finding)

    def _plated(self, task: Task) -> Outcome:
        self.journal.begin(task.file)
        prepared = self.kinds.prepare(task)
        produced = self.filled(task, prepared).produced()
        item = self._item(task, prepared, produced)
        if self.context.read_back and is_sampled(prepared.inputs):
            _approve(produced, item)
        drawn = tuple(draw(task, produced, prepared.setup.copy))
        out = self.context.out
        write_atomically(out / task.file, produced.data, self.journal.scratch, sync=False)
        write(drawn, task, out, self.journal.scratch)
        pictures = tuple(picture for picture, _ in drawn)
        self.journal.record(item.model_copy(update={"pictures": pictures}) if drawn else item)
        return Outcome(task.file, is_plated=True)

    def filled(self, task: Task, prepared: Prepared) -> Set:
        """The plate of a task, set for its region. Raises Refused."""
        framed = frame(prepared.setup.copy)
        return self._plate(task, prepared).set(prepared.setup, framed)

    def _item(self, task: Task, prepared: Prepared, produced: Produced) -> Item:
        """The line of a file, as `item_of` makes it."""
        known = self._items.get(prepared.kind)
        region = task.job.region
        if known is None or region is None:
            made = item_of(task, self.context, prepared.setup, produced, prepared.inputs)
            made = self._items[prepared.kind] = made.model_copy(update={"path": "plate"})
            return made
        own: dict[str, object] = {
            "file": task.file,
            "sha256": hashlib.sha256(produced.data).hexdigest(),
            "bytes": len(produced.data),
            "title": prepared.setup.copy.document_title,
            "region": region.code,
            "region_name": region.full_name,
            "inputs": prepared.inputs,
            "faces": produced.faces,
        }
        if has_own_symbol(prepared.setup.copy):
            own["confirmations"] = printed(self.context.confirmations, produced.faces)
        return known.model_copy(update=own)

    def _plate(self, task: Task, prepared: Prepared) -> Plate:
        if prepared.kind is None:
            raise Refused("TP620")
        found = self._known.get(prepared.kind)
        if found is None:
            if len(self._known) >= PLATES:
                oldest = next(iter(self._known))
                del self._known[oldest]
                self._items.pop(oldest, None)
            found = self._known[prepared.kind] = self._built(task, prepared)
        if isinstance(found, Refused):
            raise found
        return found

    def _built(self, task: Task, prepared: Prepared) -> Plate | Refused:
        def approve(plate: Plate) -> None:
            if self.context.read_back:
                for setup in plate.probes:
                    probe = replace(prepared, setup=setup)
                    produced = plate.make(setup)
                    _approve(produced, self._item(task, probe, produced))

        condition = condition_of(task.job, self.context.loaded)
        try:
            from tppo_cli.plates.build import build  # noqa: PLC0415 -- pikepdf, for who has plates

            return build(prepared.setup, condition, approve)
        except Refused as refusal:
            return refusal
        except FindingsError as error:
            # The full path says it of each item itself.
            return Refused("TP628", codes=_codes(error.findings))


def _approve(produced: Produced, item: Item) -> None:
    """Read a file back in full. Raises Refused, TP628."""
    if faults := errors(read_back(produced.data, item)):
        raise Refused("TP628", codes=_codes(faults))


def _codes(findings: Iterable[Finding]) -> str:
    return ", ".join(sorted({finding.code for finding in findings}))
