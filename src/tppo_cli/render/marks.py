"""Printer's marks in the slug, as an SVG in page coordinates (mm)."""

from __future__ import annotations

from collections.abc import Sequence

from tppo_cli.materials.geometry import PageGeometry, Rect

REGISTRATION = "#000001"
"""A black that nothing else uses: the colour stage prints it with every ink."""

CENTRE_FROM = 150.0
"""Shortest side in mm that gets centre marks; on a card they only stand in the way."""

GAP = 1.0
"""Marks start this far outside the bleed, so that none is left on the item."""

STROKE = 0.0882
"""A quarter point."""

EYELET, RING = 2.0, 0.35
"""Diameter of the ring that marks an eyelet, and its line, in mm on the hung item: small enough
to vanish under the eyelet.
"""


DASH, SPACE = 0.8, 0.6
"""Of a mark that says: fold here. Cut marks are whole lines."""


TICK, TICK_STROKE, TICK_FROM = 4.0, 0.4, 6.0
"""Length and line of a fold mark on an item for office printers, and its distance from the edge:
within what they print, and what a third copy still shows. In mm."""

Line = tuple[float, float, float, float]
"""A fold from edge to edge of an item, upright or level: x and y of both ends, in mm."""


def crop_marks(page: PageGeometry, folds: Sequence[Line] = ()) -> str:
    """Crop marks at the corners and centre marks on long sides; "" where there is no slug.

    At both ends of the `folds` there are dashed marks, and no centre mark beside them, which could
    be taken for one.
    """
    start = page.bleed + GAP
    length = min(6.0 * max(1.0, page.slug / 12), page.slug - start - 0.5)
    if length < 1.5:
        return ""
    media, trim = page.media, page.trim
    parts: list[str] = []
    upright, level = _ways(folds)
    for x in (trim.x, trim.right) if upright else _stops(trim.x, trim.width):
        parts.append(f"M{x:g} {trim.y - start:g}v{-length:g}")
        parts.append(f"M{x:g} {trim.bottom + start:g}v{length:g}")
    for y in (trim.y, trim.bottom) if level else _stops(trim.y, trim.height):
        parts.append(f"M{trim.x - start:g} {y:g}h{-length:g}")
        parts.append(f"M{trim.right + start:g} {y:g}h{length:g}")
    parts += _fold_marks(folds, trim, start, length)
    return _svg(media, "".join(parts), STROKE * max(1.0, page.slug / 12))


def fold_ticks(page: PageGeometry, folds: Sequence[Line]) -> str:
    """Short lines on the item itself, at both ends of each fold; "" for an item without folds."""
    upright, level = _ways(folds)
    trim = page.trim
    ticks = [
        f"M{x:g} {y:g}v{step * TICK:g}"
        for x in upright
        for y, step in ((trim.y + TICK_FROM, 1), (trim.bottom - TICK_FROM, -1))
    ] + [
        f"M{x:g} {y:g}h{step * TICK:g}"
        for y in level
        for x, step in ((trim.x + TICK_FROM, 1), (trim.right - TICK_FROM, -1))
    ]
    return _page(page.media, _path("".join(ticks), "#000000", TICK_STROKE)) if ticks else ""


def _ways(folds: Sequence[Line]) -> tuple[list[float], list[float]]:
    """The x of upright folds and the y of level ones, each once."""
    upright = sorted({round(x, 3) for x, _, end, _ in folds if x == end})
    level = sorted({round(y, 3) for _, y, _, end in folds if y == end})
    return upright, level


def _fold_marks(folds: Sequence[Line], block: Rect, start: float, length: float) -> list[str]:
    """Dashed marks around a block of items, `start` mm away from it and `length` mm long."""
    upright, level = _ways(folds)
    return [
        "".join(f"M{x:g} {y + step * at:g}v{step * DASH:g}" for at in _dashes(length))
        for x in upright
        for y, step in ((block.y - start, -1), (block.bottom + start, 1))
    ] + [
        "".join(f"M{x + step * at:g} {y:g}h{step * DASH:g}" for at in _dashes(length))
        for y in level
        for x, step in ((block.x - start, -1), (block.right + start, 1))
    ]


def _dashes(length: float) -> list[float]:
    """Where dashes begin that share `length` mm."""
    count = max(2, int((length + SPACE) / (DASH + SPACE)))
    return [index * (DASH + SPACE) for index in range(count)]


def _stops(start: float, length: float) -> tuple[float, ...]:
    middle = (start + length / 2,) if length >= CENTRE_FROM else ()
    return (start, *middle, start + length)


def sheet_marks(
    paper: Rect, trims: list[Rect], gap: float, length: float, folds: Sequence[Line] = ()
) -> str:
    """Cut marks around the block of places on a sheet, in line with every trim edge, and dashed
    ones in line with the `folds`.
    """
    xs = sorted({round(v, 3) for r in trims for v in (r.x, r.right)})
    ys = sorted({round(v, 3) for r in trims for v in (r.y, r.bottom)})
    parts: list[str] = []
    for x in xs:
        parts += [f"M{x:g} {ys[0] - gap:g}v{-length:g}", f"M{x:g} {ys[-1] + gap:g}v{length:g}"]
    for y in ys:
        parts += [f"M{xs[0] - gap:g} {y:g}h{-length:g}", f"M{xs[-1] + gap:g} {y:g}h{length:g}"]
    block = Rect(xs[0], ys[0], xs[-1] - xs[0], ys[-1] - ys[0])
    parts += _fold_marks(folds, block, gap, length)
    return _svg(paper, "".join(parts), STROKE)


def eyelet_rings(page: PageGeometry, middles: Sequence[tuple[float, float]]) -> str:
    """A ring where each eyelet is punched, which takes it away; "" where there is none.

    Black on white, to be seen on any ground. Not in the registration colour: on the item that is
    more ink than the material takes.
    """
    if not middles:
        return ""
    radius = EYELET / 2 * page.scale
    path = "".join(
        f"M{x - radius:.3f} {y:.3f}a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0"
        f"a{radius:g} {radius:g} 0 1 0 {-2 * radius:g} 0z"
        for x, y in middles
    )
    thin = RING * page.scale
    return _page(
        page.media,
        _path(path, "#FFFFFF", 3 * thin) + _path(path, "#000000", thin),
    )


def _svg(page: Rect, path: str, stroke: float) -> str:
    return _page(page, _path(path, REGISTRATION, stroke))


def _page(page: Rect, drawn: str) -> str:
    box = f"0 0 {page.width:g} {page.height:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{drawn}</svg>'


def _path(path: str, colour: str, stroke: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{stroke:.4f}"/>'
