"""Imposition sheets: `templates/sheets/<name>.yaml`, in mm."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from tppo_cli.materials.geometry import Rect
from tppo_cli.spec.orders import Fill

STRIP = 4.0
"""Height in mm of the line of text at the head and at the foot of a sheet."""

_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?(mm|cm|in)")
_MM = {"mm": 1.0, "cm": 10.0, "in": 25.4}


def _mm(value: Any) -> Any:
    """A length with its unit in mm: 4mm, 1.5cm, 13in; a bare number is in mm."""
    found = _LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    return value if found is None else round(float(found[1]) * _MM[found[2]], 4)


Mm = Annotated[float, BeforeValidator(_mm), Field(ge=0, le=5_000)]
"""Up to the longest page that a PDF has."""


class Sheet(BaseModel):
    """Places for one item on a sheet of paper, n-up.

    `rows` x `columns` places with `gutter` between the trims, centred on the paper; as many as fit
    where they are not given. With `rotate: auto` the paper lies across where more items find room
    that way: then they are turned by 90 degrees to it, and still upright for whoever looks at the
    page. The sheet is printed on both sides and turned over one of its edges: over the upright one
    (the long edge of a tall paper, the short one of a wide paper) backs stand as their fronts do,
    over the other they are turned like the leaves of a calendar.

    `fill` says what lies on it. `region`: one region's copies, so that a quantity is rounded up to
    whole sheets, and what is cut apart can be counted, packed and sent without sorting. `regions`:
    several regions', each as often as the quantity asks (see `impressions`). `rest` says what
    becomes of the places that a quantity leaves over: they are filled once more, or stay empty.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: str
    title: Mapping[str, str]
    paper: tuple[Mm, Mm]
    columns: int = Field(0, ge=1, le=50, description="As many as fit, where it is left out.")
    rows: int = Field(0, ge=1, le=50, description="As many as fit, where it is left out.")
    rotate: Literal["never", "auto"] = "never"
    fill: Fill = Fill.REGION
    rest: Literal["repeat", "empty"] = "repeat"
    gutter: tuple[Mm, Mm] = (0.0, 0.0)
    bleed: Mm = Field(2.0, ge=0, le=10)
    mark_length: Mm = Field(4.0, ge=0)
    mark_gap: Mm = Field(1.0, ge=0)
    turn: Literal["long", "short"] = Field(
        "long", description="The edge over which a printer turns the sheet for its back."
    )
    margin: Mm = Field(5.0, ge=0, description="What an office printer cannot print, on each side.")

    @model_validator(mode="after")
    def _bleeds_meet_in_the_gutter(self) -> Sheet:
        for count, gap in zip((self.columns, self.rows), self.gutter, strict=True):
            if count != 1 and gap < 2 * self.bleed:
                raise ValueError(
                    f"a gutter of {gap:g} mm is too narrow for two bleeds of {self.bleed:g} mm: one"
                    " item would be printed over the next"
                )
        return self

    @property
    def places(self) -> int:
        """How many items it holds, once it is `arranged`."""
        return self.rows * self.columns

    @property
    def reach(self) -> float:
        """How far marks reach beyond the trims of the block, in mm."""
        return self.bleed + self.mark_gap + self.mark_length

    def line(self, height: float) -> float:
        """Middle of the line of text at head and foot, in mm from the edge of the paper: half-way
        between what a printer leaves blank and the marks. `height` is that of the item's trim.
        """
        return self.margin + self.room(height) / 2

    def room(self, height: float) -> float:
        """Height in mm of what is free for text at head and foot."""
        return self.top(height) - self.reach - self.margin

    def top(self, height: float) -> float:
        """Where the first row's trim begins, in mm from the edge of the paper."""
        return (self.paper[1] - self.rows * height - (self.rows - 1) * self.gutter[1]) / 2

    def left(self, width: float) -> float:
        """Where the first column's trim begins, in mm from the edge of the paper."""
        return (self.paper[0] - self.columns * width - (self.columns - 1) * self.gutter[0]) / 2


