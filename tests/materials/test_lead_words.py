"""Lead words whose first letter has no stem stand on the margin, not beyond it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_main import tppo

SPEC = """\
title: Kampanye
theme: {lead: LEAD, rest: "Tetangga, Jangan Biarkan Seorang Pun Sendiri"}
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
"""


@pytest.mark.parametrize("lead", ["Jaga", "Tolak", "Rangkul"])
@pytest.mark.parametrize("item", [["poster"], ["banner", "--size", "60x160"]])
def test_a_lead_word_of_any_first_letter_is_read_back(
    tmp_path: Path, lead: str, item: list[str]
) -> None:
    spec = tmp_path / "campaign.yaml"
    spec.write_text(SPEC.replace("LEAD", lead), encoding="utf-8")
    done = tppo(*item, str(spec), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr


def test_a_sign_card_is_made_of_two_short_codes_and_what_else_they_have(tmp_path: Path) -> None:
    spec = tmp_path / "campaign.yaml"
    spec.write_text(SPEC.replace("LEAD", "Rangkul"), encoding="utf-8")
    out = str(tmp_path / "out")
    done = tppo("make", "indicator-card", str(spec), "--sheet", "none", "-o", out)
    assert done.returncode == 0, done.stderr
