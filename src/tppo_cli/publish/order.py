"""The print order: what the shop is to make, how often, on what, and what it costs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.task import Task
from tppo_cli.content.job import State
from tppo_cli.content.locale import label, locale
from tppo_cli.content.naming import item_path
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.orders import kit_materials, sheet_name, where
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.orders import Order, Per

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
    large nor sold by area. `cost` in whole rupiah, None without a price.
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


def print_order(loaded: Loaded, regions: Sequence[Region]) -> PrintOrder:
    """The order of a whole kit, finals, in the spec's first language.

    Raises FindingsError: TP830 nothing is ordered, TP831 a price for a sheet where there is none,
    and what `plan` finds.
    """
    lang = loaded.campaign.languages[0]
    names = kit_materials(loaded)
    orders = {name: loaded.campaign.materials.get(name, Order()) for name in names}
    if faults := list(_prices_without_sheet(loaded, orders)):
        raise FindingsError(faults)
    # Each region gets the same files, so that those of one tell about all.
    shown = tuple(regions[:1]) if loaded.campaign.regions is not None else None
    tasks = plan(loaded, Wants(names, shown, state=State.FINAL, is_kit=True))
    lines = [
        _line(task, orders[task.job.material], loaded, len(regions) if task.job.region else 1)
        for task in sorted(tasks, key=lambda task: _place(task, names, loaded))
        if orders[task.job.material].quantity
    ]
    if not lines:
        raise FindingsError([Finding("TP830", {}, where(loaded, "materials"), "materials")])
    return PrintOrder(tuple(lines), tuple(regions), lang)


def _place(task: Task, names: Sequence[str], loaded: Loaded) -> tuple[Any, ...]:
    """Materials and languages as in the spec, small sizes and the edition for all first."""
    job, languages = task.job, loaded.campaign.languages
    return (
        names.index(job.material),
        task.size.width * task.size.height,
        job.size,
        job.audience or "",
        [languages.index(language) for language in job.languages],
    )


def _prices_without_sheet(loaded: Loaded, orders: Mapping[str, Order]) -> Iterator[Finding]:
    for name, order in orders.items():
        material = read.material(name, loaded.folder).material
        by_sheet = order.price is not None and order.price.per is Per.SHEET
        if by_sheet and sheet_name(loaded, material) is None:
            field = f"materials.{name}.price"
            yield Finding("TP831", {"material": name}, where(loaded, field), field)


def _line(task: Task, order: Order, loaded: Loaded, regions: int) -> Line:
    job, lang = task.job, loaded.campaign.languages[0]
    material = read.material(job.material, loaded.folder).material
    sheet = None if job.sheet is None else read.sheet(job.sheet, loaded.folder)
    total = order.quantity * regions
    # A sheet holds the copies of one region, so that each gets its own full sheets.
    sheets = None if sheet is None else math.ceil(order.quantity / sheet.places) * regions
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
        file=_pattern(task, loaded, material.geometry(task.size).scale, lang),
        files=regions,
        width=width / 10,
        height=height / 10,
        scale="1:1" if material.geometry(task.size).scale == 1 else "1:10",
        sheet=job.sheet,
        places=1 if sheet is None else sheet.places,
        stock=order.stock or material.stock,
        finishing=_finishing(order, len(material.faces), lang),
        per_region=job.region is not None,
        each=order.quantity,
        total=total,
        sheets=sheets,
        area=area if is_by_area or max(width, height) >= LARGE else None,
        price=rupiah,
        per=None if price is None else price.per,
        cost=None if price is None or rupiah is None else _whole(units[price.per] * rupiah),
    )


def _pattern(task: Task, loaded: Loaded, scale: float, lang: str) -> str:
    """The path of a line's files, with words in place of the region."""
    job = task.job
    if job.region is not None:
        job = replace(job, region=replace(job.region, code=_CODE, name=_NAME))
    path = item_path(job, loaded, scale=scale)
    return path.replace(_CODE, f"<{label(lang, 'order_code')}>").replace(
        _NAME, f"<{label(lang, 'order_village')}>"
    )


def _finishing(order: Order, faces: int, lang: str) -> str:
    parts = [order.finishing or ""]
    if order.eyelets_every:
        spacing = re.sub(r"(?<=\d)(?=[a-z])", "\u00a0", order.eyelets_every)
        parts.append(label(lang, "order_eyelets", spacing=spacing))
    if faces > 1:
        parts.append(label(lang, "order_two_sides"))
    return ", ".join(part for part in parts if part)


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
