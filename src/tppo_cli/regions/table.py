"""The user's own table of regions, CSV or XLSX: read, judged, all faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.regions.rows import Row, read_header, read_rows
from tppo_cli.regions.sheets import Line, read_lines


@dataclass(frozen=True, slots=True)
class Table:
    """The good rows in the file's order, and everything that was wrong with the others."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]


def read_table(
    folder: Path, name: str, columns: Mapping[str, str], asked_at: Place | None = None
) -> Table:
    """Read the table `name`, which must lie in `folder`.

    `columns`: our column name -> the header that the table uses. `asked_at` is where the spec
    names the file: findings that concern the file as such stand there.
    """
    try:
        header, *body = _lines(folder, name, asked_at)
    except FindingsError as fault:
        return Table((), fault.findings)
    positions, findings = read_header(header, columns)
    if "code" not in positions:
        return Table((), tuple(findings))
    if not body:
        return Table((), (*findings, Finding("TP315", {"file": name}, header.place)))
    rows, faults = read_rows(body, positions, len(header.cells))
    return Table(tuple(rows), (*findings, *faults))


def _lines(folder: Path, name: str, asked_at: Place | None) -> tuple[Line, ...]:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise FindingsError([Finding("TP311", {"file": name}, asked_at)])
    if not path.is_file():
        raise FindingsError([Finding("TP310", {"file": name}, asked_at)])
    lines = read_lines(path, name)
    if not lines:
        raise FindingsError([Finding("TP314", {"file": name}, Place(name))])
    return lines
