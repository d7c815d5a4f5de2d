"""What was meant and what was made: one JSON line for each file, in `manifest.jsonl`.

`verify` reads a finished file back and compares it with its line, so a line holds all that the
page must show: for each face the texts, numbers and QR payloads, with their rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FILE_NAME = "manifest.jsonl"

OFFICE_FILES = frozenset(
    (
        "pesanan/pesanan.csv",
        "pesanan/pesanan.xlsx",
        "pesanan/pesanan.pdf",
        "persetujuan/persetujuan.pdf",
    )
)
"""What `order` and `signoff` write beside the items: papers for the office, which nobody prints
in numbers, and so without a line."""

Mm4 = tuple[float, float, float, float]
"""x, y, width, height in mm from the left top corner of the page."""

Ends = tuple[float, float, float, float]
"""x and y of the two ends of a line, in the same way."""


class Kind(StrEnum):
    """What is expected at a place of a page."""

    TEXT = "text"
    NUMBER = "number"
    QR = "qr"
    IMAGE = "image"


class RoleName(StrEnum):
    """How a thing is read: from far, across the room, at arm's length, by a camera."""

    HEADLINE = "headline"
    NUMBER = "number"
    BODY = "body"
    SCAN = "scan"


class Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Expected(Row):
    """One thing that a page must show.

    `value` is the text, the number as displayed, the QR payload or the alternative text of an
    image; `digits` what a number dials; `size` the font size in mm (cap height follows from the
    font) or the module size of a QR symbol in mm; `fitted` the share of the full size at which a
    text was set (1 is full size); `distance` how far a camera stands from a QR symbol, in mm.
    """

    kind: Kind
    field: str
    value: str
    rect: Mm4
    role: RoleName = RoleName.BODY
    digits: str | None = None
    size: float | None = None
    fitted: float = 1.0
    distance: float | None = None


class Boxes(Row):
    """Page boxes in mm: the whole page, the trimmed item, the printed area."""

    media: Mm4
    trim: Mm4
    bleed: Mm4


class Face(Row):
    """One page: its boxes, the area that text must stay in, and what it must show.

    On a sheet `places` are the trims of the items on it, and `place_safe` is how far inside its
    trim the text of an item must stay, in mm. `sheet` counts the sheets of the file from 1, each
    with the same number on all its faces, `prints` says how often it is printed. `regions` are the
    codes of the regions whose items lie in `places`, one for one, and the same place of the two
    faces holds the same item; it is empty where all items are of the file's one region.
    """

    page: int = Field(ge=1)
    name: str
    boxes: Boxes
    safe: Mm4
    places: tuple[Mm4, ...] = ()
    place_safe: float = 0.0
    sheet: int = 0
    prints: int = 1
    regions: tuple[str, ...] = ()
    folds: tuple[Ends, ...] = Field((), description="Where it is folded.")
    fold_safe: float = 0.0
    expected: tuple[Expected, ...]


class ConfirmationRow(Row):
    """A number on the item and whether somebody dialled it."""

    hotline: str
    channel: str
    digits: str
    state: Literal["confirmed", "stale", "void", "missing"]
    by: str | None = None
    on: str | None = None


class RegionRow(Row):
    """A region whose items lie on the sheets of a file: its code, and its name as printed."""

    code: str
    name: str


class Picture(Row):
    """A picture beside a PDF. `width` and `height` are in pixels, `dpi` is what it was drawn at.

    `use`: `page` is a whole page, cut to its trim; `chat` is small enough to be sent.
    """

    file: str
    sha256: str
    bytes: int
    width: int
    height: int
    dpi: int
    use: Literal["page", "chat"]


class Placed(Row):
    """Where a text stands on a page of a region, in place of that of the pattern: the face and the
    place among its expected things, both from 0; for a text its left edge and width in mm.
    """

    face: int
    at: int
    x: float | None = None
    width: float | None = None


class Own(Row):
    """What the pages of a region show that no other's do, and where."""

    value: str
    places: tuple[Placed, ...]


class Part(Row):
    """The pages of one region in a bundle: as its pattern says, with what is its own.

    `pattern` counts the item's patterns from 0.
    """

    region: str
    region_name: str
    title: str
    pattern: int
    own: tuple[Own, ...]
    path: Literal["full", "plate"] = "plate"
    reason: str | None = None


class Item(Row):
    """One finished file. `file` is relative to the output folder, with forward slashes."""

    tppo: Annotated[int, Field(description="Version of this line's form.")] = 1
    file: str
    sha256: str
    bytes: int
    pages: int
    material: str
    size: str
    look: str
    languages: tuple[str, ...]
    state: Literal["proof", "final"]
    colour: Literal["rgb", "cmyk"]
    title: str
    scale: float = 1.0
    audience: str | None = None
    region: str | None = None
    region_name: str | None = None
    regions: tuple[RegionRow, ...] = Field(
        (), description="Those that share the sheets of the file; `region` is null then."
    )
    sheet: str | None = None
    path: Literal["full", "plate"] = "full"
    reason: str | None = None
    fonts: tuple[str, ...] = Field(
        (), description="How the names of fonts begin that are in the file beside the look's."
    )
    inputs: str = Field(description="Hash of all inputs; the same hash need not be made again.")
    faces: tuple[Face, ...] = ()
    bundle: Literal["kecamatan", "kota"] | None = Field(
        None, description="What all its regions lie in, of a file with pages of several."
    )
    patterns: tuple[tuple[Face, ...], ...] = Field(
        (), description="What the pages of a region show, in a bundle; numbered from 1."
    )
    parts: tuple[Part, ...] = Field((), description="Whose pages a bundle holds, in their order.")
    confirmations: tuple[ConfirmationRow, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def line(self) -> str:
        """The JSON line, without its line end; keys in the order of the model."""
        return self.model_dump_json(exclude_defaults=False)

    @property
    def kinds(self) -> tuple[Face, ...]:
        """Its pages; of a bundle those that its pages are patterned on."""
        return self.faces or tuple(face for pattern in self.patterns for face in pattern)

    def alone(self) -> Iterator[Item]:
        """The item of each region of a bundle, with its pages as they are numbered in the file.

        Any other file is one item.
        """
        if self.bundle is None:
            yield self
            return
        first = 0
        for part in self.parts:
            pattern = self.patterns[part.pattern]
            yield self.model_copy(
                update={
                    "region": part.region,
                    "region_name": part.region_name,
                    "faces": tuple(_filled(pattern, part, first)),
                    "pages": len(pattern),
                    "patterns": (),
                    "parts": (),
                }
            )
            first += len(pattern)


def _filled(pattern: Sequence[Face], part: Part, first: int) -> Iterator[Face]:
    """The pages of a region, numbered from `first` + 1 on."""
    changed: dict[tuple[int, int], tuple[str, Placed]] = {
        (place.face, place.at): (own.value, place) for own in part.own for place in own.places
    }
    for number, face in enumerate(pattern):
        expected = list(face.expected)
        for (of, at), (value, place) in changed.items():
            if of == number:
                x, y, width, height = expected[at].rect
                left = x if place.x is None else place.x
                wide = width if place.width is None else place.width
                rect = (left, y, wide, height)
                expected[at] = expected[at].model_copy(update={"value": value, "rect": rect})
        update = {"page": face.page + first, "expected": tuple(expected)}
        yield face.model_copy(update=update)
