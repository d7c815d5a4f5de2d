"""`tppo make MATERIAL SPEC`: any material, built in or in the campaign's own templates/."""

from __future__ import annotations

from typing import Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.given import given
from tppo_cli.cli.making import (
    AudienceOption,
    ChatOption,
    ColorOption,
    DpiOption,
    LangOption,
    LookOption,
    OutOption,
    PngOption,
    ReadBackOption,
    RegionOption,
    SheetOption,
    SizeOption,
    dpi_of,
    make_material,
)
from tppo_cli.cli.options import Common, FinalOption, SpecArgument


@command
def make(
    material: Annotated[str, typer.Argument(metavar="MATERIAL", help="Name of the material.")],
    spec: SpecArgument,
    region: RegionOption = None,
    size: SizeOption = None,
    audience: AudienceOption = None,
    lang: LangOption = None,
    look: LookOption = None,
    sheet: SheetOption = None,
    color: ColorOption = None,
    png: PngOption = False,
    dpi: DpiOption = None,
    wa: ChatOption = False,
    final: FinalOption = False,
    out: OutOption = "out",
    read_back: ReadBackOption = True,
    *,
    common: Common,
) -> Outcome:
    """Make any material, built in or of the campaign's own."""
    options = given(
        *(region, size, audience, lang, look, sheet, color, final),
        dpi=dpi_of(png, dpi),
        chat=wa,
    )
    return make_material(material, spec, options, out, common, read_back=read_back)
