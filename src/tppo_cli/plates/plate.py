"""A plate, and what it makes of a region."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tppo_cli.content.copy import Copy
from tppo_cli.manifest import Face, Own
from tppo_cli.plates.cut import Cut
from tppo_cli.plates.flat import Flat
from tppo_cli.plates.marks import Mark, filled, own
from tppo_cli.plates.reading import Spelling, read_back
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.room import FitRoom, Sizes, sizes_for
from tppo_cli.plates.setting import AnyHole, SetLine, Setting
from tppo_cli.plates.source import Source
from tppo_cli.plates.values import Values, frame, strings, values
from tppo_cli.press.produce import Produced
from tppo_cli.render.page import Setup


@dataclass(frozen=True)
class Set:
    """A plate with its slots set for a region: its lines, what fills each hole, and its strings."""

    plate: Plate
    said: Values
    made: Sequence[SetLine]
    holes: Mapping[AnyHole, bytes]
    strings: Mapping[str, str]

    @property
    def faces(self) -> tuple[Face, ...]:
        """What its pages show, for the manifest."""
        return self.plate.faces_of(self.made, self.said)

    @property
    def own(self) -> tuple[Own, ...]:
        """The same as what differs from the faces of its plate."""
        return own(self.plate.marks, self.made, self.said)

    def produced(self) -> Produced:
        """The file of the region alone."""
        data = self.plate.flat.file(self.holes, self.strings)
        return Produced(data, self.faces, dict(self.plate.fits))


@dataclass
class Plate:
    """The file of a setup with its slots cut out, at one size of each fitted text.

    `sizes` are those that differ from full size; `resize` makes the plate of other sizes, which
    is made when a record first needs it and is the same whichever that is.
    """

    frame: Copy
    is_cmyk: bool
    setting: Setting
    rooms: Sequence[FitRoom]
    sizes: Sizes
    cut: Cut
    flat: Flat
    faces: tuple[Face, ...]
    marks: Sequence[Mark]
    fits: Mapping[str, float]
    resize: Callable[[Sizes], Plate]
    spelling: Spelling
    probes: tuple[Setup, ...] = ()
    """What the plate was proved with: the shortest texts, the longest, and mixtures of both."""
    others: dict[Sizes, Plate | Refused] = field(default_factory=dict)

    @cached_property
    def source(self) -> Source:
        """What its pages are made of in a bundle."""
        return Source(self.cut)

    def make(self, setup: Setup, framed: Copy | None = None) -> Produced:
        """The file of a region; `framed` is the frame of its copy, where that is known.

        Raises Refused, TP620 to TP627, where the full path must do it.
        """
        return self.set(setup, framed).produced()

    def set(self, setup: Setup, framed: Copy | None = None) -> Set:
        """What its slots are filled with for a region. Raises Refused, as `make` does."""
        if (framed or frame(setup.copy)) != self.frame:
            raise Refused("TP620")
        return self._set(setup, values(setup))

    def _set(self, setup: Setup, said: Values) -> Set:
        try:
            made, holes = self.setting.set(said)
        except Refused as refusal:
            if self.sizes or refusal.finding.code != "TP624":
                raise
            made = self.setting.measured(said)
            sizes = sizes_for(self.rooms, self.setting.lines, made)
            if not sizes:
                raise
            return self._at(sizes)._set(setup, said)
        read_back(self.spelling, made, holes, said)
        return Set(self, said, made, holes, strings(setup, said, is_cmyk=self.is_cmyk))

    def faces_of(self, made: Sequence[SetLine], said: Values) -> tuple[Face, ...]:
        """What the pages of a region show, for the manifest."""
        return filled(self.faces, self.marks, made, said)

    def _at(self, sizes: Sizes) -> Plate:
        if sizes not in self.others:
            try:
                self.others[sizes] = self.resize(sizes)
            except Refused as refusal:
                self.others[sizes] = refusal
        found = self.others[sizes]
        if isinstance(found, Refused):
            raise found
        return found
