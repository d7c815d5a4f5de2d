"""The discreet card: a calendar outside that tells nothing, and numbers inside."""

from __future__ import annotations

import calendar
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from tests.content.campaigns import campaign
from tests.materials.folded import YEAR, copy_of, faults, made
from tests.reading import raster, text
from tests.samples import KEMLU, KP2MI, LONGEST, MIGRANT_HOTLINES, POLRI, UPT, sample_setup
from tppo_cli.content.build import build_copy
from tppo_cli.content.calendar import calendar_year, months
from tppo_cli.content.copy import Copy
from tppo_cli.content.job import Job
from tppo_cli.content.naming import item_path
from tppo_cli.hotlines import registry
from tppo_cli.render.plan import folds, plan_pages

FORBIDDEN = (
    "tppo", "perdagangan", "orang", "korban", "penyintas", "trafficking", "traffick", "victim",
    "polisi", "polri", "police", "129", "110", "112", "08111", "0813", "sapa", "siaga", "uptpppa",
    "pppa", "kp2mi", "lpsk", "kemlu", "whatsapp", "telepon", "call", "hotline", "bantuan", "help",
    "kelurahan", "kecamatan", "tambora", "kedaung", "jakarta", "pemerintah", "rangkul", "lawan",
    "campaign", "kampanye", "migran", "migrant", "discreet", "senyap", "salahmu", "fault",
)  # fmt: skip
"""No word of these may stand on the outside, beside it, or in what a reader shows of the file."""

CASES = {
    "usual": copy_of("discreet-card", "171x54"),
    "migrant workers": copy_of(
        "discreet-card", "171x54", hotlines=MIGRANT_HOTLINES, region=LONGEST, qr=None
    ),
    "long hero": copy_of(
        "discreet-card", "171x54", "en",
        hotlines=(KEMLU, KP2MI, UPT), region=replace(LONGEST, contact="0812-3456-7890"),
    ),
    "one number": copy_of(
        "discreet-card", "171x54", hotlines=(POLRI,), region=None, event=None, organiser=None
    ),
}  # fmt: skip
ALL = [
    ("usual", "171x54", "rangkul"),
    ("usual", "128x54", "resmi"),
    ("migrant workers", "171x54", "fotokopi"),
    ("long hero", "128x54", "rangkul"),
    ("long hero", "171x54", "resmi"),
    ("one number", "171x54", "fotokopi"),
]


def neutral(copy: Copy) -> Copy:
    """With the name and title that its material gives it."""
    return replace(copy, file_name="kalender-171x54-id-PROOF", document_title=f"Kalender {YEAR}")


@pytest.mark.parametrize(("case", "size", "look"), ALL)
def test_the_outside_tells_nothing_and_the_inside_all(case: str, size: str, look: str) -> None:
    copy = neutral(CASES[case])
    item = made(copy, "discreet-card", size, look)
    assert faults(item, copy, "discreet-card", size, look) == []

    outside = text(item.data, 0).casefold()
    assert "2026" in outside
    assert [word for word in FORBIDDEN if word in outside] == []
    assert item.faces[0].expected == ()
    assert not zxingcpp.read_barcodes(raster(item.data, 0, 200))
    assert not zxingcpp.read_barcodes(raster(item.data, 1, 200))

    inside = " ".join(text(item.data, 1).split())
    numbers = [number for hotline in copy.main.hotlines for number in hotline.numbers]
    assert [number.display for number in numbers if number.display not in inside] == []
    assert copy.main.labels["not_your_fault"] in inside
    sizes = [e.size or 0 for e in item.faces[1].expected if e.digits]
    assert sizes[0] == max(sizes)


