"""The print order in words: the table that people read, numbers as numbers and as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from tppo_cli.content.locale import label, locale
from tppo_cli.publish.order import Line, PrintOrder

Cell = str | int | float | None

COLUMNS = (
    "item", "file", "size", "scale", "stock", "finishing", "each", "total", "sheets", "area",
    "price", "per", "cost",
)  # fmt: skip
"""Columns of the table, in order."""

FIGURES = ("each", "total", "sheets", "area", "price", "cost")
"""Those that hold numbers."""


def table(order: PrintOrder) -> tuple[tuple[str, ...], list[tuple[Cell, ...]], tuple[Cell, ...]]:
    """Headings, rows and totals for people, numbers as numbers."""
    lang = order.lang
    headings = tuple(label(lang, f"order_{name}") for name in COLUMNS)
    rows = [tuple(cells(line, lang).values()) for line in order.lines]
    sums: dict[str, Cell] = dict.fromkeys(COLUMNS)
    sums |= {"item": sum_label(order), "cost": order.cost}
    if order.area is not None:
        sums["area"] = float(order.area)
    return headings, rows, tuple(sums.values())


def cells(line: Line, lang: str) -> dict[str, Cell]:
    """The cells of a line, by column; None where it has nothing to say."""
    return {
        "item": ", ".join(part for part in (line.name, note(line, lang)) if part),
        "file": line.file,
        "size": size(line, lang),
        "scale": line.scale,
        "stock": line.stock,
        "finishing": finishing(line, lang),
        "each": line.each if line.per_region else None,
        "total": line.total if line.total is not None else uncounted(line, lang),
        "sheets": line.sheets,
        "area": None if line.area is None else float(line.area),
        "price": None if line.price is None else float(line.price),
        "per": None if line.per is None else label(lang, f"order_per_{line.per.value}"),
        "cost": line.cost,
    }


def uncounted(line: Line, lang: str) -> str:
    """What stands in place of the number of copies."""
    return label(lang, "order_missing" if line.screen is None else "order_screen")


def sum_label(order: PrintOrder) -> str:
    """What the last row is called: it says so where some items have no price."""
    partly = order.cost is not None and not order.is_priced
    return label(order.lang, "order_sum_part" if partly else "order_sum")


def size(line: Line, lang: str) -> str:
    """`29,7 x 42` in cm, by its name where it has one of its own; of a picture its pixels."""
    if line.screen is not None:
        pixels = (round(float(side) / 2.54 * line.screen) for side in (line.width, line.height))
        return " × ".join(map(str, pixels)) + " px"
    sides = " × ".join(number(round(side, 2), lang) for side in (line.width, line.height))
    return f"{line.size}: {sides}" if re.fullmatch(r"A\d\+?", line.size) else sides


def finishing(line: Line, lang: str) -> str:
    """Finishing, and how many lie on a sheet."""
    if line.sheet is None:
        return line.finishing
    key = "order_on_shared" if line.shared else "order_on_sheet"
    on_sheet = label(lang, key, places=str(line.places), sheet=line.sheet)
    return ", ".join(part for part in (line.finishing, on_sheet) if part)


def note(line: Line, lang: str) -> str:
    """What tells an edition from the others: its audience, and its languages where not `lang`."""
    said = [locale(lang).labels.get(f"audience_{line.audience}", line.audience or "")]
    if line.languages != (lang,):
        said += [language(tag, lang) for tag in line.languages]
    return ", ".join(part for part in said if part)


def language(tag: str, lang: str) -> str:
    """A language's name: `bahasa Inggris`; its tag where the name is not known."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 -- babel loads slowly

    try:
        name = Locale.parse(tag, sep="-").get_display_name(locale(lang).language)
    except (UnknownLocaleError, ValueError):
        return tag
    return label(lang, "order_language", name=name or tag)


def number(value: Decimal | int, lang: str) -> str:
    """A number as the language writes it: 1.120 and 29,7 in Indonesian."""
    from babel.numbers import format_decimal  # noqa: PLC0415 -- babel loads slowly

    text: str = format_decimal(value, locale=locale(lang).language)
    return text


def rupiah(value: Decimal | int, lang: str) -> str:
    """`Rp2.500`, without a blank (EYD V)."""
    return f"Rp{number(value, lang)}"


def shown(order: PrintOrder) -> tuple[list[tuple[str, ...]], tuple[bool, ...]]:
    """The table as text, headings first and totals last, without columns that say nothing.

    With it, for each column, whether it holds numbers.
    """
    headings, rows, sums = table(order)
    said = [headings, *(_texts(row, order.lang) for row in (*rows, sums))]
    kept = [index for index in range(len(COLUMNS)) if any(line[index] for line in said[1:])]
    texts = [tuple(line[index] for index in kept) for line in said]
    return texts, tuple(COLUMNS[index] in FIGURES for index in kept)


def _texts(row: Sequence[Cell], lang: str) -> tuple[str, ...]:
    return tuple(
        ""
        if cell is None
        else cell.replace("\u00a0", " ")
        if isinstance(cell, str)
        else rupiah(Decimal(str(cell)), lang)
        if name in ("price", "cost")
        else number(Decimal(str(cell)), lang)
        for name, cell in zip(COLUMNS, row, strict=True)
    )
