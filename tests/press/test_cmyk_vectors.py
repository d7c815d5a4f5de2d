"""Gradients, masks, groups, patterns and colours of every kind, printed in inks."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from tests.press.pages import (
    BLACK,
    KUNYIT,
    MANGGIS,
    Resource,
    cal_grey,
    cal_rgb,
    drawn,
    inked,
    named,
    page,
    srgb_profile,
    swapped_profile,
    table,
)
from tests.press.printed import colours, contents, objects, opened
from tests.reading import raster
from tppo_cli.press.inked import separated


@pytest.mark.parametrize(
    "background", ["linear-gradient(#FCB526, #391049)", "radial-gradient(#FCB526, #391049)"]
)
def test_a_gradient_stays_one_between_the_builds_of_its_stops(background: str) -> None:
    data = inked(page(f'<div style="background:{background}"></div>'))
    with opened(data) as pdf:
        (shading,) = [value for value in objects(pdf) if "/ShadingType" in value]
        assert shading["/ColorSpace"] == Name.DeviceCMYK
        function = shading["/Function"]["/Functions"][0]
        assert tuple(float(v) for v in function["/C0"]) == pytest.approx(KUNYIT)
        assert tuple(float(v) for v in function["/C1"]) == pytest.approx(MANGGIS)
        assert not [value for value in objects(pdf) if value.get("/Subtype") == Name.Image]
    middle = raster(data, 0, 72).getpixel((85, 85))
    assert middle not in ((255, 255, 255), (0, 0, 0)), "the gradient is not drawn"


def test_a_fading_gradient_keeps_its_mask() -> None:
    body = '<div style="background:linear-gradient(90deg, #391049, transparent)"></div>'
    data = inked(page(body))
    levels = [grey(data, x) for x in (2, 60, 110, 168)]
    assert levels == sorted(levels)
    assert levels[-1] > 245


MASKED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="60mm" height="60mm">'
    "<title>uji</title><mask id='m'><rect width='10' height='10' fill='{}'/></mask>"
    "<rect width='10' height='10' fill='#000' mask='url(#m)'/></svg>"
)


@pytest.mark.parametrize("level", ["#808080", "#FF0000", "#404040"])
def test_a_mask_lets_through_as_much_as_before(level: str) -> None:
    before = page(MASKED.format(level))
    after = inked(before)
    with opened(after) as pdf:
        (mask,) = [value["/SMask"] for value in objects(pdf) if "/SMask" in value]
        assert mask["/G"]["/Group"]["/CS"] == Name.DeviceGray
        assert {one.operator for one in colours(mask["/G"])} == {"g"}
    # Black ink is lighter than black light, so shares of it are compared.
    full = grey(inked(page(MASKED.format("#FFFFFF"))))
    assert (255 - grey(after)) / (255 - full) == pytest.approx((255 - grey(before)) / 255, abs=0.02)


def grey(data: bytes, x: int = 85) -> float:
    level = raster(data, 0, 72).convert("L").getpixel((x, 85))
    assert isinstance(level, int)
    return level


def test_see_through_groups_are_blended_in_inks() -> None:
    body = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="60mm" height="60mm">'
        "<title>uji</title><g opacity='.5'><rect width='7' height='7' fill='#FCB526'/>"
        "<rect x='3' y='3' width='7' height='7' fill='#391049'/></g></svg>"
    )
    with opened(inked(page(body))) as pdf:
        groups = [str(v["/Group"]["/CS"]) for v in objects(pdf) if "/Group" in v]
    assert len(groups) > 1
    assert set(groups) == {"/DeviceCMYK"}


def test_a_tiled_pattern_is_drawn_in_inks() -> None:
    body = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="60mm" height="60mm">'
        "<title>uji</title><pattern id='p' width='2' height='2' patternUnits='userSpaceOnUse'>"
        "<rect width='1' height='1' fill='#FCB526'/></pattern>"
        "<rect width='10' height='10' fill='url(#p)'/></svg>"
    )
    with opened(inked(page(body))) as pdf:
        (pattern,) = [v for v in pdf.objects if isinstance(v, Stream) and "/PatternType" in v]
        assert pattern["/PaintType"] == 1
        assert {c.operands for s in contents(pdf) for c in colours(s)} == {KUNYIT}


def test_colours_beyond_rgb_are_printed_too() -> None:
    body = (
        '<p style="color:lab(50% 60 30)">a</p><p style="color:oklch(70% .15 200)">b</p>'
        '<p style="color:device-cmyk(10% 80% 0% 5%)">c</p>'
    )
    inks = table()
    with opened(separated(page(body), inks, "uji")) as pdf:
        used = [one for stream in contents(pdf) for one in colours(stream)]
        assert not any("/ColorSpace" in page.resources for page in pdf.pages)
    assert {one.operator for one in used} <= {"k", "K"}
    assert (0.1, 0.8, 0, 0.05) in {one.operands for one in used}
    assert sorted(inks.unknown) == [(0, 185, 195), (212, 61, 73)]


def test_the_black_of_marks_in_a_logo_is_black_ink() -> None:
    body = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="60mm" height="60mm">'
        "<title>uji</title><rect width='9' height='9' fill='#FCB526' stroke='#000001'/></svg>"
    )
    with opened(inked(page(body))) as pdf:
        strokes = {c.operands for s in contents(pdf) for c in colours(s) if c.operator == "K"}
    assert strokes == {BLACK}


# Content that takes a parser


def by_hand(content: bytes, **resources: Resource) -> list[tuple[str, tuple[float, ...]]]:
    """The colours set after conversion, in order."""
    with opened(inked(drawn(content, **resources))) as pdf:
        return [(one.operator, one.operands) for one in colours(pdf.pages[0].obj["/Contents"])]


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 0 rg 1 1 1 RG 0 0 9 9 re B",
        b"0 0 0\nrg\n1 1 1\nRG\n0 0 9 9 re B",
        b"0 0 0 rg\n1 1 1 RG\n0 0 9 9 re\nB",
        b"q 0 0 0 rg%a comment, 1 0 0 rg\n1 1 1 RG Q",
        b"0 0 0 rg/Span<</ActualText(1 0 0 rg\n)>>BDC 1 1 1 RG EMC",
        b"BT (1 0 0 rg) Tj ET 0 0 0 rg 1 1 1 RG",
        b"0. 0. .0 rg\n+1 1.0 1 RG\n",
    ],
)
def test_colours_are_found_however_they_are_written(content: bytes) -> None:
    assert by_hand(content) == [("k", BLACK), ("K", (0, 0, 0, 0))]


def test_strings_and_comments_are_left_alone() -> None:
    data = inked(drawn(b"BT (1 0 0 rg) Tj ET 0 0 0 rg"))
    with opened(data) as pdf:
        assert b"(1 0 0 rg) Tj" in pdf.pages[0].obj["/Contents"].read_bytes()


def test_greys_and_inks_are_kept_as_inks() -> None:
    assert by_hand(b"0.25 g\n0 G\n0.1 0.2 0.3 0.4 k\n0 0 0 1 K\n") == [
        ("k", (0, 0, 0, 0.75)),
        ("K", BLACK),
        ("k", (0.1, 0.2, 0.3, 0.4)),
        ("K", BLACK),
    ]


@pytest.mark.parametrize("space", [srgb_profile, cal_rgb])
def test_named_rgb_spaces_use_the_same_table(space: Resource) -> None:
    content = b"/S cs 0.988235 0.709804 0.14902 sc /S CS 0 0 0 SCN"
    assert by_hand(content, ColorSpace=named(space)) == [
        ("k", BLACK),
        ("k", KUNYIT),
        ("K", BLACK),
        ("K", BLACK),
    ]


def test_a_profile_of_its_own_is_heeded() -> None:
    """Seen through it, blue 252, green 181 and red 38 are the look's kunyit."""
    content = b"/S cs 0.14902 0.709804 0.988235 sc"
    build = by_hand(content, ColorSpace=named(swapped_profile))[-1][1]
    assert build == pytest.approx(KUNYIT, abs=0.05)


