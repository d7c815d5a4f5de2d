"""The sides of an item: their templates, and the panels of one that is folded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]

FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$")]
"""A file in the folder itself: no way out of it."""

COINCIDE = 0.001
"""Share of the width by which the folds of two faces may differ."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Panel(_Part):
    """A part of a face between two folds, or between a fold and the edge.

    Panels lie from left to right as the face is looked at, or from top to bottom where the face is
    `stacked`; `size` is the share that each has of the face. A `turned` one stands on its head on
    the flat sheet, as the far side of a tent does: its template sets it upright.
    """

    name: Name
    size: float = Field(gt=0, validation_alias=AliasChoices("width", "height"))
    turned: bool = False


class FaceSpec(_Part):
    """One side of an item; one that is folded has panels.

    `quiet`: nothing beside it, in slug or margin, tells what the item is for or where it goes.
    """

    name: Name
    template: FileName = "page.html.j2"
    panels: tuple[Panel, ...] = ()
    stacked: bool = Field(False, description="Panels lie one below the other.")
    quiet: bool = False


class Neutral(_Part):
    """What an item passes for that must not say what it is: in its document's title, which a reader
    shows over the page, and in its file's name. `{year}` is the year of its calendar.
    """

    title: dict[str, str]
    file: Name


def cuts(panels: Sequence[Panel]) -> tuple[float, ...]:
    """Where the folds lie, as shares of the width or height, from left or top."""
    whole = sum(panel.size for panel in panels)
    found, at = [], 0.0
    for panel in panels[:-1]:
        at += panel.size / whole
        found.append(at)
    return tuple(found)


def faces_fold_alike(faces: Sequence[FaceSpec]) -> bool:
    """Whether the folds of fronts and backs lie behind each other.

    A sheet is turned over an edge that its folds are parallel to, so the back is the mirror image.
    """
    for front, back in pairwise(faces):
        if front.stacked != back.stacked:
            return False
        mirrored = tuple(1 - cut for cut in reversed(cuts(back.panels)))
        ours = cuts(front.panels)
        if len(ours) != len(mirrored):
            return False
        if any(abs(a - b) > COINCIDE for a, b in zip(ours, mirrored, strict=True)):
            return False
    return True
