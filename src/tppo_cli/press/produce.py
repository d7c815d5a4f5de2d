"""The full path: one setup becomes the bytes of a file and what the manifest says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tppo_cli.manifest import Face
from tppo_cli.press.boxes import finisher
from tppo_cli.press.faces import faces
from tppo_cli.render.engine import LaidOut, lay_out, write
from tppo_cli.render.page import Setup

if TYPE_CHECKING:
    from tppo_cli.press.condition import Condition


@dataclass(frozen=True, slots=True)
class Produced:
    """A finished file: its bytes, its pages and what they must show."""

    data: bytes
    faces: tuple[Face, ...]
    fits: dict[str, float]


def produce(setup: Setup, condition: Condition | None = None) -> Produced:
    """Render in full: in RGB, or in the inks of a printing condition.

    Raises FindingsError where the page would not be right.
    """
    laid_out = lay_out(setup)
    data = pressed(setup, laid_out, condition)
    return Produced(data, faces(setup, laid_out), dict(laid_out.fits))


def pressed(setup: Setup, laid_out: LaidOut, condition: Condition | None = None) -> bytes:
    """The file of a setup that is laid out. Raises FindingsError, as `produce` does."""
    data = write(setup, laid_out, finisher(setup.page))
    if condition is None:
        return data
    from tppo_cli.press.inked import inked  # noqa: PLC0415 -- pikepdf, which RGB does without

    return inked(setup, laid_out.source, data, condition)
