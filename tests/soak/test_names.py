"""The names of all of Indonesia's kelurahan and desa, on every material that carries one.

The longest and the widest are rendered in full and read back: none is clipped, none is smaller
than its minimum without a finding. `make test` takes a sample, `make soak` all 83,762 names.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tppo_cli.batch.cores import cores
from tppo_cli.batch.executors import Local
from tppo_cli.batch.journal import Closing, opened
from tppo_cli.batch.make import Context
from tppo_cli.batch.measure import measure
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.run import run
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.materials import read
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded, load_campaign

MATERIALS = ("poster", "banner", "card")
VILLAGES = 83_762

CAMPAIGN = """\
title: Kampanye
theme: {lead: Rangkul, rest: "Semua Korban, Tidak Ada yang Tertinggal"}
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
"""


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    (tmp_path / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
    return load_campaign(tmp_path / "campaign.yaml")


def _length(region: Region) -> int:
    return len(region.full_name) + len(region.kecamatan_full) + len(region.kota_full)


def _chosen(count: int) -> tuple[Region, ...]:
    """The `count` longest, and as many at random, the same each time."""
    villages = sorted(kemendagri.villages(), key=_length, reverse=True)
    drawn = random.Random(count).sample(villages[count:], count)
    return tuple(sorted((*villages[:count], *drawn), key=lambda region: region.code))


def _unfit(loaded: Loaded, material: str, regions: Sequence[Region]) -> dict[str, str]:
    """By code, the texts that have no room at their minimum."""
    context = Context(loaded, for_campaign(loaded), loaded.folder / "out", tuple(regions))
    found = measure(plan(loaded, Wants((material,), tuple(regions))), context)
    return {
        finding.region or "": finding.values["text"]
        for findings in found.values()
        for finding in findings
    }


def _render(loaded: Loaded, material: str, regions: tuple[Region, ...]) -> None:
    """Every name that measuring lets pass is rendered and read back, none below its minimum."""
    unfit = _unfit(loaded, material, regions)
    fitting = tuple(region for region in regions if region.code not in unfit)
    out = loaded.folder / "out"
    context = Context(loaded, for_campaign(loaded), out, regions)
    tasks = plan(loaded, Wants((material,), fitting))
    closing = Closing()
    with opened(out, closing) as journal:
        outcomes = list(run(tasks, context, journal, Local(min(2, cores()))))
    faults = [(one.file, [f.message() for f in one.findings]) for one in outcomes if one.findings]
    assert faults == []
    assert len(outcomes) == len(tasks)
    rules = read.material(material).material.fit
    from tppo_cli.batch import store  # noqa: PLC0415 -- the manifest is there only now

    for item in store.read(out):
        for expected in (row for face in item.faces for row in face.expected):
            rule = rules.get(expected.field.removeprefix("region."))
            assert rule is None or expected.fitted >= rule.min


@pytest.mark.parametrize("material", MATERIALS)
def test_long_and_random_names_are_set_whole(loaded: Loaded, material: str) -> None:
    _render(loaded, material, _chosen(3))


@pytest.mark.soak
@pytest.mark.parametrize("material", MATERIALS)
def test_every_name_of_the_country_is_measured(loaded: Loaded, material: str) -> None:
    villages = kemendagri.villages()
    assert len(villages) == VILLAGES
    unfit = _unfit(loaded, material, villages)
    print(f"{material}: {len(unfit)} of {VILLAGES} do not fit: {sorted(unfit.items())[:20]}")
    assert len(unfit) < VILLAGES / 1000


@pytest.mark.soak
@pytest.mark.parametrize("material", MATERIALS)
def test_the_three_hundred_longest_and_as_many_at_random(loaded: Loaded, material: str) -> None:
    _render(loaded, material, _chosen(300))
