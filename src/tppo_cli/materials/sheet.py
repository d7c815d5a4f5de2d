"""Imposition sheets: `templates/sheets/<name>.yaml`, in mm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from tppo_cli.materials.geometry import Rect


class Sheet(BaseModel):
    """Places for one item on a sheet of paper, n-up.

    `rows` x `columns` places with `gutter` between the trims, centred on the paper; `turn` says
    how the sheet is turned for its backs: over the long edge columns are mirrored, over the
    short edge rows are.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: Mapping[str, str]
    paper: tuple[float, float]
    columns: int = Field(ge=1, le=50)
    rows: int = Field(ge=1, le=50)
    gutter: tuple[float, float] = (0.0, 0.0)
    bleed: float = Field(2.0, ge=0, le=10)
    rotate: Literal[0, 90] = 0
    turn: Literal["long", "short", "none"] = "long"
    mark_length: float = 4.0
    mark_gap: float = 1.0
    margin: float = Field(5.0, description="What an office printer cannot print, on each side.")

    @property
    def places(self) -> int:
        return self.rows * self.columns


@dataclass(frozen=True, slots=True)
class Place:
    """Where one item's trim lies on the sheet, in mm, and which copy of the run it is."""

    rect: Rect
    index: int


def places(sheet: Sheet, width: float, height: float, *, back: bool) -> tuple[Place, ...] | None:
    """The places of a face, in reading order of the front; None where they do not fit the paper.

    `width` and `height` are the item's trim in mm. Backs are mirrored so that the back of copy n
    lies behind its front.
    """
    if sheet.rotate == 90:
        width, height = height, width
    gap_x, gap_y = sheet.gutter
    paper_width, paper_height = sheet.paper
    used_width = sheet.columns * width + (sheet.columns - 1) * gap_x
    used_height = sheet.rows * height + (sheet.rows - 1) * gap_y
    left, top = (paper_width - used_width) / 2, (paper_height - used_height) / 2
    room = sheet.bleed + sheet.mark_gap
    if left < room or top < room:
        return None
    out: list[Place] = []
    for row in range(sheet.rows):
        for column in range(sheet.columns):
            at_column, at_row = column, row
            if back and sheet.turn == "long":
                at_column = sheet.columns - 1 - column
            if back and sheet.turn == "short":
                at_row = sheet.rows - 1 - row
            rect = Rect(
                left + at_column * (width + gap_x), top + at_row * (height + gap_y), width, height
            )
            out.append(Place(rect, row * sheet.columns + column))
    return tuple(out)
