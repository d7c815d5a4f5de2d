"""How numbers share the room of an item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.samples import HOTLINES, JAKARTA, KEMLU, LPSK, POLRI, SAPA, UPT, call
from tppo_cli.content.copy import HotlineCopy
from tppo_cli.render.arrange import Entry, arrange


def shown(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.number.display for entry in entries]


def test_the_first_number_is_the_largest_and_short_ones_go_before_long_ones() -> None:
    numbers = arrange((SAPA, UPT, JAKARTA))
    assert numbers.hero.number.display == "129"
    assert shown(numbers.shorts) == ["112"]
    assert shown(numbers.longs) == ["08111-129-129", "0813-1761-7622"]


def test_beside_a_long_number_none_is_set_larger() -> None:
    numbers = arrange((UPT, SAPA, JAKARTA))
    assert numbers.hero.number.display == "0813-1761-7622"
    assert numbers.shorts == ()
    assert shown(numbers.longs) == ["129", "08111-129-129", "112"]


@pytest.mark.parametrize(("digits", "shorts"), [("1290", ["1290"]), ("14045", [])])
def test_a_code_of_five_digits_takes_a_row(digits: str, shorts: list[str]) -> None:
    own = replace(POLRI, call=call(digits, digits, "Layanan"))
    assert shown(arrange((SAPA, own)).shorts) == shorts


@pytest.mark.parametrize(
    ("hotlines", "companion"),
    [
        ((JAKARTA, SAPA), "08111-129-129"),
        ((LPSK, SAPA), "0857-7001-0048"),
        ((POLRI, KEMLU), None),
        ((POLRI,), None),
    ],
)
def test_below_the_largest_stands_its_own_other_number_or_one_that_takes_messages(
    hotlines: tuple[HotlineCopy, ...], companion: str | None
) -> None:
    found = arrange(hotlines).companion
    assert (found.number.display if found else None) == companion


@pytest.mark.parametrize(
    ("payload", "number"),
    [
        ("https://wa.me/628111129129", "08111-129-129"),
        ("tel:129", "129"),
        ("tel:+6281317617622", "0813-1761-7622"),
        ("https://wa.me/62811112912", None),
        ("https://contoh.example/129", None),
    ],
)
def test_the_number_that_a_symbol_opens_is_told_by_its_digits(
    payload: str, number: str | None
) -> None:
    found = arrange(HOTLINES).opened_by(payload)
    assert (found.number.display if found else None) == number


def test_for_whom_comes_before_when_and_is_said_once_for_a_service() -> None:
    numbers = arrange((SAPA, LPSK))
    lpsk, sapa_chat = numbers.shorts[0], numbers.longs[0]
    assert lpsk.told(99) == "LPSK, saksi dan korban, hari dan jam kerja"
    assert lpsk.told(30) == "LPSK, saksi dan korban"
    assert lpsk.told(4) == "LPSK"
    assert sapa_chat.told(99) == "WhatsApp SAPA 129, 24\u00a0jam"


def test_an_item_without_a_number_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="no number"):
        arrange(())
