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
    for one region, or for the campaign where the item is made once; `total` in all regions; both
    None where the spec does not say, and for what is seen on `screen` only, at so many pixels an
    inch. `sheets` is None for an item that is printed alone, `area` (m2, in all) for one that is
    neither large nor sold by area; `shared` tells that several regions lie on one sheet. `cost` in
    whole rupiah, None without a price or a quantity.
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
    screen: int | None
    each: int | None
    total: int | None
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
    def uncounted(self) -> tuple[str, ...]:
        """Materials that are to be printed, nobody says how often."""
        missing = (one.material for one in self.lines if one.total is None and one.screen is None)
        return tuple(dict.fromkeys(missing))

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
        """Whether every item that is printed has a price and a number of copies."""
        return all(line.cost is not None for line in self.lines if line.screen is None)


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
        if orders[task.job.material].quantity != 0:
            groups.setdefault(_place(task, names, loaded), []).append(task)
    lines = [
        _line(tasks, orders[tasks[0].job.material], loaded, len(regions))
        for _, tasks in sorted(groups.items())
    ]
    if not lines:
        raise FindingsError([Finding("TP830", {}, where(loaded, "materials"), "materials")])
    return PrintOrder(tuple(lines), tuple(regions), lang)


def uncounted(order: PrintOrder, loaded: Loaded) -> tuple[Finding, ...]:
    """TP832 for each material of which the spec does not say how many copies are wanted.

    Those that the spec does not even name are one finding.
    """
    named = [name for name in order.uncounted if name in loaded.campaign.materials]
    others = [name for name in order.uncounted if name not in named]
    found = [_uncounted(name, f"materials.{name}", loaded) for name in named]
    if others:
        found.append(_uncounted(", ".join(others), "materials", loaded))
    return tuple(found)


def _uncounted(materials: str, field: str, loaded: Loaded) -> Finding:
    first = materials.partition(",")[0]
    values = {"material": materials, "first": first}
    return Finding("TP832", values, where(loaded, field), field)


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
    page, sheet = material.geometry(task.size), _sheet(task, material, loaded)
    is_per_region = job.region is not None or job.is_mixed
    each = order.quantity if material.screen is None else None
    total = None if each is None else each * (regions if is_per_region else 1)
    files = len(tasks) if job.is_mixed or not is_per_region else regions
    sheets = None if sheet is None or each is None else _sheets(tasks, sheet, each)
    if sheets is not None and job.region is not None:
        sheets *= regions
    width, height = (Decimal(str(side)) for side in (task.size.width, task.size.height))
    price = order.price
    is_large = max(width, height) >= LARGE or (price is not None and price.per is Per.M2)
    area = width * height * (total or 0) / 1_000_000
    units = {Per.COPY: Decimal(total or 0), Per.SHEET: Decimal(sheets or 0), Per.M2: area}
    rupiah = None if price is None else Decimal(str(price.rupiah))
    return Line(
        material=job.material,
        name=material.title.get(locale(lang).language) or job.material,
        size=job.size,
        audience=job.audience,
        languages=job.languages,
        file=_pattern(tasks, loaded, page.scale, material.screen, lang),
        files=files,
        width=width / 10,
        height=height / 10,
        scale="" if material.screen else "1:1" if page.scale == 1 else "1:10",
        sheet=job.sheet,
        shared=job.is_mixed,
        places=1 if sheet is None else sheet.places,
        stock=order.stock or material.stock,
        finishing=_finishing(order, material, task.size, lang),
        per_region=is_per_region,
        screen=material.screen,
        each=each,
        total=total,
        sheets=sheets,
        area=area if is_large and total is not None else None,
        price=rupiah,
        per=None if price is None else price.per,
        cost=None
        if price is None or rupiah is None or total is None
        else _whole(units[price.per] * rupiah),
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


def _pattern(
    tasks: Sequence[Task], loaded: Loaded, scale: float, screen: int | None, lang: str
) -> str:
    """The path of a line's files, with words in place of the region."""
    job = tasks[0].job
    if job.is_mixed:
        path = tasks[0].file
        code = f"<{label(lang, 'order_code')}>"
        return path if len(tasks) == 1 else path.replace(code_of(job), code)
    if job.region is not None:
        job = replace(job, region=replace(job.region, code=_CODE, name=_NAME))
    suffix = ".pdf" if screen is None else ".png"
    path = item_path(job, loaded, scale=scale, suffix=suffix)
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
