"""The print order: what is counted, measured and priced, worked out by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pypdfium2 as pdfium
import pytest

from tests.conftest import VALID
from tests.reading import text
from tppo_cli.errors import FindingsError
from tppo_cli.publish import order_files
from tppo_cli.publish.order import PrintOrder, print_order, uncounted
from tppo_cli.publish.order_table import COLUMNS, cells, size, table
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import Loaded

Load = Callable[..., Loaded]

ORDERED = f"""\
{VALID}event: {{name: Hari Dunia, date: 2023-07-30}}
regions: {{under: "31.73.04"}}
materials:
  poster: {{sizes: A3, quantity: 20, stock: Art Paper 150 gsm, price: 2500}}
  banner:
    {{sizes: ["300x100", "900x300cm"], quantity: 2, price: {{per: m2, rupiah: 25000}},
     eyelets_every: 50cm}}
  card: {{quantity: 20, sheet: a4-2x4, price: {{per: sheet, rupiah: 3500}}, stock: "=1+1"}}
  speech: {{quantity: 3}}
"""
"""Tambora has 11 kelurahan."""

KELURAHAN = 11


def _order(loaded: Loaded) -> PrintOrder:
    return print_order(loaded, resolve(loaded))


def test_quantities_sheets_areas_and_costs(load: Load) -> None:
    order = _order(load(ORDERED))
    assert len(order.regions) == KELURAHAN
    poster, small, large, card, speech = order.lines
    assert (poster.each, poster.total, poster.area, poster.cost) == (20, 220, None, 550_000)
    # 3 m2 x 2 x 11 = 66 m2; 27 m2 x 22 = 594 m2
    assert (small.total, small.area, small.cost) == (22, Decimal(66), 1_650_000)
    assert (large.area, large.cost) == (Decimal(594), 14_850_000)
    # 20 cards are three sheets of eight for each kelurahan.
    assert (card.total, card.sheets, card.cost) == (220, 33, 115_500)
    assert (speech.per_region, speech.total, speech.cost) == (False, 3, None)
    assert (order.area, order.cost) == (Decimal(660), 17_165_500)
    assert not order.is_priced


def test_files_sizes_scale_stock_and_finishing(load: Load) -> None:
    poster, small, large, card, speech = _order(load(ORDERED)).lines
    assert poster.file == "<kode>-<kelurahan>/poster-A3-id.pdf"
    assert poster.stock == "Art Paper 150 gsm"
    assert (poster.width, poster.height, poster.scale) == (Decimal("29.7"), Decimal(42), "1:1")
    assert large.file == "<kode>-<kelurahan>/banner-900x300cm-1to10-id.pdf"
    assert (large.width, large.height, large.scale) == (Decimal(900), Decimal(300), "1:10")
    assert "mata ayam tiap 50\u00a0cm" in small.finishing
    assert "cetak bolak-balik" in card.finishing
    assert (speech.file, speech.stock) == ("kampanye/speech-A4-id.pdf", "HVS 80")


def test_a_file_name_of_the_shops_own_holds_words_for_the_region(load: Load) -> None:
    naming = 'naming: "{code} {kelurahan} {material} {size} {qty}"\n'
    assert (
        _order(load(ORDERED + naming))
        .lines[0]
        .file.endswith("/<kode> <kelurahan> poster A3 20.pdf")
    )


def test_editions_are_items_of_their_own(load: Load) -> None:
    order = _order(
        load(ORDERED, "languages=[id, en]", "materials={poster: {audiences: warga, quantity: 5}}")
    )
    editions = [(line.audience, line.languages, line.total) for line in order.lines]
    assert editions == [(None, ("id", "en"), 55), ("warga", ("id", "en"), 55)]


def test_a_campaign_without_regions_is_ordered_once(load: Load) -> None:
    (line,) = _order(load(VALID + "materials: {poster: {quantity: 7}}\n")).lines
    assert (line.file, line.total, line.per_region) == ("kampanye/poster-A3-id.pdf", 7, False)


@pytest.mark.parametrize(
    ("materials", "code"),
    [
        ("{poster: {quantity: 0}}", "TP830"),
        ("{poster: {price: {per: sheet, rupiah: 1}}}", "TP831"),
        ("{card: {sheet: none, price: {per: sheet, rupiah: 1}}}", "TP831"),
    ],
)
def test_what_cannot_be_ordered(load: Load, materials: str, code: str) -> None:
    with pytest.raises(FindingsError) as error:
        _order(load(f"{VALID}materials: {materials}\n"))
    (finding,) = error.value.findings
    assert finding.code == code
    assert finding.place is not None
    assert finding.place.line == 5


def test_csv_holds_plain_numbers_and_no_formula(load: Load) -> None:
    rows = list(
        csv.DictReader(io.StringIO(order_files.as_csv(_order(load(ORDERED))).decode("utf-8-sig")))
    )
    assert [row["total"] for row in rows] == ["220", "22", "22", "220", "3"]
    assert rows[1]["area"] == "66"
    assert (rows[0]["width"], rows[0]["price"], rows[0]["cost"]) == ("29.7", "2500", "550000")
    assert rows[3]["stock"] == "'=1+1"


def test_workbook_holds_numbers_totals_and_the_regions(load: Load) -> None:
    loaded = load(ORDERED)
    data = order_files.as_xlsx(_order(loaded), loaded)
    book = openpyxl.load_workbook(io.BytesIO(data))
    page, listed = book.worksheets
    assert page.freeze_panes == "A2"
    heads = [cell.value for cell in page[1]]
    total, area, cost, stock = (
        heads.index(name) for name in ("Jumlah", "Luas (m²)", "Biaya", "Bahan")
    )
    assert [page[row][total].value for row in range(2, 7)] == [220, 22, 22, 220, 3]
    assert page[3][area].value == 66
    assert page[2][cost].value == 550_000
    assert page[2][cost].number_format == '"Rp"#,##0'
    assert (page[5][stock].value, page[5][stock].data_type) == ("=1+1", "s")
    assert (page[7][area].value, page[7][cost].value) == (660, 17_165_500)
    assert listed.max_row == 1 + KELURAHAN
    assert [cell.value for cell in listed[2]][:3] == [
        "31.73.04.1001",
        "Kelurahan Tambora",
        "Tambora",
    ]
    assert [cell.value for cell in listed[2]][4:] == [20, 2, 2, 20]
    assert order_files.as_xlsx(_order(loaded), loaded) == data
    assert book.properties.modified is not None
    assert book.properties.modified.year == 2023


def test_pdf_says_all_of_it_and_has_a_place_for_the_stamp(load: Load) -> None:
    loaded = load(ORDERED)
    data = order_files.as_pdf(_order(loaded), loaded)
    pages = len(pdfium.PdfDocument(data))
    said = " ".join(text(data, page) for page in range(pages))
    for wanted in (
        "Pesanan cetak", "Art Paper 150 gsm", "A3: 29,7 × 42", "1:10", "Rp550.000", "594",
        "11 kelurahan/desa", "Rp17.165.500", "tanpa barang yang belum berharga", "card-85x54",
        "Tanda tangan dan cap",
    ):  # fmt: skip
        assert wanted in said, wanted
    assert order_files.as_pdf(_order(loaded), loaded) == data


SHARED = ORDERED.replace("sheet: a4-2x4,", "sheet: a4-2x4, fill: regions,")


def test_regions_that_share_sheets_need_fewer_of_them(load: Load) -> None:
    order = _order(load(SHARED))
    card = order.lines[3]
    # Eight kelurahan on a sheet that is printed 20 times. Three are left: on one sheet with two
    # places each it would be 10, on sheets of their own it is 3 each.
    assert (card.each, card.total, card.sheets, card.cost) == (20, 220, 29, 101_500)
    assert card.file == "lembar/31.73.04.1001-31.73.04.1011-11/card-85x54-a4-2x4-id.pdf"
    assert (card.files, card.per_region, card.shared) == (1, True, True)
    said = " ".join(text(order_files.as_pdf(order, load(SHARED)), 0).split())
    assert "8 buah per lembar a4-2x4, campuran" in said
    assert "cetak sebanyak yang tertulis di tepinya" in said
    assert "dibulatkan ke atas" not in said


def test_an_order_of_a_part_holds_its_regions_and_materials(load: Load) -> None:
    loaded = load(SHARED)
    some = resolve(loaded)[:2]
    card, poster = (print_order(loaded, some, only=(name,)).lines for name in ("card", "poster"))
    assert [(line.material, line.total, line.sheets) for line in card] == [("card", 40, 5)]
    assert [(line.material, line.total, line.files) for line in poster] == [("poster", 40, 2)]


def test_many_regions_share_sheets_in_several_files(load: Load, monkeypatch: Any) -> None:
    monkeypatch.setattr("tppo_cli.batch.plan.SHEETS", 1)
    (card,) = print_order(load(SHARED), resolve(load(SHARED)), only=("card",)).lines
    assert (card.files, card.sheets) == (2, 29)
    assert card.file == "lembar/<kode>/card-85x54-a4-2x4-id.pdf"


def test_a_missing_number_of_copies_is_said_and_not_taken_for_one(load: Load) -> None:
    loaded = load(ORDERED, "materials={poster: {price: 2500}, banner: {}, card: {quantity: 20}}")
    order = _order(loaded)
    poster, banner, card = order.lines
    assert (poster.each, poster.total, poster.cost) == (None, None, None)
    assert (banner.area, card.total, card.sheets) == (None, 220, 33)
    assert not order.is_priced
    found = uncounted(order, loaded)
    assert [(f.code, f.is_error, f.values["material"]) for f in found] == [
        ("TP832", False, "poster"),
        ("TP832", False, "banner"),
    ]
    assert all(f.place is not None for f in found)
    assert "jumlah belum diisi" in found[0].message("id")
    _, rows, _ = table(order)
    assert [row[COLUMNS.index("total")] for row in rows] == ["belum diisi", "belum diisi", 220]
    book = openpyxl.load_workbook(io.BytesIO(order_files.as_xlsx(order, loaded)))
    assert book.worksheets[1].max_column == 7
    rows_of_csv = list(csv.DictReader(io.StringIO(order_files.as_csv(order).decode("utf-8-sig"))))
    assert [row["total"] for row in rows_of_csv] == ["", "", "220"]
    assert "belum diisi" in text(order_files.as_pdf(order, loaded), 0)


def test_a_kit_without_a_list_of_materials_asks_once_for_all_numbers(load: Load) -> None:
    loaded = load(VALID)
    (finding,) = uncounted(_order(loaded), loaded)
    assert finding.values["material"] == "poster, banner, card, speech"


def test_what_is_seen_on_screens_is_listed_and_never_counted(load: Load) -> None:
    loaded = load(ORDERED, "materials={poster: {quantity: 1}, social: {quantity: 9}}")
    order = _order(loaded)
    pictures = [line for line in order.lines if line.material == "social"]
    assert {(line.each, line.total, line.sheets, line.area) for line in pictures} == {
        (None, None, None, None)
    }
    assert {line.file for line in pictures} == {
        f"<kode>-<kelurahan>/social-{size}-id.png"
        for size in ("1080x1350", "1080x1920", "status", "1200x630")
    }
    assert uncounted(order, loaded) == ()
    said = {(size(line, "id"), cells(line, "id")["total"]) for line in pictures}
    assert ("1080 × 1350 px", "hanya layar") in said
    book = openpyxl.load_workbook(io.BytesIO(order_files.as_xlsx(order, loaded)))
    assert book.worksheets[1].max_column == 5
