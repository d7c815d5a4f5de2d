"""`tppo looks list`, `show NAME` and `eject NAME SPEC [--as NEW]`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.help import Command, group
from tppo_cli.cli.materials import OwnArgument, copy_into, folder_of, said
from tppo_cli.cli.options import Common, Format, SpecArgument
from tppo_cli.cli.regions import print_table
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place

if TYPE_CHECKING:
    from tppo_cli.materials.look import Look

app = group()

NameArgument = Annotated[str, typer.Argument()]
NewName = Annotated[str | None, typer.Option("--as")]


@app.command("list", cls=Command)
@command
def list_looks(spec: OwnArgument = None, *, common: Common) -> Outcome:
    """List the looks, with the layout that each asks for."""
    from tppo_cli.materials import read  # noqa: PLC0415 -- pydantic

    folder = folder_of(spec, common)
    found = [read.look(name, folder).look for name in read.looks(folder)]
    if common.format is Format.TEXT:
        print_table([(look.name, said(look.title, common.lang), look.layout) for look in found])
    return Outcome(rows=[_row(look) for look in found])


@app.command("show", cls=Command)
@command
def show(name: NameArgument, spec: OwnArgument = None, *, common: Common) -> Outcome:
    """Show one look: what each colour is for, and where its files lie."""
    from tppo_cli.materials import read  # noqa: PLC0415

    loaded = read.look(name, folder_of(spec, common))
    look = loaded.look
    if common.format is Format.TEXT:
        facts = [(role, f"{look.colour(role)}  {colour}") for role, colour in look.roles.items()]
        print_table([(look.name, said(look.title, common.lang)), *facts, ("", str(loaded.folder))])
    return Outcome(rows=[{**_row(look), "folder": str(loaded.folder)}])


@app.command("eject", cls=Command)
@command
def eject(
    name: NameArgument, spec: SpecArgument, new: NewName = None, *, common: Common
) -> Outcome:
    """Copy a look into the campaign's own templates/looks/, to be changed there."""
    from tppo_cli.materials import read  # noqa: PLC0415

    campaign = common.load(spec).folder
    wanted = new or name
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", wanted):
        raise FindingsError([Finding("TP143", {"value": wanted}, Place("--as", excerpt=wanted))])
    source = read.look(name).folder
    renamed = {"look.yaml": lambda data: _renamed(data, wanted)}
    return copy_into(campaign, Path("looks") / wanted, source, common, renamed)


def _renamed(data: bytes, name: str) -> bytes:
    return re.sub(rb"^name: .*$", f"name: {name}".encode(), data, count=1, flags=re.MULTILINE)


def _row(look: Look) -> dict[str, Any]:
    return {
        "name": look.name,
        "title": dict(look.title),
        "layout": look.layout,
        "headline": look.headline,
        "mono": look.mono,
        "colours": {role: look.colour(role) for role in look.roles},
    }
