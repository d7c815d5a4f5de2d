"""What lies where on a page that is laid out: plain data, in mm unless it says px."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tppo_cli.materials.geometry import Rect


@dataclass(frozen=True, slots=True)
class TextRun:
    """One piece of text in one line, in mm: its layout box, base line and font size.

    `family` is the font family asked for, not the one that was found.
    """

    text: str
    rect: Rect
    baseline: float
    font_size: float
    family: str
    area: str
    """`slug` for what stands outside the item, else ``."""


@dataclass(slots=True)
class Marked:
    """An element that a template marked with `data-expect`, and what was laid out inside it."""

    attribute: str
    runs: list[TextRun] = field(default_factory=list)
    images: list[Rect] = field(default_factory=list)

    @property
    def rect(self) -> Rect | None:
        return union([run.rect for run in self.runs] + self.images)

    @property
    def text(self) -> str:
        return " ".join(" ".join(run.text for run in self.runs).split())


def count_letters(text: str) -> int:
    """How many characters of a text can be seen."""
    return sum(character.isprintable() and character != " " for character in text)


@dataclass(slots=True)
class Fitted:
    """An element with `data-fit`: the room it has and what its text needs, in mm."""

    name: str
    room: Rect
    wraps: bool
    font_size: float
    style: Any
    letters: int = 0
    """Characters of its element that can be seen: lines beyond the page's end are not laid out."""
    text: str = ""
    width: float = 0.0
    height: float = 0.0
    widths: dict[str, float] = field(default_factory=dict)
    """Widths of words that were measured in its type."""

    @property
    def is_whole(self) -> bool:
        """Whether all of its text was laid out."""
        return count_letters(self.text) >= self.letters


@dataclass(frozen=True, slots=True)
class LineRun:
    """One piece of the text of a slot's line, in px; `slot` is None for what never changes.

    `style` is the engine's own: it is only handed back to the module that it came from.
    """

    slot: str | None
    text: str
    x: float
    baseline: float
    width: float
    height: float
    style: Any
    mark: Marked | None


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A line in which a slot stands, in px: where its box begins and ends, and how it is set.

    `share` is the part of the spare room that lies left of the text: 0, a half or 1; None for any
    other way of aligning it. `alone`: it is the only line of its block. `cell` is the place on a
    sheet that the line belongs to, or None.
    """

    page: int
    runs: tuple[LineRun, ...]
    left: float
    room: float
    share: float | None
    alone: bool
    wraps: bool
    fit: Fitted | None
    cell: int | None


@dataclass(frozen=True, slots=True)
class SlotPicture:
    """A picture that is a slot: a QR symbol."""

    page: int
    slot: str
    cell: int | None
    mark: Marked | None


@dataclass(slots=True)
class PageBoxes:
    """Everything of interest on one page."""

    runs: list[TextRun] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    fitted: list[Fitted] = field(default_factory=list)
    lines: list[SlotLine] = field(default_factory=list)
    pictures: list[SlotPicture] = field(default_factory=list)


def union(rects: list[Rect]) -> Rect | None:
    """The smallest rectangle around all; None for none."""
    if not rects:
        return None
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)
