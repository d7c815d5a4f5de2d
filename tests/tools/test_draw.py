"""The drawings: the committed files are what the code draws, and the scenes keep their rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tools.draw import files, scenes
from tools.draw.__main__ import ASSETS, stale
from tools.draw.bodies import torso
from tools.draw.geometry import Arc, Point, symmetric
from tools.draw.geometry import Path as Outline
from tools.draw.marks import Clip, Fill, Limb, Line, Mark
from tools.draw.people import Standing
from tools.draw.staging import Embrace, Scene
from tppo_cli.render.drawings import facts
from tppo_cli.render.windows import Crop

ROWS = {
    "row": scenes.row,
    "row-end": scenes.row_end,
    "row-long": scenes.row_long,
    "row-narrow": scenes.row_narrow,
}
SCENES = {**ROWS, "pair": scenes.pair, "mark": scenes.mark}
WORKERS = {"helmet", "beanie", "caping"}
SCARVES = {"scarf", "shawl"}
HATS = {"cap", "helmet", "beanie", "caping", "peci"}
CLEAR = 6.0
"""A crop's edge keeps this far from a hand, in u: 5 mm on an A3 poster."""


def test_committed_files_are_what_the_code_draws() -> None:
    assert stale(ASSETS) == []
    drawn = {name for name, _ in files.files()}
    found = {str(p.relative_to(ASSETS)) for p in ASSETS.glob("i[lc]*/*.svg")}
    assert found == drawn


def test_a_changed_or_missing_file_is_stale(tmp_path: Path) -> None:
    for folder in ("illustrations", "icons"):
        shutil.copytree(ASSETS / folder, tmp_path / folder)
    mark = tmp_path / "illustrations/mark.svg"
    mark.write_text(mark.read_text().replace("#391049", "#391048", 1))
    (tmp_path / "icons/upah.svg").unlink()
    assert stale(tmp_path) == ["illustrations/mark.svg", "icons/upah.svg"]


def test_files_hold_only_their_palette_and_what_weasyprint_can_draw() -> None:
    for name, text in files.files():
        colours = set(re.findall(r"#[0-9A-F]{6}", text))
        palette = (
            files.ICON_COLOURS
            if name.startswith("icons/")
            else files.ONE_INK
            if "-mono" in name
            else files.COLOURS
        )
        assert colours <= set(palette.values()), name
        elements = set(re.findall(r"<([a-zA-Z]+)", text))
        assert elements <= {"svg", "g", "path", "clipPath"}, name


@pytest.mark.parametrize("name", SCENES)
def test_each_back_carries_one_arm_at_most_and_no_pair_is_apart(name: str) -> None:
    scene = SCENES[name]()
    held = [e.neighbour for e in scene.embraces]
    assert len(held) == len(set(held))
    joined = {tuple(sorted((e.owner, e.neighbour))) for e in scene.embraces}
    assert joined == {(i, i + 1) for i in range(len(scene.people) - 1)}


@pytest.mark.parametrize("name", ROWS)
def test_short_and_tall_alternate_and_stand_close(name: str) -> None:
    people = ROWS[name]().people
    for left, right in pairwise(people):
        assert 75 <= right.x - left.x <= 82
        assert 10 <= abs(left.y - right.y) <= 30
        waists = left.person.waist * left.scale + right.person.waist * right.scale
        assert right.x - left.x < waists, "the field would show between two backs"
    assert all(4 <= abs(p.tilt) <= 12 for p in people)
    for before, middle, after in zip(people, people[1:], people[2:], strict=False):
        assert (before.y < middle.y) == (after.y < middle.y)


@pytest.mark.parametrize("name", SCENES)
def test_neighbours_can_be_told_apart(name: str) -> None:
    scene = SCENES[name]()
    for left, right in pairwise(p.person for p in scene.people):
        assert left != right
        assert left.shirt != right.shirt or left.pattern or right.pattern
        assert left.lower_colour != right.lower_colour
    for embrace in scene.embraces:
        arm = scene.people[embrace.owner].person
        back = scene.people[embrace.neighbour].person
        assert arm.shirt != back.shirt
        if not embrace.low and back.head in SCARVES:
            assert arm.shirt != back.accent
    for standing in scene.people:
        person = standing.person
        assert person.shirt not in {person.lower_colour, person.skin}
    assert sum(p.person.pattern == "kawung" for p in scene.people) <= 1


