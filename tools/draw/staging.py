"""Puts people together: what is drawn first, and which arm goes where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .bodies import body, collar, torso
from .geometry import Path, all_but
from .heads import head
from .limbs import free_arm, high_arm, low_arm
from .marks import Fill, Limb, Mark, moved
from .people import Standing

LINE = 2.6
"""The line round a light shirt in one ink, in u (`paint.OneInk.line`)."""


@dataclass(frozen=True, slots=True)
class Embrace:
    """The arm of one person on the back of a neighbour, by their places in the row."""

    owner: int
    neighbour: int
    low: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """People from left to right. `free` lists (person, side) of arms that hang down; `mittens`
    leaves out the fingers.

    Those whose low arm lies round a waist stand in front of those they hold.
    """

    people: tuple[Standing, ...]
    embraces: tuple[Embrace, ...]
    free: tuple[tuple[int, int], ...] = ()
    mittens: bool = False

    def marks(self) -> tuple[Mark, ...]:
        """All marks, from back to front."""
        return tuple(self._layers())

    def arm(self, embrace: Embrace) -> Limb:
        owner, neighbour = self.people[embrace.owner], self.people[embrace.neighbour]
        side = 1 if neighbour.x > owner.x else -1
        if embrace.low:
            return low_arm(owner, neighbour, side, mitten=self.mittens)
        limb = high_arm(owner, neighbour, side, mitten=self.mittens)
        edge, reach = (self._outside(embrace, limb, grow) for grow in (0.0, LINE))
        return replace(limb, edge=edge, reach=reach)

    def _outside(self, embrace: Embrace, limb: Limb, grow: float) -> Path:
        """All but what is seen of the owner's shirt: a neighbour may stand before it."""
        owner, neighbour = self.people[embrace.owner], self.people[embrace.neighbour]
        before = [
            mark.path.moved(neighbour.head_frame())
            for mark in head(neighbour.person).drape[:1]
            if isinstance(mark, Fill)
        ]
        if self._stands_before(embrace.neighbour, embrace.owner):
            before.append(torso(neighbour.person).moved(neighbour.frame))
        shirt = torso(owner.person, grow).moved(owner.frame)
        around = limb.parts[0].path + limb.parts[1].path + limb.parts[-1].path
        return all_but(shirt, before, around)

    def _front(self) -> set[int]:
        return {e.owner for e in self.embraces if e.low}

    def _stands_before(self, one: int, other: int) -> bool:
        front = self._front()
        return (one in front, one) > (other in front, other)

    def _layers(self) -> Iterator[Mark]:
        low = [e for e in self.embraces if e.low]
        front = self._front()
        heads = [head(s.person) for s in self.people]
        for i in range(len(self.people)):
            if i not in front:
                yield from self._body(i)
        for embrace in low:
            yield self.arm(embrace)
        for i in sorted(front):
            yield from self._body(i)
        for i, drawn in enumerate(heads):
            yield from self._head(i, drawn.drape)
        for embrace in self.embraces:
            if not embrace.low:
                yield self.arm(embrace)
        for i, drawn in enumerate(heads):
            yield from self._head(i, drawn.crown)
            standing = self.people[i]
            yield from moved(collar(standing.person), standing.frame, standing.scale)

    def _body(self, i: int) -> Iterator[Mark]:
        standing = self.people[i]
        for person, side in self.free:
            if person == i:
                yield free_arm(standing, side, mitten=self.mittens)
        yield from moved(body(standing.person), standing.frame, standing.scale)

    def _head(self, i: int, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        standing = self.people[i]
        return moved(marks, standing.head_frame(), standing.scale)


def embraces_from(hub: int, count: int, *, held: bool = True) -> tuple[Embrace, ...]:
    """Arms that spread from one tall person to both ends, high and low in turn. A `held` hub has
    the low arm of the neighbour on the left round the waist.
    """
    out = [Embrace(hub - 1, hub, low=True)] if held else []
    out += [Embrace(i, i + 1, low=(i - hub) % 2 == 1) for i in range(hub, count - 1)]
    out += [Embrace(i, i - 1, low=(hub - i) % 2 == 1) for i in range(hub, 0, -1)]
    return tuple(out)
