"""The options of the commands that make items; what they mean is said in assets/cli."""

from __future__ import annotations

from typing import Annotated

import typer

from tppo_cli.cli.given import Color, Fill

RegionOption = Annotated[list[str] | None, typer.Option("--region")]
MaterialOption = Annotated[list[str] | None, typer.Option("--material")]
SizeOption = Annotated[list[str] | None, typer.Option("--size")]
AudienceOption = Annotated[list[str] | None, typer.Option("--audience")]
LangOption = Annotated[str | None, typer.Option("--lang")]
LookOption = Annotated[str | None, typer.Option("--look")]
SheetOption = Annotated[str | None, typer.Option("--sheet")]
FillOption = Annotated[Fill | None, typer.Option("--fill")]
ColorOption = Annotated[Color | None, typer.Option("--color")]
ReadBackOption = Annotated[bool, typer.Option("--read-back/--no-read-back")]
PngOption = Annotated[bool, typer.Option("--png")]
DpiOption = Annotated[int | None, typer.Option("--dpi", min=10, max=1200)]
ChatOption = Annotated[bool, typer.Option("--wa")]
JobsOption = Annotated[int | None, typer.Option("--jobs", min=1, max=256)]


def some_folder(given: str) -> str:
    """The folder as it was given; an empty name would be the folder that happens to be current."""
    if not given.strip():
        from tppo_cli.cli.usage import Misuse  # noqa: PLC0415 -- the catalogue
        from tppo_cli.findings import Finding  # noqa: PLC0415

        raise Misuse(Finding("TP040"))
    return given


OutOption = Annotated[str, typer.Option("-o", "--out", callback=some_folder)]

DPI = 150


def dpi_of(png: bool, dpi: int | None) -> int | None:
    """The resolution of the PNG, None for none; who gives one wants the picture, too."""
    return dpi or (DPI if png else None)
