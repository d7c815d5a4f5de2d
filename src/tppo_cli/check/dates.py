"""Days that do not agree, and what was true once: weekday, permit, offices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

from tppo_cli.check.subject import Subject
from tppo_cli.findings import Finding
from tppo_cli.resources import read_yaml
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.nearest import nearest

OFFICE_DAYS = 180
"""Days after which somebody should look again who holds an office. A judgement: officials change
less often than a number is dialled again (90 days), and at any time of the year."""


def check(subject: Subject) -> Iterator[Finding]:
    """TP550 to TP555. The day that counts is the event's, and today where that is to come."""
    yield from _weekday(subject.loaded)
    yield from _permit(subject.loaded, subject.today)
    yield from _offices(subject.loaded, subject.today)


def _weekday(loaded: Loaded) -> Iterator[Finding]:
    event = loaded.campaign.event
    if event is None or event.weekday is None:
        return
    field = "event.weekday"
    place = loaded.places.at(field)
    names = weekdays()
    said = event.weekday.casefold().replace("’", "'").strip()
    if said not in names:
        values = {"weekday": event.weekday, "nearest": nearest(said, names)}
        yield Finding("TP551", values, place, field)
    elif names[said] != event.date.isoweekday():
        right = named_like(said, event.date.isoweekday())
        values = {"weekday": event.weekday, "date": event.date.isoformat(), "right": right}
        yield Finding("TP550", values, place, field)


@cache
def weekdays() -> Mapping[str, int]:
    """Names of weekdays in small letters -> number, Monday is 1 (ISO 8601)."""
    return {name: number for number, names in _names().items() for name in names}


def named_like(said: str, number: int) -> str:
    """The name of a weekday in the language in which another one was said."""
    names = _names()
    is_english = said == names[weekdays()[said]][-1]
    return names[number][-1 if is_english else 0].capitalize()


def _names() -> Mapping[int, list[str]]:
    rows: Mapping[int, list[str]] = read_yaml("assets/content/weekdays.yaml")
    return rows


def _permit(loaded: Loaded, today: date) -> Iterator[Finding]:
    campaign = loaded.campaign
    until = campaign.permit.until if campaign.permit else None
    if until is None:
        return
    field = "permit.until"
    place = loaded.places.at(field)
    values = {"until": until.isoformat()}
    if campaign.event and until < campaign.event.date:
        event = {"event": campaign.event.date.isoformat()}
        yield Finding("TP553", values | event, place, field)
    elif until < today:
        yield Finding("TP552", values, place, field)


def _offices(loaded: Loaded, today: date) -> Iterator[Finding]:
    event = loaded.campaign.event
    counts = min(event.date, today) if event else today
    for index, person in enumerate(loaded.campaign.people):
        field = f"people.{index}.as_of"
        place = loaded.places.at(field)
        values = {"name": person.name, "as_of": person.as_of.isoformat()}
        if person.as_of > today:
            yield Finding("TP555", values, place, field)
        elif counts - person.as_of > timedelta(days=OFFICE_DAYS):
            yield Finding("TP554", values | {"days": str(OFFICE_DAYS)}, place, field)
