"""The table of inks: what each colour is printed with."""

from __future__ import annotations

import math

import pytest
from PIL import Image, ImageCms

from tppo_cli import resources
from tppo_cli.materials import read
from tppo_cli.materials.look import Ink, Look
from tppo_cli.press.colours import Build, hex_of, ink, limited, rgb_of
from tppo_cli.press.condition import Condition, house
from tppo_cli.press.inks import Inks, Levels

KUNYIT = (0.0, 0.33, 0.88, 0.0)
BLACK = (0.0, 0.0, 0.0, 1.0)


def rangkul() -> Look:
    return read.look("rangkul").look


def inks(limit: float = 300, **own: Ink) -> Inks:
    return Inks.of_look(rangkul().branded(own), house(limit))


def printed(table: Inks, colour: str) -> Build:
    return table.rgb(*(channel / 255 for channel in rgb_of(colour)))


def test_colours_of_the_look_are_printed_with_their_builds() -> None:
    table = inks()
    for entry in rangkul().palette.values():
        assert entry.cmyk is not None
        assert printed(table, entry.rgb) == pytest.approx([part / 100 for part in entry.cmyk])
    assert table.unknown == {}


def test_a_brand_colour_takes_the_place_of_the_looks() -> None:
    table = inks(kunyit=Ink(rgb="#FFD200", cmyk=(0, 18, 100, 0)))
    assert printed(table, "#FFD200") == (0, 0.18, 1, 0)
    assert printed(table, "#FCB526") != KUNYIT


def test_a_brand_colour_may_be_named_by_its_role() -> None:
    look = rangkul().branded({"field": Ink(rgb="#FFD200", cmyk=(0, 18, 100, 0))})
    assert look.colour("field") == "#FFD200"
    assert look.colour("number") == "#FCB526"


@pytest.mark.parametrize(
    ("colour", "black"),
    [("#000000", 1), ("#FFFFFF", 0), ("#808080", 0.498), ("#333333", 0.8), ("#FEFEFE", 0.0039)],
)
def test_what_has_no_hue_is_printed_with_black_alone(colour: str, black: float) -> None:
    assert printed(inks(), colour) == (0, 0, 0, black)


def test_no_look_makes_black_text_of_four_inks() -> None:
    table = inks(
        hitam=Ink(rgb="#000000", cmyk=(60, 40, 40, 100)),
        uban=Ink(rgb="#777777", cmyk=(0, 0, 0, 60)),
        duku=Ink(rgb="#555555", cmyk=(10, 10, 10, 60)),
    )
    assert printed(table, "#000000") == BLACK
    assert printed(table, "#777777") == (0, 0, 0, 0.6)
    assert printed(table, "#555555") == (0, 0, 0, 0.6667)


def test_the_black_of_marks_is_plain_black_where_it_is_not_a_mark() -> None:
    assert printed(inks(), "#000001") == BLACK


def test_other_colours_go_through_the_profile_and_are_remembered() -> None:
    table = inks()
    build = printed(table, "#0055AA")
    assert [hex_of(rgb) for rgb in table.unknown] == ["#0055AA"]
    cyan, magenta, yellow, black = build
    assert cyan > magenta > yellow
    assert black < 0.1


def test_the_profile_finds_inks_that_give_the_colour_it_was_asked_for() -> None:
    """From inks to L*a*b* and back to inks: nearly the same colour, mostly within 1.5."""
    steps = range(0, 256, 51)
    shares = bytes(part for c in steps for m in steps for y in steps for part in (c, m, y, 0))
    given = Image.frombytes("CMYK", (len(shares) // 4, 1), shares)
    seen = through(given, "CMYK", "LAB")
    again = through(through(seen, "LAB", "CMYK"), "CMYK", "LAB")
    differences = sorted(math.dist(*pair) for pair in zip(lab(seen), lab(again), strict=True))
    assert differences[len(differences) // 2] < 1.5
    assert differences[-1] < 8


def through(image: Image.Image, before: str, after: str) -> Image.Image:
    press = ImageCms.getOpenProfile(str(resources.path("assets/icc/fogra39.icc")))
    seen = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    source, target = (press, seen) if before == "CMYK" else (seen, press)
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    made = ImageCms.buildTransform(source, target, before, after, renderingIntent=intent)
    converted = ImageCms.applyTransform(image, made)
    assert converted is not None
    return converted


def lab(image: Image.Image) -> list[tuple[float, float, float]]:
    data = image.tobytes()
    signed = [value - 256 if value > 127 else value for value in data]
    return [(data[i] * 100 / 255, signed[i + 1], signed[i + 2]) for i in range(0, len(data), 3)]


def test_paper_is_not_printed_on_and_pictures_keep_within_300() -> None:
    assert inks().build((255, 255, 254)) == pytest.approx((0, 0, 0, 0), abs=0.01)
    assert ink(inks().build((0, 1, 2))) <= 300


def test_a_colour_from_the_profile_gives_way_to_the_limit() -> None:
    dark = inks(limit=300).build((20, 8, 16))
    less = inks(limit=200).build((20, 8, 16))
    assert ink(dark) > 250
    assert 199 < ink(less) <= 200
    assert less[3] == dark[3]


def test_a_colour_of_the_table_is_never_changed_but_named() -> None:
    table = inks(limit=230)
    assert printed(table, "#391049") == (0.78, 0.98, 0.1, 0.54)
    assert printed(table, "#FCB526") == KUNYIT
    assert [(hex_of(rgb), build) for rgb, build in table.too_heavy() if rgb] == [
        ("#391049", (0.78, 0.98, 0.1, 0.54))
    ]


@pytest.mark.parametrize("limit", [150, 240, 299.5])
def test_limits_hold_to_the_last_decimal(limit: float) -> None:
    for build in ((1.0, 1.0, 1.0, 1.0), (0.7777, 0.6666, 0.9999, 0.9), (1.0, 1.0, 1.0, 0.0)):
        reduced = limited(build, limit)
        assert ink(reduced) <= limit + 1e-9
        assert reduced[3] == build[3]


def test_a_mask_keeps_its_luminosity() -> None:
    levels = Levels()
    assert levels.rgb(1, 0, 0) == (0.3,)
    assert levels.rgb(1, 1, 1) == (1,)
    assert levels.grey(0.25) == (0.25,)
    assert levels.cmyk((0, 0, 0, 0.4)) == (0.6,)


def test_the_condition_has_a_key_that_all_of_it_decides() -> None:
    one = house()
    changed = (
        house(250),
        Condition(one.profile + b"\0", one.identifier, one.info, one.registry),
        Condition(one.profile, "FOGRA51", one.info, one.registry),
    )
    assert len({c.key for c in (one, *changed)}) == 4
    assert Condition(one.profile, one.identifier, one.info, one.registry).key == one.key
