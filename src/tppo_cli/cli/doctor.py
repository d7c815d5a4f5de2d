"""`tppo doctor`: does this machine have what rendering needs?"""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.options import Common, Format
from tppo_cli.cli.regions import print_table

if TYPE_CHECKING:
    from tppo_cli.findings import Finding

Checked = tuple[str, "Finding | None"]
"""What was looked at, and what is wrong with it."""

LEAST_PANGO = (1, 44)
"""What WeasyPrint asks for, see its "First steps"."""


@command
def doctor(
    folder: Annotated[Path, typer.Argument()] = Path(),
    *,
    common: Common,
) -> Outcome:
    """Check that this machine has what rendering needs; say the line that mends what is missing."""
    from tppo_cli.cli.report import words  # noqa: PLC0415 -- the catalogue
    from tppo_cli.errors import ExitCode  # noqa: PLC0415

    names = words(common.lang)["doctor"]
    checks: dict[str, Callable[[], Checked]] = {
        "python": lambda: (platform.python_version(), None),
        "pango": _pango,
        "engine": _engine,
        "fonts": _fonts,
        "folder": lambda: _writable(folder),
    }
    checked = {name: check() for name, check in checks.items()}
    if common.format is Format.TEXT:
        print_table(
            [
                (names["bad" if fault else "good"], names[name], said)
                for name, (said, fault) in checked.items()
            ]
        )
    rows = [
        {"check": name, "value": said, "fine": fault is None}
        for name, (said, fault) in checked.items()
    ]
    findings = [fault for _, fault in checked.values() if fault is not None]
    return Outcome(findings, rows, ExitCode.USAGE if findings else None)


def _pango() -> Checked:
    from tppo_cli.findings import Finding  # noqa: PLC0415
    from tppo_cli.render.library import pango_version  # noqa: PLC0415

    version = pango_version()
    if version is None:
        return "-", Finding("TP020", {"fault": "Pango"})
    if tuple(map(int, version.split(".")[:2])) < LEAST_PANGO:
        least = ".".join(map(str, LEAST_PANGO))
        return version, Finding("TP021", {"version": version, "least": least})
    return version, None


def _engine() -> Checked:
    from importlib.metadata import version  # noqa: PLC0415

    from tppo_cli.errors import EnvironmentFault  # noqa: PLC0415
    from tppo_cli.render.library import load_engine  # noqa: PLC0415

    said = f"WeasyPrint {version('weasyprint')}"
    try:
        load_engine()
    except EnvironmentFault as error:
        return said, error.finding
    return said, None


def _fonts() -> Checked:
    from PIL import ImageFont  # noqa: PLC0415 -- only when it is needed

    from tppo_cli.findings import Finding  # noqa: PLC0415
    from tppo_cli.materials.read import families  # noqa: PLC0415

    files = [one.folder / face.file for one in families().values() for face in one.family.faces]
    for file in files:
        try:
            ImageFont.truetype(file)
        except OSError as error:
            return str(len(files)), Finding("TP022", {"file": str(file), "reason": str(error)})
    return str(len(files)), None


def _writable(folder: Path) -> Checked:
    from tppo_cli.findings import Finding  # noqa: PLC0415

    shown = str(folder.absolute())
    try:
        with tempfile.TemporaryFile(dir=folder):
            return shown, None
    except OSError as error:
        values = {"file": str(folder), "reason": error.strerror or str(error)}
        return shown, Finding("TP012", values)
