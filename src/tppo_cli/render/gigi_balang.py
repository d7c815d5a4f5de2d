"""Gigi balang: the row of boards that hangs from a Betawi roof, drawn as people side by side.

In the gap between two boards stands a person: the hole above it is the head. The row is one path,
since boards set one by one would show hairlines between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding

MODULE = 100.0
"""Drawing units of one person: the pitch."""

HEIGHT = 104.0
TIP = 102.0
HEAD = (34.0, 13.5)
"""Height and radius of a head; of its outline where only lines are drawn: `LINE_HEAD`."""
LINE_HEAD = (33.5, 12.5)


class Placing(NamedTuple):
    """Where the SVG goes: left edge from the left edge of the row, width and height, in mm."""

    left: float
    width: float
    height: float


def placing(row_width: float, people: int, beyond: int = 1) -> Placing:
    """The box in mm of a row of `people` over `row_width` mm with `beyond` more at both sides."""
    pitch = row_width / people
    return Placing(-beyond * pitch, row_width + 2 * beyond * pitch, pitch * HEIGHT / MODULE)


def gigi_balang(
    people: int,
    palette: Mapping[str, str],
    *,
    filled: bool = True,
    stroke_width: float = 6.0,
    beyond: int = 1,
) -> Markup:
    """The row as inline SVG without a size of its own; see `placing`.

    Args:
        people: how many whole people stand between the edges; page edges cut the middle of a
            board. At least 7 mm each filled, 10 mm as lines.
        palette: `board` and `head`; for lines `line`.
        filled: solid boards and heads, or lines only.
        stroke_width: of the lines, in drawing units of which a person has 100.
        beyond: further people at each side, for the bleed; 0 where the row ends within the page.

    Raises:
        FindingsError: TP461, a colour is missing in the palette.

    """
    missing = [
        token for token in (("board", "head") if filled else ("line",)) if token not in palette
    ]
    if missing:
        values = {"name": "gigi-balang", "tokens": ", ".join(missing)}
        raise FindingsError([Finding("TP461", values)])
    first, last = -beyond, people + beyond
    inside = (
        _solid(first, last, palette["board"], palette["head"])
        if filled
        else _lines(first, last, palette["line"], stroke_width)
    )
    box = f"{_n(first * MODULE)} 0 {_n((last - first) * MODULE)} {_n(HEIGHT)}"
    return Markup(  # noqa: S704 -- numbers of our own, and colours that are escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{inside}</svg>'
    )


def _solid(first: int, last: int, board: str, head: str) -> str:
    """The boards start above the view, so that roof and boards leave no seam."""
    left, right = _n(first * MODULE), _n(last * MODULE)
    outline = f"M {left} -2 L {right} -2 L {right} {_n(TIP)}{_bays(first, last, TIP)} Z"
    height, radius = HEAD
    heads = "".join(
        f'<circle cx="{_n(x)}" cy="{_n(height)}" r="{_n(radius)}"/>' for x in _heads(first, last)
    )
    return f'<path d="{outline}" fill="{escape(board)}"/><g fill="{escape(head)}">{heads}</g>'


def _lines(first: int, last: int, line: str, width: float) -> str:
    """Strokes keep within the box: the tips are lifted by half a stroke."""
    left, right, tip = _n(first * MODULE), _n(last * MODULE), TIP - width / 2
    top = _n(width / 2)
    height, radius = LINE_HEAD
    heads = "".join(
        f'<circle cx="{_n(x)}" cy="{_n(height)}" r="{_n(radius)}"/>' for x in _heads(first, last)
    )
    return (
        f'<g fill="none" stroke="{escape(line)}" stroke-width="{_n(width)}"'
        ' stroke-linejoin="round">'
        f'<path d="M {right} {_n(tip)}{_bays(first, last, tip)}"/>'
        f'<path d="M {left} {top} L {right} {top}"/>{heads}</g>'
    )


def _bays(first: int, last: int, tip: float) -> str:
    """From right to left, each from tip to tip over one person's shoulders, without a kink."""
    return "".join(_bay(k * MODULE, tip) for k in range(last - 1, first - 1, -1))


def _bay(x: float, tip: float) -> str:
    curves = (
        ("C", (96, tip, 94, tip - 3, 92, tip - 6)),
        ("L", (67.5, 61)),
        ("C", (60.3, 50.7, 39.7, 50.7, 32.5, 61)),
        ("L", (8, tip - 6)),
        ("C", (6, tip - 3, 4, tip, 0, tip)),
    )
    return "".join(
        f" {command} " + " ".join(_n(v + x if i % 2 == 0 else v) for i, v in enumerate(points))
        for command, points in curves
    )


def _heads(first: int, last: int) -> list[float]:
    return [(k + 0.5) * MODULE for k in range(first, last)]


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
