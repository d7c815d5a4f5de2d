"""The day itself; standing posters have none."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from tppo_cli.spec.base import Line, LocalText, Model
from tppo_cli.spec.kinds import Day, Matching


def _two_digits(value: str) -> str | None:
    """8.00 or 08.00 WIB -> 08.00."""
    match = re.match(r"([0-9]|[01][0-9]|2[0-3])[.:]([0-5][0-9])(?![0-9])", value)
    return f"{match[1]:0>2}.{match[2]}" if match else None


ClockTime = Annotated[str, Matching(r"^([01][0-9]|2[0-3])[.:][0-5][0-9]$", "TP144", _two_digits)]


class Zone(StrEnum):
    """Indonesia's three time zones, as they stand behind an hour."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"


class Event(Model):
    """Name, day, hour and place of the event."""

    name: LocalText = Field(description="Name of the event or the day.")
    date: Day = Field(description="Day of the event, YYYY-MM-DD.", examples=["2023-07-30"])
    weekday: Line | None = Field(
        None, description="Weekday as announced; checked against the date."
    )
    time: ClockTime | None = Field(
        None, description="Hour, 24-hour clock, such as 08.00.", examples=["08.00"]
    )
    zone: Zone | None = Field(
        None, description="Time zone of the hour, printed behind it: WIB, WITA or WIT."
    )
    place: LocalText | None = Field(None, description="Place of the event.")


class Permit(Model):
    """Permit for putting up a banner (izin pemasangan)."""

    number: Line | None = Field(None, description="Number; without it a line to write on is left.")
    until: Day | None = Field(None, description="Last day on which the banner may hang.")


class Legal(Model):
    """A legal line, only where the user, with a lawyer, supplies one. Nothing is built in."""

    text: LocalText = Field(description="The line as it is printed.")
    checked_by: Line = Field(description="Who checked it.")
    checked_on: Day = Field(description="When it was checked.")
