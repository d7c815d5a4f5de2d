"""The finished sticker: the number large, for whom it is, and nothing wrong in any look."""

from __future__ import annotations

import pytest

from tests.materials.flat import faults, finished, flat
from tests.reading import scan, text

LOOKS = ["rangkul", "resmi", "fotokopi"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    ("case", "size"),
    [
        ("usual", "10x15"),
        ("two languages", "10x15"),
        ("long hero", "10x15"),
        ("usual", "5x5"),
        ("two languages", "5x5"),
    ],
)
def test_nothing_is_wrong_when_it_is_read_back(case: str, size: str, look: str) -> None:
    assert faults("sticker", size, look, case) == []


@pytest.mark.parametrize("look", LOOKS)
def test_the_first_number_is_by_far_the_largest_and_says_for_whom(look: str) -> None:
    item = finished("sticker", "10x15", look, "usual")
    first, *others = (e.size or 0 for e in item.faces[0].expected if e.kind == "number")
    assert first > 2 * max(others)
    shown = flat(text(item.data, 0))
    assert "SAPA 129, perempuan dan anak" in shown
    assert "Kelurahan Kedaung Kali Angke, Kec. Grogol Petamburan" in shown


def test_the_symbol_opens_what_stands_below_it() -> None:
    item = finished("sticker", "10x15", "rangkul", "usual")
    (symbol,) = scan(item.data, 0)
    assert symbol.text == "https://wa.me/628111129129"
    assert "08111-129-129" in text(item.data, 0)


def test_in_two_languages_the_question_and_for_whom_stand_there_twice() -> None:
    shown = flat(text(finished("sticker", "10x15", "resmi", "two languages").data, 0))
    for words in ("Butuh bantuan? Telepon", "Need help? Call", "women and children"):
        assert words in shown


@pytest.mark.parametrize("look", LOOKS)
def test_a_square_holds_the_first_number_alone(look: str) -> None:
    item = finished("sticker", "5x5", look, "usual")
    assert [e.digits for e in item.faces[0].expected if e.digits] == ["129"]
    assert "Perempuan dan anak" in flat(text(item.data, 0))


def test_nine_lie_on_a_sheet_of_the_shop() -> None:
    assert faults("sticker", "10x15", "rangkul", "usual", sheet="a3plus-stickers") == []
    item = finished("sticker", "10x15", "rangkul", "usual", sheet="a3plus-stickers")
    assert text(item.data, 0).count("08111-129-129") == 9
