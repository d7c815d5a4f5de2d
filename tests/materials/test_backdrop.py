"""The finished backdrop: the event leads, the numbers stand at the foot, six logos find room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.materials.flat import faults, finished, flat
from tests.reading import text

LOOKS = ["rangkul", "resmi", "fotokopi"]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(
    ("case", "size"),
    [
        ("bare", "300x200"),
        ("long hero", "300x200"),
        ("two languages", "300x200"),
        ("usual", "400x250"),
        ("usual", "600x400"),
    ],
)
def test_nothing_is_wrong_when_it_is_read_back(case: str, size: str, look: str) -> None:
    assert faults("backdrop", size, look, case) == []


@pytest.mark.parametrize("look", LOOKS)
def test_six_logos_find_room(look: str, tmp_path: Path) -> None:
    assert faults("backdrop", "300x200", look, "usual", logos=tmp_path) == []
    item = finished("backdrop", "300x200", look, "usual", logos=tmp_path)
    assert len([e for e in item.faces[0].expected if e.kind == "image"]) == 6


@pytest.mark.parametrize("look", LOOKS)
def test_the_event_is_the_headline_and_without_one_the_slogan(look: str) -> None:
    for case, headline in (
        ("usual", "Hari Dunia Anti Perdagangan Orang"),
        ("bare", "Bersama Lawan Perdagangan Orang"),
    ):
        item = finished("backdrop", "300x200", look, case)
        (found,) = (e for e in item.faces[0].expected if e.role == "headline")
        assert found.value == headline
        sizes = [e.size or 0 for e in item.faces[0].expected if e.kind == "text"]
        assert found.size == max(sizes)


@pytest.mark.parametrize("look", LOOKS)
def test_the_numbers_stand_at_the_foot_and_say_for_whom(look: str) -> None:
    item = finished("backdrop", "300x200", look, "usual")
    trim = item.faces[0].boxes.trim
    tops = [e.rect[1] for e in item.faces[0].expected if e.digits]
    assert len(tops) == 3
    assert min(tops) > trim[1] + 0.7 * trim[3]
    assert "perempuan dan anak" in flat(text(item.data, 0))
