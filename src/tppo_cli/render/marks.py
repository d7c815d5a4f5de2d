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


def crop_marks(page: PageGeometry, folds: Sequence[float] = ()) -> str:
    """Crop marks at the corners and centre marks on long sides; "" where there is no slug.

    `folds` are x in mm on the page: dashed marks above and below, and no centre mark there, which
    could be taken for one.
    """
    start = page.bleed + GAP
    length = min(6.0 * max(1.0, page.slug / 12), page.slug - start - 0.5)
    if length < 1.5:
        return ""
    media, trim = page.media, page.trim
    parts: list[str] = []
    for x in _stops(trim.x, trim.width) if not folds else (trim.x, trim.right):
        parts.append(f"M{x:g} {trim.y - start:g}v{-length:g}")
        parts.append(f"M{x:g} {trim.bottom + start:g}v{length:g}")
    for y in _stops(trim.y, trim.height):
        parts.append(f"M{trim.x - start:g} {y:g}h{-length:g}")
        parts.append(f"M{trim.right + start:g} {y:g}h{length:g}")
    parts += [
        _dashes(x, y, step, length)
        for x in folds
        for y, step in ((trim.y - start, -1), (trim.bottom + start, 1))
    ]
    return _svg(media, "".join(parts), STROKE * max(1.0, page.slug / 12))


def _dashes(x: float, y: float, step: int, length: float) -> str:
    """Dashes away from the item over `length` mm."""
    count = max(2, int((length + SPACE) / (DASH + SPACE)))
    dashes = (y + step * index * (DASH + SPACE) for index in range(count))
    return "".join(f"M{x:g} {top:g}v{step * DASH:g}" for top in dashes)


def _stops(start: float, length: float) -> tuple[float, ...]:
    middle = (start + length / 2,) if length >= CENTRE_FROM else ()
    return (start, *middle, start + length)


def sheet_marks(
    paper: Rect, trims: list[Rect], gap: float, length: float, folds: Sequence[float] = ()
) -> str:
    """Cut marks around the block of places on a sheet, in line with every trim edge.

    `folds` are x in mm: dashed marks above and below the block.
    """
    xs = sorted({round(v, 3) for r in trims for v in (r.x, r.right)})
    ys = sorted({round(v, 3) for r in trims for v in (r.y, r.bottom)})
    parts: list[str] = []
    for x in xs:
        parts += [f"M{x:g} {ys[0] - gap:g}v{-length:g}", f"M{x:g} {ys[-1] + gap:g}v{length:g}"]
    for y in ys:
        parts += [f"M{xs[0] - gap:g} {y:g}h{-length:g}", f"M{xs[-1] + gap:g} {y:g}h{length:g}"]
    parts += [
        _dashes(x, y, step, length)
        for x in sorted({round(x, 3) for x in folds})
        for y, step in ((ys[0] - gap, -1), (ys[-1] + gap, 1))
    ]
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
