"""What a plate makes is what the full path makes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.plates import alike
from tests.plates.alike import campaign, chosen, context, differences, line, saying, tasks
from tppo_cli.batch.colour import condition_of
from tppo_cli.batch.make import read_back
from tppo_cli.manifest import Item
from tppo_cli.plates.build import build
from tppo_cli.plates.plate import Plate
from tppo_cli.plates.refused import Refused
from tppo_cli.press.produce import produce
from tppo_cli.regions.region import Region
from tppo_cli.render.page import Setup

OWN_SYMBOL = "qr: {target: page}\nsite: {base_url: https://contoh.example/tppo}"


def compare(plate: Plate, setup: Setup) -> None:
    made, full = plate.make(setup), produce(setup)
    assert differences(full.data, made.data) == []
    assert made.faces == full.faces
    assert made.fits == full.fits


def codes(data: bytes, item: Item) -> list[str]:
    """What reading a file back finds; on a label as small as this the slug has little room."""
    return [finding.code for finding in read_back(data, item)]


@pytest.mark.parametrize(("more", "colour"), [("", "rgb"), (OWN_SYMBOL, "cmyk")])
def test_a_small_material_is_the_same_both_ways(tmp_path: Path, more: str, colour: str) -> None:
    made = context(campaign(tmp_path, more), regions := chosen())
    of = tasks(made, regions, colour=colour)
    setups = alike.setups(made, of)
    condition = condition_of(of[0].job, made.loaded)
    plate = build(setups[0], condition)
    refused = []
    for task, setup in zip(of, setups, strict=True):
        full = produce(setup, condition)
        try:
            plated = plate.make(setup)
        except Refused as refusal:
            refused.append(refusal.reason)
            continue
        assert differences(full.data, plated.data) == [], task.file
        assert plated.faces == full.faces
        assert plated.fits == full.fits
        assert codes(plated.data, line(task, made, setup, plated)) == codes(
            full.data, line(task, made, setup, full)
        )
    assert refused == []
    assert any(plate.sizes for plate in plate.others.values() if isinstance(plate, Plate))


@pytest.fixture(scope="module")
def label(tmp_path_factory: pytest.TempPathFactory) -> tuple[Setup, Plate]:
    made = context(campaign(tmp_path_factory.mktemp("label")), chosen()[:1])
    setup = alike.setups(made, tasks(made, chosen()[:1]))[0]
    return setup, build(setup)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Desa Muéné", True),
        ("Desa 12 (A/B) & C", True),
        ("Desa AVAVA To. fi fl", True),
        ("Desa Łódź", False),
        ("Desa  Dua", False),
        ("Desa " + "W" * 90, False),
    ],
)
def test_odd_letters_are_set_the_same_or_not_at_all(
    label: tuple[Setup, Plate], name: str, same: bool
) -> None:
    setup, plate = label
    odd = saying(setup, name=name)
    if same:
        compare(plate, odd)
    else:
        with pytest.raises(Refused):
            plate.make(odd)


def test_titles_and_alternative_texts_may_hold_anything(tmp_path: Path) -> None:
    made = context(campaign(tmp_path, OWN_SYMBOL), chosen()[:1])
    setup = alike.setups(made, tasks(made, chosen()[:1]))[0]
    plate = build(setup)
    title = 'Desa ((\\) <é> & "B"'
    main = setup.copy.main
    assert main.qr is not None
    odd = replace(main, qr=replace(main.qr, alt=f"Kode {title}"))
    compare(plate, replace(setup, copy=replace(setup.copy, main=odd, document_title=title)))


def test_what_no_slot_holds_is_refused(tmp_path: Path) -> None:
    made = context(campaign(tmp_path), chosen()[:2])
    setup, other = alike.setups(made, tasks(made, chosen()[:2]))
    plate = build(setup)
    compare(plate, other)
    for changed in (
        saying(other, contact="0812-3456-7890"),
        replace(other, copy=replace(other.copy, proof=False)),
    ):
        with pytest.raises(Refused, match="TP620"):
            plate.make(changed)


MATERIALS = [
    *(("poster", look, colour) for look in ("rangkul", "resmi") for colour in ("rgb", "cmyk")),
    *(("banner", look, colour) for look in ("resmi", "fotokopi") for colour in ("rgb", "cmyk")),
    *(("card", look, "rgb") for look in ("rangkul", "resmi", "fotokopi")),
]


def _same(
    tmp_path: Path, material: str, look: str, colour: str, regions: tuple[Region, ...]
) -> int:
    made = context(campaign(tmp_path), regions)
    of = tasks(made, regions, material, look, colour)
    setups = alike.setups(made, of)
    condition = condition_of(of[0].job, made.loaded)
    plate = build(setups[0], condition)
    count, codes = 0, set()
    for task, setup in zip(of, setups, strict=True):
        try:
            plated = plate.make(setup)
        except Refused as refusal:
            codes.add(refusal.finding.code)
            continue
        full = produce(setup, condition)
        assert differences(full.data, plated.data) == [], task.file
        assert plated.faces == full.faces
        count += 1
    assert codes <= {"TP623", "TP624"}
    return count


@pytest.mark.parametrize(("material", "look", "colour"), [MATERIALS[0], MATERIALS[-1]])
def test_a_poster_and_a_sheet_of_cards(
    tmp_path: Path, material: str, look: str, colour: str
) -> None:
    assert _same(tmp_path, material, look, colour, chosen()[:2]) == 2


@pytest.mark.soak
@pytest.mark.parametrize(("material", "look", "colour"), MATERIALS)
def test_every_material_look_and_colour(
    tmp_path: Path, material: str, look: str, colour: str
) -> None:
    assert _same(tmp_path, material, look, colour, chosen()) >= len(chosen()) - 4
