"""Document labels, dates, signs and actions: complete and equal in every language."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from tppo_cli import resources
from tppo_cli.content.blocks import audiences, signs, text_blocks
from tppo_cli.content.locale import label, languages, locale
from tppo_cli.render.drawings import icon_names
from tppo_cli.spec.audience import Audience
from tppo_cli.spec.blocks import BlockName

DAY = dt.date(2023, 7, 30)


def leaves(value: Any, path: str = "") -> dict[str, str]:
    """Every text of a data file by its path."""
    if isinstance(value, dict):
        return {
            k: v for key, item in value.items() for k, v in leaves(item, f"{path}.{key}").items()
        }
    return {path: str(value)}


@pytest.mark.parametrize("folder", ["assets/locale/{}.yaml", "assets/content/speech.{}.yaml"])
def test_every_language_says_the_same_things_with_the_same_placeholders(folder: str) -> None:
    english = leaves(resources.read_yaml(folder.format("en")))
    for lang in languages():
        other = leaves(resources.read_yaml(folder.format(lang)))
        assert other.keys() == english.keys()
        for key, text in english.items():
            assert sorted(re.findall(r"\{\w+\}", other[key])) == sorted(
                re.findall(r"\{\w+\}", text)
            ), (lang, key)


def test_every_label_that_a_template_asks_for_is_there() -> None:
    asked = {
        name
        for file in resources.path("templates").rglob("*.j2")
        for name in re.findall(r"(?<!\")labels\.([a-z]\w*)", file.read_text(encoding="utf-8"))
    } - {"get"}
    assert asked
    assert asked <= locale("id").labels.keys()


def test_no_label_is_empty() -> None:
    for lang in languages():
        assert all(text.strip() for text in locale(lang).labels.values())


def test_a_language_without_a_locale_gets_its_base_language_and_then_indonesian() -> None:
    assert label("en-GB", "whatsapp_of", service="X") == "WhatsApp X"
    assert label("en-GB", "need_help") == "Need help? Call"
    assert label("bew", "need_help") == "Butuh bantuan? Telepon"


def test_a_value_is_not_read_as_a_placeholder() -> None:
    assert label("id", "permit", number="{until}", until="5") == (
        "Izin pemasangan: No. {until}, berlaku s.d. 5"
    )


def test_dates_are_written_out_in_the_language() -> None:
    assert locale("id").long_date(DAY) == "Minggu, 30 Juli 2023"
    assert locale("en").long_date(DAY) == "Sunday, 30 July 2023"
    assert locale("id").short_date(DAY) == "30 Juli 2023"


@pytest.mark.parametrize("written", ["08.00", "08:00"])
def test_the_hour_has_the_separator_of_the_language(written: str) -> None:
    assert locale("id").when(DAY, written) == "Minggu, 30 Juli 2023, pukul 08.00"
    assert locale("en").when(DAY, written) == "Sunday, 30 July 2023, 08:00"


def test_the_time_zone_stands_behind_the_hour_and_on_its_line() -> None:
    assert locale("id").when(DAY, "08.00", "WITA").endswith(", pukul 08.00\u00a0WITA")
    assert locale("en").when(DAY, "08.00", "WIT").endswith(", 08:00\u00a0WIT")
    assert locale("id").when(DAY, None, "WIB") == "Minggu, 30 Juli 2023"


def test_a_number_and_its_unit_stay_together() -> None:
    assert locale("id").tie("Gratis, 24 jam, rahasia") == "Gratis, 24\u00a0jam, rahasia"
    assert locale("en").tie("Free, 24 hours") == "Free, 24\u00a0hours"
    assert locale("id").tie("129 rahasia, jam 8") == "129 rahasia, jam 8"


def test_signs_are_short_and_have_an_icon() -> None:
    assert len(signs()) >= 15
    for name, sign in signs().items():
        assert sign.icon in icon_names(), name
        assert set(sign.text) == set(languages())
        assert all(0 < len(text) <= 42 for text in sign.text.values()), name


ILO = (
    "abuse of vulnerability", "deception", "restriction of movement", "isolation",
    "physical and sexual violence", "intimidation and threats", "retention of identity documents",
    "withholding of wages", "debt bondage", "abusive working and living conditions",
    "excessive overtime",
)  # fmt: skip
"""The eleven indicators of forced labour, in the order of the ILO's own list."""


@pytest.mark.parametrize("indicator", ILO)
def test_each_indicator_of_the_ilo_has_a_sign(indicator: str) -> None:
    rows = resources.read_yaml("assets/content/indicators.yaml").values()
    assert any(row["source"].startswith(f"ILO indicator: {indicator}") for row in rows)


def test_every_audience_has_an_edition_in_each_language() -> None:
    assert set(audiences()) == {audience.value for audience in Audience}
    for name, block in audiences().items():
        assert set(block.message) == set(languages()), name
        assert all(len(text) <= 90 for text in block.message.values()), name
        assert len(block.signs) == 6 == len(set(block.signs)), name
        assert set(block.signs) <= set(signs()), name
        assert len(block.actions) == 3, name
        for action in block.actions:
            assert set(action) == set(languages()), name
            assert all(0 < len(text) <= 80 for text in action.values()), name


def test_every_text_block_is_whole_in_each_language_and_short() -> None:
    assert set(text_blocks()) == {name.value for name in BlockName}
    for name, block in text_blocks().items():
        texts = [block.title, *([block.intro] if block.intro else [])]
        texts += [text for term, line in block.lines for text in (term, line) if text]
        assert block.source, name
        assert 2 <= len(block.lines) <= 6, name
        for text in texts:
            assert set(text) == set(languages()), name
            assert all(len(said.split()) <= 20 for said in text.values()), (name, text)


BLAME = r"mudah tergiur|PSK|TKI ilegal|diperjualbelikan|illegal|rescue|save (them|victims|her)"


def test_our_own_words_lay_no_blame() -> None:
    ours = [text for sign in signs().values() for text in sign.text.values()]
    for block in audiences().values():
        ours += block.message.values()
        ours += [text for action in block.actions for text in action.values()]
    for text_block in text_blocks().values():
        ours += text_block.title.values()
        ours += [text for _, line in text_block.lines for text in line.values()]
    for lang in languages():
        ours += locale(lang).labels.values()
        ours += leaves(resources.read_yaml(f"assets/content/speech.{lang}.yaml")).values()
    assert not [text for text in ours if re.search(BLAME, text, re.IGNORECASE)]
