"""Every material of the example campaign, finished in RGB and in inks, and such files read back.

What reads them here does not share a line with what made them: operators come from qpdf's parser,
objects from a walk over the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from tppo_cli import resources
from tppo_cli.batch.colour import condition_of
from tppo_cli.batch.make import Context, prepare
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.task import Task
from tppo_cli.content.job import ColourMode
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.materials import read
from tppo_cli.press.produce import Produced, produce
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import load_campaign

EXAMPLE = "examples/jakarta-barat-2023/campaign.yaml"
TAMBORA = "31.73.04.1001"

MATERIALS = (*read.materials(), "card alone")
"""The card comes on a sheet; alone it has a slug and marks like the others."""

NO_INK = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC"}
INK = ("k", "K")


@dataclass(frozen=True, slots=True)
class Painted:
    """One colour operator: its name, its operands, and whether it stands in a text object."""

    operator: str
    operands: tuple[float, ...]
    in_text: bool


@cache
def finished(material: str, colour: ColourMode) -> Produced:
    """The file of a material for Kelurahan Tambora."""
    context, task = _order(material)
    task = replace(task, job=replace(task.job, colour=colour))
    return produce(prepare(task, context), condition_of(task.job, context.loaded))


def in_inks(material: str) -> bytes:
    return finished(material, ColourMode.CMYK).data


def in_rgb(material: str) -> bytes:
    return finished(material, ColourMode.RGB).data


@cache
def _order(material: str) -> tuple[Context, Task]:
    loaded = load_campaign(resources.path(EXAMPLE))
    regions = tuple(region for region in resolve(loaded) if region.code == TAMBORA)
    name, _, alone = material.partition(" ")
    wants = Wants(materials=(name,), regions=regions, sheet="none" if alone else None)
    context = Context(loaded, for_campaign(loaded), resources.root(), regions)
    return context, plan(loaded, wants)[0]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def contents(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All content streams of a file, whether a page shows them or not."""
    yield from (page.obj["/Contents"] for page in pdf.pages)
    for value in pdf.objects:
        if isinstance(value, Stream) and (
            value.get("/Subtype") == Name.Form or "/PatternType" in value
        ):
            yield value
        if isinstance(value, Dictionary) and value.get("/Subtype") == Name.Type3:
            yield from value["/CharProcs"].values()


def colours(stream: Any) -> Iterator[Painted]:
    """The operators that set a colour, in order; one for a pattern is none of them."""
    in_text = False
    for instruction in pikepdf.parse_content_stream(stream):
        name = str(instruction.operator)
        in_text = name == "BT" or (in_text and name != "ET")
        operands = list(instruction.operands)
        if name in NO_INK | set(INK) and operands != [Name.Pattern]:
            yield Painted(name, tuple(float(v) for v in operands if not _named(v)), in_text)


def _named(value: Any) -> bool:
    return isinstance(value, Name)


def objects(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All dictionaries and streams, also those that lie in others."""
    yield from (found for value in pdf.objects for found in _inside(value, 0))


def _inside(value: Any, depth: int) -> Iterator[Any]:
    if depth > 12:
        return
    if isinstance(value, Dictionary | Stream):
        yield value
        below = [v for k, v in value.items() if k not in ("/Parent", "/P", "/Prev", "/Next")]
    elif isinstance(value, Array):
        below = list(value)
    else:
        return
    for other in below:
        direct = isinstance(other, Dictionary | Stream | Array) and not other.is_indirect
        if direct:
            yield from _inside(other, depth + 1)


def space_name(value: Any) -> str:
    """The name of a colour space, its base's for an indexed one."""
    if not isinstance(value, Array):
        return str(value)
    if value[0] == Name.Indexed:
        return space_name(value[1])
    if value[0] == Name.ICCBased:
        return f"/ICCBased {value[1].N}"
    return str(value[0])
