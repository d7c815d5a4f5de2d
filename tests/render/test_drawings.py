"""Drawings in the colours of a look, and the part of them that is shown."""

from __future__ import annotations

import re
from base64 import b64decode
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
import weasyprint
from PIL import Image

from tools.draw import files
from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.render.drawings import (
    data_uri,
    drawing,
    drawing_names,
    facts,
    icon,
    icon_names,
)
from tppo_cli.render.gigi_balang import gigi_balang, placing
from tppo_cli.render.windows import window
from tppo_cli.spec.audience import Audience

SVG = "{http://www.w3.org/2000/svg}"
INK = {"ink": "#112233", "paper": "#EEDDCC"}
BOARDS = {"board": "#0C3B45", "head": "#F4B63F", "line": "#000000"}
ALL = [*drawing_names(), *(f"{n}-mono" for n in drawing_names())]
AUDIENCES = [audience.value for audience in Audience]
CROPS = [
    (name, crop)
    for name in drawing_names()
    if not name.endswith(tuple(AUDIENCES))
    for crop in facts(name).extent.crops
]


def palette_of(name: str) -> dict[str, str]:
    """Another colour for each token: no default one is left."""
    if name.endswith("-mono"):
        return INK
    return {token: f"#0{i}0{i}0{i}" for i, token in enumerate(facts(name).tokens)}


def refused(run: object) -> Finding:
    assert isinstance(run, pytest.ExceptionInfo)
    error = run.value
    assert isinstance(error, FindingsError)
    return error.findings[0]


@pytest.mark.parametrize("name", ALL)
def test_a_drawing_takes_the_palette_and_nothing_else(name: str) -> None:
    palette = palette_of(name)
    colours = set(re.findall(r'(?:fill|stroke)="(#\w+)"', drawing(name, palette, title=None)))
    assert colours == set(palette.values())


@pytest.mark.parametrize("name", ALL)
def test_the_data_file_agrees_with_the_drawing(name: str) -> None:
    about, root = facts(name), ElementTree.fromstring(_file(name))
    assert root.get("viewBox") == " ".join(f"{v:g}" for v in about.extent.viewbox)
    assert set(about.alt) == {"id", "en"}
    box = about.extent.viewbox
    for crop in about.extent.crops.values():
        assert box.x <= crop.box.x < crop.box.right <= box.right
        assert box.y <= crop.box.y < crop.box.bottom <= box.bottom
        if crop.box.x != box.x and about.extent.cuts and crop.grow != "down":
            assert any(a <= crop.box.x <= b for a, b in about.extent.cuts)


def test_default_palettes_agree_with_what_is_drawn() -> None:
    palettes = resources.read_yaml("assets/illustrations/drawings.yaml")["palettes"]
    assert palettes == {
        "colour": files.COLOURS,
        "mono": files.ONE_INK,
        "icon": files.ICON_COLOURS,
    }


def test_a_title_is_escaped_and_decoration_has_none() -> None:
    named = drawing("mark", palette_of("mark"), title="a < b & c", css_class='x" onload="')
    root = ElementTree.fromstring(named)
    assert root.findtext(f"{SVG}title") == "a < b & c"
    assert root.get("class") == 'x" onload="'
    assert "<title" not in drawing("mark", palette_of("mark"), title=None)


def test_colours_are_escaped() -> None:
    palette = {**palette_of("mark"), "jambu": '"><script>'}
    assert "<script" not in drawing("mark", palette, title=None)


def test_ids_stay_unique_with_a_suffix() -> None:
    def ids(suffix: str) -> tuple[set[str], set[str]]:
        svg = drawing("row", palette_of("row"), title=None, suffix=suffix)
        return set(re.findall(r'id="([^"]+)"', svg)), set(re.findall(r"url\(#([^)]+)\)", svg))

    first, second = ids("1"), ids("2")
    assert first[0] == first[1]
    assert len(first[0]) > 2
    assert second[0] == second[1]
    assert not first[0] & second[0]


