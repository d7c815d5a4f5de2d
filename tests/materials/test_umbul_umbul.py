"""The finished upright flag: few words, one number, and the upper end left free."""

from __future__ import annotations

import pytest

from tests.materials.flat import faults, finished, flat
from tests.reading import text

LOOKS = ["rangkul", "resmi", "fotokopi"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    ("case", "size"),
    [
        ("usual", "90x300"),
        ("bare", "90x300"),
        ("long hero", "90x300"),
        ("two languages", "90x300"),
        ("usual", "115x500"),
    ],
)
def test_nothing_is_wrong_when_it_is_read_back(case: str, size: str, look: str) -> None:
    assert faults("umbul-umbul", size, look, case) == []


@pytest.mark.parametrize("look", LOOKS)
def test_it_shows_one_number_as_wide_as_the_flag(look: str) -> None:
    item = finished("umbul-umbul", "90x300", look, "usual")
    (number,) = (e for e in item.faces[0].expected if e.digits)
    assert number.value == "129"
    assert (number.size or 0) > 400
    assert "Perempuan dan anak" in flat(text(item.data, 0))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", ["usual", "two languages"])
def test_the_upper_end_is_free_for_pocket_and_eyelets(look: str, case: str) -> None:
    item = finished("umbul-umbul", "90x300", look, case)
    top = item.faces[0].boxes.trim[1]
    assert min(e.rect[1] for e in item.faces[0].expected) > top + 150


def test_a_look_leads_with_its_own_words() -> None:
    for look, words in (("rangkul", "Rangkul Semua Korban"), ("resmi", "Bersama Lawan")):
        item = finished("umbul-umbul", "90x300", look, "usual")
        (found,) = (e for e in item.faces[0].expected if e.role == "headline")
        assert found.value.startswith(words)