def test_what_a_reader_shows_of_the_file_tells_nothing() -> None:
    copy = neutral(CASES["usual"])
    with pikepdf.open(io.BytesIO(made(copy, "discreet-card", "171x54", "rangkul").data)) as pdf:
        shown = " ".join(str(value) for value in pdf.docinfo.values()).casefold()
        if "/Metadata" in pdf.Root:
            shown += pdf.Root.Metadata.read_bytes().decode().casefold()
        assert "/Author" not in pdf.docinfo
    assert f"kalender {YEAR}" in shown
    assert [word for word in FORBIDDEN if re.search(rf"\b{word}\b", shown)] == []


def test_the_outside_is_the_same_for_every_campaign_and_has_no_colour_of_one() -> None:
    """Grey-blue, red Sundays, black; nothing of the look."""
    looks = {
        look: raster(made(neutral(CASES[case]), "discreet-card", "171x54", look).data, 0, 100)
        for case, look in (("usual", "rangkul"), ("migrant workers", "resmi"))
    }
    assert list(looks["rangkul"].getdata()) == list(looks["resmi"].getdata())


@pytest.mark.parametrize(("lang", "first"), [("id", "Januari"), ("en", "January")])
def test_months_hold_every_day_of_the_year_once_under_its_weekday(lang: str, first: str) -> None:
    for year in (2023, 2024, 2026):
        made_of = months(year, lang)
        assert (made_of[0].name, len(made_of)) == (first, 12)
        for number, month in enumerate(made_of, 1):
            days = [day for week in month.weeks for day in week if day]
            assert days == list(range(1, calendar.monthrange(year, number)[1] + 1))
            for week in month.weeks:
                for column, day in enumerate(week):
                    if day:
                        assert (date(year, number, day).isoweekday() % 7) == column


NEWEST = max(hotline.source_date for hotline in registry.registry().values())
JULY = {"name": "Hari Anti Perdagangan Orang", "date": "2023-07-30"}
DECEMBER = {"name": "Hari HAM", "date": "2023-12-10"}


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ({"event": None}, NEWEST.year + (NEWEST.month >= 10)),
        ({"event": None, "as_of": "2025-03-01"}, 2025),
        ({"event": JULY, "as_of": "2025-03-01"}, 2023),
        ({"event": DECEMBER}, 2024),
        ({"event": DECEMBER, "calendar_year": 2030}, 2030),
    ],
)
def test_the_year_is_the_campaigns_and_never_todays(
    tmp_path: Path, said: dict[str, object], year: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TPPO_TODAY", "2041-01-01")
    assert calendar_year(campaign(tmp_path, **said).campaign) == year


def test_title_and_file_say_calendar(tmp_path: Path) -> None:
    spec = campaign(tmp_path, calendar_year=2030)
    job = Job("discreet-card", "171x54", ("en",), "rangkul")
    copy = build_copy(job, spec, registry.for_campaign(spec), file_name="x")
    assert copy.document_title == "Calendar 2030"
    assert copy.year == 2030
    assert item_path(job, spec).rpartition("/")[2] == "kalender-171x54-en-PROOF.pdf"
    other = replace(job, look="resmi", audience="pekerja-migran")
    assert item_path(other, spec).rpartition("/")[2] == "kalender-171x54-re-pemi-en-PROOF.pdf"


@pytest.mark.parametrize("size", ["171x54", "128x54"])
def test_on_a_sheet_the_folds_of_both_sides_coincide(size: str) -> None:
    """Whichever way the paper lies: seen from behind, x is counted from the other edge."""
    setup = sample_setup("discreet-card", size, copy=CASES["usual"], sheet="a4")
    assert setup.sheet is not None
    front, back = plan_pages(setup)
    width = setup.sheet.paper[0]
    assert sorted(round(x, 3) for x, *_ in front.folds) == sorted(
        round(width - x, 3) for x, *_ in back.folds
    )
    is_tall = setup.sheet.paper[1] > width
    assert setup.sheet.turn == ("long" if is_tall else "short")
    assert folds(setup.form.folded(setup.material.material.faces[0]), setup.geometry.trim)
