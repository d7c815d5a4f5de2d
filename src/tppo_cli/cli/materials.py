"""`tppo materials list`, `show NAME` and `eject NAME SPEC`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.help import Command, group
from tppo_cli.cli.options import Common, Format, SpecArgument
from tppo_cli.cli.regions import print_table

if TYPE_CHECKING:
    from tppo_cli.materials.material import Material

app = group()

NameArgument = Annotated[str, typer.Argument()]
OwnArgument = Annotated[str | None, typer.Argument()]


@app.command("list", cls=Command)
@command
def list_materials(spec: OwnArgument = None, *, common: Common) -> Outcome:
    """List what can be made, in which sizes and for what."""
    from tppo_cli.materials import read  # noqa: PLC0415 -- pydantic

    folder = folder_of(spec, common)
    found = [read.material(name, folder).material for name in read.materials(folder)]
    found.sort(key=lambda material: (material.order, material.name))
    if common.format is Format.TEXT:
        print_table(
            [
                (
                    material.name,
                    said(material.title, common.lang),
                    ", ".join(material.sizes),
                    said(material.use, common.lang),
                )
                for material in found
            ]
        )
    return Outcome(rows=[_row(material) for material in found])


@app.command("show", cls=Command)
@command
def show(name: NameArgument, spec: OwnArgument = None, *, common: Common) -> Outcome:
    """Show one material: its sizes, page, stock and slots, and where its files lie."""
    from tppo_cli.cli.report import words  # noqa: PLC0415 -- the catalogue
    from tppo_cli.materials import read  # noqa: PLC0415

    loaded = read.material(name, folder_of(spec, common))
    material = loaded.material
    if common.format is Format.TEXT:
        labels = words(common.lang)["material"]
        sizes = [
            f"{size} ({one.trim})" if size != one.trim else size
            for size, one in material.sizes.items()
        ]
        facts = {
            "title": said(material.title, common.lang),
            "use": said(material.use, common.lang),
            "stock": material.stock,
            "sizes": ", ".join(sizes),
            "default": ", ".join(material.default_sizes),
            "free": labels["yes"] if material.free_sizes else "",
            "sheet": material.default_sheet or "",
            "page": labels["mm"].format(
                bleed=f"{material.bleed:g}", slug=f"{material.slug:g}", safe=f"{material.safe:g}"
            ),
            "slots": ", ".join(material.slots),
            "folder": str(loaded.folder),
        }
        print_table([(labels[key], text) for key, text in facts.items() if text])
    return Outcome(rows=[{**_row(material), "folder": str(loaded.folder)}])


@app.command("eject", cls=Command)
@command
def eject(name: NameArgument, spec: SpecArgument, *, common: Common) -> Outcome:
    """Copy a built-in material into the campaign's own templates/, to be changed there."""
    from tppo_cli.materials import read  # noqa: PLC0415

    campaign = common.load(spec).folder
    return copy_into(campaign, Path(name), read.material(name).folder, common)


def copy_into(
    campaign: Path,
    place: Path,
    source: Path,
    common: Common,
    changed: Mapping[str, Callable[[bytes], bytes]] | None = None,
) -> Outcome:
    """Copy a folder to `templates/<place>` of a campaign; nothing that is there is overwritten.

    `changed` are files that are written with other content.
    """
    from tppo_cli import resources  # noqa: PLC0415
    from tppo_cli.cli.init import write_all  # noqa: PLC0415
    from tppo_cli.cli.report import words  # noqa: PLC0415

    changes = changed or {}
    files: dict[str, bytes] = {}
    for file in sorted(source.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            name = file.relative_to(source).as_posix()
            data = file.read_bytes()
            files[name] = changes[name](data) if name in changes else data
    target = campaign / resources.path("templates").name / place
    written = write_all(target, files)
    say = words(common.lang)
    for made in written:
        common.say(say["created"].replace("{file}", str(made)))
    return Outcome(rows=[{"file": made.as_posix()} for made in written])


def folder_of(spec: str | None, common: Common) -> Path | None:
    """The folder of the campaign whose own things count too, if one is named."""
    return None if spec is None else common.load(spec).folder


def said(texts: Mapping[str, str], lang: str) -> str:
    """A text in the tool's language, else in the one there is."""
    return texts.get(lang) or next(iter(texts.values()), "")


def _row(material: Material) -> dict[str, Any]:
    return {
        "name": material.name,
        "title": dict(material.title),
        "use": dict(material.use),
        "stock": material.stock,
        "sizes": {name: size.trim for name, size in material.sizes.items()},
        "default_sizes": list(material.default_sizes),
        "free_sizes": material.free_sizes,
        "sheet": material.default_sheet,
        "bleed": material.bleed,
        "slug": material.slug,
        "safe": material.safe,
        "slots": list(material.slots),
    }
