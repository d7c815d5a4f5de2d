"""From a job and its copy to everything the page needs."""

from __future__ import annotations

from pathlib import Path

from tppo_cli.content.copy import Copy
from tppo_cli.content.job import Job
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.sheet import arranged, for_folding
from tppo_cli.materials.size import Size
from tppo_cli.render.page import Setup


def set_up(job: Job, size: Size, copy: Copy, campaign: Path) -> Setup:
    """The setup of one file.

    Raises FindingsError: TP405 no format of the material takes the size, TP406 the material has
    no layout for the look, TP409 the item does not fit the sheet.
    """
    loaded = read.material(job.material, campaign)
    look = read.look(job.look, campaign)
    material = loaded.material
    found = material.format_for(size)
    if found is None:
        raise FindingsError([Finding("TP405", {"material": material.name, "size": size.name})])
    name, form = found
    layout = form.layouts.get(look.look.layout)
    if layout is None:
        raise FindingsError(
            [
                Finding(
                    "TP406",
                    {"material": material.name, "look": look.look.name, "format": name},
                )
            ]
        )
    geometry = material.geometry(size, layout)
    sheet = None
    if job.sheet is not None:
        written = read.sheet(job.sheet, campaign)
        sheet = arranged(written, geometry.trim_width, geometry.trim_height)
        if sheet is None:
            values = {"material": material.name, "size": size.name, "sheet": job.sheet}
            raise FindingsError([Finding("TP409", values)])
        if folded := [face for face in map(form.folded, material.faces) if face.panels]:
            sheet = for_folding(sheet, is_stacked=folded[0].stacked)
    return Setup(
        copy=copy,
        material=loaded,
        look=look,
        size=size,
        format_name=name,
        form=form,
        layout=layout,
        geometry=geometry,
        sheet=sheet,
        campaign=campaign,
    )
