"""Large words in even lines: measured, broken where one reads on, as large as their box allows."""

from __future__ import annotations

import pytest

from tests.samples import sample_setup
from tppo_cli.materials import read
from tppo_cli.render import engine
from tppo_cli.render.setting import Typesetter

LETTERS = Typesetter((read.family("plus-jakarta-sans"),))
THEME = "Rangkul Semua Korban, Tidak Ada yang Tertinggal"


def test_a_measured_width_is_that_of_the_engine() -> None:
    laid = engine.lay_out(sample_setup("poster", "A3"))
    runs = [run for page in laid.pages for run in page.runs if run.text.strip() == "Rangkul"]
    assert runs
    for run in runs:
        assert LETTERS.width("Rangkul", 800, -0.015) * run.font_size == pytest.approx(
            run.rect.width, rel=0.02
        )


@pytest.mark.parametrize(
    ("text", "count", "lines"),
    [
        (THEME, 2, ("Rangkul Semua Korban,", "Tidak Ada yang Tertinggal")),
        ("Bersama Lawan Perdagangan Orang", 2, ("Bersama Lawan", "Perdagangan Orang")),
        ("Lawan", 3, ("Lawan",)),
    ],
)
def test_lines_are_even_and_break_after_a_comma(
    text: str, count: int, lines: tuple[str, ...]
) -> None:
    assert LETTERS.split(text, count) == lines


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_no_word_is_lost_or_stands_in_another_place(count: int) -> None:
    lines = LETTERS.split(THEME, count)
    assert " ".join(lines) == THEME
    assert len(lines) <= count


def test_a_short_word_does_not_stand_alone_on_the_last_line() -> None:
    lines = LETTERS.rows(THEME, width=150, size=10, weight=800)
    assert len(lines[-1].split()) > 1
    assert max(LETTERS.width(line) for line in lines) * 10 <= 150


def test_a_text_fills_its_box_and_does_not_leave_it() -> None:
    made = LETTERS.fill(THEME, width=2000, height=700, most=400, leading=1.02)
    longest = max(LETTERS.width(line) for line in made.lines) * made.size
    assert longest <= 2000 + 1e-6
    assert made.height <= 700 + 1e-6
    assert max(longest / 2000, made.height / 700) == pytest.approx(1)
    assert LETTERS.fill(THEME, 2000, 700, most=50).size == 50
