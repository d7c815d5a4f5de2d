"""What lies where on a laid-out page, and how the engine itself sets a line of text.

The only module that knows names of WeasyPrint which are not public:
- of a document and its pages: `fonts`, `_page_box`;
- of boxes: `_box` (the box behind a placeholder), `element`, `children`, `position_x`,
  `position_y`, `width`, `height`, `baseline`, `text`, `style` (`lang` in it), `content_box_x`,
  `content_box_y`, `margin_width`, `text_overflow`, `block_ellipsis`, `transformation_matrix`.
  Positions are layout boxes before any CSS transform. What is read off them is where it is seen if
  that is a turn by quarters, which leaves a rectangle one;
- `css.AnonymousStyle`, of the boxes that the engine makes within an element;
- `text.line_break`: `Layout` and `line_size` set and measure one line;
- `draw.text.draw_first_line`, `pdf.stream.Stream`, `matrix.Matrix` write its operators;
- of the fonts of a document: `to_unicode`, `upem`.
`NAMES` holds what a test compares with the engine that is installed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from weasyprint.css import AnonymousStyle
from weasyprint.draw.text import draw_first_line
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream
from weasyprint.text.line_break import Layout, line_size

from tppo_cli.materials.geometry import MM_PER_PX, Rect
from tppo_cli.render.expect import ATTRIBUTE, FIT_ATTRIBUTE
from tppo_cli.render.laid import (
    Fitted,
    LineRun,
    Marked,
    PageBoxes,
    SlotLine,
    SlotPicture,
    TextRun,
    count_letters,
)
from tppo_cli.render.words import KEPT, Shaped, Words, has_letter

NAMES = (AnonymousStyle, Layout, line_size, draw_first_line, Stream, Matrix)

SLOT_ATTRIBUTE = "data-slot"
CELL_ATTRIBUTE = "data-cell"

SLIGHT = 1e-9
"""What computing leaves over of the sine of half a turn."""

SHARES = {"start": 0.0, "left": 0.0, "center": 0.5, "end": 1.0, "right": 1.0}
"""Part of the spare room of a line that lies left of its text."""


def read_pages(document: Any) -> list[PageBoxes]:
    """The boxes of every page of a rendered WeasyPrint document."""
    return [_read_page(page._page_box, n) for n, page in enumerate(document.pages)]


def text_languages(document: Any) -> list[str]:
    """The language of every piece of text, page by page in the order of the boxes; `` if unknown.

    Margin boxes count as well.
    """
    return [lang for page in document.pages for lang in _languages(page._page_box)]


def _languages(box: Any) -> Iterator[str]:
    box = getattr(box, "_box", box)
    if type(box).__name__ == "TextBox":
        yield box.style["lang"] or ""
    for child in getattr(box, "children", ()):
        yield from _languages(child)


def _read_page(page_box: Any, number: int) -> PageBoxes:
    reader = _Reader(PageBoxes(), {}, number)
    reader.walk(page_box, _Inside())
    return reader.found


@dataclass(frozen=True, slots=True)
class _Inside:
    """The marked and fitted elements around a box, outermost first, and its area, slot and cell."""

    marked: tuple[Marked, ...] = ()
    fitted: tuple[Fitted, ...] = ()
    area: str = ""
    slot: str | None = None
    cell: int | None = None
    block: Any = None
    moved: Any = None
    """The matrix of all transforms around it, or None."""

    def seen(self, x: float, y: float, width: float, height: float) -> Rect:
        """Where a box in px is seen, in mm."""
        if self.moved is None:
            return _mm(x, y, width, height)
        one, two = (
            self.moved.transform_point(x, y),
            self.moved.transform_point(x + width, y + height),
        )
        left, top = min(one[0], two[0]), min(one[1], two[1])
        return _mm(left, top, abs(one[0] - two[0]), abs(one[1] - two[1]))


@dataclass(slots=True)
class _Reader:
    """Walks the boxes of one page and notes what it meets."""

    found: PageBoxes
    by_element: dict[int, Marked]
    page: int
    open_line: list[tuple[Any, _Inside]] | None = None
    """What stands in the line that is being read: texts and pictures with what is around them."""

    def walk(self, box: Any, inside: _Inside) -> None:
        box = getattr(box, "_box", box)
        kind = type(box).__name__
        if kind == "TextBox":
            self._text(box, inside)
            return
        inside = self._enter(box, kind, inside)
        if kind == "LineBox":
            self._line(box, inside)
            return
        if kind.endswith("ReplacedBox"):
            rect = inside.seen(box.content_box_x(), box.content_box_y(), box.width, box.height)
            for mark in inside.marked:
                mark.images.append(rect)
            if inside.slot is not None:
                around = inside.marked[-1] if inside.marked else None
                picture = SlotPicture(self.page, inside.slot, inside.cell, around)
                self.found.pictures.append(picture)
            if self.open_line is not None:
                self.open_line.append((box, inside))
        for child in getattr(box, "children", ()):
            self.walk(child, inside)

    def _line(self, box: Any, inside: _Inside) -> None:
        if inside.fitted:
            _measure_line(box, inside.fitted)
        outer, self.open_line = self.open_line, []
        for child in box.children:
            self.walk(child, inside)
        pieces, self.open_line = self.open_line, outer
        if any(around.slot is not None for piece, around in pieces if hasattr(piece, "text")):
            self.found.lines.append(_slot_line(box, pieces, inside, self.page))

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
                letters=count_letters("".join(box.element.itertext())),
            )
            self.found.fitted.append(element)
            fitted = (*fitted, element)
        cell = attributes.get(CELL_ATTRIBUTE)
        own = _turned(box)
        return _Inside(
            marked,
            fitted,
            attributes.get("data-area", inside.area),
            attributes.get(SLOT_ATTRIBUTE, inside.slot),
            inside.cell if cell is None else int(cell),
            inside.block if kind in ("LineBox", "InlineBox") else box,
            own @ inside.moved if own and inside.moved else own or inside.moved,
        )

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
        if self.open_line is not None:
            self.open_line.append((box, inside))
        if not box.text.strip():
            return
        line = inside.seen(box.position_x, box.position_y + box.baseline, box.width, 0)
        run = TextRun(
            box.text,
            inside.seen(box.position_x, box.position_y, box.width, box.height),
            line.y,
            float(box.style["font_size"]) * MM_PER_PX,
            box.style["font_family"][0],
            inside.area,
        )
        self.found.runs.append(run)
        for mark in inside.marked:
            mark.runs.append(run)


def line_width(element: Fitted, text: str) -> float:
    """Width in mm of a text set in one line in the type of a fitted element."""
    words = text.split(" ")
    # See `render.words`: only where words are spaced out is a line the sum of its words.
    if not element.style["word_spacing"] or not all(map(has_letter, words)):
        return _width(element, text)
    space = _width(element, "a b") - _width(element, "a") - _width(element, "b")
    return sum(_width(element, word) for word in words) + space * (len(words) - 1)


def _width(element: Fitted, text: str) -> float:
    known = element.widths.get(text)
    if known is None:
        # The line is the layout's: it must be kept as long as the line is looked at.
        layout = _set(element.style, text)
        line, _ = layout.get_first_line()
        width, _ = line_size(line, element.style)
        if len(element.widths) >= KEPT:
            element.widths.clear()
        known = element.widths[text] = float(width) * MM_PER_PX
    return known


def _measure_line(box: Any, fitted: tuple[Fitted, ...]) -> None:
    right = max((_right_edge(child) for child in box.children), default=box.position_x)
    width = (right - box.position_x) * MM_PER_PX
    fitted[-1].width = max(fitted[-1].width, width)
    bottom = (box.position_y + box.height) * MM_PER_PX
    # A line counts for every block around it: a list is full by what its rows hold.
    for element in fitted:
        element.height = max(element.height, bottom - element.room.y)


def _turned(box: Any) -> Any:
    """The matrix of a box that is turned by quarters; None for any other."""
    matrix = getattr(box, "transformation_matrix", None)
    if matrix is None:
        return None
    exact = all(min(abs(v), abs(abs(v) - 1)) < SLIGHT for v in matrix.values[:4])
    return matrix if exact and matrix.values[0] < 1 - SLIGHT else None


def _right_edge(box: Any) -> float:
    box = getattr(box, "_box", box)
    return float(box.position_x + box.margin_width())


def _attributes(box: Any) -> dict[str, str]:
    """Those of the element whose own box this is; a box within it names the same element."""
    element = box.element
    if element is None or isinstance(element, str) or box.element_tag is None:
        return {}
    if "::" in box.element_tag or isinstance(box.style, AnonymousStyle):
        return {}
    return dict(element.attrib)


def _mm(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(x * MM_PER_PX, y * MM_PER_PX, width * MM_PER_PX, height * MM_PER_PX)


def _slot_line(box: Any, pieces: list[tuple[Any, _Inside]], inside: _Inside, page: int) -> SlotLine:
    block = inside.block
    style = box.style
    is_plain = (
        style["direction"] == "ltr"
        and box.text_overflow == "clip"
        and box.block_ellipsis == "none"
        and inside.moved is None
        and all(hasattr(piece, "text") and _is_plain(piece.style) for piece, _ in pieces)
    )
    return SlotLine(
        page=page,
        runs=tuple(_line_run(piece, around) for piece, around in pieces if hasattr(piece, "text")),
        left=float(block.content_box_x()),
        room=float(block.width),
        share=SHARES.get(style["text_align_all"]) if is_plain else None,
        alone=len(block.children) == 1,
        wraps=style["white_space"] != "nowrap",
        fit=inside.fitted[-1] if inside.fitted else None,
        cell=inside.cell,
    )


def _is_plain(style: Any) -> bool:
    """Whether a text is drawn as one string of glyphs and nothing else."""
    return bool(
        style["text_decoration_line"] == "none"
        and style["visibility"] == "visible"
        and style["direction"] == "ltr"
    )


def _line_run(box: Any, around: _Inside) -> LineRun:
    return LineRun(
        slot=around.slot,
        text=box.text,
        x=float(box.position_x),
        baseline=float(box.position_y + box.baseline),
        width=float(box.width),
        height=float(box.height),
        style=box.style,
        mark=around.marked[-1] if around.marked else None,
    )


class Typesetter:
    """Sets lines in the fonts of a laid-out document, by the engine's own code.

    A font's width of a glyph is rounded when it is first drawn. So the pages are drawn first,
    for nothing, and other texts come after them.
    """

    def __init__(self, document: Any) -> None:
        self._fonts = document.fonts
        self._scratch = self._stream((0, 0, 1, 1))
        self._frozen: list[tuple[Any, int]] | None = None
        self._words: dict[int, Words] = {}
        for page in document.pages:
            page.paint(self._stream((0, 0, page.width, page.height)))

    def learn(self, styles: Iterable[Any], texts: Iterable[str]) -> None:
        """Have the fonts hold what these texts need, in an order that does not depend on them."""
        known = tuple(texts)
        for style in {_face(style): style for style in styles}.values():
            for text in known:
                self._draw(_set(style, text), style)
        for font in self._fonts.values():
            entries = sorted(font.to_unicode.items())
            font.to_unicode.clear()
            font.to_unicode.update(entries)

    def freeze(self) -> None:
        """From here on the fonts are written: no text may bring another glyph."""
        self._frozen = [(font.to_unicode, len(font.to_unicode)) for font in self._fonts.values()]

    def shape(self, style: Any, text: str) -> Shaped | None:
        """A text in one line; None where it takes a glyph or font that is not there."""
        words = self._words.get(id(style))
        if words is None:
            words = self._words[id(style)] = Words(self._shape_whole, style)
        return words.shape(text)

    def _shape_whole(self, style: Any, text: str) -> Shaped | None:
        layout = _set(style, text)
        line, more = layout.get_first_line()
        width, height = line_size(line, style)
        operators, has_pictures = self._draw(layout, style)
        if more is not None or has_pictures or self._thaw():
            return None
        return Shaped(float(width), float(height), operators)

    def widths_are_exact(self) -> bool:
        """Whether each glyph's width is a whole number in the unit that a PDF counts in."""
        return all(font.upem == UNITS for font in self._fonts.values())

    def _draw(self, layout: Any, style: Any) -> tuple[bytes, bool]:
        stream = self._scratch
        stream.stream.clear()
        box = SimpleNamespace(style=style, pango_layout=layout, text=layout.text, baseline=0.0)
        stream.begin_text()
        pictures = draw_first_line(stream, box, "clip", "none", Matrix(d=-1))
        stream.end_text()
        # The first two are BT and the matrix, which tells where the line stands.
        said = [o if isinstance(o, bytes) else str(o).encode() for o in stream.stream[2:]]
        return b"\n".join(said), bool(pictures)

    def _thaw(self) -> bool:
        """Whether something new came in; takes it out again."""
        if self._frozen is None:
            return False
        fonts = list(self._fonts)
        is_new = len(fonts) != len(self._frozen)
        for key in fonts[len(self._frozen) :]:
            del self._fonts[key]
        for glyphs, count in self._frozen:
            for glyph in list(glyphs)[count:]:
                del glyphs[glyph]
                is_new = True
        return is_new

    def _stream(self, page: tuple[float, float, float, float]) -> Any:
        kinds = ("ExtGState", "XObject", "Pattern", "Shading")
        resources: dict[str, Any] = {kind: {} for kind in kinds}
        return Stream(self._fonts, page, {**resources, "ColorSpace": b""}, {}, None, {}, None)


FACE = (
    "font_family", "font_weight", "font_style", "font_stretch", "font_kerning", "lang",
    "font_feature_settings", "font_variant_ligatures", "font_variant_caps",
    "font_variant_numeric", "font_variant_position", "font_variant_alternates",
    "font_variant_east_asian", "font_variation_settings", "font_language_override",
)  # fmt: skip
"""What of a style decides which glyphs a text takes."""


def _face(style: Any) -> tuple[str, ...]:
    return tuple(str(style[name]) for name in FACE)


def _set(style: Any, text: str) -> Any:
    """A line of text. Each needs a layout of its own: the spacing of words stays in an old one."""
    layout = Layout(style)
    layout.set_text(text)
    return layout


UNITS = 1000
"""Parts of an em in which a PDF gives the widths of glyphs (ISO 32000-1, 9.7.4.3)."""