@pytest.mark.parametrize(("name", "crop"), [(n, c) for n in ROWS for c in facts(n).extent.crops])
def test_every_crop_shows_a_varied_cast(name: str, crop: str) -> None:
    box = facts(name).extent.crops[crop].box
    seen = [p.person for p in ROWS[name]().people if box.x - 20 < p.x < box.right + 20]
    heads = {p.head for p in seen}
    assert heads & SCARVES
    assert heads - SCARVES - HATS, "a bare head"
    assert len({p.skin for p in seen}) == 3
    if box.width > 350:
        assert heads & WORKERS


@pytest.mark.parametrize("name", [*ROWS, "row-start"])
def test_no_crop_and_no_cut_goes_through_a_hand(name: str) -> None:
    about = facts(name).extent
    spans = [_span(hand) for hand in _hands(_marks(name))]
    edges = [edge for crop in about.crops.values() for edge in (crop.box.x, crop.box.right)]
    edges += [edge for cut in about.cuts for edge in cut]
    edges += [about.viewbox.x, about.viewbox.right]
    for edge in edges:
        for left, right in spans:
            assert not left - CLEAR < edge < right + CLEAR, (edge, left, right)
    for start, end in about.cuts:
        assert not any(start < left < end for left, _ in spans)


@pytest.mark.parametrize("name", [*SCENES, "row-start"])
def test_no_head_is_cut_at_the_top(name: str) -> None:
    about = facts(name).extent
    top = min(p.y for mark in _marks(name) for p in _points(mark))
    crops = {**about.crops, "all": Crop(about.viewbox, "down")}
    for crop in crops.values():
        assert crop.box.y < top


def test_the_other_end_is_the_mirror_image() -> None:
    end = [p for mark in _marks("row-end") for p in _points(mark)]
    start = [p for mark in _marks("row-start") for p in _points(mark)]
    box = facts("row-end").extent.viewbox
    axis = 2 * box.x + box.width
    assert all(abs(axis - a.x - b.x) < 1e-9 and a.y == b.y for a, b in zip(end, start, strict=True))


def test_a_sleeve_grows_out_of_the_shoulder_without_a_kink() -> None:
    scene: Scene = scenes.pair()
    left: Standing = scene.people[0]
    arm = scene.arm(Embrace(0, 1))
    start = arm.parts[2].path.segments[0].points[0]
    joint = left.anchor(1, 31, 17)
    assert (start - joint).length() == pytest.approx(15 * left.scale)
    shoulder = [left.frame(p) for s in torso(left.person).segments for p in s.points]
    assert any((p - joint).length() == pytest.approx(15 * left.scale, abs=0.1) for p in shoulder)


def test_a_tapering_limb_is_as_thick_as_asked() -> None:
    limb = Arc(Point(0, 0), Point(50, 40), Point(100, 0)).thick(10, 5)
    assert (limb.segments[0].points[0] - Point(0, 0)).length() == pytest.approx(10)
    assert (limb.segments[1].points[-1] - Point(100, 0)).length() == pytest.approx(5)


def test_a_straight_limb_has_the_tangents_of_both_its_ends_as_sides() -> None:
    limb = Arc(Point(0, 0), Point(50, 0), Point(100, 0)).thick(10, 5)
    start, end = limb.segments[0].points[0], limb.segments[1].points[-1]
    side = end - start
    for radius in (start, end - Point(100, 0)):
        assert side.x * radius.x + side.y * radius.y == pytest.approx(0)


def test_a_half_outline_is_closed_on_both_sides() -> None:
    whole = symmetric("M 0 -3 L 4 -3 C 5 -2 5 2 4 3 L 0 3")
    assert str(whole) == "M 0 -3 L 4 -3 C 5 -2 5 2 4 3 L 0 3 L -4 3 C -5 2 -5 -2 -4 -3 L 0 -3 Z"
    assert Outline.of(str(whole)) == whole


def _marks(name: str) -> tuple[Mark, ...]:
    return next(i.marks for i in files.illustrations() if i.name == name)


def _limbs(marks: tuple[Mark, ...]) -> list[Limb]:
    return [m for m in marks if isinstance(m, Limb)]


def _hands(marks: tuple[Mark, ...]) -> list[Outline]:
    return [limb.parts[1].path for limb in _limbs(marks)]


def _span(path: Outline) -> tuple[float, float]:
    xs = [p.x for s in path.segments for p in s.points]
    return min(xs), max(xs)


def _points(mark: Mark) -> Iterator[Point]:
    paths: list[Outline] = []
    match mark:
        case Fill() | Line():
            paths = [mark.path]
        case Clip():
            paths = [mark.outline]
        case Limb():
            paths = [part.path for part in mark.parts]
    for path in paths:
        for segment in path.segments:
            yield from segment.points
