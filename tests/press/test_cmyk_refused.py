"""What a press cannot print is refused, and nothing is written."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.press.pages import Resource, drawn, inked, named, xobject
from tppo_cli.press.spaces import Unprintable


def shading(**about: Any) -> Resource:
    def make(pdf: pikepdf.Pdf) -> Any:
        return Dictionary(S=pdf.make_indirect(Dictionary(ColorSpace=Name.DeviceRGB, **about)))

    return make


def state(**about: Any) -> Resource:
    return lambda _pdf: Dictionary(G=Dictionary(Type=Name.ExtGState, **about))


def spot(pdf: pikepdf.Pdf) -> Any:
    tint = pdf.make_indirect(Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1))
    return Array([Name.Separation, Name("/Emas"), Name.DeviceRGB, tint])


@pytest.mark.parametrize(
    ("content", "resources", "what"),
    [
        (b"/S sh", {"Shading": shading(ShadingType=5)}, "mesh"),
        (
            b"/S sh",
            {"Shading": shading(ShadingType=2, Function=Dictionary(FunctionType=4))},
            "sampled",
        ),
        (b"/G gs", {"ExtGState": state(BM=Name.Multiply)}, "Multiply"),
        (b"/S cs 1 scn", {"ColorSpace": named(spot)}, "Separation"),
        (
            b"/I Do",
            {"XObject": xobject(ColorSpace=Name.DeviceRGB, Mask=Array([0, 1, 0, 1, 0, 1]))},
            "transparent",
        ),
    ],
)
def test_what_has_no_counterpart_in_inks_is_refused(
    content: bytes, resources: dict[str, Any], what: str
) -> None:
    with pytest.raises(Unprintable, match=what):
        inked(drawn(content, **resources))


def test_a_mask_that_is_also_drawn_is_refused() -> None:
    def both_ways(pdf: pikepdf.Pdf) -> tuple[Any, Any]:
        form = pdf.make_stream(
            b"1 0 0 rg 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9])
        )
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form)
        return Dictionary(X=form), Dictionary(G=Dictionary(Type=Name.ExtGState, SMask=mask))

    made: list[Any] = []

    def first(pdf: pikepdf.Pdf) -> Any:
        made.extend(both_ways(pdf))
        return made[0]

    given = {"XObject": first, "ExtGState": lambda _pdf: made[1]}
    inked(drawn(b"/G gs 0 0 0 rg 0 0 9 9 re f", **given))
    made.clear()
    with pytest.raises(Unprintable, match="mask"):
        inked(drawn(b"/G gs /X Do", **given))
