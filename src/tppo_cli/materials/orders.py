"""What a campaign orders: each material in each of its sizes, in the look it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.materials import eyelets, read
from tppo_cli.materials.geometry import PageGeometry
from tppo_cli.materials.look import Look, LookFolder
from tppo_cli.materials.material import Format, Layout, Material
from tppo_cli.materials.material import Loaded as MaterialFolder
from tppo_cli.materials.sheet import Sheet, arranged
from tppo_cli.materials.size import LARGEST_MM, SMALLEST_MM, Size, parse_size
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.orders import Fill, NamedSize, Order

KIT = ("poster", "banner", "card", "speech")
"""What a kit holds when the spec lists no materials."""

NO_SHEET = "none"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command asks for in place of the spec; an empty field means what the spec says.

    `for_all`: one item for the whole campaign, and none for a region of it.
    """

    materials: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    look: str | None = None
    sheet: str | None = None
    fill: Fill | None = None
    for_all: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """One material in one size. `field` is where the spec asks for it."""

    material: MaterialFolder
    size: Size
    format_name: str
    form: Format
    layout: Layout
    field: str

    @property
    def name(self) -> str:
        return self.material.material.name

    @property
    def unit(self) -> float:
        """Millimetres of one design unit on the finished, hung item."""
        return self.form.unit(self.size)

    @property
    def geometry(self) -> PageGeometry:
        return self.material.material.geometry(self.size, self.layout)


@dataclass(frozen=True, slots=True)
class Ordered:
    """The pieces and the look that could be made out, and all that was found on the way."""

    pieces: tuple[Piece, ...]
    look: LookFolder | None
    findings: tuple[Finding, ...]


def kit_materials(loaded: Loaded, only: Sequence[str] = ()) -> tuple[str, ...]:
    """The materials of a kit, in the order of the spec."""
    return tuple(only) or tuple(loaded.campaign.materials) or KIT


def is_own(folder: Path) -> bool:
    """Whether a material or a look is the campaign's, and none of those that ship with tppo."""
    return not folder.resolve().is_relative_to(resources.path("templates").resolve())


def where(loaded: Loaded, field: str) -> Place | None:
    """Where the spec has a field, or what holds it; only the file where it says nothing of it."""
    known = loaded.places.values
    is_said = field in known or field.partition(".")[0] in known
    return loaded.places.at(field) if is_said else Place(loaded.file)


def sizes(
    loaded: Loaded, material: Material, asked: Sequence[str] = ()
) -> tuple[tuple[tuple[Size, str], ...], tuple[Finding, ...]]:
    """The sizes of a material, each with the field that asks for it, and what is wrong with them.

    `asked` go before those of the spec, which go before the material's own. TP405 no format takes
    the proportions, TP407 no such size, TP410 a size that nothing has.
    """
    order = loaded.campaign.materials.get(material.name, Order())
    own = {size.name: size.size for size in order.sizes if isinstance(size, NamedSize)}
    listed = tuple(size.name if isinstance(size, NamedSize) else size for size in order.sizes)
    found: list[tuple[Size, str]] = []
    findings: list[Finding] = []
    for index, name in enumerate(asked or listed or material.default_sizes):
        is_spec = bool(listed) and not asked
        field = f"materials.{material.name}" + (f".sizes.{index}" if is_spec else "")
        size = parse_size(own[name], name) if name in own else material.size(name)
        fault = _fault(material, name, size, own)
        if size is not None and fault is None:
            found.append((size, field))
        elif fault is not None:
            placed = replace(fault, field=field, place=where(loaded, field)) if is_spec else fault
            findings.append(placed)
    return tuple(found), tuple(findings)


def _fault(material: Material, name: str, size: Size | None, own: dict[str, str]) -> Finding | None:
    values = {"material": material.name, "size": name}
    if size is None and name in own:
        limits = {"least": f"{SMALLEST_MM / 10:g} cm", "most": f"{LARGEST_MM / 1000:g} m"}
        return Finding("TP410", values | limits)
    if size is None:
        return Finding("TP407", values | {"known": ", ".join([*own, *material.sizes])})
    return Finding("TP405", values) if material.format_for(size) is None else None


def sheet_name(loaded: Loaded, material: Material, asked: str | None = None) -> str | None:
    """The imposition sheet of a material; None for the item alone."""
    order = loaded.campaign.materials.get(material.name, Order())
    name = asked or order.sheet or material.default_sheet
    return None if name == NO_SHEET else name


