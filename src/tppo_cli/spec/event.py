"""The day itself; standing posters have none."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import Field, StringConstraints

from tppo_cli.spec.base import LocalText, Model

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3])[.:][0-5]\d$")]


class Event(Model):
    """Name, day, hour and place of the event."""

    name: LocalText = Field(description="Name of the event or the day.")
    date: dt.date = Field(description="Day of the event, YYYY-MM-DD.")
    weekday: str | None = Field(None, description="Weekday as announced; checked against the date.")
    time: ClockTime | None = Field(None, description="Hour, 24-hour clock, such as 08.00.")
    place: LocalText | None = Field(None, description="Place of the event.")


class Permit(Model):
    """Permit for putting up a banner (izin pemasangan)."""

    number: str | None = Field(None, description="Number; without it a line to write on is left.")
    until: dt.date | None = Field(None, description="Last day on which the banner may hang.")


class Legal(Model):
    """A legal line, only where the user, with a lawyer, supplies one. Nothing is built in."""

    text: LocalText = Field(description="The line as it is printed.")
    checked_by: str = Field(description="Who checked it.")
    checked_on: dt.date = Field(description="When it was checked.")
