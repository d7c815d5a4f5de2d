"""The print order: what the shop is to make, how often, on what, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.task import Task
from tppo_cli.content.job import State
from tppo_cli.content.locale import label, locale
from tppo_cli.content.naming import code_of, item_path
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.face import cuts
from tppo_cli.materials.material import Material
from tppo_cli.materials.orders import fill, kit_materials, sheet_name, where
from tppo_cli.materials.sheet import Sheet, arranged, impressions
from tppo_cli.materials.size import Size
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.orders import Fill, Order, Per

LARGE = 1000.0
"""Longest side in mm from which an item is sold by the square metre."""

_CODE, _NAME = "9q9code9q9", "9q9name9q9"
"""Stand for code and name of a region in a path: letters and digits that any path keeps."""


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the order: material x size x audience x languages.

    `file` is the path of its files below the output folder, with the region's code and name in
    angle brackets, `files` how many there are. Width and height in cm, as finished. `each`: copies
    for one region, or for the campaign where the item is made once; `total` in all regions.
    `sheets` is None for an item that is printed alone, `area` (m2, in all) for one that is neither
    large nor sold by area; `shared` tells that several regions lie on one sheet. `cost` in whole
    rupiah, None without a price.
    """

    material: str
    name: str
    size: str
    audience: str | None
    languages: tuple[str, ...]
    file: str
    files: int
    width: Decimal
    height: Decimal
    scale: str
    sheet: str | None
    shared: bool
    places: int
    stock: str
    finishing: str
    per_region: bool
    each: int
    total: int
    sheets: int | None
    area: Decimal | None
    price: Decimal | None
    per: Per | None
    cost: int | None

    def row(self) -> dict[str, Any]:
        """The line for JSON and CSV; decimals as numbers."""
        return {
            field.name: _plain(getattr(self, field.name))
            for field in fields(self)
            if field.name != "places"
        }


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """All lines, in the order of the spec; `regions` is empty for a campaign without any."""

    lines: tuple[Line, ...]
    regions: tuple[Region, ...]
    lang: str

    @property
    def area(self) -> Decimal | None:
        """All large items together, in m2."""
        areas = [line.area for line in self.lines if line.area is not None]
        return sum(areas, Decimal(0)) if areas else None

    @property
    def cost(self) -> int | None:
        """All items that have a price, in rupiah."""
        costs = [line.cost for line in self.lines if line.cost is not None]
        return sum(costs) if costs else None

    @property
    def is_priced(self) -> bool:
        """Whether every item has a price."""
        return all(line.cost is not None for line in self.lines)


def print_order(loaded: Loaded, regions: Sequence[Region], only: Sequence[str] = ()) -> PrintOrder:
    """The order of a kit for these regions, finals, in the spec's first language.

    `only` are materials; without any it is all that the spec asks for.

    Raises FindingsError: TP830 nothing is ordered, TP831 a price for a sheet where there is none,
    and what `plan` finds.
    """
    lang = loaded.campaign.languages[0]
    names = kit_materials(loaded, only)
    orders = {name: loaded.campaign.materials.get(name, Order()) for name in names}
    if faults := list(_prices_without_sheet(loaded, orders)):
        raise FindingsError(faults)
    groups: dict[tuple[Any, ...], list[Task]] = {}
    for task in _tasks(loaded, regions, names):
        if orders[task.job.material].quantity:
            groups.setdefault(_place(task, names, loaded), []).append(task)
    lines = [
        _line(tasks, orders[tasks[0].job.material], loaded, len(regions))
        for _, tasks in sorted(groups.items())
    ]
    if not lines:
        raise FindingsError([Finding("TP830", {}, where(loaded, "materials"), "materials")])
    return PrintOrder(tuple(lines), tuple(regions), lang)


def _tasks(loaded: Loaded, regions: Sequence[Region], names: Sequence[str]) -> tuple[Task, ...]:
    """Each region gets the same files, so that those of one tell about all.

    Where regions share sheets, it takes all of them to tell what lies on these.
    """
    if loaded.campaign.regions is None:
        return plan(loaded, Wants(tuple(names), None, state=State.FINAL, is_kit=True))
    shared = [name for name in names if _is_shared(loaded, name)]
    apart = tuple(name for name in names if name not in shared)
    kit = Wants(apart, tuple(regions[:1]), state=State.FINAL, is_kit=True)
    on_sheets = replace(kit, materials=tuple(shared), regions=tuple(regions))
    return (*plan(loaded, kit), *plan(loaded, on_sheets))


def _is_shared(loaded: Loaded, name: str) -> bool:
    material = read.material(name, loaded.folder).material
    sheet = sheet_name(loaded, material)
    if sheet is None or material.per != "region":
        return False
    return fill(loaded, material, read.sheet(sheet, loaded.folder)) is Fill.REGIONS


