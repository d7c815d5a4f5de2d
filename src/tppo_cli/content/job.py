"""One thing to make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tppo_cli.regions.region import Region


class State(StrEnum):
    """A proof carries a PROOF strip; a final passed every gate."""

    PROOF = "proof"
    FINAL = "final"


class ColourMode(StrEnum):
    RGB = "rgb"
    CMYK = "cmyk"


@dataclass(frozen=True, slots=True)
class Job:
    """Material x size x audience x languages x look x region, and how it is to be written.

    `size` is the name that stands in file names (A3, 300x100, 250x90cm). `region` None means the
    campaign itself. `sheet` is an imposition sheet's name, or None for the item alone; `regions`
    are those whose items share the sheets of one file, and `region` is None then.
    """

    material: str
    size: str
    languages: tuple[str, ...]
    look: str
    region: Region | None = None
    audience: str | None = None
    sheet: str | None = None
    regions: tuple[Region, ...] = ()
    state: State = State.PROOF
    colour: ColourMode = ColourMode.RGB

    @property
    def is_mixed(self) -> bool:
        """Whether several regions share its sheets."""
        return bool(self.regions)

    def of(self, region: Region) -> Job:
        """The job of one of the regions that share its sheets."""
        return replace(self, region=region, regions=())