@pytest.mark.parametrize("ratio", [0.6, 1, 1.4, 2.16, 3, 4, 5, 6, 7, 9])
@pytest.mark.parametrize(("name", "crop"), CROPS)
def test_a_crop_fills_any_box(name: str, crop: str, ratio: float) -> None:
    extent = facts(name).extent
    box = window(extent, extent.crops[crop], ratio)
    assert box.width / box.height == pytest.approx(ratio)
    assert box.y == extent.crops[crop].box.y
    assert extent.viewbox.x - 1e-9 <= box.x
    assert box.right <= extent.viewbox.right + 1e-9
    assert box.bottom <= extent.viewbox.bottom + 1e-9


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("name", ["row", "row-long", "row-narrow", "pair"])
def test_an_audience_has_each_drawing_with_the_same_crops(name: str, audience: str) -> None:
    assert facts(f"{name}-{audience}").extent == facts(name).extent
    assert drawing(f"{name}-{audience}-mono", INK, title=None) != drawing(
        f"{name}-mono", INK, title=None
    )


@pytest.mark.parametrize("ratio", [2, 2.5, 3, 4, 5, 6])
def test_a_row_is_cut_only_where_it_may_be_and_keeps_its_scale(ratio: float) -> None:
    extent = facts("row").extent
    crop = extent.crops["wide"]
    box = window(extent, crop, ratio)
    for edge in (box.x, box.right):
        assert any(a - 1e-6 <= edge <= b + 1e-6 for a, b in extent.cuts)
    assert box.height == pytest.approx(crop.box.height, rel=0.08)


def test_the_row_that_ends_stays_at_its_right_edge() -> None:
    extent = facts("row-end").extent
    crop = extent.crops["spanduk"]
    wide = window(extent, crop, 2.6)
    assert wide.right == crop.box.right
    assert wide.x < crop.box.x - 100
    assert wide.height == pytest.approx(crop.box.height, rel=0.08)


def test_the_view_box_is_the_crop() -> None:
    svg = drawing(
        "row", palette_of("row"), title=None, crop=(9, -6, 374.4, 173.2), slice="xMidYMin slice"
    )
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox") == "9 -6 374.4 173.2"
    assert root.get("preserveAspectRatio") == "xMidYMin slice"


@pytest.mark.parametrize("name", ["row", "row-mono", "pair"])
def test_what_is_not_seen_is_left_out_and_nothing_else(name: str) -> None:
    palette = palette_of(name)
    box = (-60, 20, 100, 100)
    whole = drawing(name, palette, title=None, crop=box)
    part = drawing(name, palette, title=None, crop=box, slice="xMidYMid slice")
    assert len(part) < 0.7 * len(whole)
    assert _picture(_pdf(part)).tobytes() == _picture(_pdf(whole)).tobytes()


def test_what_is_unknown_is_a_finding() -> None:
    with pytest.raises(FindingsError) as unknown:
        drawing("rows-mono", INK, title=None)
    assert refused(unknown).code == "TP460"
    assert "Did you mean row?" in refused(unknown).help("en")
    with pytest.raises(FindingsError) as colour:
        drawing("mark", {"manggis": "#000000", "jambu": "#000000", "sawo": "#000000"}, title=None)
    assert refused(colour).code == "TP461"
    assert refused(colour).values["tokens"] == "santan, pandan, langsat"
    with pytest.raises(FindingsError) as crop:
        drawing("row", palette_of("row"), title=None, crop="postre")
    assert refused(crop).code == "TP462"
    assert "poster" in refused(crop).help("id")
    with pytest.raises(FindingsError) as sign:
        icon("../icons/upah", ink="", paper="", badge="", sign="", title=None)
    assert refused(sign).code == "TP463"


@pytest.mark.parametrize("name", icon_names())
def test_an_icon_takes_its_colours(name: str) -> None:
    svg = icon(name, ink="#010101", paper="#020202", badge="#030303", sign="#040404", title="Upah")
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == "Upah"
    colours = set(re.findall(r'(?:fill|stroke)="(#\w+)"', svg))
    assert {"#010101"} <= colours <= {"#010101", "#020202", "#030303", "#040404"}


