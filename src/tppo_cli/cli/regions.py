"""`tppo regions list [CODE]`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.help import Command, group
from tppo_cli.cli.options import Common, Format

app = group()


@app.callback()
def _group() -> None:
    """Regions by Kemendagri code."""


@app.command("list", cls=Command)
@command
def list_regions(
    code: Annotated[str, typer.Argument()] = "",
    children: Annotated[bool, typer.Option("--children")] = False,
    *,
    common: Common,
) -> Outcome:
    """List every kelurahan and desa below a code; without a code the provinces."""
    from tppo_cli.errors import FindingsError  # noqa: PLC0415 -- `tppo --help` need not wait
    from tppo_cli.findings import Finding, Place  # noqa: PLC0415
    from tppo_cli.regions import kemendagri  # noqa: PLC0415

    wanted = kemendagri.with_dots(code)
    if wanted and kemendagri.find(wanted) is None:
        values = {"code": code, "nearest": kemendagri.nearest_code(wanted) or ""}
        raise FindingsError([Finding("TP343", values, Place("CODE", excerpt=code))])
    rows: list[dict[str, Any]]
    lines: list[tuple[str, ...]]
    if children or not wanted:
        units = kemendagri.children(wanted)
        rows = [{"code": u.code, "label": u.label, "name": u.name} for u in units]
        lines = [(u.code, u.full_name) for u in units]
    else:
        villages = kemendagri.villages(wanted)
        rows = [
            {
                "code": v.code,
                "label": v.label,
                "name": v.name,
                "kecamatan": v.kecamatan,
                "kota": v.kota_full,
                "province": v.province,
                "postal_code": v.postal_code,
            }
            for v in villages
        ]
        lines = [
            (v.code, v.full_name, v.kecamatan_full, v.kota_full, v.postal_code) for v in villages
        ]
    if common.format is Format.TEXT:
        print_table(lines)
    return Outcome(rows=rows)


def print_table(lines: Sequence[tuple[str, ...]]) -> None:
    """Rows of text in columns two blanks apart, on standard output."""
    if not lines:
        return
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print("  ".join(cells).rstrip())
