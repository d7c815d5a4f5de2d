"""The slots of a plate, set for one region: the operators of each, and where it stands.

Widths and positions are in px, as the engine counts them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tppo_cli.materials.geometry import MM_PER_PX
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.values import Values
from tppo_cli.render.boxes import Typesetter
from tppo_cli.render.laid import LineRun, SlotLine
from tppo_cli.render.qr import operators, symbol
from tppo_cli.render.words import Shaped


@dataclass(frozen=True, slots=True)
class Hole:
    """What is cut out of a line: all of a slot's text, or where another text of it stands."""

    line: int
    run: int
    whole: bool


@dataclass(frozen=True, slots=True)
class SymbolHole:
    """What is cut out for a QR symbol; all symbols of an item are the same."""


AnyHole = Hole | SymbolHole


@dataclass(frozen=True, slots=True)
class SetRun:
    """A piece of text with its left edge and width."""

    text: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """The line of a slot, set."""

    runs: tuple[SetRun, ...]
    width: float


@dataclass
class Setting:
    """Sets the slots of a plate. `widest` is how wide each line was when it was proved."""

    lines: Sequence[SlotLine]
    typesetter: Typesetter
    letters: frozenset[str]
    widest: Sequence[float]
    modules: int | None = None

    def set(self, said: Values) -> tuple[list[SetLine], dict[AnyHole, bytes]]:
        """The lines of a region, and what fills each hole.

        Raises Refused: TP623 a letter that the plate has not, TP624 a text that is wider than
        what was proved, TP625 a QR symbol of another size.
        """
        shaped: dict[tuple[int, str], Shaped] = {}
        done: list[SetLine] = []
        pieces: dict[AnyHole, bytes] = {}
        for number, line in enumerate(self.lines):
            found = [self._shape(run, said, shaped) for run in line.runs]
            made = placed(line, found)
            if made.width > self.widest[number]:
                raise Refused("TP624", slot=slot_of(line), text=made_text(made))
            done.append(made)
            for at, (run, part) in enumerate(zip(line.runs, found, strict=True)):
                if is_moved(line, at):
                    key = Hole(number, at, whole=run.slot is not None)
                    pieces[key] = piece(run, made.runs[at].x, part if key.whole else None)
        if said.payload is not None and self.modules is not None:
            pieces[SymbolHole()] = self._symbol(said.payload)
        return done, pieces

    def measured(self, said: Values) -> list[SetLine]:
        """The lines of a region, however wide they are. Raises Refused, TP623."""
        shaped: dict[tuple[int, str], Shaped] = {}
        return [
            placed(line, [self._shape(run, said, shaped) for run in line.runs])
            for line in self.lines
        ]

    def _shape(
        self, run: LineRun, said: Values, shaped: dict[tuple[int, str], Shaped]
    ) -> tuple[str, Shaped]:
        if run.slot is None:
            return run.text, Shaped(run.width, run.height, b"")
        text = said.texts.get(run.slot)
        if not text:
            raise Refused("TP623", slot=run.slot, letters="")
        key = id(run.style), text
        made = shaped.get(key)
        if made is None:
            made = shaped[key] = self.shape(run, text)
        return text, made

    def shape(self, run: LineRun, text: str) -> Shaped:
        """A text in the type of a run. Raises Refused, TP623."""
        if not self.letters.issuperset(text) or text != " ".join(text.split()):
            odd = "".join(sorted(set(text) - self.letters)) or "  "
            raise Refused("TP623", slot=run.slot or "", letters=odd)
        made = self.typesetter.shape(run.style, text)
        if made is None or made.height != run.height:
            raise Refused("TP623", slot=run.slot or "", letters=text)
        return made

    def _symbol(self, payload: str) -> bytes:
        made = symbol(payload)
        if made.modules != self.modules:
            raise Refused("TP625", slot="qr")
        return symbol_operators(payload)


def placed(line: SlotLine, texts: Sequence[tuple[str, Shaped]]) -> SetLine:
    """Where the pieces of a line stand: one beside the other, the spare room shared out."""
    width = 0.0
    for _, shaped in texts:
        width += shaped.width
    x = line.left + (line.room - width) * (line.share or 0.0)
    runs = []
    for text, shaped in texts:
        runs.append(SetRun(text, x, shaped.width))
        x += shaped.width
    return SetLine(tuple(runs), width)


def is_moved(line: SlotLine, at: int) -> bool:
    """Whether a piece of a line changes, or its place does, when a slot says something else."""
    run = line.runs[at]
    if not run.text.strip():
        # A blank is laid out, but not drawn.
        return False
    first = next(n for n, other in enumerate(line.runs) if other.slot is not None)
    return run.slot is not None or bool(line.share) or at > first


def piece(run: LineRun, x: float, part: tuple[str, Shaped] | None) -> bytes:
    """The operators that place a text, and with `part` those that show it."""
    matrix = b"1 0 0 -1 %b %b Tm" % (number(x), number(run.baseline))
    return matrix if part is None else b"BT\n%b\n%b" % (matrix, part[1].operators)


def number(value: float) -> bytes:
    """A number as the engine writes it."""
    if value.is_integer():
        return b"%d" % value
    return f"{value:f}".rstrip("0").encode()


def slot_of(line: SlotLine) -> str:
    return next(run.slot for run in line.runs if run.slot is not None)


def made_text(line: SetLine) -> str:
    return "".join(run.text for run in line.runs)


def width_mm(line: SetLine) -> float:
    return line.width * MM_PER_PX


def slots_in(lines: Sequence[SlotLine]) -> Iterator[tuple[SlotLine, LineRun]]:
    """Every piece of text that a slot says, with its line."""
    for line in lines:
        for run in line.runs:
            if run.slot is not None:
                yield line, run


@lru_cache(maxsize=64)
def symbol_operators(payload: str) -> bytes:
    """A region's symbol stands on each of its items."""
    return operators(symbol(payload))
