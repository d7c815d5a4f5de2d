"""Where the lines of a plate stand among what the manifest says that a page shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tppo_cli.manifest import Expected, Face, Mm4, Own, Placed
from tppo_cli.materials.geometry import MM_PER_PX, Rect
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.setting import SetLine, slot_of
from tppo_cli.plates.values import QR, Values
from tppo_cli.render.engine import LaidOut
from tppo_cli.render.laid import Marked, SlotLine


@dataclass(frozen=True, slots=True)
class Mark:
    """A thing that is expected on a page and says what a slot says.

    `at` is its place among the expected things of its face. For a text, `line` and `runs` say
    where it is set; top and height are in mm. A symbol has no line.
    """

    face: int
    at: int
    line: int | None
    runs: tuple[int, ...] = ()
    top: float = 0.0
    height: float = 0.0


def marks(laid_out: LaidOut, lines: Sequence[SlotLine]) -> tuple[Mark, ...]:
    """The marks of the lines that change, and of symbols.

    Raises Refused, TP622: one holds more than its slot's line.
    """
    places: dict[int, tuple[int, int]] = {}
    for face, page in enumerate(laid_out.pages):
        shown = [mark for mark in page.marked if mark.rect is not None]
        places.update({id(mark): (face, at) for at, mark in enumerate(shown)})
    found: list[Mark] = []
    for number, line in enumerate(lines):
        of_slots = {id(r.mark): r.mark for r in line.runs if r.slot and r.mark is not None}
        for mark in of_slots.values():
            runs = tuple(
                at for at, run in enumerate(line.runs) if run.mark is mark and run.text.strip()
            )
            face, at = places[id(mark)]
            found.append(_text_mark(face, at, number, runs, mark, slot_of(line)))
    for page in laid_out.pages:
        for picture in page.pictures:
            if picture.slot == QR and picture.mark is not None:
                face, at = places[id(picture.mark)]
                found.append(Mark(face, at, None))
    return tuple(found)


def _text_mark(
    face: int, at: int, line: int, runs: tuple[int, ...], mark: Marked, slot: str
) -> Mark:
    rect = mark.rect
    if rect is None or len(mark.runs) != len(runs) or mark.images:
        raise Refused("TP622", slot=slot, rule="line")
    return Mark(face, at, line, runs, rect.y, rect.height)


def filled(
    faces: Sequence[Face], known: Sequence[Mark], made: Sequence[SetLine], said: Values
) -> tuple[Face, ...]:
    """The faces of a plate for one region."""
    expected = [list(face.expected) for face in faces]
    for mark in known:
        old = expected[mark.face][mark.at]
        if mark.line is not None:
            expected[mark.face][mark.at] = _text(old, mark, made[mark.line])
        elif said.payload is not None:
            expected[mark.face][mark.at] = old.model_copy(update={"value": said.payload})
    return tuple(
        face.model_copy(update={"expected": tuple(new)})
        for face, new in zip(faces, expected, strict=True)
    )


def own(known: Sequence[Mark], made: Sequence[SetLine], said: Values) -> tuple[Own, ...]:
    """What of the faces of a plate is one region's own: `filled`, as a bundle's line says it."""
    found: dict[str, list[Placed]] = {}
    for mark in known:
        if mark.line is not None:
            text, (x, _, width, _) = _set(mark, made[mark.line])
            found.setdefault(text, []).append(Placed(face=mark.face, at=mark.at, x=x, width=width))
        elif said.payload is not None:
            found.setdefault(said.payload, []).append(Placed(face=mark.face, at=mark.at))
    return tuple(Own(value=value, places=tuple(places)) for value, places in found.items())


def _text(old: Expected, mark: Mark, line: SetLine) -> Expected:
    text, rect = _set(mark, line)
    return old.model_copy(update={"value": text, "rect": rect})


def _set(mark: Mark, line: SetLine) -> tuple[str, Mm4]:
    """What a mark says, and where."""
    runs = [line.runs[at] for at in mark.runs]
    left = min(run.x for run in runs) * MM_PER_PX
    right = max(run.x * MM_PER_PX + run.width * MM_PER_PX for run in runs)
    text = " ".join("".join(run.text for run in line.runs).split())
    return text, Rect(left, mark.top, right - left, mark.height).rounded(2)
