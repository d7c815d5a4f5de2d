"""The pages of many regions in one file, each set by a plate where one can.

An item that no plate can make is rendered in full and read back as ever, and its pages take their
place among the others: a printer gets all regions of a place in one file, in order, and need not
know which of them were hard to set. Such a page may bring fonts of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from tppo_cli.batch.bundles import place_of, region_of
from tppo_cli.batch.colour import located
from tppo_cli.batch.files import opened_atomically
from tppo_cli.batch.inputs import bundle_hash
from tppo_cli.batch.kinds import Prepared
from tppo_cli.batch.make import item_of, printed, read_back, rendered
from tppo_cli.batch.sampled import is_sampled
from tppo_cli.batch.task import By, Outcome, Task
from tppo_cli.content.build import bundled
from tppo_cli.content.job import ColourMode
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, errors
from tppo_cli.manifest import Face, Item, Own, Part
from tppo_cli.plates.bundle import Bundle, Label
from tppo_cli.plates.cut import cut
from tppo_cli.plates.refused import Refused, reason_of
from tppo_cli.plates.source import Source
from tppo_cli.plates.values import strings, values
from tppo_cli.press.produce import Produced

if TYPE_CHECKING:
    from tppo_cli.batch.plated import Plates
    from tppo_cli.plates.plate import Plate


def bind(task: Task, plates: Plates) -> Outcome:
    """Make a bundle, read some of it back, and note it.

    A fault of one of its items is the bundle's: a file that lacks a region is none to be printed.

    Raises EnvironmentFault where nothing can be written.
    """
    journal, context = plates.journal, plates.context
    journal.begin(task.file)
    try:
        with opened_atomically(context.out / task.file, journal.scratch, sync=False) as file:
            binding = _Binding(task, plates, file)
            item = binding.finish()
            _read_some_back(file, item, binding.sampled if context.read_back else frozenset())
    except FindingsError as error:
        return Outcome(task.file, located(error.findings, context.loaded))
    journal.record(item)
    return Outcome(task.file, parts=tuple(binding.outcomes))


@dataclass
class _Binding:
    """A bundle while it is written."""

    task: Task
    plates: Plates
    file: BinaryIO
    outcomes: list[Outcome] = field(default_factory=list)
    sampled: set[str] = field(default_factory=set)
    """Codes of the regions whose pages are read back from the bundle."""
    _digest: hashlib._Hash = field(default_factory=hashlib.sha256)
    _parts: list[Part] = field(default_factory=list)
    _patterns: list[tuple[Face, ...]] = field(default_factory=list)
    _of_plate: dict[int, tuple[Plate, int]] = field(default_factory=dict)

    def finish(self) -> Item:
        """Write all pages; the bundle's line. Raises FindingsError."""
        task, kinds = self.task, self.plates.kinds
        first = kinds.prepare(task.parts[0])
        title, code = self._title(first)
        bundle = Bundle(self._write, self._strings(title, code))
        inputs = []
        pages = 0
        for part in task.parts:
            prepared = kinds.prepare(part)
            inputs.append(prepared.inputs)
            pages += self._add(bundle, part, prepared)
        bundle.finish()
        context = self.plates.context
        nothing = Produced(b"", (), {})
        item = item_of(task, context, first.setup, nothing, bundle_hash(task, inputs))
        faces = [face for pattern in self._patterns for face in pattern]
        return item.model_copy(
            update={
                "sha256": self._digest.hexdigest(),
                "bytes": bundle.size,
                "pages": pages,
                "title": title,
                "path": "plate" if any(one.is_plated for one in self.outcomes) else "full",
                "bundle": task.by,
                "patterns": tuple(self._patterns),
                "parts": tuple(self._parts),
                "confirmations": printed(context.confirmations, faces),
            }
        )

    def _title(self, first: Prepared) -> tuple[str, str]:
        """The title of the bundle, and the code of its place."""
        code, _, place = place_of(region_of(self.task.parts[0]), self._by)
        loaded = self.plates.context.loaded
        return bundled(self.task.parts[0].job, loaded, first.setup.copy, place), code

    @property
    def _by(self) -> By:
        return self.task.by or By.KECAMATAN

    def _strings(self, title: str, code: str) -> dict[str, str]:
        from tppo_cli.press.xmp import document_id  # noqa: PLC0415 -- pikepdf

        return {"title": title, "document": document_id("\0".join((title, self.task.file, code)))}

    def _add(self, bundle: Bundle, part: Task, prepared: Prepared) -> int:
        """Write the pages of a region; how many they are."""
        region = region_of(part)
        label = Label(
            name=region.full_name,
            short=f"{region.code} {region.name}",
            group=region.kecamatan_full if self._by is By.KOTA else "",
        )
        refusal: Finding | None = None
        try:
            made = self.plates.filled(part, prepared)
        except Refused as refused:
            refusal = refused.finding
        except FindingsError:
            # The full path says it of the item itself.
            pass
        else:
            pattern = self._pattern_of(made.plate)
            self._note(part, prepared, pattern, made.own)
            if is_sampled(prepared.inputs):
                self.sampled.add(region.code)
            return bundle.add(made.plate.source, made.holes, made.strings, label)
        return self._add_full(bundle, part, prepared, label, refusal)

    def _add_full(
        self, bundle: Bundle, part: Task, prepared: Prepared, label: Label, refusal: Finding | None
    ) -> int:
        """Render an item in full and write its pages."""
        self.plates.full += 1
        produced, _ = rendered(part, self.plates.context, prepared.setup, prepared.inputs)
        is_cmyk = part.job.colour is ColourMode.CMYK
        said = strings(prepared.setup, values(prepared.setup), is_cmyk=is_cmyk)
        source = Source(cut(produced.data, [{} for _ in produced.faces], said))
        self._patterns.append(produced.faces)
        self._note(part, prepared, len(self._patterns) - 1, (), refusal, is_plated=False)
        self.sampled.add(region_of(part).code)
        try:
            return bundle.add(source, {}, said, label)
        except Refused as refused:
            raise FindingsError([refused.finding]) from None

    def _pattern_of(self, plate: Plate) -> int:
        """Which pattern the pages of a plate follow."""
        known = self._of_plate.get(id(plate))
        if known is None:
            self._patterns.append(plate.faces)
            known = self._of_plate[id(plate)] = plate, len(self._patterns) - 1
        return known[1]

    def _note(
        self,
        part: Task,
        prepared: Prepared,
        pattern: int,
        own: tuple[Own, ...],
        refusal: Finding | None = None,
        *,
        is_plated: bool = True,
    ) -> None:
        region = region_of(part)
        self._parts.append(
            Part(
                region=region.code,
                region_name=region.full_name,
                title=prepared.setup.copy.document_title,
                pattern=pattern,
                own=own,
                path="plate" if is_plated else "full",
                reason=None if refusal is None else reason_of(refusal),
            )
        )
        self.outcomes.append(Outcome(part.file, is_plated=is_plated, refusal=refusal))

    def _write(self, data: bytes) -> None:
        self.file.write(data)
        self._digest.update(data)


def _read_some_back(file: BinaryIO, item: Item, regions: Container[str]) -> None:
    """Read the pages of some regions back from a bundle that is written. Raises FindingsError."""
    if not regions:
        return
    file.seek(0)
    if faults := errors(read_back(file.read(), item, regions)):
        raise FindingsError(faults)
