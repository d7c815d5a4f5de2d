"""Only four words in braces are filled; everything else is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tppo_cli.spec.placeholders import KNOWN, fill, unknown, used

VALUES = {"kelurahan": "Tambora", "kecamatan": "{kota}", "kota": "Jakarta Barat", "tanggal": "30"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Warga {kelurahan}!", "Warga Tambora!"),
        ("{kelurahan}{kota}", "TamboraJakarta Barat"),
        ("{{kelurahan}}", "{{kelurahan}}"),
        ("{{{kelurahan}}}", "{{Tambora}}"),
        ("{kelurahn} {Kota} { kota }", "{kelurahn} {Kota} { kota }"),
        ("{kecamatan}", "{kota}"),
        ("{{ 7*7 }} {% raw %} {}", "{{ 7*7 }} {% raw %} {}"),
        ("{", "{"),
        ("}{", "}{"),
    ],
)
def test_fill(text: str, filled: str) -> None:
    assert fill(text, VALUES) == filled


def test_a_known_placeholder_without_a_value_never_prints_its_braces() -> None:
    with pytest.raises(KeyError):
        fill("Warga {kelurahan}", {})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{kelurahn} dan {kota} dan {nama desa}", [("kelurahn", 0), ("nama desa", 26)]),
        ("{{nama}} {} {1, 2} {!}", []),
        ("{ kota }", [(" kota ", 0)]),
        ("{{ {nama} }}", [("nama", 3)]),
    ],
)
def test_unknown(text: str, names: list[tuple[str, int]]) -> None:
    assert unknown(text) == names


def test_used() -> None:
    assert used("{kota} {{tanggal}} {nama} {kelurahan}") == {"kota", "kelurahan"}


@given(st.text(alphabet="{} akotdesln%|", max_size=30))
def test_text_without_known_placeholders_is_never_changed(text: str) -> None:
    if not used(text):
        assert fill(text, {}) == text


@given(st.text(max_size=20), st.sampled_from(KNOWN))
def test_a_value_is_never_filled_again(value: str, name: str) -> None:
    assert fill(f"[{{{name}}}]", {name: value}) == f"[{value}]"
