"""Arms and hands. An arm hangs like a smile between two people; its hand rests flat."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees

from .gear import worn
from .geometry import Arc, Path, Point, capsule, ellipse, placed
from .marks import Clip, Fill, Limb, Line, moved
from .ornament import kawung
from .people import Standing

SHOULDER_HALF = 15.0
SLEEVE_HALF = 8.4
WRIST_HALF = 5.8
"""Half-widths of an arm, in u, at the joint, the cuff and the wrist. In one ink the line round a
wrist (2.6) makes it as thick as the sleeve, so that the contour runs on without a step.
"""

MITTEN_SHOULDER_HALF = 15.0
MITTEN_SLEEVE_HALF = 9.2
MITTEN_WRIST_HALF = 9.2
MITTEN_TIP_HALF = 9.2
"""The same for small marks."""

CUFF = 0.82
SHORT_CUFF = 0.46
WRIST = 0.9
"""How far along the arm the sleeve ends and the hand begins."""


def hand() -> Path:
    """A right hand seen from its back, at rest: wrist at the origin, fingers along +x, thumb up.

    The fingers lie side by side and part a little towards their tips.
    """
    palm = Path.of(
        "M 0 -5.7 C 3.6 -5.7 6.8 -8.2 11.6 -9 C 15.6 -9.4 17.4 -4.6 17.4 -0.6"
        " C 17.4 4.4 16.6 8.4 13 8.5 C 8.4 8.5 5.2 5.9 0 5.7"
        " C -3.2 5.7 -5.7 3.2 -5.7 0 C -5.7 -3.2 -3.2 -5.7 0 -5.7 Z"
    )
    fingers = Path(())
    for knuckle, turn, length in FINGERS:
        tip = knuckle + Point(length, 0).turned(turn)
        spine = Arc(knuckle, knuckle.towards(tip, 0.5) + Point(0, -0.8), tip)
        fingers += spine.thick(2.6, 2.15, tip=True)
    thumb = Arc(Point(2.6, -3.6), Point(6.4, -11.4), Point(15.6, -13.1)).thick(3.5, 2.3, tip=True)
    return palm + fingers + thumb


FINGERS = (
    (Point(13.2, -6.3), -5.0, 12.0),
    (Point(13.6, -2.1), -0.6, 14.2),
    (Point(13.2, 2.2), 4.2, 13.0),
    (Point(12.4, 6.1), 9.6, 9.8),
)
"""Knuckle, heading in degrees and length to the centre of the tip: index to little finger."""


def hanging_hand() -> Path:
    """A relaxed hand from behind: four fingers side by side, the thumb out of sight."""
    palm = Path.of(
        "M 0 -5.7 C 5 -5.8 8 -7.6 13 -7.6 C 15.5 -7.6 16 -4 16 0 C 16 4 15.5 7.6 13 7.6"
        " C 8 7.6 5 5.8 0 5.7 C -3.2 5.7 -5.7 3.2 -5.7 0 C -5.7 -3.2 -3.2 -5.7 0 -5.7 Z"
    )
    fingers = Path(())
    for knuckle, turn, length in ((-5.5, 2, 11.5), (-1.8, 1.5, 14), (1.9, 1, 13.4), (5.6, 0, 10)):
        root = Point(12, knuckle)
        fingers += capsule(root, root + Point(length, 0).turned(turn), 2.1, 1.6)
    return palm + fingers


def high_arm(owner: Standing, neighbour: Standing, side: int, *, mitten: bool = False) -> Limb:
    """Over the shoulders: from the owner's joint to the neighbour's far shoulder."""
    spine = Arc.sagging(
        owner.anchor(side, 31, 17), neighbour.anchor(side, 37, 26), 13 * owner.scale
    )
    limb = _arm(owner, spine, side, droop=13, mitten=mitten)
    over = _over_the_root(owner, spine)
    return replace(limb, details=(*over, *limb.details))


def _over_the_root(owner: Standing, spine: Arc) -> tuple[Clip, ...]:
    """What is worn over the shirt lies over the root of the sleeve too, and a little further: the
    edge of the sleeve would shine through.
    """
    over = moved(worn(owner.person), owner.frame, owner.scale)
    if not over:
        return ()
    wide = (SHOULDER_HALF + 0.8) * owner.scale
    root = spine.part(0, 0.5).thick(wide, wide * 0.8)
    root += ellipse(spine.start.x, spine.start.y, wide, wide)
    return (Clip(root, tuple(d for d in over if isinstance(d, Fill | Line)), seam=False),)


def low_arm(owner: Standing, neighbour: Standing, side: int, *, mitten: bool = False) -> Limb:
    """Round the waist: from behind the owner's own side to the neighbour's back."""
    spine = Arc.sagging(owner.anchor(side, 34, 52), neighbour.anchor(side, 3, 60), 13 * owner.scale)
    return _arm(owner, spine, side, droop=-4, mitten=mitten)


def free_arm(owner: Standing, side: int, *, mitten: bool = False) -> Limb:
    """Hanging down at the outer side of whoever stands at an end."""
    spine = Arc(owner.anchor(side, 31, 17), owner.anchor(side, 60, 62), owner.anchor(side, 57, 126))
    return _arm(owner, spine, side, droop=4, mitten=mitten, relaxed=True)


def _arm(
    owner: Standing,
    spine: Arc,
    side: int,
    *,
    droop: float,
    mitten: bool,
    relaxed: bool = False,
) -> Limb:
    person, k = owner.person, owner.scale
    if mitten:
        return _mitten(owner, spine)
    cuff = SHORT_CUFF if person.short_sleeves else CUFF
    end = _half_width(cuff) + (1.2 if person.short_sleeves else 0)

    sleeve = spine.part(0, cuff).thick(SHOULDER_HALF * k, end * k) + ellipse(
        spine.start.x, spine.start.y, SHOULDER_HALF * k, SHOULDER_HALF * k
    )
    forearm = spine.part(cuff - 0.05, WRIST + 0.02)
    start_half = WRIST_HALF + (1.6 if person.short_sleeves else 0)
    arm = forearm.thick(start_half * k, WRIST_HALF * k, tip=True)
    heading = spine.heading(WRIST)
    turn = degrees(atan2(heading.y, heading.x)) + droop * side
    shape = hanging_hand() if relaxed else hand()
    palm = shape.moved(placed(spine.at(WRIST), k, turn, flip=side < 0))
    band = spine.part(cuff - 0.024, cuff + 0.014).thick((end + 0.15) * k, (end + 0.15) * k)
    trim = person.trim if person.trim != person.shirt else "santan"
    details: list[Fill | Line | Clip] = []
    if person.pattern == "kawung":
        details.append(Clip(sleeve, (Fill(_pattern_along(spine), trim, on=person.shirt),)))
    details.append(Fill(band, trim, on=person.skin))
    parts = (Fill(arm, person.skin), Fill(palm, person.skin), Fill(sleeve, person.shirt))
    return Limb(parts, details=tuple(details))


def _mitten(owner: Standing, spine: Arc) -> Limb:
    person, k = owner.person, owner.scale
    hand_shape = spine.part(CUFF - 0.04, 1).thick(
        MITTEN_WRIST_HALF * k, MITTEN_TIP_HALF * k, tip=True
    )
    sleeve = spine.part(0, CUFF).thick(MITTEN_SHOULDER_HALF * k, MITTEN_SLEEVE_HALF * k)
    return Limb((Fill(hand_shape, person.skin), Fill(sleeve, person.shirt)))


def _half_width(t: float) -> float:
    """The sleeve narrows from the joint to the cuff at 0.82."""
    return SHOULDER_HALF + (SLEEVE_HALF - SHOULDER_HALF) * min(t / CUFF, 1)


def _pattern_along(spine: Arc) -> Path:
    xs = [spine.start.x, spine.bend.x, spine.end.x]
    ys = [spine.start.y, spine.bend.y, spine.end.y]
    spots = [spine.at(i / 12) for i in range(13)]

    def near(centre: Point) -> bool:
        return any((centre - spot).length() < 2 * SHOULDER_HALF for spot in spots)

    return kawung(min(xs) - 15, min(ys) - 15, max(xs) + 15, max(ys), near)
