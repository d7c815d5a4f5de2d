"""The mask of a QR symbol, chosen as the `qrcode` package does, a fifth as long.

`qrcode` draws a symbol with each of the eight masks and counts their penalty points module by
module (ISO/IEC 18004, 7.8.3). Here all rows of a symbol lie in one integer each way, and a rule is
a few operations on it. A mask turns the same modules whatever the symbol says, so that only one
of the eight need be drawn by the package.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from qrcode.image.base import BaseImage
from qrcode.main import QRCode

MASKS = 8

Rows = Sequence[Sequence[bool | None]]


class Symbol(QRCode[BaseImage]):
    """A symbol of the package, but for how its mask is found; the modules are the same."""

    def best_mask_pattern(self) -> int:
        """The mask with the fewest penalty points, the first of several."""
        self.makeImpl(True, 0)
        side = self.modules_count
        first = _packed(self.modules)
        turned = (0, *_turned(self.version, self))
        points = [penalty(first ^ mask, side) for mask in turned]
        return points.index(min(points))


_known: dict[int, tuple[int, ...]] = {}


def _turned(version: int, symbol: QRCode[BaseImage]) -> tuple[int, ...]:
    """What each other mask turns that the first does not: the same for all of a version."""
    if version not in _known:
        first = _packed(symbol.modules)
        found = []
        for mask in range(1, MASKS):
            symbol.makeImpl(True, mask)
            found.append(first ^ _packed(symbol.modules))
        _known[version] = tuple(found)
    return _known[version]


def _packed(modules: Rows) -> int:
    """All modules as one integer, row after row; the first module is the lowest bit."""
    return int("".join("1" if module else "0" for row in modules for module in row)[::-1], 2)


@lru_cache(maxsize=8)
def _plan(side: int) -> tuple[int, ...]:
    """By how many columns from the left a window may begin: bits of the columns up to each."""
    rows = sum(1 << (row * side) for row in range(side))
    return tuple(rows * ((1 << count) - 1) for count in range(side + 1))


def penalty(modules: int, side: int) -> int:
    """Penalty points of a symbol; see `qrcode.util.lost_point`."""
    across = _transposed(modules, side)
    points = sum(_lines(bits, side) for bits in (modules, across))
    points += _blocks(modules, side)
    dark = modules.bit_count() / (side * side)
    return points + int(abs(dark * 100 - 50) / 5) * 10


def _transposed(modules: int, side: int) -> int:
    text = f"{modules:0{side * side}b}"[::-1]
    return int("".join(text[column::side] for column in range(side))[::-1], 2)


def _lines(bits: int, side: int) -> int:
    """Rules 1 and 3 for the rows: runs of five and more, and what looks like a finder."""
    window = _plan(side)
    same = ~(bits ^ (bits >> 1)) & window[side - 1]
    run = same & (same >> 1)
    run = run & (run >> 2) & window[side - 4]
    starts = run & ~((run & window[side - 4]) << 1)
    points = run.bit_count() + 2 * starts.bit_count()
    return points + 40 * _finders(bits, window[side - 10])


def _finders(bits: int, window: int) -> int:
    """How often a row holds 10111010000 or its mirror image."""
    light = ~bits
    both = (light >> 1) & (bits >> 4) & (light >> 5) & (bits >> 6) & (light >> 9) & window
    one = bits & (bits >> 2) & (bits >> 3) & (light >> 7) & (light >> 8) & (light >> 10)
    other = light & (light >> 2) & (light >> 3) & (bits >> 7) & (bits >> 8) & (bits >> 10)
    return (both & (one | other)).bit_count()


def _blocks(bits: int, side: int) -> int:
    """Rule 2: squares of two by two modules."""
    inner = _plan(side)[side - 1] & ((1 << (side * (side - 1))) - 1)
    beside = ~(bits ^ (bits >> 1))
    below = ~(bits ^ (bits >> side))
    return 3 * (beside & (beside >> side) & below & inner).bit_count()
