"""The drawings: the committed files are what the code draws, and the scenes keep their rules."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tools.draw import files, scenes
from tools.draw.__main__ import ASSETS, stale
from tools.draw.audiences import audiences, cast_of
from tools.draw.bodies import torso
from tools.draw.geometry import Arc, Point, all_but, symmetric
from tools.draw.geometry import Path as Outline
from tools.draw.icons import ACTIONS, SIGNS, icon
from tools.draw.marks import Clip, Fill, Limb, Line, Mark
from tools.draw.people import Person, Standing
from tools.draw.staging import Embrace, Scene
from tppo_cli.render.drawings import facts
from tppo_cli.render.windows import Crop
from tppo_cli.spec.audience import Audience

STAGED: dict[str, Scene] = {name: scene for name, scene, _ in files.stagings()}
ROWS = {name: scene for name, scene in STAGED.items() if name.startswith("row")}
SCENES = {**STAGED, "mark": scenes.mark()}
GENERAL = ("row", "row-end", "row-long", "row-narrow")
WORKERS = {"helmet", "beanie", "caping"}
SCARVES = {"scarf", "shawl", "tucked", "long-veil"}
HATS = {
    *("cap", "helmet", "beanie", "caping", "peci"),
    *("peaked", "bucket", "sunhat", "bouffant", "ride"),
}
ON_GEAR = {"reflecting", "pockets", "sling", "cukin", "stole"}
"""What has a trim on the colour of the gear."""
CARRIED = {"bag", "backpack", "apron", "sling"}
CLEAR = 6.0
"""A crop's edge keeps this far from a hand, in u: 5 mm on an A3 poster."""


def test_committed_files_are_what_the_code_draws() -> None:
    assert stale(ASSETS) == []
    drawn = set(_files())
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
    for name, text in _files().items():
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
    scene = SCENES[name]
    held = [e.neighbour for e in scene.embraces]
    assert len(held) == len(set(held))
    joined = {tuple(sorted((e.owner, e.neighbour))) for e in scene.embraces}
    assert joined == {(i, i + 1) for i in range(len(scene.people) - 1)}


@pytest.mark.parametrize("name", ROWS)
def test_short_and_tall_alternate_and_stand_close(name: str) -> None:
    people = ROWS[name].people
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
    scene = SCENES[name]
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


@pytest.mark.parametrize("name", SCENES)
def test_hands_are_seen_on_what_they_lie_on(name: str) -> None:
    """A hand that lies over the far shoulder also lies over whoever stands behind it."""
    scene = SCENES[name]
    people = [standing.person for standing in scene.people]
    for embrace in scene.embraces:
        skin, step = people[embrace.owner].skin, embrace.neighbour - embrace.owner
        beyond = embrace.neighbour + step
        below = [people[embrace.neighbour]]
        if not embrace.low and 0 <= beyond < len(people):
            below.append(people[beyond])
        for person in below:
            assert skin not in {_back(person), person.shirt}, embrace


@pytest.mark.parametrize("name", SCENES)
def test_arms_are_seen_on_what_they_lie_on(name: str) -> None:
    scene = SCENES[name]
    people = [standing.person for standing in scene.people]
    for embrace in scene.embraces:
        arm, person = people[embrace.owner].shirt, people[embrace.neighbour]
        assert arm != _back(person), embrace
        if "sling" in person.over:
            assert arm != person.gear, embrace


def _back(person: Person) -> str:
    return person.gear if "vest" in person.over else person.shirt


@pytest.mark.parametrize("name", SCENES)
def test_what_is_worn_is_seen_in_colour_and_in_one_ink(name: str) -> None:
    for person in (standing.person for standing in SCENES[name].people):
        if person.over and set(person.over) - {"reflecting", "yoke", "vent"}:
            assert person.gear != person.shirt
        for over in ON_GEAR & set(person.over):
            if over == "reflecting" and "vest" not in person.over:
                assert person.trim != person.shirt
                continue
            assert person.trim != person.gear
            assert (person.gear in files.SOLID) != (person.shirt in files.SOLID), person


@pytest.mark.parametrize("name", STAGED)
def test_nothing_is_carried_where_a_hand_lies(name: str) -> None:
    scene = STAGED[name]
    for embrace in scene.embraces:
        if embrace.low and not name.startswith("pair"):
            assert not CARRIED & set(scene.people[embrace.neighbour].person.over)


def test_the_audiences_are_those_of_a_campaign() -> None:
    assert set(audiences()) == {audience.value for audience in Audience}


@pytest.mark.parametrize("audience", audiences())
def test_an_audience_stands_where_everybody_does(audience: str) -> None:
    for name in ("row", "row-long", "row-narrow", "pair"):
        places = [(s.x, s.y, s.scale, s.tilt) for s in STAGED[name].people]
        own = STAGED[f"{name}-{audience}"]
        assert [(s.x, s.y, s.scale, s.tilt) for s in own.people] == places
        assert own.embraces == STAGED[name].embraces


