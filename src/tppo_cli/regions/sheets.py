"""Reads the cells of a CSV or XLSX file, with the place of each, and judges none of them."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto
from itertools import pairwise
from pathlib import Path
from typing import Any

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.spec.encoding import decode

MAX_ROWS = 100_000
MAX_BYTES = 64 * 1024 * 1024
"""Of the file, and of an XLSX file's parts once they are unpacked four times as much."""

_EXCERPT = 2_000


class Kind(Enum):
    """What a cell is, as far as the file tells."""

    TEXT = auto()
    NUMBER = auto()
    DATE = auto()
    FORMULA = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `start` and `end` are columns of the row's excerpt, from 1; 0 where unknown."""

    text: str
    kind: Kind = Kind.TEXT
    start: int = 0
    end: int = 0
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, and its place without a column."""

    cells: tuple[Cell, ...]
    place: Place

    def at(self, cell: Cell) -> Place:
        if not cell.start:
            return self.place
        return Place(
            self.place.file, self.place.line, cell.start, cell.end or None, self.place.excerpt
        )


def read_lines(path: Path, shown: str) -> tuple[Line, ...]:
    """All rows that hold anything, the header first. `shown` is the file's name in findings.

    Raises `FindingsError` where the file is no such table, is not UTF-8, or is too large.
    """
    whole = Place(shown)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FindingsError([Finding("TP335", {"limit": _mebibytes(MAX_BYTES)}, whole)])
        start = path.open("rb").read(8)
    except OSError as error:
        raise FindingsError([Finding("TP310", {"file": whole.file}, whole)]) from error
    _check_kind(path, start, whole)
    lines = _xlsx(path, whole) if path.suffix.lower() in (".xlsx", ".xlsm") else _csv(path, whole)
    rows: list[Line] = []
    for line in lines:
        if len(rows) > MAX_ROWS:
            raise FindingsError([Finding("TP321", {"limit": str(MAX_ROWS)}, line.place)])
        rows.append(line)
    return tuple(rows)


def _check_kind(path: Path, start: bytes, whole: Place) -> None:
    suffix = path.suffix.lower()
    is_zip = start.startswith(b"PK")
    is_old_excel = start.startswith(b"\xd0\xcf\x11\xe0")
    if suffix in (".xlsx", ".xlsm"):
        fits = is_zip or not start
    else:
        fits = suffix in (".csv", ".tsv", ".txt") and not is_zip and not is_old_excel
    if not fits:
        raise FindingsError([Finding("TP312", {"file": whole.file}, whole)])


def _csv(path: Path, whole: Place) -> Iterator[Line]:
    text = decode(path.read_bytes(), whole.file)
    sources = list(io.StringIO(text, newline=""))
    skipped = 0
    delimiter = None
    if sources and (told := re.fullmatch(r"sep=(.)", sources[0].strip(), re.IGNORECASE)):
        # Excel writes and reads such a first line.
        delimiter, skipped = told[1], 1
    first = next((line for line in sources[skipped:] if line.strip()), "")
    delimiter = delimiter or _delimiter(first)
    reader = csv.reader(sources[skipped:], delimiter=delimiter, strict=True)
    begun = skipped
    while True:
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number = min(max(begun + 1, 1), len(sources))
            place = _source_place(whole.file, number, sources[number - 1])
            raise FindingsError([Finding("TP320", {}, place)]) from error
        number, begun = begun + 1, skipped + reader.line_num
        if not any(value.strip() for value in values):
            continue
        source = sources[number - 1].rstrip("\r\n")
        spans = _spans(source, delimiter) if begun == number else []
        if len(spans) != len(values):
            spans = [(0, 0)] * len(values)
        yield Line(
            tuple(_text_cell(v, *span) for v, span in zip(values, spans, strict=True)),
            _source_place(whole.file, number, source),
        )


def _delimiter(header: str) -> str:
    outside = re.sub(r'"[^"]*"', "", header)
    return max(",;\t", key=lambda mark: (outside.count(mark), mark == ","))


def _spans(source: str, delimiter: str) -> list[tuple[int, int]]:
    """Columns from 1 between which each cell of one source line lies, quotes left out."""
    edges = [-1]
    quoted = False
    for position, character in enumerate(source):
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            edges.append(position)
    edges.append(len(source))
    spans = []
    for left, right in pairwise(edges):
        cell = source[left + 1 : right]
        inner = cell.strip().strip('"')
        lead = cell.find(inner) if inner else 0
        spans.append((left + 2 + lead, left + 2 + lead + max(len(inner), 1)))
    return spans


def _text_cell(value: str, start: int, end: int) -> Cell:
    kind = Kind.FORMULA if value.lstrip().startswith("=") else Kind.TEXT
    return Cell(value, kind, start, end)


def _source_place(file: str, number: int, source: str) -> Place:
    return Place(file, number, None, None, source.rstrip("\r\n")[:_EXCERPT])


def _xlsx(path: Path, whole: Place) -> Iterator[Line]:
    import openpyxl  # noqa: PLC0415 -- 0.2 s that a CSV file need not pay
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > 4 * MAX_BYTES:
                raise FindingsError(
                    [Finding("TP335", {"limit": str(4 * MAX_BYTES // 2**20)}, whole)]
                )
        book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
        try:
            if not book.worksheets:
                return
            sheet = book.worksheets[0]
            # The size that a file claims is often wrong, and read-only mode believes it.
            sheet.reset_dimensions()
            rows = sheet.iter_rows(max_row=2 * MAX_ROWS)
            for number, row in enumerate(rows, start=1):
                line = _sheet_line(row, number, whole.file)
                if line:
                    yield line
        finally:
            book.close()
    # What openpyxl lets through when a part of the archive is broken or missing; its XML
    # parser's errors are SyntaxErrors, an encrypted archive is a RuntimeError.
    except (
        zipfile.BadZipFile, zlib.error, InvalidFileException, KeyError, ValueError, TypeError,
        AttributeError, IndexError, EOFError, OverflowError, SyntaxError, RuntimeError, OSError,
    ) as error:  # fmt: skip
        raise FindingsError([Finding("TP312", {"file": whole.file}, whole)]) from error


def _sheet_line(row: tuple[Any, ...], number: int, file: str) -> Line | None:
    raw = [_sheet_cell(cell) for cell in row]
    while raw and not raw[-1].text:
        raw.pop()
    if not any(cell.text.strip() for cell in raw):
        return None
    cells, excerpt = [], ""
    for cell in raw:
        start = len(excerpt) + 1
        excerpt += " ".join(cell.text.split()) + " | "
        cells.append(Cell(cell.text, cell.kind, start, len(excerpt) - 2, cell.day))
    return Line(tuple(cells), Place(file, number, None, None, excerpt[:-3][:_EXCERPT]))


def _sheet_cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return Cell("")
    if cell.data_type in ("f", "e"):
        # An array formula is an object; what a user looks for is the cell, not its text.
        return Cell(value if isinstance(value, str) else "=", Kind.FORMULA)
    if isinstance(value, datetime):
        return Cell(value.date().isoformat(), Kind.DATE, day=value.date())
    if isinstance(value, date):
        return Cell(value.isoformat(), Kind.DATE, day=value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Cell(str(value))
    whole = isinstance(value, float) and value.is_integer()
    return Cell(str(int(value) if whole else value), Kind.NUMBER)


def _mebibytes(size: int) -> str:
    return str(size // 2**20)
