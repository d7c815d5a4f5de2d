"""The finished card of signs: what to look for, what to do, whom to call."""

from __future__ import annotations

import pytest

from tests.materials.flat import ACTIONS as ENGLISH_ACTIONS
from tests.materials.flat import SIGNS as ENGLISH_SIGNS
from tests.materials.flat import faults, finished, flat
from tests.reading import font_sizes, text
from tests.samples import EDITION, SIGNS
from tppo_cli.materials.geometry import Rect

LOOKS = ["rangkul", "resmi", "fotokopi"]
SEVEN_POINTS = 7 * 25.4 / 72


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", ["usual", "bare", "long hero", "two languages"])
def test_nothing_is_wrong_when_it_is_read_back(case: str, look: str) -> None:
    assert faults("indicator-card", "85x54", look, case) == []


@pytest.mark.parametrize("look", LOOKS)
def test_six_signs_are_on_the_front_and_three_things_to_do_on_the_back(look: str) -> None:
    item = finished("indicator-card", "85x54", look, "usual")
    front, back = (flat(text(item.data, page)) for page in (0, 1))
    assert front.count("ditahan") == 2
    for words in ("Kenali tandanya", "Dipaksa menipu lewat internet", "Kedaung Kali Angke"):
        assert words in front
    for words in ("Catat apa yang kamu lihat", "Kamu tidak perlu yakin dulu", "129", "112", "110"):
        assert words in back


@pytest.mark.parametrize("size", ["85x54", "90x55"])
@pytest.mark.parametrize("look", LOOKS)
def test_in_two_languages_all_six_signs_and_three_steps_are_there_in_both(
    look: str, size: str
) -> None:
    item = finished("indicator-card", size, look, "two languages")
    assert faults("indicator-card", size, look, "two languages") == []
    front, back = (flat(text(item.data, page)) for page in (0, 1))
    for words in (*(sign.text for sign in SIGNS), *ENGLISH_SIGNS):
        assert words in front
    for words in (*EDITION.actions, *ENGLISH_ACTIONS, "129", "112", "110"):
        assert words in back


@pytest.mark.parametrize("look", LOOKS)
def test_both_languages_say_the_same_signs(look: str) -> None:
    front = flat(text(finished("indicator-card", "85x54", look, "two languages").data, 0))
    for words in ("Upah ditahan", "Wages withheld", "Kenali tandanya", "Know the signs"):
        assert words in front


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_set_under_seven_points(look: str) -> None:
    item = finished("indicator-card", "85x54", look, "two languages")
    bleed = Rect(*item.faces[0].boxes.bleed)
    for page in (0, 1):
        sizes = [em for em, rect in font_sizes(item.data, page) if bleed.contains(rect, 0.01)]
        assert min(sizes) >= SEVEN_POINTS - 0.001
