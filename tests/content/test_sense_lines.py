"""Lines that a speaker can take in at a glance."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tppo_cli.content.marked import Marked, from_pattern
from tppo_cli.content.sense_lines import STRETCH, WIDTH, sense_lines


def lines(text: str, lang: str = "id") -> list[str]:
    return [line.text for line in sense_lines(from_pattern(text, {}), lang)]


def test_lines_break_before_conjunctions_and_after_commas() -> None:
    assert lines(
        "TPPO dapat terjadi di mana saja, pada siapa pun, dan bisa juga terjadi pada keluarga kita."
    ) == [
        "TPPO dapat terjadi di mana saja, pada siapa pun,",
        "dan bisa juga terjadi pada keluarga kita.",
    ]


def test_a_quoted_theme_stays_on_one_line() -> None:
    assert lines(
        "Tema yang kita usung adalah **“Rangkul Semua Korban, Tidak Ada yang Tertinggal”**."
    ) == [
        "Tema yang kita usung adalah",
        "“Rangkul Semua Korban, Tidak Ada yang Tertinggal”.",
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "dua ratus lima puluh enam",
        "Tindak Pidana Perdagangan Orang",
        "24 jam",
        "Rp5 juta",
        "30 Juli 2023",
        "massal dan masif,",
    ],
)
@pytest.mark.parametrize("before", [12, 20, 28, 33])
def test_what_belongs_together_is_not_parted(kept: str, before: int) -> None:
    head = ("Kita semua bersama warga kota ini pagi tadi"[:before]).rpartition(" ")[0]
    text = f"{head} {kept} yang kita dengar bersama dari para tetangga di lingkungan kita."
    assert any(kept in line for line in lines(text)), lines(text)


def test_a_stressed_phrase_is_not_parted() -> None:
    text = "Kita datang ke sini dengan satu tekad yaitu **jangan sampai ada korban lagi di sini**."
    broken = sense_lines(from_pattern(text, {}), "id")
    assert [line.stressed for line in broken if line.stressed] == [
        ("jangan sampai ada korban lagi di sini",)
    ]


def test_a_stressed_phrase_longer_than_a_line_is_broken_by_sense() -> None:
    text = "**Jangan pernah menyalahkan korban, karena korban tidak pernah bersalah kepada kita.**"
    assert lines(text) == [
        "Jangan pernah menyalahkan korban,",
        "karena korban tidak pernah bersalah kepada kita.",
    ]


def test_a_line_break_in_the_text_is_kept() -> None:
    assert lines("Satu tekad:\n**Bersama**.") == ["Satu tekad:", "Bersama."]


WORDS = st.lists(st.text(alphabet="abcdefgh,.", min_size=1, max_size=14), min_size=1, max_size=60)


@given(WORDS)
def test_no_word_is_lost_and_no_line_too_long(words: list[str]) -> None:
    broken = [line.text for line in sense_lines(Marked(" ".join(words)), "id")]
    assert " ".join(broken) == " ".join(words)
    assert all(len(line) <= WIDTH + STRETCH for line in broken)


@given(WORDS)
def test_runs_hold_the_same_text(words: list[str]) -> None:
    text = " ".join(words)
    marked = Marked(text, ((1, len(text)),) if len(text) > 1 else ())
    for line in sense_lines(marked, "en"):
        assert "".join(piece for piece, _ in line.runs()) == line.text
