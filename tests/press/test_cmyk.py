"""Every material in inks, read back from the finished file."""

from __future__ import annotations

import re

import pikepdf
import pytest
from pikepdf import Name

from tests.press.printed import (
    MATERIALS,
    finished,
    in_inks,
    in_rgb,
    look_of,
    objects,
    opened,
    painted_with,
    space_name,
)
from tests.reading import page_boxes, scan, text
from tppo_cli import resources
from tppo_cli.content.job import ColourMode
from tppo_cli.manifest import Kind
from tppo_cli.press import pdfx
from tppo_cli.press.painted import painted

pytestmark = pytest.mark.parametrize("material", MATERIALS)

INKS_AND_GREY = {"/DeviceCMYK", "/DeviceGray"}
EVERY_INK = (1.0, 1.0, 1.0, 1.0)


def test_no_operator_sets_rgb(material: str) -> None:
    set_by = {one.operator for one in painted_with(material, ColourMode.CMYK)}
    assert "k" in set_by
    assert set_by <= {"k", "K"}


def test_no_image_gradient_or_group_is_in_rgb(material: str) -> None:
    with opened(in_inks(material)) as pdf:
        spaces = {
            space_name(value[key])
            for value in objects(pdf)
            for key in ("/ColorSpace", "/CS")
            if key in value and not isinstance(value[key], pikepdf.Dictionary)
        }
        groups = {str(page.obj["/Group"]["/CS"]) for page in pdf.pages}
    assert spaces <= INKS_AND_GREY
    assert groups == {"/DeviceCMYK"}


def test_every_colour_is_the_looks_own_build(material: str) -> None:
    look = look_of(material)
    palette = look.palette.values()
    builds = {tuple(round(part / 100, 4) for part in c.cmyk) for c in palette if c.cmyk}
    used = {one.operands for one in painted_with(material, ColourMode.CMYK)} - {EVERY_INK}
    assert used
    if look.mono:
        assert {build[:3] for build in used} == {(0, 0, 0)}
    else:
        assert used <= builds


def test_black_text_is_black_alone(material: str) -> None:
    black = [c for c in painted_with(material, ColourMode.RGB) if c.operands == (0, 0, 0)]
    inked = [c for c in painted_with(material, ColourMode.CMYK) if c.operands == (0, 0, 0, 1)]
    assert black
    assert len(inked) >= len(black)
    assert any(one.in_text for one in inked) == any(one.in_text for one in black)


def test_marks_are_printed_with_every_ink_in_a_slug_and_black_on_an_office_sheet(
    material: str,
) -> None:
    every = [c for c in painted_with(material, ColourMode.CMYK) if c.operands == EVERY_INK]
    trimmed = finished(material, ColourMode.CMYK).faces[0].boxes
    assert {one.operator for one in every} == ({"K"} if trimmed.media != trimmed.trim else set())


def test_it_takes_no_more_ink_than_coated_paper(material: str) -> None:
    with opened(in_inks(material)) as pdf:
        found = painted(pdf, pixels=True)
    assert 100 <= found.most <= 300


def test_text_tags_language_and_title_survive(material: str) -> None:
    with opened(in_rgb(material)) as rgb, opened(in_inks(material)) as inks:
        assert str(inks.Root["/Lang"]) == str(rgb.Root["/Lang"]) == "id"
        assert inks.Root["/MarkInfo"]["/Marked"]
        assert inks.docinfo["/Title"] == rgb.docinfo["/Title"]
        assert _structure(inks) == _structure(rgb)
        assert len(_structure(rgb)) > 10
        pages = len(rgb.pages)
    for page in range(pages):
        assert text(in_inks(material), page) == text(in_rgb(material), page) != ""


def _structure(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    found = []
    stack = [pdf.Root["/StructTreeRoot"]]
    while stack:
        element = stack.pop()
        if isinstance(element, pikepdf.Array):
            stack.extend(element)
        elif isinstance(element, pikepdf.Dictionary):
            found.append((str(element.get("/S", "")), str(element.get("/Alt", ""))))
            if "/K" in element:
                stack.append(element["/K"])
    return found


def test_boxes_are_those_of_the_rgb_file(material: str) -> None:
    assert page_boxes(in_inks(material)) == page_boxes(in_rgb(material))


def test_the_profile_is_embedded_as_output_intent(material: str) -> None:
    profile = resources.path("assets/icc/fogra39.icc").read_bytes()
    with opened(in_inks(material)) as pdf:
        (intent,) = pdf.Root["/OutputIntents"]
        assert intent["/S"] == Name.GTS_PDFX
        assert str(intent["/OutputConditionIdentifier"]) == "FOGRA39"
        assert intent["/DestOutputProfile"].read_bytes() == profile


def test_it_is_pdf_x4_and_says_so(material: str) -> None:
    with opened(in_inks(material)) as pdf:
        assert pdfx.missing(pdf) == []
        assert pdfx.claimed(pdf)
    with opened(in_rgb(material)) as pdf:
        assert not pdfx.claimed(pdf)
        assert "colours in inks (there is an RGB colour)" in pdfx.missing(pdf)


def test_every_file_has_an_identifier_of_its_own(material: str) -> None:
    files = [data for name in MATERIALS for data in (in_inks(name), in_rgb(name))]
    identifiers = set()
    for data in files:
        with opened(data) as pdf:
            identifiers.add(bytes(pdf.trailer["/ID"][1]))
    assert len(identifiers) == len(files)


def test_qr_codes_are_read_from_the_printed_page(material: str) -> None:
    made = finished(material, ColourMode.CMYK)
    wanted = sorted(e.value for face in made.faces for e in face.expected if e.kind is Kind.QR)
    # A banner is not looked at more closely than a picture of it can be held in memory.
    longest = max(made.faces[0].boxes.media[2:])
    dpi = min(200, round(6000 * 25.4 / longest))
    pages = range(len(made.faces))
    assert sorted(code.text for page in pages for code in scan(made.data, page, dpi)) == wanted


def test_metadata_hold_no_time_of_their_own(material: str) -> None:
    with opened(in_inks(material)) as pdf:
        written = pdf.Root["/Metadata"].read_bytes().decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\d", written)) == {"2023-07-30"}
