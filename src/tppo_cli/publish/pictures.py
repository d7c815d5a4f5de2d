"""Small pictures of the items, as they will be printed, for a contact sheet."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from tppo_cli.batch.make import Context, prepare
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.task import Task
from tppo_cli.content.job import ColourMode, State
from tppo_cli.materials.material import Pages
from tppo_cli.materials.orders import NO_SHEET, kit_materials
from tppo_cli.press.produce import produce
from tppo_cli.regions.region import Region

DPI = 220
HEIGHT = 64.0
WIDTH = 118.0
"""Largest picture of one face in mm: three posters abreast, or a banner of two thirds of a page."""


@dataclass(frozen=True, slots=True)
class Face:
    """One page as a PNG, without bleed and slug, and its width and height on the sheet in mm."""

    png: bytes
    width: float
    height: float

    @property
    def uri(self) -> str:
        """The picture as a data: address."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode()}"


@dataclass(frozen=True, slots=True)
class Picture:
    """One item: its task, the faces shown, and how many pages its file has."""

    task: Task
    faces: tuple[Face, ...]
    pages: int


def pictures(context: Context, regions: Sequence[Region]) -> tuple[Picture, ...]:
    """Every item of the kit, rendered for the first of the regions; in RGB, off its sheet.

    Raises FindingsError where an item cannot be rendered.
    """
    loaded = context.loaded
    names = kit_materials(loaded)
    wants = Wants(
        names,
        tuple(regions[:1]) if loaded.campaign.regions is not None else None,
        sheet=NO_SHEET,
        colour=ColourMode.RGB,
        state=State.FINAL,
        is_kit=True,
    )
    tasks = sorted(plan(loaded, wants), key=lambda task: names.index(task.job.material))
    return tuple(_picture(task, context) for task in tasks)


def _picture(task: Task, context: Context) -> Picture:
    setup = prepare(task, context)
    flows = setup.material.material.pages is Pages.FLOW
    document = pdfium.PdfDocument(produce(setup).data)
    count = len(document)
    shown = range(1 if flows else count)
    faces = tuple(_face(document[index], 1 if flows else count) for index in shown)
    document.close()
    return Picture(task, faces, count)


def _face(page: pdfium.PdfPage, abreast: int) -> Face:
    page.set_cropbox(*page.get_trimbox())
    wide, high = page.get_size()
    scale = min(WIDTH / min(abreast, 2) / wide, HEIGHT / high)
    width, height = wide * scale, high * scale
    image = page.render(scale=width / 25.4 * DPI / wide, rev_byteorder=True).to_pil()
    out = io.BytesIO()
    image.convert("RGB").save(out, "PNG")
    return Face(out.getvalue(), round(width, 2), round(height, 2))