def test_every_icon_of_the_indicators_exists() -> None:
    rows = resources.read_yaml("assets/content/indicators.yaml").values()
    assert {row["icon"] for row in rows if row.get("icon")} <= set(icon_names())


def test_decoration_is_no_figure_and_a_titled_drawing_is_one() -> None:
    palette = {**palette_of("mark"), "manggis": "#112233"}
    svg = drawing("mark", palette, title=None)
    uri = data_uri(svg)
    assert b64decode(uri.partition(",")[2]).decode() == svg
    pdf = _pdf(f"<div style=\"background:url('{uri}') 0 0 / 20mm 20mm\"></div>")
    assert b"/Figure" not in pdf
    assert _colour(pdf, 6, 14) == (0x11, 0x22, 0x33)
    named = _pdf(
        str(drawing("mark", {**palette_of("mark"), "manggis": "#112233"}, title="Dua orang"))
    )
    assert b"/Figure" in named
    assert b"/Alt (Dua orang)" in named


@pytest.mark.parametrize(("filled", "beyond"), [(True, 1), (True, 0), (False, 1), (False, 0)])
def test_a_row_of_boards_is_one_path_with_a_head_in_each_gap(filled: bool, beyond: int) -> None:
    root = ElementTree.fromstring(gigi_balang(7, BOARDS, filled=filled, beyond=beyond))
    heads = [float(c.get("cx", "")) for c in root.iter(f"{SVG}circle")]
    assert sorted(heads) == [50 + 100 * k for k in range(-beyond, 7 + beyond)]
    outline = next(iter(root.iter(f"{SVG}path"))).get("d", "")
    assert outline.count("M") == 1
    assert outline.count("C") == 3 * len(heads)
    assert root.get("viewBox") == f"{-100 * beyond} 0 {700 + 200 * beyond} 104"


def test_the_edges_cut_the_middle_of_a_board() -> None:
    box = placing(20, 2)
    assert tuple(box) == pytest.approx((-10, 40, 10.4))
    pdf = _pdf(
        f'<div style="position:absolute;left:{box.left}mm;top:0;width:{box.width}mm;'
        f'height:{box.height}mm">{gigi_balang(2, BOARDS)}</div>'
    )
    board, head = (12, 59, 69), (244, 182, 63)
    for x, y, colour in ((0.1, 9.5, board), (19.9, 9.5, board), (5, 3.4, head), (15, 3.4, head)):
        assert _colour(pdf, x, y) == colour
    assert _colour(pdf, 5, 8) == (255, 255, 255)
    assert _colour(pdf, 10, 9.5) == board


def test_boards_need_their_colours() -> None:
    with pytest.raises(FindingsError) as missing:
        gigi_balang(7, {"board": "#000000"})
    assert refused(missing).code == "TP461"
    assert refused(missing).values["tokens"] == "head"


def _file(name: str) -> str:
    return resources.read_text(f"assets/illustrations/{name}.svg")


def _pdf(body: str) -> bytes:
    """A tagged page of 20 x 20 mm."""
    sizes = "div{height:20mm}svg{display:block;width:100%;height:100%}"
    css = "@page{size:20mm;margin:0}body{margin:0}" + sizes
    page = f'<html lang="id"><title>x</title><style>{css}</style><body>{body}</body></html>'
    pdf = weasyprint.HTML(string=page).write_pdf(pdf_tags=True, uncompressed_pdf=True)
    assert isinstance(pdf, bytes)
    return pdf


def _colour(pdf: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour at a point of the page, in mm from the left top corner."""
    image = _picture(pdf)
    scale = image.width / 20
    colour = image.getpixel((min(int(x * scale), image.width - 1), int(y * scale)))
    assert isinstance(colour, tuple)
    return tuple(int(v) for v in colour)


def _picture(pdf: bytes) -> Image.Image:
    image: Image.Image = pdfium.PdfDocument(pdf)[0].render(scale=10).to_pil().convert("RGB")
    return image
