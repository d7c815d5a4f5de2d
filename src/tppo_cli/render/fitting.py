"""How a text that is too wide is made smaller: one rule for every path that sets text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tppo_cli.materials.material import Fit

SLACK = 0.998
"""Glyph widths are rounded at the size they are set in; a text that fits to the hair may not."""


@lru_cache(maxsize=256)
def steps(fit: Fit) -> tuple[float, ...]:
    """The sizes that may be tried, from full size down to the minimum."""
    count = round((1 - fit.min) / fit.step)
    sizes = [round(1 - i * fit.step, 4) for i in range(count + 1)]
    kept = [size for size in sizes if size >= fit.min - 1e-9]
    return tuple(kept if kept[-1] <= fit.min + 1e-9 else [*kept, fit.min])


def step_for(width: float, available: float, fit: Fit) -> float | None:
    """The first size at which a line of `width` (at full size) fits into `available`.

    Both in the same unit. None where even the smallest size is too wide.
    """
    for size in steps(fit):
        if width * size <= available * (1.0 if size == 1 else SLACK):
            return size
    return None


@dataclass(slots=True)
class Search:
    """Looks for the largest step at which a paragraph fits, by halving.

    How a paragraph breaks at another size cannot be foreseen, so each try is a layout.
    """

    rule: Fit
    fails: int = -1
    fits: int | None = None

    def tell(self, size: float, fitted: bool) -> None:
        """What came out of a layout at one of the steps."""
        index = min(range(len(steps(self.rule))), key=lambda i: abs(steps(self.rule)[i] - size))
        if fitted:
            self.fits = index if self.fits is None else min(self.fits, index)
        else:
            self.fails = max(self.fails, index)

    def next(self) -> float | None:
        """The size to try now, or to keep when the search is over; None if nothing fits."""
        sizes = steps(self.rule)
        if self.fits is None:
            if self.fails == len(sizes) - 1:
                return None
            # Most texts that do not fit are a word too long: look near the top first.
            return sizes[min(max(self.fails * 2 + 1, self.fails + 1), len(sizes) - 1)]
        if self.fits - self.fails > 1:
            return sizes[(self.fits + self.fails) // 2]
        return sizes[self.fits]
