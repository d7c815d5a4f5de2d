"""The colours of the looks: what is shown is what is printed, and can be read either way."""

from __future__ import annotations

import pytest

from tools.palette import BLACK, LOOKS, Cmyk, Shade, difference, lines, proofed, shades
from tppo_cli.check.contrast import pairs, ratio
from tppo_cli.materials import read
from tppo_cli.materials.look import Look
from tppo_cli.press.condition import INK_LIMIT

SHIFT = 3.0
"""CIEDE2000 that a build may be off; two prints of one press are as far apart."""

LEAST_LIMIT = 240
"""Per cent of ink: shops that print on vinyl take less than coated paper does."""

INKS: list[Cmyk] = [(100, 0, 0, 0), (0, 100, 0, 0), (0, 0, 100, 0)]


def looks() -> list[Look]:
    return [read.look(name).look for name in LOOKS]


def palette() -> list[tuple[str, Shade]]:
    return [(look.name, shade) for look in looks() for shade in shades(look)]


def test_every_look_that_ships_is_looked_at() -> None:
    assert set(LOOKS) == {folder.name for folder in read.look("rangkul").folder.parent.iterdir()}


@pytest.mark.parametrize(("look", "shade"), palette(), ids=lambda v: getattr(v, "name", v))
def test_a_colour_is_printed_as_it_is_shown(look: str, shade: Shade) -> None:
    assert look
    if shade.build == BLACK:
        assert shade.rgb == "#000000"
        return
    assert shade.shift <= SHIFT


@pytest.mark.parametrize(("look", "shade"), palette(), ids=lambda v: getattr(v, "name", v))
def test_no_colour_needs_more_ink_than_a_shop_takes(look: str, shade: Shade) -> None:
    assert look
    assert shade.ink <= LEAST_LIMIT < INK_LIMIT


@pytest.mark.parametrize("look", looks(), ids=lambda look: look.name)
def test_text_is_read_on_a_screen_and_in_print(look: Look) -> None:
    proof = {shade.name: shade.proof for shade in shades(look)}
    paper = {shade.name: proofed(shade.build, lifted=False) for shade in shades(look)}
    assert proof.keys() == look.palette.keys()
    judged = pairs(look)
    assert judged
    for pair in judged:
        text, ground = look.roles[pair.text], look.roles[pair.ground]
        assert ratio(look.colour(pair.text), look.colour(pair.ground)) >= pair.at_least, pair
        assert ratio(proof[text], proof[ground]) >= pair.at_least, pair
        assert ratio(paper[text], paper[ground]) >= pair.at_least, pair


@pytest.mark.parametrize("look", looks(), ids=lambda look: look.name)
def test_no_two_colours_of_a_look_are_one(look: Look) -> None:
    """The press room tells colours apart by their sRGB values."""
    values = [colour.rgb for colour in look.palette.values()]
    assert len(values) == len(set(values))
    used = {*look.roles.values()}
    assert used <= look.palette.keys()


def test_the_proof_is_that_of_the_profile() -> None:
    """Cyan, magenta and yellow of FOGRA39 in CIELAB, ISO 12647-2: 55 -37 -50, 48 74 -3, 89 -5 93.

    They are of the measurement on paper, and paper itself is not white; and sRGB has no such cyan.
    """
    assert proofed((0, 0, 0, 0)) == "#FFFFFF"
    cyan, magenta, yellow = (proofed(ink) for ink in INKS)
    assert difference(cyan, "#009EE3") < 2
    assert difference(magenta, "#E6007E") < 2
    assert difference(yellow, "#FFED00") < 2


def test_black_point_compensation_darkens_what_is_dark() -> None:
    dark: Cmyk = (78, 98, 10, 54)
    assert difference(proofed(dark), proofed(dark, lifted=False)) > 3
    assert ratio(proofed(dark), "#FFFFFF") > ratio(proofed(dark, lifted=False), "#FFFFFF")


def test_the_table_says_all_of_it() -> None:
    head, first, *_ = lines(read.look("resmi").look)
    assert "dE2000" in head
    assert first.split()[:2] == ["atap", "#0C3B45"]
