"""From a setup to its plate: probes are made by the full path, cut, and compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from tppo_cli import resources
from tppo_cli.findings import Place
from tppo_cli.manifest import Face
from tppo_cli.materials.geometry import MM_PER_PX
from tppo_cli.plates.cut import Cut, cut
from tppo_cli.plates.flat import flat
from tppo_cli.plates.letters import lessons, letters
from tppo_cli.plates.marks import Mark, marks
from tppo_cli.plates.plate import Plate
from tppo_cli.plates.reading import read_back, spelling
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.room import NARROW, Probes, Sizes, changing, field_of, fit_rooms, sizes_for
from tppo_cli.plates.setting import (
    AnyHole,
    Hole,
    SetLine,
    Setting,
    SymbolHole,
    is_moved,
    slot_of,
    slots_in,
)
from tppo_cli.plates.values import QR, Values, Words, frame, strings, values
from tppo_cli.press.faces import faces
from tppo_cli.press.produce import pressed
from tppo_cli.render.boxes import Typesetter
from tppo_cli.render.engine import LaidOut, lay_out
from tppo_cli.render.laid import PageBoxes, SlotLine
from tppo_cli.render.limits import bounded
from tppo_cli.render.page import Setup
from tppo_cli.render.qr import symbol

if TYPE_CHECKING:
    from tppo_cli.press.condition import Condition


@dataclass(frozen=True)
class Probe:
    """An item of the full path, and what a plate makes of it."""

    setup: Setup
    said: Values
    strings: Mapping[str, str]
    laid_out: LaidOut
    setting: Setting
    made: Sequence[SetLine]
    holes: Mapping[AnyHole, bytes]
    cut: Cut
    faces: tuple[Face, ...]
    marks: tuple[Mark, ...]


SHORTEST = Words(NARROW, NARROW, NARROW, NARROW, "tppo probe 0", NARROW)

Approval = Callable[[Plate], None]
"""Looks at a plate before it is used, and raises Refused where it is not right."""


def build(
    setup: Setup, condition: Condition | None = None, approve: Approval | None = None
) -> Plate:
    """The plate of a setup, for all regions whose copy differs from it in its slots only.

    `approve` is asked about it, and about those of other sizes that are made of it later.

    Raises Refused: TP620 to TP627, what stands against it. Raises FindingsError, as the full path
    does.
    """
    return _Builder(setup, condition, approve).plate(())


class _Builder:
    """Makes probes, of one size after another."""

    def __init__(self, setup: Setup, condition: Condition | None, approve: Approval | None) -> None:
        self._frame = frame(setup.copy)
        self._setup = setup
        self._condition = condition
        self._approve = approve
        self._letters = letters(setup)
        self._lessons = lessons(self._letters)
        self._probes: Probes | None = None

    def plate(self, sizes: Sizes) -> Plate:
        with bounded(self._setup.copy.file_name):
            return self._proved(sizes)

    def _proved(self, sizes: Sizes) -> Plate:
        first = None
        if self._probes is None:
            first = self._probe(SHORTEST)
            lines = first.setting.lines
            rooms = fit_rooms(self._setup, lines, first.laid_out.fits)
            self._probes = Probes(self._setup, first.setting, rooms)
            if sizes_for(rooms, lines, first.made):
                raise Refused("TP626", slot=slot_of(lines[0]))
        words = self._probes.words
        found = [
            first or self._probe(words(0, sizes, lambda _: False)),
            self._probe(words(1, sizes, lambda _: True)),
            self._probe(words(2, sizes, lambda field: field in ("name", "file_name"))),
            self._probe(words(3, sizes, lambda field: field not in ("name", "file_name"))),
        ]
        _compare(found)
        return self._plate(found, sizes)

    def _plate(self, found: Sequence[Probe], sizes: Sizes) -> Plate:
        first = found[0]
        rooms = self._probes.rooms if self._probes is not None else ()
        setting = replace(first.setting, widest=_widest(found))
        laid = flat(first.cut)
        made = Plate(
            frame=self._frame,
            is_cmyk=self._condition is not None,
            setting=setting,
            rooms=rooms,
            sizes=sizes,
            cut=first.cut,
            flat=laid,
            faces=first.faces,
            marks=first.marks,
            fits=dict(first.laid_out.fits),
            resize=self.plate,
            spelling=spelling(laid.file(first.holes, first.strings)),
            probes=tuple(probe.setup for probe in found),
        )
        for probe in found:
            _rehearse(made, probe)
        if self._approve is not None:
            self._approve(made)
        return made

    def _probe(self, words: Words) -> Probe:
        setup = words.fill(self._setup)
        laid_out = lay_out(setup)
        lines = changing((line for page in laid_out.pages for line in page.lines), setup)
        for line in lines:
            _allowed(line, setup)
        typesetter = Typesetter(laid_out.document)
        typesetter.learn([run.style for _, run in slots_in(lines)], self._lessons)
        if not typesetter.widths_are_exact():
            raise Refused("TP622", rule="font")
        data = pressed(setup, laid_out, self._condition)
        typesetter.freeze()
        said = values(setup)
        setting = Setting(
            lines=lines,
            typesetter=typesetter,
            letters=self._letters,
            widest=[inf] * len(lines),
            modules=None if said.payload is None else symbol(said.payload).modules,
        )
        made, holes = setting.set(said)
        outside = strings(setup, said, is_cmyk=self._condition is not None)
        taken = cut(
            data,
            [_of_page(n, page, lines, holes) for n, page in enumerate(laid_out.pages)],
            outside,
        )
        _found_all(taken, lines, laid_out, said)
        return Probe(
            setup=setup,
            said=said,
            strings=outside,
            laid_out=laid_out,
            setting=setting,
            made=made,
            holes=holes,
            cut=taken,
            faces=faces(setup, laid_out),
            marks=marks(laid_out, lines),
        )


def _widest(found: Sequence[Probe]) -> list[float]:
    """How wide each line may be: as its fitting allows, else as wide as it was in a probe."""
    widths = [[line.width for line in probe.made] for probe in found]
    return [
        max(proved) if line.fit is None else max(*proved, line.fit.room.width / MM_PER_PX)
        for line, proved in zip(found[0].setting.lines, zip(*widths, strict=True), strict=True)
    ]


def _of_page(
    number: int, page: PageBoxes, lines: Sequence[SlotLine], holes: Mapping[AnyHole, bytes]
) -> dict[AnyHole, tuple[bytes, bytes]]:
    """The bytes to be found on a page, each with what stands before it."""
    found: dict[AnyHole, tuple[bytes, bytes]] = {}
    for hole, piece in holes.items():
        if isinstance(hole, SymbolHole):
            if any(picture.slot == QR for picture in page.pictures):
                found[hole] = (b"", piece)
        elif lines[hole.line].page == number:
            found[hole] = (b"" if hole.whole else b"BT\n", piece)
    return found


def _found_all(taken: Cut, lines: Sequence[SlotLine], laid_out: LaidOut, said: Values) -> None:
    """Every slot is on its page, as often as the layout has it. Raises Refused, TP621."""
    for page, parts in zip(laid_out.pages, taken.pages, strict=True):
        cut_out = [part for part in parts if not isinstance(part, bytes)]
        symbols = sum(isinstance(part, SymbolHole) for part in cut_out)
        wanted = sum(picture.slot == QR for picture in page.pictures)
        if said.payload is not None and symbols != wanted:
            raise Refused("TP621", slot=QR)
    cut_out = [part for parts in taken.pages for part in parts if isinstance(part, Hole)]
    for number, line in enumerate(lines):
        for at in range(len(line.runs)):
            once = cut_out.count(Hole(number, at, whole=line.runs[at].slot is not None))
            if once != is_moved(line, at):
                raise Refused("TP621", slot=slot_of(line))


def _allowed(line: SlotLine, setup: Setup) -> None:
    """Whether a plate can set a line like this. Raises Refused, TP622, at the template's line."""
    rule = None
    if line.share is None:
        rule = "plain"
    elif not line.alone or (line.wraps and len(line.runs) > 1):
        rule = "line"
    elif any(run.slot is not None and field_of(run.slot, setup) is None for run in line.runs):
        rule = "path"
    if rule is not None:
        slot = slot_of(line)
        raise Refused("TP622", slot=slot, place=place_of(slot, setup), rule=rule)


