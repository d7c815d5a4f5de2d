from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.samples import QR
from tests.verify.board import PAGE, Printed, claiming, described, print_board
from tppo_cli.manifest import Expected, Kind
from tppo_cli.render.qr import symbol
from tppo_cli.verify import camera, symbols

OTHER = replace(QR, payload="https://wa.me/6281317617622")


def test_the_qr_of_another_region_is_found(board: Printed, tmp_path: Path) -> None:
    (finding,) = claiming(print_board(tmp_path, qr=OTHER), board).findings()
    assert finding.code == "TP731"
    assert finding.field == "qr"
    assert finding.values["value"] == QR.payload
    assert finding.values["found"] == OTHER.payload


def test_a_missing_qr_is_found(board: Printed, tmp_path: Path) -> None:
    gone = print_board(tmp_path, style=".symbol { visibility: hidden }")
    assert claiming(gone, board).codes() == ["TP730"]


def test_a_covered_qr_is_found(board: Printed, tmp_path: Path) -> None:
    cover = '<div class="symbol" style="background: #391049; width: 20mm"></div>'
    assert claiming(print_board(tmp_path, page=PAGE + cover), board).codes() == ["TP730"]


def test_a_smaller_qr_is_found(board: Printed, tmp_path: Path) -> None:
    small = print_board(tmp_path, style=".symbol, .symbol svg { width: 24mm; height: 24mm }")
    assert "TP732" in claiming(small, board).codes()


def test_a_qr_too_small_for_its_distance_is_found(tmp_path: Path) -> None:
    small = print_board(tmp_path, style=".symbol, .symbol svg { width: 16mm; height: 16mm }")
    near, far = _at(small, 200), _at(small, 500)
    assert near.findings() == []
    assert far.codes() == ["TP733"]


def test_a_second_qr_is_found_wherever_it_stands(board: Printed, tmp_path: Path) -> None:
    extra = PAGE + (
        '<div class="symbol" style="left: 60mm; top: 100mm; width: 20mm; height: 20mm">'
        '<div style="width: 20mm">{{ qr_svg(main.qr) }}</div></div>'
    )
    style = ".symbol div svg { width: 20mm !important; height: 20mm !important }"
    twice = print_board(tmp_path, page=extra, style=style)
    (finding,) = claiming(twice, board).findings()
    assert finding.code == "TP734"
    assert finding.values["at"] == "72, 112 mm"


@pytest.mark.parametrize(
    ("pixels_a_module", "reads"), [(1.6, False), (1.8, False), (2.4, True), (3.0, True)]
)
def test_the_camera_reads_as_far_as_was_measured(pixels_a_module: float, reads: bool) -> None:
    """Measured with 33 modules: all of twelve at 2.3 pixels a module, none below 1.9."""
    views = camera.views(_drawn(QR.payload, pixels_a_module * camera.OVERSAMPLING))
    read = [symbols.payload(view) == QR.payload for view in views]
    assert (sum(read) > len(read) / 2) is reads
    again = camera.views(_drawn(QR.payload, pixels_a_module * camera.OVERSAMPLING))
    assert [view.tobytes() for view in views] == [view.tobytes() for view in again]


def _at(board: Printed, distance: float) -> Printed:
    def moved(expected: Expected) -> Expected:
        is_qr = expected.kind is Kind.QR
        return expected.model_copy(update={"distance": distance}) if is_qr else expected

    face = board.face()
    faces = (face.model_copy(update={"expected": tuple(map(moved, face.expected))}),)
    return described(board.data, board.item.model_copy(update={"faces": faces}))


def _drawn(payload: str, pixels: float) -> Image.Image:
    """A symbol and its quiet zone with so many pixels a module."""
    made, fine = symbol(payload), 20
    side = made.modules * fine
    image = Image.new("L", (side, side), 255)
    draw = ImageDraw.Draw(image)
    for y, row in enumerate(made.rows, 4):
        for x, dark in enumerate(row, 4):
            if dark:
                draw.rectangle(
                    (x * fine, y * fine, x * fine + fine - 1, y * fine + fine - 1), fill=0
                )
    wanted = round(made.modules * pixels)
    return image.resize((wanted, wanted), Image.Resampling.BOX)
