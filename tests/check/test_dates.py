"""Weekday and date, the permit's end, and who holds which office when."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.check.campaigns import campaign, checked, line_of, only
from tests.content.campaigns import codes
from tppo_cli.check.dates import OFFICE_DAYS

EVENT = {"name": "Hari Dunia Anti Perdagangan Orang", "date": "2023-07-30"}


@pytest.mark.parametrize("weekday", ["Minggu", "minggu", "Ahad", "Sunday"])
def test_the_right_weekday(tmp_path: Path, weekday: str) -> None:
    assert checked(campaign(tmp_path, event=EVENT | {"weekday": weekday})) == []


@pytest.mark.parametrize(
    ("weekday", "right"), [("Senin", "Minggu"), ("Jum’at", "Minggu"), ("Monday", "Sunday")]
)
def test_a_wrong_weekday_is_told_the_right_one(tmp_path: Path, weekday: str, right: str) -> None:
    finding = only(campaign(tmp_path, event=EVENT | {"weekday": weekday}))
    assert (finding.code, finding.is_error) == ("TP550", True)
    assert finding.message() == f"2023-07-30 is a {right}, not a {weekday}"
    assert weekday in line_of(finding)


def test_a_weekday_that_is_none(tmp_path: Path) -> None:
    finding = only(campaign(tmp_path, event=EVENT | {"weekday": "Mingu"}))
    assert (finding.code, finding.is_error) == ("TP551", False)
    assert "Did you mean minggu?" in finding.help()


def permit(folder: Path, until: str, **changes: Any) -> list[str]:
    loaded = campaign(folder, permit={"number": "12", "until": until}, **changes)
    return codes(checked(loaded, today=date(2026, 11, 24)))


def test_a_permit_holds_until_the_end_of_its_last_day(tmp_path: Path) -> None:
    assert permit(tmp_path, "2026-11-24", event=None) == []
    assert permit(tmp_path, "2026-11-23", event=None) == ["TP552"]
    assert permit(tmp_path, "2026-11-23") == ["TP552"]


def test_a_permit_must_last_until_the_event(tmp_path: Path) -> None:
    event = {"name": "Hari", "date": "2027-07-30"}
    assert permit(tmp_path, "2027-07-29", event=event) == ["TP553"]
    assert permit(tmp_path, "2027-07-30", event=event) == []


def offices(folder: Path, as_of: str, today: date, event: str | None) -> list[str]:
    day = EVENT | {"date": event} if event else None
    people = [{"name": "Nama", "office": "Wali Kota", "as_of": as_of}]
    return codes(checked(campaign(folder, event=day, people=people), today=today))


def test_an_office_is_looked_at_again_after_half_a_year(tmp_path: Path) -> None:
    later = date(2026, 1, 1) + timedelta(days=OFFICE_DAYS)
    assert offices(tmp_path, "2026-01-01", later, None) == []
    assert offices(tmp_path, "2026-01-01", later + timedelta(days=1), None) == ["TP554"]


def test_what_was_true_on_the_day_of_a_past_event_stays_so(tmp_path: Path) -> None:
    assert offices(tmp_path, "2023-07-30", date(2040, 1, 1), "2023-07-30") == []
    assert offices(tmp_path, "2022-07-30", date(2040, 1, 1), "2023-07-30") == ["TP554"]
    assert offices(tmp_path, "2026-01-01", date(2026, 2, 1), "2027-07-30") == []


def test_nobody_holds_an_office_in_the_future(tmp_path: Path) -> None:
    assert offices(tmp_path, "2026-11-25", date(2026, 11, 24), "2027-07-30") == ["TP555"]
    assert offices(tmp_path, "2026-11-24", date(2026, 11, 24), "2027-07-30") == []
