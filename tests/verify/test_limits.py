from __future__ import annotations

import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from tests.verify.board import Printed, changed, described
from tppo_cli.verify import limits


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04 no PDF at all",
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
    ],
)
def test_what_is_no_pdf_is_one_finding(board: Printed, data: bytes) -> None:
    (finding,) = described(data, board.item).findings()
    assert finding.code == "TP708"
    assert finding.values["fault"]


def test_a_file_cut_in_half_is_found(board: Printed) -> None:
    half = described(board.data[: len(board.data) // 2], board.item)
    assert half.codes() != []


@pytest.mark.parametrize(
    "damage",
    [
        lambda pdf: pdf.pages[0].obj.update({"/TrimBox": pikepdf.Array([1])}),
        lambda pdf: pdf.pages[0].obj.update({"/TrimBox": pikepdf.Array(["a", 2, 3, 4])}),
        lambda pdf: pdf.Root.update({"/MarkInfo": 7}),
    ],
)
def test_objects_of_a_wrong_kind_are_findings(
    board: Printed, damage: Callable[[pikepdf.Pdf], None]
) -> None:
    assert "TP708" in changed(board, damage).codes()


def test_an_encrypted_file_is_one_finding(board: Printed) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(board.data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert described(out.getvalue(), board.item).codes() == ["TP708"]


def test_a_stream_that_blows_up_is_refused(board: Printed) -> None:
    bomb = zlib.compress(b" " * (limits.LARGEST_STREAM + 1), 9)
    assert len(bomb) < 100_000

    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Contents = pikepdf.Stream(pdf, bomb, Filter=pikepdf.Name.FlateDecode)

    assert changed(board, plant).codes() == ["TP708"]


def test_a_stream_packed_twice_is_refused(board: Printed) -> None:
    twice = zlib.compress(zlib.compress(b"q Q"))

    def plant(pdf: pikepdf.Pdf) -> None:
        packed = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
        pdf.Root.Bomb = pikepdf.Stream(pdf, twice, Filter=packed)

    out = BytesIO()
    with pikepdf.open(BytesIO(board.data)) as pdf:
        plant(pdf)
        pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    assert described(out.getvalue(), board.item).codes() == ["TP708"]


def test_an_image_of_absurd_size_is_refused(board: Printed) -> None:
    def plant(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Bomb = pikepdf.Stream(
            pdf, b"x", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=60000,
            Height=60000, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
        )  # fmt: skip

    assert changed(board, plant).codes() == ["TP708"]


def test_what_is_no_pdf_by_its_name_is_not_read(board: Printed) -> None:
    item = board.item.model_copy(update={"file": "kampanye/poster.png"})
    assert described(b"\x89PNG", item).codes() == []
