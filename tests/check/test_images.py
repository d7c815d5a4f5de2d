"""Pictures for the size at which they are printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.check.campaigns import campaign, checked, line_of, only, picture
from tests.content.campaigns import codes
from tppo_cli.materials import read

POSTER = {"poster": {"sizes": ["A4", "A3"]}}


def partner(file: str) -> list[dict[str, str]]:
    return [{"name": "Yayasan", "logo": file}]


def person(file: str) -> list[dict[str, str]]:
    return [{"name": "N", "office": "Lurah", "role": "host", "as_of": "2023-07-30", "photo": file}]


def test_a_large_logo_is_fine_and_a_vector_one_too(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png", 400, 400)
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for file in ("logo.png", "logo.svg"):
        assert checked(campaign(tmp_path, partners=partner(file))) == []


def test_the_item_that_needs_most_is_named(tmp_path: Path) -> None:
    """A square logo in a box of 19 x 13 mm on A3 is 13 mm wide: 120 pixels are 234 an inch."""
    picture(tmp_path / "logo.png", 120, 120)
    finding = only(campaign(tmp_path, partners=partner("logo.png"), materials=POSTER))
    assert (finding.code, finding.is_error, finding.field) == ("TP470", False, "partners.0.logo")
    assert finding.message() == (
        "logo.png (120 x 120 pixels) is printed at 234 pixels an inch on the poster A3; "
        "shops ask for 300"
    )
    assert "1.3 times as large" in finding.help()
    assert "logo.png" in line_of(finding)


def test_a_thumbnail_is_an_error(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png", 48, 48)
    finding = only(campaign(tmp_path, partners=partner("logo.png"), materials=POSTER))
    assert (finding.code, finding.is_error) == ("TP471", True)


def test_large_format_needs_fewer_pixels_an_inch(tmp_path: Path) -> None:
    """On a spanduk of 3 m the box is 170 x 100 mm, so that 300 pixels are 76 an inch."""
    picture(tmp_path / "logo.png", 300, 300)
    order = {"banner": {"sizes": ["300x100"]}}
    assert checked(campaign(tmp_path, partners=partner("logo.png"), materials=order)) == []
    picture(tmp_path / "logo.png", 270, 270)
    finding = only(campaign(tmp_path, partners=partner("logo.png"), materials=order))
    assert (finding.values["reached"], finding.values["wanted"]) == ("69", "72")


def test_a_portrait_fills_its_box(tmp_path: Path) -> None:
    """A lying photo of 400 x 200 in a box of 15 x 20 mm is cut to its height: 254 an inch."""
    picture(tmp_path / "foto.jpg", 400, 200)
    finding = only(campaign(tmp_path, people=person("foto.jpg"), materials=POSTER))
    assert (finding.code, finding.values["reached"]) == ("TP470", "254")


def test_what_no_item_shows_needs_no_pixels(tmp_path: Path) -> None:
    picture(tmp_path / "logo.png", 20, 20)
    loaded = campaign(tmp_path, partners=partner("logo.png"), materials={"card": {}})
    assert checked(loaded) == []


def test_a_broken_picture(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    finding = only(campaign(tmp_path, partners=partner("logo.png")))
    assert (finding.code, finding.field) == ("TP472", "partners.0.logo")


@pytest.mark.parametrize("side", [9_500, 20_000])
def test_more_pixels_than_any_item_needs(
    tmp_path: Path, side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as context:
        context.setattr(Image, "MAX_IMAGE_PIXELS", None)
        Image.new("1", (side, side)).save(tmp_path / "logo.png")
    finding = only(campaign(tmp_path, partners=partner("logo.png")))
    assert (finding.code, finding.values["most"]) == ("TP473", "80")


def table(folder: Path, *logos: str) -> dict[str, Any]:
    rows = [f"31.73.04.100{n},{logo}" for n, logo in enumerate(logos, 1)]
    (folder / "wilayah.csv").write_text("\n".join(["code,logo", *rows]) + "\n")
    return {"file": "wilayah.csv"}


def test_logos_of_the_table_are_found_once_where_they_stand(tmp_path: Path) -> None:
    picture(tmp_path / "kecil.png", 60, 60)
    regions = table(tmp_path, "tiada.png", "tiada.png", "kecil.png", "kecil.png")
    findings = checked(campaign(tmp_path, regions=regions, materials=POSTER))
    assert codes(findings) == ["TP160", "TP470"]
    assert [(f.place.file, f.place.line) for f in findings if f.place] == [
        ("wilayah.csv", 2), ("wilayah.csv", 4),
    ]  # fmt: skip
    assert findings[1].region == "31.73.04.1003"


def test_a_missing_logo_is_found_once(tmp_path: Path) -> None:
    assert only(campaign(tmp_path, partners=partner("tiada.png"))).code == "TP160"


@pytest.mark.parametrize("name", read.materials())
def test_layouts_that_show_pictures_say_how_large(name: str) -> None:
    for form in read.material(name).material.formats.values():
        for layout in form.layouts.values():
            assert ("logos" in layout.blocks) == (layout.logo_box is not None)
            assert ("portraits" in layout.blocks) == (layout.photo_box is not None)
