"""The leaflet folds right on paper, and holds what it must in every look."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import ValidationError

from tests.materials.folded import copy_of, faults, made
from tests.reading import raster, text, where
from tests.samples import KEMLU, KP2MI, LONGEST, MIGRANT_HOTLINES, UPT, sample_setup
from tppo_cli import resources
from tppo_cli.content.blocks import audiences, signs
from tppo_cli.content.copy import SignCopy
from tppo_cli.materials.material import Material
from tppo_cli.render.plan import plan_pages

SIGNS = tuple(SignCopy(sign.text["id"], sign.icon) for sign in signs().values())
STAFF = audiences()["layanan-publik"]
CASES = {
    "usual": copy_of("leaflet", "A4", more_signs=SIGNS[6:]),
    "full": copy_of(
        "leaflet",
        "A4",
        hotlines=MIGRANT_HOTLINES,
        region=replace(LONGEST, contact="0812-3456-7890"),
        lead=None,
        rest="Rangkul Semua Korban, Tidak Ada yang Tertinggal",
        slogan="Bersama-sama Melawan Perdagangan Orang di Lingkungan Kita",
        signs=SIGNS[:12],
        legal="Dasar hukum: diisi dan diperiksa oleh ahli hukum penyelenggara.",
    ),
    "long hero": copy_of(
        "leaflet",
        "A4",
        "en",
        hotlines=(KEMLU, KP2MI, UPT),
        region=None,
        event=None,
        qr=None,
        organiser=None,
    ),
    "staff": replace(
        copy_of(
            "leaflet",
            "A4",
            message=STAFF.message["id"],
            actions=tuple(action["id"] for action in STAFF.actions),
        ),
        audience="layanan-publik",
    ),
}
ALL = [
    ("usual", "rangkul"),
    ("usual", "fotokopi"),
    ("full", "rangkul"),
    ("full", "fotokopi"),
    ("long hero", "resmi"),
    ("staff", "resmi"),
]


@pytest.mark.parametrize(("case", "look"), ALL)
def test_all_of_it_is_there_and_reads_back(case: str, look: str) -> None:
    copy = CASES[case]
    item = made(copy, "leaflet", "A4", look)
    assert faults(item, copy, "leaflet", "A4", look) == []
    outside, inside = (" ".join(text(item.data, page).split()) for page in (0, 1))
    numbers = [number for hotline in copy.main.hotlines for number in hotline.numbers]
    assert [one.display for one in numbers if one.display not in outside] == []
    assert numbers[0].display in inside
    blocks = copy.main.blocks
    flap = "hotel" if case == "staff" else "job-offer"
    for line in blocks[flap].lines:
        assert line.text in outside
    for line in (*blocks["definition"].lines, *blocks["your-case"].lines):
        assert line.text in inside
    for said in (*(sign.text for sign in copy.main.signs), *copy.main.actions):
        assert said in inside


@pytest.mark.parametrize("look", ["rangkul", "fotokopi"])
def test_the_folds_of_both_sides_coincide_on_paper(look: str) -> None:
    """Turned over a short edge, which is upright on the sheet: x is counted from the other side."""
    setup = sample_setup("leaflet", "A4", copy=CASES["usual"], look=look)
    outside, inside = plan_pages(setup)
    width = setup.page.media.width
    assert setup.geometry.trim_width > setup.geometry.trim_height
    behind = sorted(round(width - x, 3) for x, *_ in inside.folds)
    assert sorted(round(x, 3) for x, *_ in outside.folds) == behind

    widths = [[round(box.width, 2) for box in page.panels.values()] for page in (outside, inside)]
    assert widths == [[97, 100, 100], [100, 100, 97]]
    # What is folded in first lies between the other two, and must be the narrowest.
    assert min(widths[0]) == outside.panels["lidah"].width


def test_each_panel_holds_its_own_text() -> None:
    item = made(CASES["usual"], "leaflet", "A4", "resmi")
    trim = item.faces[0].boxes.trim
    [offer] = where(item.data, 0, "Ada tawaran kerja?")[:1]
    [theme] = where(item.data, 0, "Rangkul Semua Korban")[:1]
    [ask] = where(item.data, 0, "Butuh bantuan? Telepon")[:1]
    assert offer.right - trim[0] < 97 < ask.x - trim[0]
    assert ask.right - trim[0] < 197 < theme.x - trim[0]


def test_a_copier_gets_a_page_without_slug_and_short_lines_to_fold_at() -> None:
    copy = replace(CASES["usual"], proof=False)
    item = made(copy, "leaflet", "A4", "fotokopi")
    assert item.faces[0].boxes.media == (0, 0, 297, 210)
    scale = 10
    for page, folds in ((0, (97, 197)), (1, (100, 200))):
        image = raster(item.data, page, 254).convert("L")
        for x in folds:
            for top in (6, 200):
                middle = image.crop(
                    (x * scale - 1, top * scale + 2, x * scale + 1, (top + 4) * scale - 2)
                )
                assert max(middle.getdata()) < 100, (page, x, top)
                beside = image.crop((x * scale - 12, top * scale, x * scale - 4, (top + 4) * scale))
                assert min(beside.getdata()) > 200
    assert "balik di sisi pendek" in text(item.data, 0)


def test_panels_that_do_not_mirror_each_other_are_refused() -> None:
    written = resources.read_yaml("templates/leaflet/material.yaml")
    inside = written["faces"][1]
    wrong = {**inside, "panels": list(reversed(inside["panels"]))}
    with pytest.raises(ValidationError, match="do not lie behind"):
        Material.model_validate({**written, "faces": [written["faces"][0], wrong]})
