"""The print order as files: CSV for programs, XLSX and PDF for people."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from typing import Any

from tppo_cli.batch.colour import branded_look
from tppo_cli.content.build import made_on
from tppo_cli.content.edition import event_copy, words_for
from tppo_cli.content.locale import NBSP, label
from tppo_cli.materials import read
from tppo_cli.publish.order import Line, PrintOrder
from tppo_cli.publish.order_table import (
    cells,
    finishing,
    note,
    number,
    rupiah,
    size,
    sum_label,
    table,
    uncounted,
)
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded

FOLDER = "pesanan"

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_RUPIAH = '"Rp"#,##0'
_FORMATS = {"each": "#,##0", "total": "#,##0", "sheets": "#,##0", "area": "#,##0.00",
            "price": '"Rp"#,##0.##', "cost": _RUPIAH}  # fmt: skip
_WIDTHS = {
    "item": 34, "file": 46, "size": 18, "scale": 9, "stock": 22, "finishing": 34, "each": 12,
    "total": 12, "sheets": 10, "area": 11, "price": 14, "per": 12, "cost": 17,
}  # fmt: skip
"""Columns of the table -> their width in characters."""


def as_csv(order: PrintOrder) -> bytes:
    """The lines as JSON has them, one a row; with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO()
    rows = [line.row() for line in order.lines]
    writer = csv.DictWriter(out, fieldnames=list(rows[0]))
    writer.writeheader()
    writer.writerows({name: _csv_cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "+".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    # A spreadsheet would run a text that begins like a formula.
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@" and value else value


def title(order: PrintOrder, loaded: Loaded) -> str:
    """Title of the documents: `Kampanye …: Pesanan cetak`."""
    name = words_for(loaded, order.lang, None).of(loaded.campaign.title)
    kind = label(order.lang, "order_title")
    return label(order.lang, "document_title", title=" ".join(name.split()), material=kind)


def as_xlsx(order: PrintOrder, loaded: Loaded) -> bytes:
    """A workbook: the order with its totals, and the regions; the same bytes each time."""
    from openpyxl import Workbook  # noqa: PLC0415 -- only when it is needed
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    book = Workbook()
    page = book.create_sheet(label(order.lang, "order_title"), 0)
    book.remove(book.worksheets[1])
    day = made_on(loaded.campaign)
    book.properties.title = title(order, loaded)
    book.properties.creator = "tppo"
    book.properties.created = datetime(day.year, day.month, day.day)
    headings, rows, sums = table(order)
    for row_cells in (headings, *rows, sums):
        page.append(row_cells)
    for index, (name, width) in enumerate(_WIDTHS.items(), start=1):
        page.column_dimensions[get_column_letter(index)].width = width
        for cell in page[get_column_letter(index)]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if name in _FORMATS and cell.row > 1:
                cell.number_format = _FORMATS[name]
    for row in (1, page.max_row):
        for cell in page[row]:
            cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if order.regions:
        _list_regions(book.create_sheet(label(order.lang, "order_village").capitalize()), order)
    for sheet in book:
        _only_text(sheet)
    out = io.BytesIO()
    book.save(out)
    return _without_time(out.getvalue(), day)


def _list_regions(page: Any, order: PrintOrder) -> None:
    """Code and names of each region, and how many of each item it gets: for packing."""
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 -- only when it is needed

    lines = [line for line in order.lines if line.per_region and line.screen is None]
    page.append(
        (
            label(order.lang, "order_code").capitalize(),
            label(order.lang, "order_village").capitalize(),
            "Kecamatan",
            "Kota/kabupaten",
            *(str(cells(line, order.lang)["item"]) + f", {line.size}" for line in lines),
        )
    )
    for cell in page[1]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for region in order.regions:
        page.append((*_names(region), *(line.each for line in lines)))
    for letter, width in zip("ABCD", (16, 28, 28, 36), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A2"


def _names(region: Region) -> tuple[str, str, str, str]:
    return (region.code, region.full_name, region.kecamatan, region.kota_full)


def _only_text(page: Any) -> None:
    """A text stays one, also where it begins like a formula."""
    for row in page.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"


def _without_time(data: bytes, day: date) -> bytes:
    """The same workbook without the hour at which it was saved."""
    out = io.BytesIO()
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, content)
    return out.getvalue()


def as_pdf(order: PrintOrder, loaded: Loaded) -> bytes:
    """One or more A4 pages across, for the shop to price, sign and stamp. Raises FindingsError."""
    from tppo_cli.render.office import office_pdf  # noqa: PLC0415 -- WeasyPrint, for the PDF only

    campaign, lang = loaded.campaign, order.lang
    words = words_for(loaded, lang, None)
    event = event_copy(campaign.event, words)
    has_sheets = any(line.sheets is not None for line in order.lines)
    villages = label(lang, "order_villages", count=number(len(order.regions), lang))
    kota = sorted({region.kota_full for region in order.regions})
    values = {
        "kind": "order",
        "heading": label(lang, "order_title"),
        "campaign": words.of(campaign.title),
        "organiser": words.of(campaign.organiser.name) if campaign.organiser else "",
        "event": f"{event.name}, {event.when}" if event else "",
        "lines": [_said(line, lang) for line in order.lines],
        "villages": f"{villages}: {', '.join(kota[:4])}{' …' if kota[4:] else ''}" if kota else "",
        "has_sheets": has_sheets,
        "has_files": any(line.per_region and not line.shared for line in order.lines),
        "has_own": any(line.sheets is not None and not line.shared for line in order.lines),
        "has_shared": any(line.shared for line in order.lines),
        "area": "" if order.area is None else number(order.area, lang),
        "cost": "" if order.cost is None else rupiah(order.cost, lang),
        "sum_label": sum_label(order),
    }
    return office_pdf(
        "order.html.j2",
        values,
        branded_look(read.look(campaign.look, loaded.folder).look, loaded),
        lang=lang,
        title=title(order, loaded),
        made_on=made_on(campaign),
    )


def _said(line: Line, lang: str) -> dict[str, str]:
    """A line in the words of its language."""
    return {
        "name": line.name,
        "note": note(line, lang),
        "file": line.file,
        "size": size(line, lang).replace(" ", NBSP),
        "scale": line.scale,
        "stock": line.stock,
        "finishing": finishing(line, lang),
        "each": number(line.each, lang) if line.per_region and line.each is not None else "–",
        "total": uncounted(line, lang) if line.total is None else number(line.total, lang),
        "counted": "" if line.total is None else "yes",
        "sheets": "" if line.sheets is None else number(line.sheets, lang),
        "area": "" if line.area is None else number(line.area, lang),
        "price": "" if line.price is None else rupiah(line.price, lang),
        "per": "" if line.per is None else label(lang, f"order_per_{line.per.value}"),
        "cost": "" if line.cost is None else rupiah(line.cost, lang),
    }