def test_named_grey_is_black_ink() -> None:
    assert by_hand(b"/S cs 0.5 sc", ColorSpace=named(cal_grey))[-1] == ("k", (0, 0, 0, 0.5))


def test_the_space_is_that_of_the_saved_state() -> None:
    content = b"/S cs q /DeviceCMYK cs 0 0 0 1 sc Q 0.988235 0.709804 0.14902 sc"
    assert by_hand(content, ColorSpace=named(cal_rgb))[-1] == ("k", KUNYIT)


def test_an_inline_image_is_printed_in_inks() -> None:
    row = bytes([252, 181, 38]) * 2 + bytes([57, 16, 73]) * 2
    content = b"q 90 0 0 90 0 0 cm BI /W 4 /H 4 /BPC 8 /CS /RGB ID " + row * 4 + b" EI Q"
    data = inked(drawn(content))
    with opened(data) as pdf:
        (image,) = [
            one.iimage
            for one in pikepdf.parse_content_stream(pdf.pages[0])
            if isinstance(one, pikepdf.ContentStreamInlineImage)
        ]
        assert image.colorspace == "/DeviceCMYK"
        assert (image.width, image.height) == (4, 4)
    shown = raster(data, 0, 72)
    assert shown.getpixel((20, 20)) == pytest.approx((252, 181, 38), abs=30)
    assert shown.getpixel((70, 20)) == pytest.approx((57, 16, 73), abs=40)


def test_letters_drawn_as_pictures_are_printed_in_inks() -> None:
    def fonts(pdf: pikepdf.Pdf) -> Any:
        glyph = pdf.make_stream(b"1000 0 d0 0.988235 0.709804 0.14902 rg 0 0 750 750 re f")
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 750, 750]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(a=glyph),
            Encoding=Dictionary(Differences=Array([97, Name.a])),
            FirstChar=97,
            LastChar=97,
            Widths=Array([1000]),
            Resources=Dictionary(),
        )
        return Dictionary(F=pdf.make_indirect(font))

    data = inked(drawn(b"BT /F 50 Tf (a) Tj ET", Font=fonts))
    with opened(data) as pdf:
        assert [c.operands for s in contents(pdf) for c in colours(s)] == [KUNYIT]
