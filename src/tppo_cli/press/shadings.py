"""Gradients: their stops in other colours, so that they stay vectors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Name

from tppo_cli.press.colours import Target
from tppo_cli.press.operators import numbers
from tppo_cli.press.spaces import Kind, Space, Unprintable, space_of

WITH_STOPS = (2, 3)
"""Axial and radial shadings; the functions of others do not hold their colours."""

EXPONENTIAL, STITCHING = 2, 3


def convert(shading: Any, target: Target, done: set[tuple[int, int]]) -> None:
    """Give a shading the target's colours, in place; functions in `done` have them already.

    Raises Unprintable.
    """
    space = space_of(shading["/ColorSpace"])
    if space.kind is Kind.GREY:
        shading["/ColorSpace"] = Name.DeviceGray
        return
    if int(shading["/ShadingType"]) not in WITH_STOPS:
        raise Unprintable("a mesh gradient")
    if "/Background" in shading:
        shading["/Background"] = Array(numbers(space.build(shading["/Background"], target)))
    _convert_function(shading["/Function"], space, target, done)
    shading["/ColorSpace"] = Name(target.space)


def stops(function: Any) -> Iterator[list[float]]:
    """The colours between which a gradient's function goes."""
    if isinstance(function, Array):
        raise Unprintable("a gradient with a function for each channel")
    for part in function.get("/Functions", []):
        yield from stops(part)
    for key in ("/C0", "/C1"):
        if key in function:
            yield [float(value) for value in function[key]]


def _convert_function(
    function: Any, space: Space, target: Target, done: set[tuple[int, int]]
) -> None:
    if isinstance(function, Array):
        raise Unprintable("a gradient with a function for each channel")
    if function.is_indirect:
        if function.objgen in done:
            return
        done.add(function.objgen)
    kind = int(function["/FunctionType"])
    if kind == STITCHING:
        for part in function["/Functions"]:
            _convert_function(part, space, target, done)
    elif kind == EXPONENTIAL:
        for key in ("/C0", "/C1"):
            function[key] = Array(numbers(space.build(function[key], target)))
    else:
        raise Unprintable("a gradient of sampled or calculated colours")
    if "/Range" in function:
        del function["/Range"]
