"""How many items a sheet of paper takes, and what lies in its places."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tppo_cli.materials import read
from tppo_cli.materials.sheet import Sheet, arranged, impressions, places

CARD, LARGE_CARD = (85.6, 53.98), (90.0, 55.0)


def sheet(**changes: Any) -> Sheet:
    given: dict[str, Any] = {"paper": (210, 297), "gutter": (4, 4), **changes}
    return Sheet(name="uji", title={}, **given)


# By hand: margin 5, bleed 2, gap 1 and mark 5 take 13 mm of a side, and 17 of head and foot.
# A4 across: (297 - 26 + 4) / 89.6 = 3.07 columns, (210 - 34 + 4) / 57.98 = 3.1 rows.
@pytest.mark.parametrize(
    ("name", "card", "paper", "columns", "rows"),
    [
        ("a4", CARD, (297, 210), 3, 3),
        ("a4", LARGE_CARD, (210, 297), 2, 4),
        ("a3plus", CARD, (483, 329), 5, 5),
        ("a3plus", LARGE_CARD, (329, 483), 3, 7),
        ("sra3", CARD, (320, 450), 3, 7),
        ("a4-2x4", CARD, (210, 297), 2, 4),
        ("sra3-3x7", CARD, (320, 450), 3, 7),
    ],
)
def test_the_paper_lies_as_it_takes_more(
    name: str, card: tuple[float, float], paper: tuple[float, float], columns: int, rows: int
) -> None:
    found = arranged(read.sheet(name), *card)
    assert found is not None
    assert (found.paper, found.columns, found.rows) == (paper, columns, rows)


def test_it_stays_as_it_is_written_where_nothing_is_gained_or_asked() -> None:
    written = arranged(sheet(), *CARD)
    assert written is not None
    assert (written.paper, written.places) == ((210, 297), 8)
    square = arranged(sheet(paper=(300, 300), rotate="auto"), 60, 60)
    assert square is not None
    assert square.paper == (300, 300)
    assert arranged(sheet(columns=2, rows=5, rotate="auto"), *CARD) is None


def test_backs_lie_behind_their_fronts_on_turned_paper() -> None:
    plan = read.sheet("a4")
    front, back = (places(plan, *CARD, back=side) for side in (False, True))
    assert front is not None
    assert back is not None
    assert [place.index for place in front] == [place.index for place in back]
    for first, second in zip(front, back, strict=True):
        # Paper that lies across is turned over its long edge, which is the upper one.
        assert second.rect.x == first.rect.x
        assert second.rect.y == pytest.approx(210 - first.rect.bottom)


def test_lengths_have_units() -> None:
    inches = sheet(paper=("13in", "19in"), gutter=("0.4cm", "4mm"), bleed="2 mm", margin="0.5cm")
    assert inches.paper == (330.2, 482.6)
    assert (inches.gutter, inches.bleed, inches.margin) == ((4, 4), 2, 5)
    for wrong in ("13 feet", "4 m", "-4mm", ""):
        with pytest.raises(ValidationError, match="paper"):
            sheet(paper=(wrong, 297))


@pytest.mark.parametrize(
    ("gutter", "fits"), [((4, 4), True), ((0, 4), False), ((4, 3.9), False), ((3, 3), False)]
)
def test_two_bleeds_find_room_in_a_gutter(gutter: tuple[float, float], fits: bool) -> None:
    if fits:
        assert sheet(gutter=gutter).gutter == gutter
    else:
        with pytest.raises(ValidationError, match="too narrow for two bleeds of 2 mm"):
            sheet(gutter=gutter)


def test_a_single_column_or_an_item_without_bleed_needs_no_gutter() -> None:
    assert sheet(columns=1, gutter=(0, 4)).columns == 1
    assert sheet(bleed=0, gutter=(0, 0)).bleed == 0


PLAN = sheet(columns=2, rows=4)
EMPTY = sheet(columns=2, rows=4, rest="empty")


def test_one_region_fills_its_sheets() -> None:
    (full,) = impressions(PLAN, 1, 20)
    assert (full.items, full.prints) == ((0,) * 8, 3)
    (full,) = impressions(PLAN, 1, 3)
    assert (full.items, full.prints) == ((0,) * 8, 1)
    (three,) = impressions(EMPTY, 1, 3)
    assert (three.items, three.prints) == ((0, 0, 0) + (None,) * 5, 1)


def test_regions_share_sheets_in_the_order_of_cutting_in_a_stack() -> None:
    first, second, rest = impressions(PLAN, 19, 12)
    assert (first.items, first.prints) == ((0, 2, 4, 6, 8, 10, 12, 14), 12)
    assert (second.items, second.prints) == ((1, 3, 5, 7, 9, 11, 13, 15), 12)
    # Two places for each of the three that are left, so half as many sheets; two are left over.
    assert (rest.items, rest.prints) == ((16, 16, 17, 17, 18, 18, 16, 17), 6)
    assert impressions(EMPTY, 19, 12)[-1].items == (16, 16, 17, 17, 18, 18, None, None)


def test_where_few_share_a_sheet_badly_each_has_its_own() -> None:
    # Five on eight places would be 20 sheets with three places wasted on each.
    run = impressions(PLAN, 5, 20)
    assert [one.items for one in run] == [(item,) * 8 for item in range(5)]
    assert [one.prints for one in run] == [3] * 5


@given(
    items=st.integers(1, 120),
    quantity=st.integers(0, 500),
    columns=st.integers(1, 5),
    rows=st.integers(1, 7),
    rest=st.sampled_from(("repeat", "empty")),
)
def test_everybody_gets_enough_and_little_is_wasted(
    items: int, quantity: int, columns: int, rows: int, rest: str
) -> None:
    plan = sheet(columns=columns, rows=rows, rest=rest)
    run = impressions(plan, items, quantity)
    got: Counter[int] = Counter()
    for printed in run:
        assert len(printed.items) == plan.places
        for item in printed.items:
            if item is not None:
                got[item] += printed.prints
    wanted = max(1, quantity)
    assert sorted(got) == list(range(items))
    assert min(got.values()) >= wanted
    # Never more sheets than if each region had its own.
    assert sum(one.prints for one in run) <= items * -(-wanted // plan.places)
    full = [one for one in run if len(set(one.items)) == plan.places and None not in one.items]
    stack = [one.items[place] for place in range(plan.places) for one in full]
    assert stack == sorted(stack, key=lambda item: -1 if item is None else item)