def place_of(slot: str, setup: Setup) -> Place | None:
    """Where a template marks a slot."""
    folders = (setup.material.folder, resources.path("templates/_shared"))
    for file in (file for folder in folders for file in sorted(folder.glob("*.j2"))):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if f'data-slot="{slot}"' in line:
                return Place(f"{file.parent.name}/{file.name}", line=number, excerpt=line)
    return None


def _compare(found: Sequence[Probe]) -> None:
    """All probes leave the same file, and slots where they were. Raises Refused, TP626."""
    first = found[0]
    for other in found[1:]:
        for line, here in zip(first.setting.lines, other.setting.lines, strict=False):
            if _place(line) != _place(here):
                raise Refused("TP626", slot=slot_of(line))
        if len(first.setting.lines) != len(other.setting.lines) or first.marks != other.marks:
            raise Refused("TP626")
        if first.cut != other.cut:
            raise Refused("TP626", slot=_moved_by(first.cut, other.cut, first.setting.lines))


def _place(line: SlotLine) -> tuple[object, ...]:
    """What of a line does not depend on what it says."""
    runs = [(run.slot, run.text if run.slot is None else "", run.baseline) for run in line.runs]
    room = line.room if line.share else None
    return line.page, line.left, room, line.share, line.alone, line.wraps, tuple(runs)


def _moved_by(one: Cut, other: Cut, lines: Sequence[SlotLine]) -> str:
    """The slot behind which a page first differs; "" where it is another part of the file."""
    for here, there in zip(one.pages, other.pages, strict=False):
        slot = ""
        for part, counterpart in zip(here, there, strict=False):
            if part != counterpart:
                return slot
            if isinstance(part, Hole):
                slot = slot_of(lines[part.line])
    return ""


def _rehearse(plate: Plate, probe: Probe) -> None:
    """The plate sets every probe as the full path has. Raises Refused, TP626."""
    made, holes = plate.setting.set(probe.said)
    if holes != probe.holes:
        raise Refused("TP626", slot="")
    read_back(plate.spelling, made, holes, probe.said)
    if plate.faces_of(made, probe.said) != probe.faces:
        raise Refused("TP626", slot="faces")