def fill(loaded: Loaded, material: Material, sheet: Sheet, asked: Fill | None = None) -> Fill:
    """What lies on the sheets of a material: as asked, as the spec or as the sheet says."""
    order = loaded.campaign.materials.get(material.name, Order())
    return asked or order.fill or sheet.fill


def ordered(loaded: Loaded, asked: Asked) -> Ordered:
    """Every piece of the kit, or of what was asked for instead.

    Findings: TP401 unknown material, TP403 look, TP404 sheet, TP402 a fault in one of their files,
    TP406 no layout for the look, TP409 the item does not fit the sheet, TP413 there is no sheet to
    fill, TP411 and TP412 eyelets, and those of `sizes`.
    """
    findings: list[Finding] = []
    pieces: list[Piece] = []
    look: LookFolder | None = None
    try:
        look = read.look(asked.look or loaded.campaign.look, loaded.folder)
    except FindingsError as error:
        findings += _placed(error.findings, loaded, "look", is_spec=asked.look is None)
    for name in kit_materials(loaded, asked.materials):
        try:
            folder = read.material(name, loaded.folder)
        except FindingsError as error:
            findings += _placed(
                error.findings, loaded, f"materials.{name}", is_spec=not asked.materials
            )
            continue
        found, faults = sizes(loaded, folder.material, asked.sizes)
        findings += faults
        for size, field in found:
            piece, fault = _piece(folder, size, field, look.look if look else None)
            if piece:
                pieces.append(piece)
            elif fault:
                findings += _placed([fault], loaded, "look", is_spec=asked.look is None)
        findings += _sheet_faults(loaded, folder.material, [size for size, _ in found], asked)
        findings += _eyelet_faults(loaded, folder.material)
    return Ordered(tuple(pieces), look, tuple(findings))


def _piece(
    folder: MaterialFolder, size: Size, field: str, look: Look | None
) -> tuple[Piece | None, Finding | None]:
    found = folder.material.format_for(size)
    if found is None or look is None:
        return None, None
    name, form = found
    layout = form.layouts.get(look.layout)
    if layout is None:
        values = {"material": folder.material.name, "look": look.name, "format": name}
        return None, Finding("TP406", values)
    return Piece(folder, size, name, form, layout, field), None


def _sheet_faults(
    loaded: Loaded, material: Material, found: Iterable[Size], asked: Asked
) -> list[Finding]:
    name = sheet_name(loaded, material, asked.sheet)
    if name is None:
        return _nothing_to_fill(loaded, material, asked)
    field = f"materials.{material.name}.sheet"
    try:
        sheet = read.sheet(name, loaded.folder)
    except FindingsError as error:
        return _placed(error.findings, loaded, field, is_spec=asked.sheet is None)
    faults = []
    for size in found:
        page = material.geometry(size)
        if arranged(sheet, page.trim_width, page.trim_height) is None:
            values = {"material": material.name, "size": size.name, "sheet": name}
            faults.append(Finding("TP409", values))
    return _placed(faults, loaded, field, is_spec=asked.sheet is None)


def _nothing_to_fill(loaded: Loaded, material: Material, asked: Asked) -> list[Finding]:
    """TP413 where somebody says what lies on a sheet, and there is none."""
    # A kit is asked for all its materials, and some of them lie on sheets.
    is_spec = asked.fill is None or len(asked.materials) != 1
    if is_spec and loaded.campaign.materials.get(material.name, Order()).fill is None:
        return []
    finding = Finding("TP413", {"material": material.name})
    return _placed([finding], loaded, f"materials.{material.name}.fill", is_spec=is_spec)


def _eyelet_faults(loaded: Loaded, material: Material) -> list[Finding]:
    every = loaded.campaign.materials.get(material.name, Order()).eyelets_every
    if every is None:
        return []
    has_hem = any(form.eyelets for form in material.formats.values())
    found = eyelets.faults(material.name, every, has_hem=has_hem)
    return _placed(found, loaded, f"materials.{material.name}.eyelets_every", is_spec=True)


def _placed(
    findings: Iterable[Finding], loaded: Loaded, field: str, *, is_spec: bool
) -> list[Finding]:
    """Findings that stand where the spec asks for the thing, unless they know a better place."""
    if not is_spec:
        return list(findings)
    return [f if f.place else replace(f, field=field, place=where(loaded, field)) for f in findings]
