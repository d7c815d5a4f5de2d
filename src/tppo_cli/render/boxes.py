"""What lies where on a laid-out page. The only module of this room that knows WeasyPrint's boxes.

Names of WeasyPrint that are not public: `page._page_box` and, of the boxes below it, `_box` (the
box behind a placeholder), `element`, `children`, `position_x`, `position_y`, `width`, `height`,
`baseline`, `text`, `style`, `content_box_x`, `content_box_y`, `margin_width`. Positions are layout
boxes before any CSS transform. `text.line_break.Layout` and `line_size` set one line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from weasyprint.text.line_break import Layout, line_size

from tppo_cli.materials.geometry import MM_PER_PX, Rect
from tppo_cli.render.expect import ATTRIBUTE, FIT_ATTRIBUTE


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


@dataclass(slots=True)
class Fitted:
    """An element with `data-fit`: the room it has and what its text needs, in mm."""

    name: str
    room: Rect
    wraps: bool
    font_size: float
    style: Any
    text: str = ""
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
    reader = _Reader(PageBoxes(), {})
    reader.walk(page_box, _Inside())
    return reader.found


@dataclass(frozen=True, slots=True)
class _Inside:
    """The marked and fitted elements around a box, outermost first, and its area."""

    marked: tuple[Marked, ...] = ()
    fitted: tuple[Fitted, ...] = ()
    area: str = ""


@dataclass(slots=True)
class _Reader:
    """Walks the boxes of one page and notes what it meets."""

    found: PageBoxes
    by_element: dict[int, Marked]

    def walk(self, box: Any, inside: _Inside) -> None:
        box = getattr(box, "_box", box)
        kind = type(box).__name__
        if kind == "TextBox":
            self._text(box, inside)
            return
        inside = self._enter(box, kind, inside)
        if kind.endswith("ReplacedBox"):
            rect = _mm(box.content_box_x(), box.content_box_y(), box.width, box.height)
            for mark in inside.marked:
                mark.images.append(rect)
        elif kind == "LineBox" and inside.fitted:
            _measure_line(box, inside.fitted)
        for child in getattr(box, "children", ()):
            self.walk(child, inside)

    def _enter(self, box: Any, kind: str, inside: _Inside) -> _Inside:
        attributes = _attributes(box)
        marked, fitted = inside.marked, inside.fitted
        if ATTRIBUTE in attributes:
            mark = self._mark(box.element, attributes[ATTRIBUTE])
            marked = marked if mark in marked else (*marked, mark)
        if FIT_ATTRIBUTE in attributes and "Block" in kind:
            element = Fitted(
                attributes[FIT_ATTRIBUTE],
                _mm(box.content_box_x(), box.content_box_y(), box.width, box.height),
                wraps=box.style["white_space"] != "nowrap",
                font_size=float(box.style["font_size"]) * MM_PER_PX,
                style=box.style,
            )
            self.found.fitted.append(element)
            fitted = (*fitted, element)
        return _Inside(marked, fitted, attributes.get("data-area", inside.area))

    def _mark(self, element: Any, attribute: str) -> Marked:
        # A block broken into anonymous boxes, or an inline over several lines, comes by often.
        mark = self.by_element.get(id(element))
        if mark is None:
            mark = self.by_element[id(element)] = Marked(attribute)
            self.found.marked.append(mark)
        return mark

    def _text(self, box: Any, inside: _Inside) -> None:
        for element in inside.fitted:
            element.text += box.text + "\n"
        if not box.text.strip():
            return
        run = TextRun(
            box.text,
            _mm(box.position_x, box.position_y, box.width, box.height),
            (box.position_y + box.baseline) * MM_PER_PX,
            float(box.style["font_size"]) * MM_PER_PX,
            box.style["font_family"][0],
            inside.area,
        )
        self.found.runs.append(run)
        for mark in inside.marked:
            mark.runs.append(run)


def line_width(element: Fitted, text: str) -> float:
    """Width in mm of a text set in one line in the type of a fitted element."""
    layout = Layout(element.style)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    width, _ = line_size(line, element.style)
    return float(width) * MM_PER_PX


def _measure_line(box: Any, fitted: tuple[Fitted, ...]) -> None:
    right = max((_right_edge(child) for child in box.children), default=box.position_x)
    width = (right - box.position_x) * MM_PER_PX
    fitted[-1].width = max(fitted[-1].width, width)
    bottom = (box.position_y + box.height) * MM_PER_PX
    # A line counts for every block around it: a list is full by what its rows hold.
    for element in fitted:
        element.height = max(element.height, bottom - element.room.y)


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
