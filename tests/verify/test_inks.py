"""A CMYK file that another program has saved anew is found out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from tests.samples import sample_setup
from tests.verify.board import Printed, printed
from tppo_cli.press.condition import house
from tppo_cli.press.produce import produce


@pytest.fixture(scope="module")
def card() -> Printed:
    setup = sample_setup("card", "85x54")
    rgb = printed(setup)
    item = rgb.item.model_copy(update={"colour": "cmyk"})
    return Printed(produce(setup, house()).data, item)


def saved_anew(made: Printed, change: Callable[[pikepdf.Pdf], None]) -> Printed:
    out = BytesIO()
    with pikepdf.open(BytesIO(made.data)) as pdf:
        change(pdf)
        pdf.save(out, fix_metadata_version=False, force_version="1.6")
    return replace(made, data=out.getvalue())


def test_a_file_in_inks_passes(card: Printed) -> None:
    assert card.findings() == []


def test_rgb_is_found(card: Printed) -> None:
    def paint(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"0.2 0.4 0.6 rg 0 0 1 1 re f")

    made = saved_anew(card, paint)
    assert made.codes() == ["TP785", "TP786"]
    rgb = replace(made, item=made.item.model_copy(update={"colour": "rgb"}))
    assert rgb.codes() == []


def test_a_claim_that_no_longer_holds_is_found(card: Printed) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/OutputIntents"]

    (found,) = saved_anew(card, drop).findings()
    assert found.code == "TP786"
    assert "output intent" in found.values["what"]


def test_a_file_that_claims_nothing_need_not_keep_it(card: Printed) -> None:
    def drop(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/OutputIntents"]
        del pdf.Root["/Metadata"]

    assert saved_anew(card, drop).findings() == []