def arranged(sheet: Sheet, width: float, height: float) -> Sheet | None:
    """The sheet for items of that trim in mm: paper as it lies, columns and rows counted.

    The items fit when bleeds and marks lie where an office printer prints, and leave a line for the
    text at head and foot; None where they do not.
    """
    papers = [sheet.paper]
    if sheet.rotate == "auto":
        papers.append((sheet.paper[1], sheet.paper[0]))
    fitting = (_counted(sheet, paper, width, height) for paper in papers)
    # The first one where both hold the same number: paper stands as it is written.
    return max((one for one in fitting if one), key=lambda one: one.places, default=None)


def for_folding(sheet: Sheet, *, is_stacked: bool) -> Sheet:
    """The sheet for items that are folded: turned over an edge that the folds are parallel to.

    Over the other one the folds of the back lie beside those of the front, and an item that is
    opened shows its inside upside down.
    """
    is_tall = sheet.paper[1] >= sheet.paper[0]
    return sheet.model_copy(update={"turn": "short" if is_tall == is_stacked else "long"})


def _counted(sheet: Sheet, paper: tuple[float, float], width: float, height: float) -> Sheet | None:
    edge = sheet.margin + sheet.reach, sheet.margin + STRIP + sheet.reach
    most = [
        math.floor((side - 2 * taken + gap) / (length + gap) + 1e-9)
        for side, taken, gap, length in zip(paper, edge, sheet.gutter, (width, height), strict=True)
    ]
    columns, rows = sheet.columns or most[0], sheet.rows or most[1]
    if not (1 <= columns <= most[0] and 1 <= rows <= most[1]):
        return None
    return sheet.model_copy(update={"paper": paper, "columns": columns, "rows": rows})


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
    plan = arranged(sheet, width, height)
    if plan is None:
        return None
    left, top = plan.left(width), plan.top(height)
    is_tall = plan.paper[1] >= plan.paper[0]
    over_upright = is_tall == (plan.turn == "long")
    out: list[Place] = []
    for row in range(plan.rows):
        for column in range(plan.columns):
            at_column, at_row = column, row
            if back and over_upright:
                at_column = plan.columns - 1 - column
            elif back:
                at_row = plan.rows - 1 - row
            x = left + at_column * (width + plan.gutter[0])
            y = top + at_row * (height + plan.gutter[1])
            out.append(Place(Rect(x, y, width, height), row * plan.columns + column))
    return tuple(out)


@dataclass(frozen=True, slots=True)
class Impression:
    """One sheet of a run: the item in each of its places, and how often it is printed.

    Items are counted from 0, places in reading order of the front; None is an empty place.
    """

    items: tuple[int | None, ...]
    prints: int


def impressions(sheet: Sheet, items: int, quantity: int) -> tuple[Impression, ...]:
    """The sheets of a run of that many items, `quantity` copies of each.

    A full sheet holds as many different items as it has places and is printed as often as copies
    are wanted, so that each pile that is cut holds one item, counted. The order is that of cutting
    in a stack: place by place through all sheets; the piles laid one upon another are the run in
    order. The items that are left share one more sheet, each in as many places as all can have,
    which is printed the fewer times for it; where fewer sheets do, each has sheets of its own.
    """
    places, copies = sheet.places, max(1, quantity)
    full, left = divmod(items, places)
    run = [
        Impression(tuple(place * full + number for place in range(places)), copies)
        for number in range(full)
    ]
    if left:
        numbers = range(full * places, items)
        shared, own = _shared(sheet, numbers, copies), _own(sheet, numbers, copies)
        run += own if _count(own) < _count(shared) else shared
    return tuple(run)


def _shared(sheet: Sheet, items: Sequence[int], copies: int) -> list[Impression]:
    """One sheet for fewer items than it has places."""
    each = min(sheet.places // len(items), copies)
    held: list[int | None] = [item for item in items for _ in range(each)]
    spare = sheet.places - len(held)
    if sheet.rest == "repeat":
        held += [items[place % len(items)] for place in range(spare)]
    else:
        held += [None] * spare
    return [Impression(tuple(held), math.ceil(copies / each))]


def _own(sheet: Sheet, items: Sequence[int], copies: int) -> list[Impression]:
    prints = math.ceil(copies / sheet.places)
    return [Impression((item,) * sheet.places, prints) for item in items]


def _count(run: Sequence[Impression]) -> int:
    return sum(one.prints for one in run)
