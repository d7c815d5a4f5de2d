"""How much the slots of a plate can hold: the shortest and the longest texts they are proved with.

Lengths are in px where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tppo_cli.content.copy import BRIEF
from tppo_cli.materials.geometry import MM_PER_PX
from tppo_cli.materials.material import Fit
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.setting import SetLine, Setting, slots_in, width_mm
from tppo_cli.plates.values import SHARED, Words, has_own_name, has_own_symbol
from tppo_cli.render.fitting import SLACK, step_for, steps
from tppo_cli.render.laid import LineRun, SlotLine
from tppo_cli.render.page import Setup

Sizes = tuple[tuple[str, float], ...]
"""The sizes of fitted texts that differ from their full size: name of the fit, share."""

FIELDS: Mapping[str, str] = {
    "main.region.name": "name",
    "main.region.parent": "parent",
    "main.region.brief": "short",
    "main.region.short": "short",
    "main.qr.caption": "caption",
    "main.qr.told": "caption",
    "file_name": "file_name",
}
"""Where in a probe's words the text of a path stands."""

MOST = 80
"""Letters of the longest probe."""

UNBOUND = 34
"""Letters W of a probe in a line that grows with its text."""

WIDE = "Wni."
NARROW = "I"

HAIR = 0.01


def changing(lines: Iterable[SlotLine], setup: Setup) -> tuple[SlotLine, ...]:
    """The lines whose slots say something else in another region, and of each these slots only."""
    fixed = set()
    if not has_own_name(setup.copy):
        fixed.add("file_name")
    if not has_own_symbol(setup.copy):
        fixed.add("caption")
    found = []
    for line in lines:
        runs = tuple(
            replace(run, slot=None) if run.slot and field_of(run.slot, setup) in fixed else run
            for run in line.runs
        )
        if any(run.slot for run in runs):
            found.append(replace(line, runs=runs))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class FitRoom:
    """A fitted text with a slot in it: its room in mm, how far it may shrink, its size now.

    One that `wraps` takes another line before it shrinks, which no plate can set.
    """

    name: str
    room: float
    rule: Fit
    size: float
    wraps: bool

    def bounds(self, size: float) -> tuple[float, float]:
        """Widths in mm at full size that are set at this size: more than, up to."""
        known = steps(self.rule)
        if size not in known:
            raise Refused("TP622", slot=self.name, rule="size")
        at = known.index(size)
        least = 0.0 if at == 0 else self._most(known[at - 1])
        return least, self._most(size)

    def _most(self, size: float) -> float:
        return self.room * (1.0 if size == 1 else SLACK) / size


def fit_rooms(setup: Setup, lines: Sequence[SlotLine], fits: Mapping[str, float]) -> list[FitRoom]:
    """The fitted texts among the lines of a plate, one for each line; `fits` are their sizes."""
    found = []
    for line in lines:
        if line.fit is not None:
            size = fits.get(line.fit.name, 1.0)
            rule = setup.fit_rule(line.fit.name, line.fit.font_size / size)
            found.append(FitRoom(line.fit.name, line.fit.room.width, rule, size, line.fit.wraps))
    return found


def sizes_for(
    rooms: Sequence[FitRoom], lines: Sequence[SlotLine], made: Sequence[SetLine]
) -> Sizes:
    """The sizes that a record's texts need, measured at full size. Raises Refused, TP624."""
    found: dict[str, float] = {}
    fitted = [one for line, one in zip(lines, made, strict=True) if line.fit is not None]
    for room, one in zip(rooms, fitted, strict=True):
        size = step_for(width_mm(one), room.room, room.rule)
        if size is None or (size != 1.0 and room.wraps):
            raise Refused("TP624", slot=room.name, text="".join(run.text for run in one.runs))
        found[room.name] = min(size, found.get(room.name, room.size))
    return tuple(sorted((name, size) for name, size in found.items() if size != 1.0))


def field_of(slot: str, setup: Setup) -> str | None:
    """The field of a probe's words that a slot says; None for one that no probe knows."""
    path = {**SHARED, **setup.material.material.slots}.get(slot, "")
    return FIELDS.get(path)


@dataclass(frozen=True, slots=True)
class Bound:
    """What a text must measure: more than `low`, at most `high`."""

    setting: Setting
    run: LineRun
    low: float
    high: float

    def width(self, text: str) -> float:
        return self.setting.shape(self.run, text).width


@dataclass(frozen=True)
class Probes:
    """Makes the words of probes, measured in the type of a plate at full size."""

    setup: Setup
    setting: Setting
    rooms: Sequence[FitRoom]

    def words(self, number: int, sizes: Sizes, wide: Callable[[str], bool]) -> Words:
        """Words that take these sizes, as long as they can be in the fields that are `wide`."""
        texts = {
            name: self._text(name, dict(sizes), wide=wide(name))
            for name in sorted(set(FIELDS.values()))
        }
        return Words(**texts, title=f"tppo probe {number}")

    def _text(self, field: str, sizes: Mapping[str, float], *, wide: bool) -> str:
        bounds = [
            self._bound(line, run, sizes)
            for line, run in slots_in(self.setting.lines)
            if field_of(run.slot or "", self.setup) == field
        ]
        most = BRIEF if field == "short" else MOST
        least = max((bound.low for bound in bounds), default=0.0)
        if not bounds or (not wide and least == 0):
            return NARROW
        text = ""
        for letter in WIDE:
            while len(text) < most and all(
                bound.width(text + letter) <= bound.high for bound in bounds
            ):
                if text and not wide and all(b.width(text) > b.low for b in bounds):
                    break
                text += letter
        if not text or any(bound.width(text) <= bound.low for bound in bounds):
            raise Refused("TP622", slot=field, rule="size")
        return text

    def _bound(self, line: SlotLine, run: LineRun, sizes: Mapping[str, float]) -> Bound:
        others = sum(other.width for other in line.runs if other is not run)
        total = others + run.width
        if line.fit is not None:
            if any(other.slot for other in line.runs if other is not run):
                raise Refused("TP622", slot=run.slot or "", rule="line")
            room = next(room for room in self.rooms if room.name == line.fit.name)
            low, high = room.bounds(sizes.get(room.name, 1.0))
            return Bound(self.setting, run, low / MM_PER_PX - others, high / MM_PER_PX - others)
        high = self.setting.shape(run, WIDE[0] * UNBOUND).width
        if is_open(line, total):
            page = self.setup.page
            said = [other.width for other in line.runs if other.slot]
            free = (page.media.width - page.safe) / MM_PER_PX - line.left - total + sum(said)
            return Bound(self.setting, run, 0.0, min(high, free / len(said)))
        return Bound(self.setting, run, 0.0, min(high, line.room - others))


def is_open(line: SlotLine, width: float) -> bool:
    """Whether the box of a line is as wide as its text, whatever that is."""
    return abs(line.room - width) < HAIR
