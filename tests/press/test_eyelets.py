"""Eyelets on finished banners: what the page has more where an order asks for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from PIL import Image, ImageChops

from tests.conftest import VALID
from tests.reading import raster, text
from tests.samples import made, sample_setup
from tppo_cli.check.run import run_checks
from tppo_cli.findings import Finding
from tppo_cli.materials.eyelets import Eyelets, eyelets
from tppo_cli.materials.geometry import PageGeometry
from tppo_cli.press.condition import house
from tppo_cli.press.produce import produce
from tppo_cli.spec.load import Loaded

TODAY = date(2023, 7, 1)

Point = tuple[float, float]

# Middles in mm from the left top corner of the page, worked out by hand: 25 mm of slug, and 25 mm
# of hem on the hung item.
SPANDUK = [(50 + 2950 / 6 * n, y) for y in (50, 1000) for n in range(7)]
X_BANNER = [(x, y) for y in (50, 1600) for x in (50, 600)]
# At 1:10; 395 cm of hem in 8 parts, 595 cm in 12.
BALIHO = [
    (27.5 + 395 / 8 * column, 27.5 + 595 / 12 * row)
    for row in range(13)
    for column in range(9)
    if row in (0, 12) or column in (0, 8)
]


def with_eyelets(size: str, every: str, *, cmyk: bool = False) -> bytes:
    setup = replace(sample_setup("banner", size), eyelets_every=every)
    return produce(setup, house() if cmyk else None).data


def added(size: str, every: str, dpi: int) -> Image.Image:
    """What is drawn more, in grey: black is nothing."""
    with_them, without = (
        raster(data, 0, dpi) for data in (with_eyelets(size, every), made("banner", size).data)
    )
    difference = ImageChops.difference(with_them, without).convert("L")
    # The slug names them.
    slug = round(24 / 25.4 * dpi)
    return difference.crop((0, 0, difference.width, difference.height - slug))


@pytest.mark.parametrize(
    ("size", "expected", "scale", "dpi"),
    [
        ("300x100", SPANDUK, 1.0, 60),
        ("60x160", X_BANNER, 1.0, 60),
        ("400x600", BALIHO, 0.1, 300),
    ],
)
def test_a_ring_marks_each_eyelet_and_nothing_else_is_drawn(
    size: str, expected: list[Point], scale: float, dpi: int
) -> None:
    drawn = added(size, "50cm", dpi)
    pixels = dpi / 25.4
    reach = 2 * scale
    for x, y in expected:
        box = [round(v * pixels) for v in (x - reach, y - reach, x + reach, y + reach)]
        found = drawn.crop((box[0], box[1], box[2] + 1, box[3] + 1)).getbbox()
        assert found is not None, f"no ring at {x:.1f}, {y:.1f} mm"
        middle = ((found[0] + found[2]) / 2 + box[0], (found[1] + found[3]) / 2 + box[1])
        assert middle == pytest.approx((x * pixels, y * pixels), abs=1)
        # 2 mm, and half of a casing of 1.05 mm on each side.
        assert found[2] - found[0] == pytest.approx(3.05 * scale * pixels, abs=2)
        drawn.paste(0, (box[0], box[1], box[2] + 1, box[3] + 1))
    assert drawn.getbbox() is None


def test_a_ring_is_seen_on_dark_and_on_light() -> None:
    page = raster(with_eyelets("300x100", "50cm"), 0, 100).convert("L")
    for x, y in SPANDUK:
        box = [round(v / 25.4 * 100) for v in (x - 2, y - 2, x + 2, y + 2)]
        darkest, lightest = page.crop((box[0], box[1], box[2], box[3])).getextrema()
        assert isinstance(darkest, int | float)
        assert isinstance(lightest, int | float)
        assert lightest - darkest > 100


@pytest.mark.parametrize(
    ("size", "every", "said"),
    [
        ("300x100", "50cm", "mata ayam tiap 50 cm (14 titik)"),
        ("300x100", "1m", "mata ayam tiap 1 m (8 titik)"),
        ("60x160", "50cm", "mata ayam di 4 sudut"),
    ],
)
def test_the_slug_names_them(size: str, every: str, said: str) -> None:
    assert said in text(with_eyelets(size, every), 0)
    assert "mata ayam" not in text(made("banner", size).data, 0)


def test_a_roll_up_has_none() -> None:
    assert with_eyelets("85x200", "50cm") == made("banner", "85x200").data


def test_in_inks_they_are_black_alone_on_bare_paper() -> None:
    setup = sample_setup("banner", "60x160")
    more = strokes(with_eyelets("60x160", "50cm", cmyk=True))
    assert more - strokes(produce(setup, house()).data) == {b"0 0 0 0": 1, b"0 0 0 1": 1}


def strokes(data: bytes) -> Counter[bytes]:
    """How often each colour is set for lines."""
    found: Counter[bytes] = Counter()
    with pikepdf.open(BytesIO(data)) as pdf:
        for part in pdf.objects:
            if isinstance(part, pikepdf.Stream) and part.get("/Subtype") == pikepdf.Name.Form:
                found.update(re.findall(rb"([\d. ]+) K\b", part.read_bytes()))
    return found


@pytest.mark.parametrize(
    ("width", "height", "every", "across", "down"),
    [
        (3000, 1000, 500, 7, 2),
        (3000, 1000, 2950 / 5, 6, 2),
        (1000, 3000, 500, 2, 7),
        (4000, 1100, 500, 9, 4),
        (600, 400, 5000, 2, 2),
    ],
)
def test_eyelets_are_spread_evenly(
    width: float, height: float, every: float, across: int, down: int
) -> None:
    found = eyelets(PageGeometry(width, height), Eyelets.EDGES, every)
    xs, ys = sorted({x for x, _ in found}), sorted({y for _, y in found})
    assert (len(xs), len(ys)) == (across, down)
    assert (xs[0], ys[0]) == (25, 25)
    assert (xs[-1], ys[-1]) == pytest.approx((width - 25, height - 25))
    steps = [after - before for before, after in pairwise(xs)]
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert len(found) == len(set(found)) == 2 * (across + down) - 4


@pytest.mark.parametrize(
    ("materials", "codes"),
    [
        ("banner: {eyelets_every: 50cm}", []),
        ("banner: {eyelets_every: 5cm}", ["TP411"]),
        ("banner: {eyelets_every: 50m}", ["TP411"]),
        ("poster: {eyelets_every: 50cm}", ["TP412"]),
    ],
)
def test_what_cannot_be_is_found(
    load: Callable[..., Loaded], materials: str, codes: list[str]
) -> None:
    loaded = load(f"{VALID}materials:\n  {materials}\n")
    checked = run_checks(loaded, final=False, today=TODAY)
    found: list[Finding] = [finding for finding in checked if finding.code in ("TP411", "TP412")]
    assert [finding.code for finding in found] == codes
    assert all(f.place and f.place.line == 6 for f in found)


def test_a_length_needs_its_unit(faults: Callable[..., list[Finding]]) -> None:
    (found,) = faults(f"{VALID}materials:\n  banner: {{eyelets_every: 50}}\n")
    assert (found.code, found.field) == ("TP149", "materials.banner.eyelets_every")
