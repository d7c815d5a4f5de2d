"""Where a plate could differ from the full path, there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plates import alike
from tests.plates.alike import campaign, chosen, context, tasks
from tests.plates.test_same import compare
from tppo_cli.plates import setting
from tppo_cli.plates.build import build
from tppo_cli.plates.refused import Refused
from tppo_cli.render.page import Setup

ALLOWED = [
    "transform: rotate(-3deg) scale(.95)",
    "overflow: hidden; border-radius: 9mm",
    "color: #4A4A4A99",
    "letter-spacing: 1pt",
    "text-align: center",
    "font-variant: small-caps",
    "position: relative; z-index: 2; transform: translate(4mm, 2mm)",
]

REFUSED = {
    "opacity: .9": "TP621",
    "text-decoration: underline": "TP622",
    "text-transform: uppercase": "TP621",
    "text-align: justify": "TP622",
    "text-overflow: ellipsis; overflow: hidden": "TP622",
    "direction: rtl": "TP622",
    "display: inline-block; width: auto; background: #EEEEEE": "TP626",
    "float: right; width: auto": "TP626",
}


@pytest.fixture(autouse=True)
def _short_lessons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of letters take most of a plate's time, and styles are not about letters."""
    monkeypatch.setattr("tppo_cli.plates.build.lessons", lambda known: ("".join(known), "a b"))


def _setup(tmp_path: Path, css: str = "", around: str = "", beside: str = "") -> list[Setup]:
    made = context(campaign(tmp_path, css=css, around=around, beside=beside), chosen()[:3])
    return alike.setups(made, tasks(made, chosen()[:3]))


@pytest.mark.parametrize("css", ALLOWED)
def test_styles_that_a_slot_may_have(tmp_path: Path, css: str) -> None:
    setups = _setup(tmp_path, css)
    plate = build(setups[0])
    for setup in setups[1:]:
        compare(plate, setup)


@pytest.mark.parametrize(("css", "code"), REFUSED.items())
def test_styles_that_a_slot_may_not_have(tmp_path: Path, css: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        build(_setup(tmp_path, css)[0])
    assert refusal.value.finding.code == code
    if code == "TP622":
        place = refusal.value.finding.place
        assert place is not None
        assert (place.file, place.line) == ("label/page.html.j2", 3)


@pytest.mark.parametrize(
    ("around", "beside"),
    [
        # A neighbour that the name pushes on.
        ('style="display: flex; width: auto"', ""),
        # The name once more, where no slot holds it.
        ("", '<p class="caption">{{ main.region.name }}</p>'),
        ("", "{% if main.region.name|length > 9 %}<p>panjang</p>{% endif %}"),
        ("", '<div role="img" title="{{ main.region.parent }}">{{ main.region.short }}</div>'),
    ],
)
def test_what_depends_on_a_slot_without_being_one(tmp_path: Path, around: str, beside: str) -> None:
    if "flex" in around:
        beside = ""
        page = '<span class="after">sesudahnya</span></div>'
        setup = _setup(tmp_path, around=around)[0]
        file = tmp_path / "templates/label/page.html.j2"
        file.write_text(file.read_text("utf-8").replace("</div>", page, 1), encoding="utf-8")
    else:
        setup = _setup(tmp_path, beside=beside)[0]
    with pytest.raises(Refused, match="TP626"):
        build(setup)


def test_a_setter_that_differs_from_the_engine_makes_no_plate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup = _setup(tmp_path)[0]
    build(setup)
    right = setting.number
    monkeypatch.setattr(setting, "number", lambda value: right(value + 0.001))
    with pytest.raises(Refused, match="TP621"):
        build(setup)


def test_another_exception_is_no_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setup = _setup(tmp_path)[0]
    monkeypatch.setattr(setting, "number", lambda value: value / 0)
    with pytest.raises(ZeroDivisionError):
        build(setup)
