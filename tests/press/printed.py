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
from tppo_cli.materials.look import Look
from tppo_cli.materials.orders import NO_SHEET
from tppo_cli.press.produce import Produced, produce
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import load_campaign
from tppo_cli.spec.orders import Fill

EXAMPLE = "examples/jakarta-barat-2023/campaign.yaml"
TAMBORA = "31.73.04.1001"

TAMBORAS = tuple(f"31.73.04.100{n}" for n in range(1, 4))


@dataclass(frozen=True, slots=True)
class Piece:
    """A material as it is made; an empty field means what the example says."""

    material: str
    look: str | None = None
    size: str | None = None
    sheet: str | None = None
    fill: Fill | None = None


LEADING = ("poster", "banner", "card", "speech")


def in_another_look() -> Iterator[Piece]:
    """Leading materials in another look than the example's, and each such look more than once.

    How each material is set in each look is for its own tests; what a press does with colours,
    boxes and fonts does not depend on which of them it is.
    """
    example = load_campaign(resources.path(EXAMPLE)).campaign.look
    others = [name for name in read.looks() if name != example]
    for index, name in enumerate(LEADING):
        material = read.material(name).material
        size = material.size(material.default_sizes[0])
        found = None if size is None else material.format_for(size)
        turn = index % len(others)
        for look in (*others[turn:], *others[:turn]):
            if found is not None and read.look(look).look.layout in found[1].layouts:
                yield Piece(name, look=look, sheet=NO_SHEET)
                break


SHARED = Piece("card", sheet="a4", fill=Fill.REGIONS)

PIECES = {
    **{name: Piece(name, sheet=NO_SHEET) for name in read.materials()},
    # The card comes on a sheet; alone it has a slug and marks like the others.
    "card": Piece("card"),
    "card alone": Piece("card", sheet=NO_SHEET),
    "card shared": SHARED,
    "speech A6": Piece("speech", size="A6"),
    # Made at 1:10, like everything over 5 m.
    "banner 400x600": Piece("banner", size="400x600"),
    **{f"{piece.material} {piece.look}": piece for piece in in_another_look()},
}

MATERIALS = tuple(PIECES)

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
    """The file of a piece for Kelurahan Tambora; on a shared sheet, for its neighbours too."""
    context, task = order_of(material)
    task = replace(task, job=replace(task.job, colour=colour))
    return produce(prepare(task, context), condition_of(task.job, context.loaded))


def in_inks(material: str) -> bytes:
    return finished(material, ColourMode.CMYK).data


def in_rgb(material: str) -> bytes:
    return finished(material, ColourMode.RGB).data


@cache
def order_of(material: str) -> tuple[Context, Task]:
    """What makes a piece, and its task, in the colours that the material says."""
    piece = PIECES[material]
    loaded = load_campaign(resources.path(EXAMPLE))
    codes = TAMBORAS if piece.fill is Fill.REGIONS else (TAMBORA,)
    regions = tuple(region for region in resolve(loaded) if region.code in codes)
    wants = Wants(
        materials=(piece.material,),
        regions=regions,
        sizes=() if piece.size is None else (piece.size,),
        look=piece.look,
        sheet=piece.sheet,
        fill=piece.fill,
    )
    context = Context(loaded, for_campaign(loaded), resources.root(), regions)
    return context, plan(loaded, wants)[0]


def look_of(material: str) -> Look:
    """The look that a piece is made in."""
    context, _ = order_of(material)
    return read.look(PIECES[material].look or context.loaded.campaign.look).look


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


@cache
def painted_with(material: str, colour: ColourMode) -> tuple[Painted, ...]:
    """All operators of a finished file that set a colour."""
    with opened(finished(material, colour).data) as pdf:
        return tuple(one for stream in contents(pdf) for one in colours(stream))


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