def _place(task: Task, names: Sequence[str], loaded: Loaded) -> tuple[Any, ...]:
    """Materials and languages as in the spec, small sizes and the edition for all first."""
    job, languages = task.job, loaded.campaign.languages
    return (
        names.index(job.material),
        task.size.width * task.size.height,
        job.size,
        job.audience or "",
        tuple(languages.index(language) for language in job.languages),
    )


def _prices_without_sheet(loaded: Loaded, orders: Mapping[str, Order]) -> Iterator[Finding]:
    for name, order in orders.items():
        material = read.material(name, loaded.folder).material
        by_sheet = order.price is not None and order.price.per is Per.SHEET
        if by_sheet and sheet_name(loaded, material) is None:
            field = f"materials.{name}.price"
            yield Finding("TP831", {"material": name}, where(loaded, field), field)


def _line(tasks: Sequence[Task], order: Order, loaded: Loaded, regions: int) -> Line:
    """`tasks` are one that stands for all regions, or all those in which regions share sheets."""
    task = tasks[0]
    job, lang = task.job, loaded.campaign.languages[0]
    material = read.material(job.material, loaded.folder).material
    sheet = _sheet(task, material, loaded)
    is_per_region = job.region is not None or job.is_mixed
    total = order.quantity * (regions if is_per_region else 1)
    files = len(tasks) if job.is_mixed or not is_per_region else regions
    sheets = None if sheet is None else _sheets(tasks, sheet, order.quantity)
    if sheets is not None and job.region is not None:
        sheets *= regions
    width, height = (Decimal(str(side)) for side in (task.size.width, task.size.height))
    price = order.price
    is_by_area = price is not None and price.per is Per.M2
    area = width * height * total / 1_000_000
    units = {Per.COPY: Decimal(total), Per.SHEET: Decimal(sheets or 0), Per.M2: area}
    rupiah = None if price is None else Decimal(str(price.rupiah))
    return Line(
        material=job.material,
        name=material.title.get(locale(lang).language) or job.material,
        size=job.size,
        audience=job.audience,
        languages=job.languages,
        file=_pattern(tasks, loaded, material.geometry(task.size).scale, lang),
        files=files,
        width=width / 10,
        height=height / 10,
        scale="1:1" if material.geometry(task.size).scale == 1 else "1:10",
        sheet=job.sheet,
        shared=job.is_mixed,
        places=1 if sheet is None else sheet.places,
        stock=order.stock or material.stock,
        finishing=_finishing(order, material, task.size, lang),
        per_region=is_per_region,
        each=order.quantity,
        total=total,
        sheets=sheets,
        area=area if is_by_area or max(width, height) >= LARGE else None,
        price=rupiah,
        per=None if price is None else price.per,
        cost=None if price is None or rupiah is None else _whole(units[price.per] * rupiah),
    )


def _sheet(task: Task, material: Material, loaded: Loaded) -> Sheet | None:
    if task.job.sheet is None:
        return None
    page = material.geometry(task.size)
    sheet = read.sheet(task.job.sheet, loaded.folder)
    found = arranged(sheet, page.trim_width, page.trim_height)
    if found is None:
        values = {"material": material.name, "size": task.size.name, "sheet": sheet.name}
        raise FindingsError([Finding("TP409", values)])
    return found


def _sheets(tasks: Sequence[Task], sheet: Sheet, quantity: int) -> int:
    """How many sheets are printed of all files together."""
    runs = (impressions(sheet, len(task.job.regions) or 1, quantity) for task in tasks)
    return sum(printed.prints for run in runs for printed in run)


def _pattern(tasks: Sequence[Task], loaded: Loaded, scale: float, lang: str) -> str:
    """The path of a line's files, with words in place of the region."""
    job = tasks[0].job
    if job.is_mixed:
        path = tasks[0].file
        code = f"<{label(lang, 'order_code')}>"
        return path if len(tasks) == 1 else path.replace(code_of(job), code)
    if job.region is not None:
        job = replace(job, region=replace(job.region, code=_CODE, name=_NAME))
    path = item_path(job, loaded, scale=scale)
    return path.replace(_CODE, f"<{label(lang, 'order_code')}>").replace(
        _NAME, f"<{label(lang, 'order_village')}>"
    )


def _finishing(order: Order, material: Material, size: Size, lang: str) -> str:
    parts = [order.finishing or ""]
    if order.eyelets_every:
        spacing = re.sub(r"(?<=\d)(?=[a-z])", "\u00a0", order.eyelets_every)
        parts.append(label(lang, "order_eyelets", spacing=spacing))
    if len(material.faces) > 1:
        parts.append(label(lang, "order_two_sides"))
    found = material.format_for(size)
    if found is not None and (folds := cuts(found[1].folded(material.faces[0]).panels)):
        parts.append(label(lang, "order_folds", count=str(len(folds))))
    return ", ".join(part for part in parts if part)


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
