"""`tppo order SPEC`: what the print shop is to make, as a table and as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.item_options import MaterialOption, OutOption, RegionOption
from tppo_cli.cli.options import Common, Format, SpecArgument
from tppo_cli.cli.regions import print_table

if TYPE_CHECKING:
    from tppo_cli.publish.order import PrintOrder

_NAME = "pesanan"


@command
def order(
    spec: SpecArgument,
    region: RegionOption = None,
    material: MaterialOption = None,
    out: OutOption = "out",
    *,
    common: Common,
) -> Outcome:
    """Write the print order: a table, and pesanan.csv, .xlsx and .pdf in OUT/pesanan/."""
    from tppo_cli.batch.files import write_atomically  # noqa: PLC0415 -- only what is needed
    from tppo_cli.cli.report import words  # noqa: PLC0415
    from tppo_cli.content.naming import naming_findings  # noqa: PLC0415
    from tppo_cli.errors import FindingsError  # noqa: PLC0415
    from tppo_cli.publish import order_files  # noqa: PLC0415
    from tppo_cli.publish.order import print_order, uncounted  # noqa: PLC0415
    from tppo_cli.regions.resolve import resolve  # noqa: PLC0415
    from tppo_cli.regions.select import select  # noqa: PLC0415
    from tppo_cli.render.library import load_engine  # noqa: PLC0415

    loaded = common.load(spec)
    if faults := naming_findings(loaded):
        raise FindingsError(faults)
    regions = resolve(loaded)
    chosen = select(regions, region) if region else regions
    made = print_order(loaded, chosen, tuple(dict.fromkeys(material or ())))
    load_engine()
    files = {
        "csv": order_files.as_csv(made),
        "xlsx": order_files.as_xlsx(made, loaded),
        "pdf": order_files.as_pdf(made, loaded),
    }
    if common.format is Format.TEXT:
        _show(made)
    for kind, data in files.items():
        file = Path(out) / order_files.FOLDER / f"{_NAME}.{kind}"
        write_atomically(file, data)
        common.say(words(common.lang)["created"].replace("{file}", file.as_posix()))
    found = (*loaded.warnings, *uncounted(made, loaded))
    return Outcome(found, [line.row() for line in made.lines])


def _show(made: PrintOrder) -> None:
    """The table: ruled on a terminal, plain columns elsewhere."""
    from tppo_cli.publish.order_table import shown  # noqa: PLC0415 -- only when it is needed

    rows, figures = shown(made)
    if not sys.stdout.isatty():
        print_table(rows)
        return
    from rich.console import Console  # noqa: PLC0415 -- 40 ms, for terminals only
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    headings, *lines, sums = rows
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading, is_figure in zip(headings, figures, strict=True):
        table.add_column(Text(heading), justify="right" if is_figure else "left", overflow="fold")
    for line in lines:
        table.add_row(*map(Text, line))
    table.add_section()
    table.add_row(*map(Text, sums), style="bold")
    Console(highlight=False).print(table)
