from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest

from tests.verify.board import Printed, changed

PT = 72 / 25.4


def box(*mm: float) -> pikepdf.Array:
    return pikepdf.Array([round(value * PT, 4) for value in mm])


def test_a_short_bleed_is_found(board: Printed) -> None:
    def shorten(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].BleedBox = box(8, 7, 118, 161)

    (finding,) = changed(board, shorten).findings()
    assert finding.code == "TP750"
    assert finding.values["box"] == "BleedBox"
    assert finding.values["found"] == "110.00 x 154.00 mm at 8.00, 7.00"
    assert finding.values["wanted"] == "111.00 x 154.00 mm at 7.00, 7.00"


def test_a_tenth_of_a_millimetre_is_allowed(board: Printed) -> None:
    def shorten(by: float) -> Callable[[pikepdf.Pdf], None]:
        def change(pdf: pikepdf.Pdf) -> None:
            pdf.pages[0].TrimBox = box(10, 10, 115 - by, 158)

        return change

    assert changed(board, shorten(0.08)).codes() == []
    assert changed(board, shorten(0.12)).codes() == ["TP750"]


def test_a_missing_trim_box_is_the_whole_page(board: Printed) -> None:
    def remove(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[0]["/TrimBox"]

    assert changed(board, remove).codes() == ["TP750"]


def test_another_page_size_is_found_and_said_once(board: Printed) -> None:
    def widen(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = box(0, 0, 126, 168)

    findings = changed(board, widen).findings()
    assert {finding.code for finding in findings} == {"TP750"}
    assert [finding.values["box"] for finding in findings] == ["MediaBox", "CropBox"]


def test_a_page_that_begins_elsewhere_is_found(board: Printed) -> None:
    def shift(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].MediaBox = box(-5, -5, 120, 163)

    assert "TP751" in changed(board, shift).codes()


@pytest.mark.parametrize(("key", "value"), [("/Rotate", 90), ("/UserUnit", 2)])
def test_a_turned_or_rescaled_page_is_found(board: Printed, key: str, value: int) -> None:
    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = value

    assert "TP753" in changed(board, turn).codes()


def test_a_page_too_many_is_found(board: Printed) -> None:
    def double(pdf: pikepdf.Pdf) -> None:
        pdf.pages.append(pdf.pages[0])

    (finding,) = changed(board, double).findings()
    assert finding.code == "TP752"
    assert (finding.values["pages"], finding.values["planned"]) == ("2", "1")
