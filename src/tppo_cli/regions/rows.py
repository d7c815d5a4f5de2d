"""Judges the rows of the user's table: which column is which, and what each cell may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tppo_cli.findings import Finding, Place
from tppo_cli.regions.kemendagri import VILLAGE_CODE, nearest_code
from tppo_cli.regions.sheets import Cell, Kind, Line
from tppo_cli.spec.characters import named, unwanted
from tppo_cli.spec.nearest import nearest

COLUMNS = (
    "code",
    "name",
    "display_name",
    "contact",
    "contact_confirmed_by",
    "contact_confirmed_on",
    "post",
    "logo",
    "speaker_name",
    "speaker_office",
)

MAX_CELL = 1_000
"""Characters in one cell."""

# 3.17E+09 is what a spreadsheet makes of 3173041001.
_SCIENTIFIC = re.compile(r"\d([.,]\d+)?[eE]\+?\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """One good row: texts by column (empty ones left out), and where each stands."""

    code: str
    texts: Mapping[str, str]
    confirmed_on: date | None
    place: Place
    cells: tuple[tuple[str, int, int], ...]


def read_header(
    header: Line, columns: Mapping[str, str]
) -> tuple[Mapping[str, int], list[Finding]]:
    """Position of each of our columns, and what is wrong with the header.

    `columns` is the spec's own mapping: our name -> the header that the table uses.
    """
    wanted = {ours: columns.get(ours, ours) for ours in COLUMNS}
    headers = [_plain(cell.text) for cell in header.cells]
    positions: dict[str, int] = {}
    findings: list[Finding] = []
    for ours, theirs in wanted.items():
        found = [i for i, text in enumerate(headers) if text == _plain(theirs)]
        if found:
            positions[ours] = found[0]
        elif ours == "code" or ours in columns:
            values = {"column": theirs, "headers": ", ".join(_shown(c) for c in header.cells)}
            findings.append(Finding("TP316", values, header.place))
        for again in found[1:]:
            cell = header.cells[again]
            findings.append(Finding("TP319", {"column": theirs}, header.at(cell)))
    findings += _strangers(header, headers, wanted, positions)
    return positions, findings


def _strangers(
    header: Line, headers: Sequence[str], wanted: Mapping[str, str], positions: Mapping[str, int]
) -> list[Finding]:
    absent = [theirs for ours, theirs in wanted.items() if ours not in positions]
    known = {_plain(theirs) for theirs in wanted.values()}
    findings = []
    for cell, text in zip(header.cells, headers, strict=True):
        if not text or text in known:
            continue
        near = nearest(text, absent)
        values = {"column": _shown(cell), "nearest": near}
        findings.append(Finding("TP317" if near else "TP318", values, header.at(cell)))
    return findings


def read_rows(
    lines: Sequence[Line], positions: Mapping[str, int], width: int
) -> tuple[list[Row], list[Finding]]:
    """The good rows, and every fault of the others. `width` is the number of header cells."""
    rows: list[Row] = []
    findings: list[Finding] = []
    seen: dict[str, int] = {}
    for line in lines:
        cells = {
            column: line.cells[position]
            for column, position in positions.items()
            if position < len(line.cells) and line.cells[position].text.strip()
        }
        faults = [fault for column, cell in cells.items() for fault in _cell(line, column, cell)]
        faults += _too_wide(line, width) + _code(line, cells.get("code"), seen)
        faults += _confirmation(line, cells)
        findings += faults
        if not any(fault.is_error for fault in faults):
            rows.append(_row(line, cells))
    return rows, findings


def _row(line: Line, cells: Mapping[str, Cell]) -> Row:
    code = cells["code"]
    return Row(
        code=code.text.strip(),
        texts={column: " ".join(cell.text.split()) for column, cell in cells.items()},
        confirmed_on=_day(cells["contact_confirmed_on"])
        if "contact_confirmed_on" in cells
        else None,
        place=line.at(code),
        cells=tuple((column, cell.start, cell.end) for column, cell in cells.items() if cell.start),
    )


def _cell(line: Line, column: str, cell: Cell) -> list[Finding]:
    values = {"column": column}
    if cell.kind is Kind.FORMULA:
        code, values["text"] = "TP328", _shown(cell)
    elif len(cell.text) > MAX_CELL:
        code = "TP322"
        values |= {"length": str(len(cell.text)), "limit": str(MAX_CELL)}
    elif hidden := next(unwanted(cell.text), None):
        code, values = hidden[0], {"character": named(hidden[1])}
    elif _is_mangled(column, cell):
        code, values["text"] = "TP329", _shown(cell)
    else:
        return []
    return [Finding(code, values, line.at(cell))]


def _is_mangled(column: str, cell: Cell) -> bool:
    """Whether a spreadsheet took the text for a number or a date."""
    if cell.kind is Kind.DATE:
        return column != "contact_confirmed_on"
    if column not in ("code", "contact"):
        return False
    return cell.kind is Kind.NUMBER or bool(_SCIENTIFIC.fullmatch(cell.text.strip()))


def _code(line: Line, cell: Cell | None, seen: dict[str, int]) -> list[Finding]:
    if cell is None:
        return [Finding("TP324", {}, line.place)]
    code = cell.text.strip()
    if cell.kind is not Kind.TEXT or _SCIENTIFIC.fullmatch(code):
        return []
    place = line.at(cell)
    if not VILLAGE_CODE.fullmatch(code):
        near = nearest_code(code) or ""
        values = {"code": _shown(cell), "nearest": near if VILLAGE_CODE.fullmatch(near) else ""}
        return [Finding("TP325", values, place)]
    if code in seen:
        return [Finding("TP327", {"code": code, "line": str(seen[code])}, place, region=code)]
    seen[code] = line.place.line or 0
    return []


def _confirmation(line: Line, cells: Mapping[str, Cell]) -> list[Finding]:
    by, on = cells.get("contact_confirmed_by"), cells.get("contact_confirmed_on")
    findings = []
    if on and on.kind is not Kind.FORMULA and _day(on) is None:
        values = {"column": "contact_confirmed_on", "text": _shown(on)}
        findings.append(Finding("TP330", values, line.at(on)))
    if given := by or on:
        absent = [
            column
            for column in ("contact", "contact_confirmed_by", "contact_confirmed_on")
            if column not in cells
        ]
        if absent:
            findings.append(Finding("TP331", {"column": ", ".join(absent)}, line.at(given)))
    return findings


def _day(cell: Cell) -> date | None:
    if cell.day:
        return cell.day
    text = cell.text.strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _too_wide(line: Line, width: int) -> list[Finding]:
    beyond = next((cell for cell in line.cells[width:] if cell.text.strip()), None)
    if beyond is None:
        return []
    values = {"cells": str(len(line.cells)), "columns": str(width)}
    return [Finding("TP323", values, line.at(beyond))]


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", " ", text).strip().casefold()


def _shown(cell: Cell) -> str:
    text = " ".join(cell.text.split())
    return text if len(text) <= 60 else text[:59] + "…"
