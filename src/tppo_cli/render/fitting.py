"""How a text that is too wide is made smaller: one rule for every path that sets text."""

from __future__ import annotations

from tppo_cli.materials.material import Fit

SLACK = 0.998
"""Glyph widths are rounded at the size they are set in; a text that fits to the hair may not."""


def steps(fit: Fit) -> tuple[float, ...]:
    """The sizes that may be tried, from full size down to the minimum."""
    count = round((1 - fit.min) / fit.step)
    sizes = [round(1 - i * fit.step, 4) for i in range(count + 1)]
    if sizes[-1] > fit.min:
        sizes.append(fit.min)
    return tuple(size for size in sizes if size >= fit.min - 1e-9)


def step_for(width: float, available: float, fit: Fit) -> float | None:
    """The first size at which a line of `width` (at full size) fits into `available`.

    Both in the same unit. None where even the smallest size is too wide.
    """
    for size in steps(fit):
        if width * size <= available * (1.0 if size == 1 else SLACK):
            return size
    return None
