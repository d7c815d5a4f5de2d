"""Which faces of which items lie where on the pages of a file."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tppo_cli.content.copy import Copy
from tppo_cli.materials.face import FaceSpec, cuts
from tppo_cli.materials.geometry import Rect
from tppo_cli.materials.material import Pages
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
    """A panel of a folded face, in design units from the trim's left top corner."""

    left: float
    top: float
    width: float
    height: float
    turned: bool = False

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


def panel_boxes(face: FaceSpec, width: float, height: float) -> dict[str, PanelBox]:
    """The panels of a face `width` x `height` design units large, by name, in their order."""
    edges = (0.0, *cuts(face.panels), 1.0)
    found: dict[str, PanelBox] = {}
    for panel, (start, end) in zip(face.panels, pairwise(edges), strict=False):
        share = end - start
        found[panel.name] = (
            PanelBox(0.0, start * height, width, share * height, panel.turned)
            if face.stacked
            else PanelBox(start * width, 0.0, share * width, height, panel.turned)
        )
    return found


Line = tuple[float, float, float, float]
"""x and y of one end and of the other, in mm on the page."""


def folds(face: FaceSpec, trim: Rect) -> tuple[Line, ...]:
    """Where a face is folded whose trim is `trim`."""
    shares = cuts(face.panels)
    if face.stacked:
        downs = (trim.y + share * trim.height for share in shares)
        return tuple((trim.x, y, trim.right, y) for y in downs)
    return tuple(
        (x, trim.y, x, trim.bottom) for x in (trim.x + share * trim.width for share in shares)
    )


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
    folds: tuple[Line, ...] = ()
    """Of each item."""
    quiet: bool = False


def plan_pages(setup: Setup) -> tuple[PagePlan, ...]:
    """The pages of a file, in order; empty for a material whose text flows.

    Sheets come one after the other, each with its front and its back.
    """
    material = setup.material.material
    if material.pages is Pages.FLOW:
        return ()
    faces = tuple(setup.form.folded(face) for face in material.faces)
    if setup.sheet is None:
        rings = marks.eyelet_rings(setup.geometry, setup.eyelets)
        trim = setup.geometry.trim
        return tuple(
            replace(_face(setup, face, (trim,)), cells=(Cell(trim, 0),), eyelets=rings)
            for face in faces
        )
    return tuple(_sheets(setup, setup.sheet, faces))


def _face(setup: Setup, face: FaceSpec, trims: Sequence[Rect]) -> PagePlan:
    """A page that shows a face in these places, with its marks and no cells yet."""
    lines = tuple(line for trim in trims for line in folds(face, trim))
    if setup.sheet is not None:
        sheet = setup.sheet
        gap = sheet.bleed + sheet.mark_gap
        drawn = marks.sheet_marks(setup.page.media, list(trims), gap, sheet.mark_length, lines)
    elif setup.geometry.slug:
        drawn = marks.crop_marks(setup.geometry, lines)
    else:
        drawn = marks.fold_ticks(setup.geometry, lines)
    size = setup.geometry
    return PagePlan(
        face.name,
        face.template,
        (),
        drawn,
        panels=panel_boxes(face, size.trim_width / setup.unit, size.trim_height / setup.unit),
        folds=lines,
        quiet=face.quiet,
    )


def run(setup: Setup) -> tuple[Impression, ...]:
    """The sheets of a file, in order; none where it is the item alone."""
    if setup.sheet is None:
        return ()
    return impressions(setup.sheet, len(setup.copies), setup.quantity)


def _sheets(setup: Setup, sheet: Sheet, faces: Sequence[FaceSpec]) -> Iterator[PagePlan]:
    sides = [_trims(setup, sheet, is_back=side % 2 == 1) for side in range(len(faces))]
    pages = [_face(setup, face, side) for face, side in zip(faces, sides, strict=True)]
    sheets = run(setup)
    for number, printed in enumerate(sheets, 1):
        held = Held(number, len(sheets), printed.prints, _names(setup.run, printed))
        for face, page, side in zip(faces, pages, sides, strict=True):
            cells = tuple(
                Cell(rect, item)
                for rect, item in zip(side, printed.items, strict=True)
                if item is not None
            )
            lines = tuple(line for cell in cells for line in folds(face, cell.rect))
            yield replace(page, cells=cells, held=held, folds=lines)


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
