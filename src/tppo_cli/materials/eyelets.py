"""Eyelets (mata ayam): where the hem of a hung item is punched.

Trade custom, not a standard: a hem of 3 to 5 cm is folded and an eyelet set in its middle, at each
corner and every 50 to 100 cm along the edges that the item hangs by.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import StrEnum

from tppo_cli.findings import Finding
from tppo_cli.materials.geometry import PageGeometry
from tppo_cli.materials.size import length_mm

INSET = 25.0
"""From the edge of the hung item to the middle of an eyelet, in mm."""

CLOSEST, WIDEST = 100.0, 5000.0
"""What is nearer or farther than this, in mm, is taken for a slip of the finger."""

Point = tuple[float, float]


class Eyelets(StrEnum):
    """Which eyelets a format has: all along its edges, or those that a stand hooks into."""

    EDGES = "edges"
    CORNERS = "corners"


def eyelets(page: PageGeometry, where: Eyelets, every: float) -> tuple[Point, ...]:
    """The middles of the eyelets in mm on the page, row by row.

    `every` is the largest distance between two of them in mm on the hung item. Along the long
    edges they are spread evenly from corner to corner; along the short ones only where the corners
    are more than twice that far apart, as on a baliho: a spanduk hangs by its long edges.
    """
    hem = page.trim.inset(INSET * page.scale)
    spacing = every * page.scale
    across, down = _parts(hem.width, spacing), _parts(hem.height, spacing)
    if where is Eyelets.CORNERS:
        across = down = 1
    elif hem.width >= hem.height and hem.height <= 2 * spacing:
        down = 1
    elif hem.width < hem.height and hem.width <= 2 * spacing:
        across = 1
    return tuple(
        (hem.x + hem.width * column / across, hem.y + hem.height * row / down)
        for row in range(down + 1)
        for column in range(across + 1)
        if row in (0, down) or column in (0, across)
    )


def _parts(length: float, spacing: float) -> int:
    # A length that is a multiple of the spacing has no part more for a rounding error.
    return max(1, math.ceil(length / spacing - 1e-9))


def faults(material: str, every: str, *, has_hem: bool) -> Iterator[Finding]:
    """TP411: no such spacing can be; TP412: the material has no eyelets."""
    if not CLOSEST <= length_mm(every) <= WIDEST:
        limits = {"least": f"{CLOSEST / 10:g} cm", "most": f"{WIDEST / 1000:g} m"}
        yield Finding("TP411", {"value": every, **limits})
    elif not has_hem:
        yield Finding("TP412", {"material": material})
