"""The files as a RIP sees them: qpdf reads them, Ghostscript separates them without a word."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageMath

from tests.press.pages import inked, jpeg, page, photo, png
from tests.press.printed import MATERIALS, finished, in_inks, in_rgb, look_of
from tests.reading import QR_CODES, where
from tppo_cli.content.job import ColourMode
from tppo_cli.manifest import Kind
from tppo_cli.materials.geometry import Rect

pytestmark = pytest.mark.full

DPI = 150
LARGEST = 4000
"""Pixels on the longer side: the banner is three metres long."""

HIGHEST = 255

GRADIENTS = (
    '<div style="background:linear-gradient(90deg, #FCB526, #391049);height:20mm"></div>'
    '<div style="background:radial-gradient(#D33A33, transparent);height:20mm;opacity:.7"></div>'
)


@cache
def separated(material: str, number: int) -> tuple[Image.Image, float]:
    """A page in inks (full ink is 255), and pixels a millimetre."""
    width, height = finished(material, ColourMode.CMYK).faces[number - 1].boxes.media[2:]
    dpi = min(DPI, LARGEST * 25.4 / max(width, height))
    image = rip(in_inks(material), number, dpi)
    return image, dpi / 25.4


def rip(data: bytes, number: int, dpi: float) -> Image.Image:
    pages = [f"-dFirstPage={number}", f"-dLastPage={number}"]
    with tempfile.TemporaryDirectory() as folder:
        made, plates = Path(folder, "made.pdf"), Path(folder, "plates.tif")
        made.write_bytes(data)
        command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiff32nc", f"-r{dpi:.3f}", *pages]
        command += [f"-sOutputFile={plates}", str(made)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout + done.stderr == ""
        with Image.open(plates) as image:
            assert image.mode == "CMYK"
            return image.copy()


def cut(image: Image.Image, per_mm: float, rect: Rect, inset: float = 0) -> Image.Image:
    inner = rect.inset(inset)
    box = (inner.x, inner.y, inner.right, inner.bottom)
    left, top, right, bottom = (round(v * per_mm) for v in box)
    return image.crop((left, top, max(right, left + 1), max(bottom, top + 1)))


def most_ink(image: Image.Image) -> float:
    """Per cent of all four inks in the pixel that takes most."""
    total = ImageMath.lambda_eval(
        lambda args: args["c"] + args["m"] + args["y"] + args["k"],
        **dict(zip("cmyk", image.split(), strict=True)),
    )
    most: float = total.getextrema()[1]
    return most * 100 / HIGHEST


def highest(plane: Image.Image) -> float:
    most: Any = plane.getextrema()
    return float(most[1])


def pages_of(material: str) -> range:
    return range(1, len(finished(material, ColourMode.CMYK).faces) + 1)


@pytest.mark.parametrize("colour", [in_rgb, in_inks], ids=["rgb", "cmyk"])
@pytest.mark.parametrize("material", MATERIALS)
def test_qpdf_finds_nothing(material: str, colour: object, tmp_path: Path) -> None:
    file = tmp_path / "made.pdf"
    file.write_bytes((in_rgb if colour is in_rgb else in_inks)(material))
    done = subprocess.run(
        ["qpdf", "--check", str(file)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.parametrize("colour", ColourMode)
@pytest.mark.parametrize("material", MATERIALS)
def test_ghostscript_renders_every_page_without_a_word(
    material: str, colour: ColourMode, tmp_path: Path
) -> None:
    made, out = tmp_path / "made.pdf", tmp_path / "page-%d.png"
    made.write_bytes(finished(material, colour).data)
    longest = max(finished(material, colour).faces[0].boxes.media[2:])
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=png16m", f"-sOutputFile={out}"]
    command += [f"-r{600 * 25.4 / longest:.3f}", str(made)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout + done.stderr == ""
    pages = sorted(tmp_path.glob("page-*.png"))
    assert len(pages) == len(finished(material, colour).faces)
    for page_drawn in pages:
        with Image.open(page_drawn) as image:
            assert len(image.convert("L").getcolors() or ()) > 1, "an empty page"


@pytest.mark.parametrize("material", MATERIALS)
def test_ink_stays_within_the_limit_inside_the_bleed(material: str) -> None:
    for number in pages_of(material):
        image, per_mm = separated(material, number)
        bleed = Rect(*finished(material, ColourMode.CMYK).faces[number - 1].boxes.bleed)
        assert 100 <= most_ink(cut(image, per_mm, bleed, 1 / per_mm)) <= 300


@pytest.mark.parametrize("material", [m for m in MATERIALS if not m.startswith("speech")])
def test_the_line_in_the_slug_is_black_alone(material: str) -> None:
    image, per_mm = separated(material, 1)
    for written in where(in_inks(material), 0, "PROOF"):
        strip = cut(image, per_mm, written)
        cyan, magenta, yellow, black = strip.split()
        assert highest(black) == HIGHEST
        assert [highest(plane) for plane in (cyan, magenta, yellow)] == [0, 0, 0]


def test_a_manuscript_is_black_alone() -> None:
    """All text of its pages: what colour there is lies in the bars beside it."""
    image, per_mm = separated("speech", 2)
    face = finished("speech", ColourMode.CMYK).faces[1]
    texts = [e for e in face.expected if e.kind is Kind.TEXT]
    whole = cut(image, per_mm, Rect(*face.boxes.trim))
    black = whole.getchannel("K")
    assert highest(black) == HIGHEST
    for plane in ("C", "M", "Y"):
        over = ImageChops.multiply(black, whole.getchannel(plane))
        share = sum(over.point(lambda v: v > 128 and 1).histogram()[1:])
        assert share < 0.02 * sum(black.point(lambda v: v > 128 and 1).histogram()[1:]), texts


def test_marks_are_on_every_plate() -> None:
    image, per_mm = separated("poster", 1)
    boxes = finished("poster", ColourMode.CMYK).faces[0].boxes
    beside = Rect(0, boxes.trim[1] - 1, boxes.bleed[0] - 0.5, 2)
    for plane in cut(image, per_mm, beside).split():
        assert highest(plane) > 200


@pytest.mark.parametrize("material", MATERIALS)
def test_qr_codes_are_read_from_the_separations(material: str) -> None:
    for number in pages_of(material):
        face = finished(material, ColourMode.CMYK).faces[number - 1]
        wanted = sorted(e.value for e in face.expected if e.kind is Kind.QR)
        if not wanted:
            continue
        image = separated(material, number)[0].convert("RGB")
        codes = zxingcpp.read_barcodes(image, formats=QR_CODES)
        assert sorted(code.text for code in codes) == wanted


@pytest.mark.parametrize("body", [GRADIENTS, png(photo()), jpeg(photo(200))])
def test_gradients_masks_and_pictures_are_separated_without_a_word(body: str) -> None:
    image = rip(inked(page(body)), 1, 72)
    assert 50 < most_ink(image) <= 300


def test_builds_reach_the_plates_as_they_are_written() -> None:
    image, per_mm = separated("poster", 1)
    trim = finished("poster", ColourMode.CMYK).faces[0].boxes.trim
    field = image.getpixel((round((trim[0] + 5) * per_mm), round((trim[1] + 5) * per_mm)))
    look = look_of("poster")
    build = look.palette[look.roles["field"]].cmyk
    assert build is not None
    assert field == tuple(round(part * HIGHEST / 100) for part in build)
