"""What lies where on a laid-out page. The only module of this room that knows WeasyPrint's boxes.

Names of WeasyPrint that are not public: `page._page_box` and, of the boxes below it, `_box` (the
box behind a placeholder), `element`, `children`, `position_x`, `position_y`, `width`, `height`,
`baseline`, `text`, `style`, `content_box_x`, `content_box_y`. Positions are layout boxes before any CSS transform.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tppo_cli.materials.geometry import MM_PER_PX, Rect
from tppo_cli.render.expect import ATTRIBUTE, FIT_ATTRIBUTE


@dataclass(frozen=True, slots=True)
class TextRun:
    """One piece of text in one line, in mm: its layout box, base line and font size."""

    text: str
    rect: Rect
    baseline: float
    font_size: float
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


@dataclass(slots=True)
class Fitted:
    """An element with `data-fit`: the room it has and what its text needs, in mm."""

    name: str
    room: Rect
    wraps: bool
    font_size: float
    width: float = 0.0
    height: float = 0.0


@dataclass(slots=True)
class PageBoxes:
    """Everything of interest on one page."""

    runs: list[TextRun] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    fitted: list[Fitted] = field(default_factory=list)


def union(rects: list[Rect]) -> Rect | None:
    """The smallest rectangle around all; None for none."""
    if not rects:
        return None
    x, y = min(r.x for r in rects), min(r.y for r in rects)
    return Rect(x, y, max(r.right for r in rects) - x, max(r.bottom for r in rects) - y)


def read_pages(document: Any) -> list[PageBoxes]:
    """The boxes of every page of a rendered WeasyPrint document."""
    return [_read_page(page._page_box) for page in document.pages]


def _read_page(page_box: Any) -> PageBoxes:
    found = PageBoxes()
    _walk(page_box, found, (), (), "", {})
    return found


def _walk(
    box: Any,
    found: PageBoxes,
    inside: tuple[Marked, ...],
    fitted: tuple[Fitted, ...],
    area: str,
    seen: dict[int, Marked],
) -> None:
    box = getattr(box, "_box", box)
    kind = type(box).__name__
    attributes = _attributes(box)
    if kind != "TextBox" and ATTRIBUTE in attributes:
        # A block broken into anonymous boxes, or an inline over several lines, comes by often.
        mark = seen.get(id(box.element))
        if mark is None:
            mark = seen[id(box.element)] = Marked(attributes[ATTRIBUTE])
            found.marked.append(mark)
        if mark not in inside:
            inside = (*inside, mark)
    if FIT_ATTRIBUTE in attributes and "Block" in kind:
        element = Fitted(
            attributes[FIT_ATTRIBUTE],
            _mm(box.content_box_x(), box.content_box_y(), box.width, box.height),
            wraps=box.style["white_space"] != "nowrap",
            font_size=float(box.style["font_size"]) * MM_PER_PX,
        )
        found.fitted.append(element)
        fitted = (*fitted, element)
    if "data-area" in attributes:
        area = attributes["data-area"]
    if kind == "TextBox":
        run = TextRun(
            box.text,
            _mm(box.position_x, box.position_y, box.width, box.height),
            (box.position_y + box.baseline) * MM_PER_PX,
            float(box.style["font_size"]) * MM_PER_PX,
            area,
        )
        if box.text.strip():
            found.runs.append(run)
            for mark in inside:
                mark.runs.append(run)
    elif kind.endswith("ReplacedBox"):
        rect = _mm(box.content_box_x(), box.content_box_y(), box.width, box.height)
        for mark in inside:
            mark.images.append(rect)
    elif kind == "LineBox" and fitted:
        right = max((_right_edge(child) for child in box.children), default=box.position_x)
        fitted[-1].width = max(fitted[-1].width, (right - box.position_x) * MM_PER_PX)
        bottom = (box.position_y + box.height) * MM_PER_PX
        # A line counts for every block around it: a list is full by what its rows hold.
        for element in fitted:
            element.height = max(element.height, bottom - element.room.y)
    for child in getattr(box, "children", ()):
        _walk(child, found, inside, fitted, area, seen)


def _right_edge(box: Any) -> float:
    box = getattr(box, "_box", box)
    return float(box.position_x + box.margin_width())


def _attributes(box: Any) -> dict[str, str]:
    element = box.element
    if element is None or isinstance(element, str) or box.element_tag is None:
        return {}
    if "::" in box.element_tag:
        return {}
    return dict(element.attrib)


def _mm(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(x * MM_PER_PX, y * MM_PER_PX, width * MM_PER_PX, height * MM_PER_PX)


def all_runs(pages: list[PageBoxes]) -> Iterator[TextRun]:
    for page in pages:
        yield from page.runs
