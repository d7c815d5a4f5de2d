"""Which faces of which items lie where on the pages of a file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tppo_cli.content.copy import Copy
from tppo_cli.materials.geometry import Rect
from tppo_cli.materials.material import FaceSpec, Pages
from tppo_cli.materials.sheet import Impression, Sheet, impressions, places
from tppo_cli.render import marks

if TYPE_CHECKING:
    from tppo_cli.render.page import Setup

TYPE_SIZES = (2.6, 2.4, 2.2, 2.0, 1.8, 1.6)
"""mm; from the usual size of what stands in the margin down to the smallest that is printed."""

LETTER = 0.58
"""Width of a letter in font sizes, over names of villages in the look's text face; a little more
than measured (0.55), since lines do not break evenly."""

LINE = 1.3
"""Height of a line in font sizes."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One item on a page: where its trim lies in mm, and which copy of the run it is."""

    rect: Rect
    copy: int


@dataclass(frozen=True, slots=True)
class PanelBox:
    """A panel of a folded face: its left edge from the trim's and its width, in design units."""

    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width


def panel_boxes(face: FaceSpec, width: float) -> dict[str, PanelBox]:
    """The panels of a face `width` design units wide, by name, from left to right."""
    whole = sum(panel.width for panel in face.panels)
    found: dict[str, PanelBox] = {}
    left = 0.0
    for panel in face.panels:
        share = panel.width / whole * width
        found[panel.name] = PanelBox(left, share)
        left += share
    return found


def folds(face: FaceSpec, trim: Rect) -> tuple[float, ...]:
    """Where a face is folded whose trim is `trim`: x in mm on the page."""
    return tuple(trim.x + box.left for box in panel_boxes(face, trim.width).values())[1:]


@dataclass(frozen=True, slots=True)
class Held:
    """What the margin of a sheet says of it: which of how many it is, what it holds, how often it
    is printed. `names` are those of its regions, each with how many places it has; empty where the
    sheets of a file hold one region.
    """

    number: int
    count: int
    prints: int
    names: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page to be written: a face, and the cells it is printed in."""

    face: str
    template: str
    cells: tuple[Cell, ...]
    marks: str
    eyelets: str = ""
    held: Held | None = None
    panels: Mapping[str, PanelBox] = field(default_factory=dict)
    folds: tuple[tuple[float, float, float], ...] = ()
    """Of each fold of each item: x, top and bottom in mm on the page."""


def plan_pages(setup: Setup) -> tuple[PagePlan, ...]:
    """The pages of a file, in order; empty for a material whose text flows.

    Sheets come one after the other, each with its front and its back.
    """
    material = setup.material.material
    if material.pages is Pages.FLOW:
        return ()
    if setup.sheet is None:
        rings = marks.eyelet_rings(setup.geometry, setup.eyelets)
        trim = setup.geometry.trim
        return tuple(
            PagePlan(
                face.name,
                face.template,
                (Cell(trim, 0),),
                marks.crop_marks(setup.geometry, folds(face, trim)),
                rings,
                panels=panel_boxes(face, trim.width / setup.unit),
                folds=_folds(face, (trim,)),
            )
            for face in material.faces
        )
    return tuple(_sheets(setup, setup.sheet, material.faces))


def run(setup: Setup) -> tuple[Impression, ...]:
    """The sheets of a file, in order; none where it is the item alone."""
    if setup.sheet is None:
        return ()
    return impressions(setup.sheet, len(setup.copies), setup.quantity)


def _sheets(setup: Setup, sheet: Sheet, faces: Sequence[FaceSpec]) -> Iterator[PagePlan]:
    sides = [_trims(setup, sheet, is_back=side % 2 == 1) for side in range(len(faces))]
    gap = sheet.bleed + sheet.mark_gap
    drawn = [
        marks.sheet_marks(
            setup.page.media,
            list(side),
            gap,
            sheet.mark_length,
            tuple(x for rect in side for x in folds(face, rect)),
        )
        for face, side in zip(faces, sides, strict=True)
    ]
    sheets = run(setup)
    for number, printed in enumerate(sheets, 1):
        held = Held(number, len(sheets), printed.prints, _names(setup.run, printed))
        for face, side, lines in zip(faces, sides, drawn, strict=True):
            cells = tuple(
                Cell(rect, item)
                for rect, item in zip(side, printed.items, strict=True)
                if item is not None
            )
            yield PagePlan(
                face.name,
                face.template,
                cells,
                lines,
                held=held,
                panels=panel_boxes(face, setup.geometry.trim_width / setup.unit),
                folds=_folds(face, [cell.rect for cell in cells]),
            )


def _folds(face: FaceSpec, trims: Sequence[Rect]) -> tuple[tuple[float, float, float], ...]:
    return tuple((x, trim.y, trim.bottom) for trim in trims for x in folds(face, trim))


def _trims(setup: Setup, sheet: Sheet, *, is_back: bool) -> tuple[Rect, ...]:
    page = setup.geometry
    spots = places(sheet, page.trim_width, page.trim_height, back=is_back)
    if spots is None:
        raise ValueError(f"{setup.size.name} does not fit the sheet {sheet.name}")
    return tuple(spot.rect for spot in spots)


def _names(copies: Sequence[Copy], printed: Impression) -> tuple[tuple[str, int], ...]:
    if not copies:
        return ()
    held = [item for item in printed.items if item is not None]
    regions = {item: copies[item].main.region for item in dict.fromkeys(held)}
    return tuple(
        (region.name, held.count(item)) for item, region in regions.items() if region is not None
    )


@dataclass(frozen=True, slots=True)
class FootType:
    """How the text at the foot of a sheet is set: font size in mm, and lines."""

    size: float
    lines: int

    @property
    def height(self) -> float:
        """In mm."""
        return self.lines * self.size * LINE


def foot_type(letters: int, width: float, room: float) -> FootType:
    """The largest type in which that many letters find room at the foot of a sheet, in mm."""
    tried = [
        FootType(size, max(1, math.ceil(letters * LETTER * size / width))) for size in TYPE_SIZES
    ]
    return next((one for one in tried if one.height <= room), tried[-1])
