"""Imposition sheets: `templates/sheets/<name>.yaml`, in mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tppo_cli.materials.geometry import Rect

STRIP = 4.0
"""Height in mm of the line of text at the head and at the foot of a sheet."""


class Sheet(BaseModel):
    """Places for one item on a sheet of paper, n-up.

    `rows` x `columns` places with `gutter` between the trims, centred on the paper. The sheet is
    printed on both sides and turned over one of its edges: over the upright one (the long edge of
    a tall paper, the short one of a wide paper) backs stand as their fronts do, over the other they
    are turned like the leaves of a calendar. It is always full and holds one item of one
    region only: a quantity is rounded up to whole sheets, and what is cut apart can be counted,
    packed and sent to a kelurahan without sorting.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: Mapping[str, str]
    paper: tuple[float, float]
    columns: int = Field(ge=1, le=50)
    rows: int = Field(ge=1, le=50)
    gutter: tuple[float, float] = (0.0, 0.0)
    bleed: float = Field(2.0, ge=0, le=10)
    mark_length: float = 4.0
    mark_gap: float = 1.0
    turn: Literal["long", "short"] = Field(
        "long", description="The edge over which a printer turns the sheet for its back."
    )
    margin: float = Field(5.0, description="What an office printer cannot print, on each side.")

    @property
    def places(self) -> int:
        return self.rows * self.columns

    @property
    def reach(self) -> float:
        """How far marks reach beyond the trims of the block, in mm."""
        return self.bleed + self.mark_gap + self.mark_length

    def line(self, height: float) -> float:
        """Middle of the line of text at head and foot, in mm from the edge of the paper: half-way
        between what a printer leaves blank and the marks. `height` is that of the item's trim.
        """
        return (self.margin + self.top(height) - self.reach) / 2

    def top(self, height: float) -> float:
        """Where the first row's trim begins, in mm from the edge of the paper."""
        return (self.paper[1] - self.rows * height - (self.rows - 1) * self.gutter[1]) / 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where one item's trim lies on the sheet, in mm, and which copy of the run it is."""

    rect: Rect
    index: int


def places(sheet: Sheet, width: float, height: float, *, back: bool) -> tuple[Place, ...] | None:
    """The places of a face, in reading order of the front; None where they do not fit the paper.

    They fit when bleeds and marks stay on the paper and leave a line for the text at head and
    foot. `width` and `height` are the item's trim in mm. Backs are mirrored so that the back of
    copy n lies behind its front.
    """
    gap_x, gap_y = sheet.gutter
    used_width = sheet.columns * width + (sheet.columns - 1) * gap_x
    left, top = (sheet.paper[0] - used_width) / 2, sheet.top(height)
    if left < sheet.reach or top < sheet.margin + STRIP + sheet.reach:
        return None
    is_tall = sheet.paper[1] >= sheet.paper[0]
    over_upright = is_tall == (sheet.turn == "long")
    out: list[Place] = []
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            at_column, at_row = column, row
            if back and over_upright:
                at_column = sheet.columns - 1 - column
            elif back:
                at_row = sheet.rows - 1 - row
            rect = Rect(
                left + at_column * (width + gap_x), top + at_row * (height + gap_y), width, height
            )
            out.append(Place(rect, row * sheet.columns + column))
    return tuple(out)
