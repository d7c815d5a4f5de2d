"""What a campaign may say about its print shop and its own colours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import VALID
from tppo_cli import resources
from tppo_cli.findings import Finding
from tppo_cli.spec.assets import check_assets
from tppo_cli.spec.load import Loaded

Load = Callable[..., Loaded]
Faults = Callable[..., list[Finding]]


def test_coated_paper_is_meant_where_nothing_is_said(load: Load) -> None:
    press = load(VALID).campaign.press
    assert (press.profile, press.ink_limit) == (None, 300)
    assert load(VALID + "press:\n").campaign.press == press


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("press: {ink_limit: 149}", "TP135"),
        ("press: {ink_limit: 401}", "TP136"),
        ("press: {ink_limit: banyak}", "TP126"),
        ("press: {batas: 300}", "TP120"),
        ("brand: {colours: {kunyit: {cmyk: [0, 18, 100, 0]}}}", "TP121"),
        ("brand: {colours: {kunyit: {rgb: '#FFD200', cmyk: [0, 18, 100]}}}", "TP121"),
        ("brand: {colours: {kunyit: {rgb: '#FFD200', cmyk: [0, 18, 101, 0]}}}", "TP136"),
        ("brand: {colours: {kunyit: {rgb: '#FFD200', cmyk: [-1, 18, 100, 0]}}}", "TP135"),
    ],
)
def test_what_no_press_could_print_is_refused(faults: Faults, text: str, code: str) -> None:
    assert [found.code for found in faults(VALID + text)] == [code]


def test_a_brand_colour_is_a_colour_or_a_colour_with_its_build(load: Load) -> None:
    text = "brand: {colours: {kunyit: '#FFD200', pandan: {rgb: '#0A8', cmyk: [90, 0, 60, 0]}}}"
    colours = load(VALID + text.replace("#0A8", "#00AA88")).campaign.brand.colours
    assert (colours["kunyit"].rgb, colours["kunyit"].cmyk) == ("#FFD200", None)
    assert (colours["pandan"].rgb, colours["pandan"].cmyk) == ("#00AA88", (90, 0, 60, 0))


def test_the_profile_lies_in_the_campaigns_folder_and_is_one(load: Load) -> None:
    named = VALID + "press: {profile: cetak.icc}"
    loaded = load(named)
    (found,) = check_assets(loaded)
    assert (found.code, found.field) == ("TP160", "press.profile")
    file = Path(loaded.folder, "cetak.icc")
    file.write_bytes(b"\0" * 200)
    assert [f.code for f in check_assets(load(named))] == ["TP164"]
    file.write_bytes(resources.path("assets/icc/fogra39.icc").read_bytes())
    assert check_assets(load(named)) == []
    (wrong,) = check_assets(load(VALID + "press: {profile: cetak.pdf}"))
    assert wrong.code in ("TP160", "TP163")