@pytest.mark.parametrize("audience", audiences())
def test_an_audience_is_as_varied_as_everybody(audience: str) -> None:
    people = cast_of(audience)
    skins = [person.skin for person in people]
    assert all(skins.count(skin) >= 3 for skin in ("sawo", "langsat", "jati"))
    women = [p for p in people if p.waist < 41]
    assert 7 <= len(women) <= 11
    assert len({(p.head, p.shirt, p.over, p.pattern) for p in people}) >= 15
    assert people != cast_of("warga") or audience == "warga"


@pytest.mark.parametrize(("name", "crop"), [(n, c) for n in ROWS for c in facts(n).extent.crops])
def test_every_crop_shows_a_varied_cast(name: str, crop: str) -> None:
    box = facts(name).extent.crops[crop].box
    seen = [p.person for p in ROWS[name].people if box.x - 20 < p.x < box.right + 20]
    heads = {p.head for p in seen}
    assert heads & SCARVES
    assert heads - SCARVES - HATS, "a bare head"
    assert len({p.skin for p in seen}) == 3
    if name in GENERAL and box.width > 350:
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


@pytest.mark.parametrize("name", [*SIGNS, *ACTIONS])
def test_an_icon_keeps_within_its_grid(name: str) -> None:
    inked = [m.path for m in icon(name) if isinstance(m, Fill | Line) and m.colour != "paper"]
    spots = [s.points[-1] for path in inked for s in path.segments if s.points]
    assert min(min(p.x, p.y) for p in spots) >= -0.5
    assert max(max(p.x, p.y) for p in spots) <= 64.5
    assert max(p.x for p in spots) - min(p.x for p in spots) >= 44
    assert max(p.y for p in spots) - min(p.y for p in spots) >= 40


def test_each_of_the_eleven_indicators_has_an_icon() -> None:
    """In the order of the ILO's list."""
    eleven = [
        *("rentan", "kontrak", "keluar", "isolasi", "kekerasan", "ancaman"),
        *("dokumen", "upah", "utang", "tinggal", "lembur"),
    ]
    assert set(eleven) <= set(SIGNS)
    objects = [SIGNS[name][0] for name in eleven]
    assert len(set(objects)) == len(eleven)


def test_the_other_end_is_the_mirror_image() -> None:
    end = [p for mark in _marks("row-end") for p in _points(mark)]
    start = [p for mark in _marks("row-start") for p in _points(mark)]
    box = facts("row-end").extent.viewbox
    axis = 2 * box.x + box.width
    assert all(abs(axis - a.x - b.x) < 1e-9 and a.y == b.y for a, b in zip(end, start, strict=True))


def test_a_sleeve_grows_out_of_the_shoulder_without_a_kink() -> None:
    scene = scenes.pair()
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


def test_what_lies_outside_a_shirt_is_found_by_the_nonzero_rule() -> None:
    hole, island = _square(0, 0, 10), _square(6, 0, 10)
    for turned in (hole, Outline.of("M 0 0 L 0 10 L 10 10 L 10 0 Z")):
        area = all_but(turned, [island], _square(-5, -5, 30))
        assert _winding(area, Point(3, 5)) == 0
        assert _winding(area, Point(8, 5)) == 1
        assert _winding(area, Point(14, 5)) == 2
        assert _winding(area, Point(-15, -15)) == 1


def _square(x: float, y: float, size: float) -> Outline:
    right, foot = x + size, y + size
    return Outline.of(f"M {x} {y} L {right} {y} L {right} {foot} L {x} {foot} Z")


def _winding(area: Outline, spot: Point) -> int:
    """How often straight outlines run round a point, by the edges that cross a ray to the right."""
    turns, start, last = 0, Point(0, 0), Point(0, 0)
    for segment in area.segments:
        end = segment.points[-1] if segment.points else start
        if segment.command == "M":
            start = end
        elif (last.y <= spot.y) != (end.y <= spot.y):
            at = last.x + (end.x - last.x) * (spot.y - last.y) / (end.y - last.y)
            if at > spot.x:
                turns += 1 if end.y > last.y else -1
        last = end
    return turns


def test_in_one_ink_no_line_crosses_the_root_of_a_sleeve() -> None:
    """Line and gap of an arm leave out the shirt that it grows out of."""
    scene = STAGED["row"]
    for embrace in scene.embraces:
        limb, owner = scene.arm(embrace), scene.people[embrace.owner]
        if embrace.low:
            assert limb.edge is None
            continue
        joint = owner.anchor(0, 0, 60)
        assert limb.edge is not None
        assert limb.reach is not None
        for area in (limb.edge, limb.reach):
            assert _winding(area, joint) == 0


def test_a_half_outline_is_closed_on_both_sides() -> None:
    whole = symmetric("M 0 -3 L 4 -3 C 5 -2 5 2 4 3 L 0 3")
    assert str(whole) == "M 0 -3 L 4 -3 C 5 -2 5 2 4 3 L 0 3 L -4 3 C -5 2 -5 -2 -4 -3 L 0 -3 Z"
    assert Outline.of(str(whole)) == whole


@cache
def _drawn() -> dict[str, tuple[Mark, ...]]:
    return {drawn.name: drawn.marks for drawn in files.illustrations()}


def _marks(name: str) -> tuple[Mark, ...]:
    return _drawn()[name]


@cache
def _files() -> dict[str, str]:
    return dict(files.files())


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
