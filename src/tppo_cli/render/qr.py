"""QR symbols: the `qrcode` package chooses the modules, we draw them as one vector path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape
from qrcode.constants import ERROR_CORRECT_M

from tppo_cli.render.masks import Symbol as Masked

QUIET_ZONE = 4
"""Modules of empty margin on each side (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A QR symbol: rows of modules without the quiet zone."""

    payload: str
    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Modules on a side, quiet zone included."""
        return len(self.rows) + 2 * QUIET_ZONE

    def module_mm(self, side: float) -> float:
        """Size of one module in mm when symbol and quiet zone together measure `side` mm."""
        return side / self.modules


@lru_cache(maxsize=4096)
def symbol(payload: str) -> Symbol:
    """The symbol of a payload, error correction level M."""
    code = Masked(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    code.make(fit=True)
    return Symbol(payload, tuple(tuple(bool(m) for m in row) for row in code.get_matrix()))


def path_data(made: Symbol) -> str:
    """SVG path in module units, one run of dark modules a piece, quiet zone included."""
    return "".join(
        f"M{start} {y}h{end - start}v1h{start - end}z"
        for y, row in enumerate(made.rows, QUIET_ZONE)
        for start, end in _runs(row)
    )


def _runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Where dark modules that lie beside each other begin and end, quiet zone included."""
    x = 0
    while x < len(row):
        if not row[x]:
            x += 1
            continue
        start = x
        while x < len(row) and row[x]:
            x += 1
        yield start + QUIET_ZONE, x + QUIET_ZONE


def svg(payload: str, *, dark: str, light: str, title: str) -> Markup:
    """An inline SVG with its alternative text, quiet zone drawn in `light` (#RRGGBB)."""
    made = symbol(payload)
    side = made.modules
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}"><title>{1}</title>'
        '<rect width="{0}" height="{0}" fill="{2}"/><path fill="{3}" d="{4}"/></svg>'
    ).format(side, escape(title), light, dark, path_data(made))


def operators(made: Symbol) -> bytes:
    """`path_data` as the engine writes it into a page, without the point that a path begins at."""
    parts: list[str] = []
    for y, row in enumerate(made.rows, QUIET_ZONE):
        for x, end in _runs(row):
            parts.append(f"{x} {y} m\n{end} {y} l\n{end} {y + 1} l\n{x} {y + 1} l\nh")
    return "\n".join(parts).encode()
