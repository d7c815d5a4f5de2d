"""A year as it is printed on a pocket calendar."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import lru_cache

from tppo_cli.hotlines.registry import registry
from tppo_cli.spec.campaign import Campaign

LATE = 10
"""From this month on people look for next year's calendar."""


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, seven letters for the days, and its weeks; a day outside it is None.

    A week begins with Sunday, as calendars in Indonesia do.
    """

    name: str
    days: tuple[str, ...]
    weeks: tuple[tuple[int | None, ...], ...]


@lru_cache(maxsize=32)
def months(year: int, lang: str) -> tuple[Month, ...]:
    """The twelve months of a year in a language that CLDR knows."""
    from babel.dates import get_day_names, get_month_names  # noqa: PLC0415 -- babel loads slowly

    tag = lang.replace("-", "_")
    names = get_month_names("wide", "stand-alone", tag)
    letters = get_day_names("narrow", "stand-alone", tag)
    ordered = calendar.Calendar(calendar.SUNDAY)
    days = tuple(letters[day] for day in ordered.iterweekdays())
    return tuple(
        Month(
            names[number].capitalize(),
            days,
            tuple(
                tuple(day or None for day in week)
                for week in ordered.monthdayscalendar(year, number)
            ),
        )
        for number in range(1, 13)
    )


def calendar_year(campaign: Campaign) -> int:
    """The year that the campaign's calendars show: as the spec says, else from its own dates.

    That is the year of the event (the next one, where the event is late in it), else that in which
    the spec was last read through, else that of the newest source of a number. Never today's.
    """
    if campaign.calendar_year is not None:
        return campaign.calendar_year
    day = campaign.event.date if campaign.event else campaign.as_of
    if day is None:
        day = max(hotline.source_date for hotline in registry().values())
    return day.year + (day.month >= LATE)
