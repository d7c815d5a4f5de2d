"""A line put together from its words is the line that the engine sets."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.plates import alike
from tests.plates.alike import campaign, chosen, context, tasks
from tppo_cli.plates.letters import letters
from tppo_cli.render.boxes import Typesetter
from tppo_cli.render.engine import lay_out


def _compare(tmp_path: Path, names: list[str]) -> int:
    made = context(campaign(tmp_path), chosen()[:1])
    setup = alike.setups(made, tasks(made, chosen()[:1]))[0]
    laid_out = lay_out(setup)
    typesetter = Typesetter(laid_out.document)
    styles = [run.style for page in laid_out.pages for line in page.lines for run in line.runs]
    known = letters(setup)
    count = 0
    for name in names:
        if not known.issuperset(name):
            continue
        for style in styles[:2]:
            assert typesetter.shape(style, name) == typesetter._shape_whole(style, name), name
        count += 1
    return count


def test_a_sample_of_names(tmp_path: Path) -> None:
    drawn = random.Random(1).sample(alike.villages(), 400)
    odd = [r for r in alike.villages() if not r.full_name.replace(" ", "").isalpha()][:200]
    names = [region.full_name for region in (*drawn, *odd)]
    assert _compare(tmp_path, [*names, *(region.kecamatan_full for region in drawn)]) > 900


@pytest.mark.soak
def test_all_names(tmp_path: Path) -> None:
    names = {region.full_name for region in alike.villages()}
    assert _compare(tmp_path, sorted(names)) > 50_000
