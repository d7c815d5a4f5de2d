"""Every piece in every size and look that it has, made of the example campaign and made small."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from tppo_cli import resources
from tppo_cli.content.build import build_copy
from tppo_cli.content.job import Job
from tppo_cli.hotlines import registry
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.materials import read
from tppo_cli.press.produce import Produced, produce
from tppo_cli.regions import resolve
from tppo_cli.regions.region import Region
from tppo_cli.render.setup import set_up
from tppo_cli.spec.load import Loaded, load_campaign

EXAMPLE = "examples/jakarta-barat-2023/campaign.yaml"
REGION = "31.73.04.1001"
LONGEST = 400
"""Pixels of the longer side of a picture."""

FLOWING = 2
"""Pages that are kept of a text that runs on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One material in one size and look."""

    material: str
    size: str
    look: str

    @property
    def name(self) -> str:
        return f"{self.material}-{self.size}-{self.look}"


def pieces(campaign: Path | None = None) -> Iterator[Piece]:
    """All that can be made, in the order of the names."""
    for material in read.materials(campaign):
        found = read.material(material, campaign).material
        for look in read.looks(campaign):
            layout = read.look(look, campaign).look.layout
            for size in found.sizes:
                trim = found.size(size)
                form = found.format_for(trim) if trim else None
                if form is not None and layout in form[1].layouts:
                    yield Piece(material, size, look)


@cache
def _campaign() -> tuple[Loaded, tuple[Hotline, ...], tuple[Region, ...]]:
    loaded = load_campaign(resources.path(EXAMPLE))
    return loaded, tuple(registry.read(loaded).hotlines), tuple(resolve.read(loaded).regions)


def make(piece: Piece) -> Produced:
    """The finished file. The date in it is the event's, whatever the environment says."""
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    loaded, hotlines, regions = _campaign()
    material = read.material(piece.material).material
    region = next(r for r in regions if r.code == REGION) if material.per == "region" else None
    job = Job(piece.material, piece.size, ("id",), piece.look, region)
    copy = build_copy(job, loaded, hotlines, file_name=piece.name, regions=regions)
    size = material.size(piece.size)
    assert size is not None
    return produce(set_up(job, size, copy, loaded.folder))


def pictures(data: bytes, longest: int = LONGEST) -> list[Image.Image]:
    """The first pages, cut at their trim."""
    document = pdfium.PdfDocument(BytesIO(data))
    return [_trimmed(document[i], longest) for i in range(min(len(document), FLOWING))]


def _trimmed(page: pdfium.PdfPage, longest: int) -> Image.Image:
    left, bottom, right, top = page.get_trimbox()
    scale = longest / max(right - left, top - bottom)
    full = page.render(scale=scale * 3).to_pil().convert("RGB")
    edges = (left, page.get_height() - top, right, page.get_height() - bottom)
    cut = full.crop(tuple(round(edge * scale * 3) for edge in edges))
    size = (round((right - left) * scale), round((top - bottom) * scale))
    small: Image.Image = cut.resize(size, Image.Resampling.LANCZOS)
    return small


Boxes = list[tuple[str, tuple[float, ...]]]


def boxes(made: Produced) -> list[Boxes]:
    """Where each thing stands that a page must show, in mm, in the order of the page."""
    return [
        [(e.field, tuple(round(v, 1) for v in e.rect)) for e in face.expected]
        for face in made.faces[:FLOWING]
    ]
