"""What is said where a colour is not right, and that nothing is written then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageCms

from tests.press.pages import photo, png_uri
from tests.press.printed import colours, contents, opened
from tests.samples import sample_copy, sample_setup
from tppo_cli import resources
from tppo_cli.batch.colour import branded, condition_of, decides, located
from tppo_cli.content.copy import Copy, LogoCopy
from tppo_cli.content.job import ColourMode, Job
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials.look import Ink
from tppo_cli.press.condition import house, of_shop
from tppo_cli.press.produce import produce
from tppo_cli.render.page import Setup
from tppo_cli.spec.load import Loaded, load_campaign

CAMPAIGN = """
title: Kampanye
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129]
"""
JOB = Job("card", "85x54", ("id",), "rangkul", colour=ColourMode.CMYK)


def card(**own: Ink) -> Setup:
    setup = sample_setup("card", "85x54")
    look = setup.look.look.branded(own)
    return replace(setup, look=setup.look.model_copy(update={"look": look}))


def refusals(make: Callable[[], object]) -> list[Finding]:
    with pytest.raises(FindingsError) as caught:
        make()
    return list(caught.value.findings)


def campaign(folder: Path, more: str) -> Loaded:
    file = folder / "campaign.yaml"
    file.write_text(CAMPAIGN + more, encoding="utf-8")
    return load_campaign(file)


def test_a_brand_colour_without_a_build_is_named_with_what_the_profile_says() -> None:
    setup = card(manggis=Ink(rgb="#0B3D91", cmyk=None))
    assert produce(setup).data
    (found,) = refusals(lambda: produce(setup, house()))
    assert (found.code, found.field) == ("TP610", "brand.colours.manggis")
    assert found.values["colour"] == "#0B3D91"
    build = [float(part) for part in found.values["build"].split(", ")]
    assert build[0] > 80 > build[2]


def test_a_brand_colour_that_is_not_on_the_item_stops_nothing() -> None:
    assert produce(card(jati=Ink(rgb="#0B3D91", cmyk=None)), house()).data


def test_a_brand_colour_with_its_build_is_printed_with_it() -> None:
    data = produce(card(manggis=Ink(rgb="#0B3D91", cmyk=(100, 80, 0, 10))), house()).data
    with opened(data) as pdf:
        used = {one.operands for stream in contents(pdf) for one in colours(stream)}
    assert (1, 0.8, 0, 0.1) in used
    assert (0.78, 0.98, 0.1, 0.54) not in used


@pytest.fixture
def own_card(tmp_path: Path) -> Callable[[str], Setup]:
    """The card, from a campaign's own folder with some style of its own."""

    def make(style: str) -> Setup:
        folder = tmp_path / "templates" / "card"
        shutil.copytree(resources.path("templates/card"), folder)
        with (folder / "page.css").open("a", encoding="utf-8") as sheet:
            sheet.write(style)
        return sample_setup("card", "85x54", campaign=tmp_path)

    return make


def test_a_colour_that_a_template_brings_is_named(own_card: Callable[[str], Setup]) -> None:
    setup = own_card(
        ".hero { color: rgb(11, 61, 145) !important } .care { color: #777 !important }"
    )
    found = refusals(lambda: produce(setup, house()))
    assert [(f.code, f.values["colour"]) for f in found] == [("TP611", "#0B3D91")]


def logo(folder: Path, drawing: str) -> Copy:
    file = folder / "logo.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 9 9" width="90" height="90">{drawing}</svg>',
        encoding="utf-8",
    )
    return replace(sample_copy("poster", "A3"), logos=(LogoCopy(file, "Lambang", "kota"),))


def test_a_logo_is_printed_by_the_profile_and_the_template_is_still_watched(
    tmp_path: Path,
) -> None:
    copy = logo(tmp_path, '<rect width="9" height="9" fill="#0B3D91"/>')
    setup = sample_setup("poster", "A3", copy=copy, campaign=tmp_path)
    with opened(produce(setup, house()).data) as pdf:
        used = {one.operands for stream in contents(pdf) for one in colours(stream)}
    palette = {ink.cmyk for ink in setup.look.look.palette.values()}
    assert len({u for u in used if tuple(round(p * 100, 2) for p in u) not in palette}) == 2
    folder = tmp_path / "templates" / "poster"
    shutil.copytree(resources.path("templates/poster"), folder)
    with (folder / "page.css").open("a", encoding="utf-8") as sheet:
        sheet.write(".lead { color: #07c }")
    watched = sample_setup("poster", "A3", copy=copy, campaign=tmp_path)
    (found,) = refusals(lambda: produce(watched, house()))
    assert (found.code, found.values["colour"]) == ("TP611", "#0077CC")


def test_too_much_ink_is_named_with_a_build_that_takes_less() -> None:
    (found,) = refusals(lambda: produce(card(), house(230)))
    assert found.code == "TP612"
    assert found.values["colour"] == "#391049"
    assert (found.values["build"], found.values["ink"]) == ("78, 98, 10, 54", "240")
    assert sum(float(part) for part in found.values["less"].split(", ")) <= 230


def test_what_cannot_be_printed_is_named(tmp_path: Path) -> None:
    """A picture that is drawn, and also decides what of a rectangle is seen."""
    picture = f'<image width="9" height="9" xlink:href="{png_uri(photo())}"/>'
    twice = f"<mask id='m'>{picture}</mask>{picture}<rect width='4' height='4' mask='url(#m)'/>"
    copy = logo(tmp_path, twice)
    setup = sample_setup("poster", "A3", copy=copy, campaign=tmp_path)
    assert produce(setup).data
    (found,) = refusals(lambda: produce(setup, house()))
    assert found.code == "TP614"
    assert "mask" in found.values["what"]


def profile(folder: Path, data: bytes) -> Path:
    file = folder / "cetak.icc"
    file.write_bytes(data)
    return file


def test_the_shops_own_profile_decides_pictures_and_is_embedded(tmp_path: Path) -> None:
    file = profile(tmp_path, house().profile)
    loaded = campaign(tmp_path, "press: {profile: cetak.icc, ink_limit: 280}")
    condition = condition_of(JOB, loaded)
    assert condition == of_shop(file, 280)
    assert condition is not None
    assert condition.identifier == "FOGRA39L coated (tppo)"
    with opened(produce(card(), condition).data) as pdf:
        (intent,) = pdf.Root["/OutputIntents"]
        assert str(intent["/Info"]) == "FOGRA39L coated (tppo)"
        assert "/RegistryName" not in intent


@pytest.mark.parametrize("data", [b"bukan profil", b"\0" * 36 + b"acsp" + b"\0" * 100])
def test_a_file_that_is_no_profile_is_refused(tmp_path: Path, data: bytes) -> None:
    file = profile(tmp_path, data)
    (found,) = refusals(lambda: of_shop(file))
    assert (found.code, found.field) == ("TP613", "press.profile")


def test_a_profile_of_a_screen_is_refused_where_it_was_named(tmp_path: Path) -> None:
    profile(tmp_path, ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    loaded = campaign(tmp_path, "press: {profile: cetak.icc}")
    (found,) = located(refusals(lambda: condition_of(JOB, loaded)), loaded)
    assert found.values["found"] == "RGB, mntr"
    assert found.place is not None
    assert found.place.line == 6


def test_rgb_needs_no_condition_and_cmyk_has_that_of_coated_paper(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, "")
    assert condition_of(replace(JOB, colour=ColourMode.RGB), loaded) is None
    assert condition_of(JOB, loaded) == house(300)


def test_what_decides_the_colours_is_part_of_the_inputs(tmp_path: Path) -> None:
    plain = campaign(tmp_path, "")
    setup = branded(card(), plain)
    rgb = replace(JOB, colour=ColourMode.RGB)
    assert decides(setup, rgb, plain) == ()
    own = campaign(tmp_path, "brand: {colours: {kunyit: '#FFD200'}}")
    less = campaign(tmp_path, "press: {ink_limit: 280}")
    found = {
        decides(branded(card(), loaded), job, loaded)
        for loaded in (plain, own, less)
        for job in (rgb, JOB)
    }
    assert len(found) == 5


def test_the_campaigns_colours_are_taken_up(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, "brand: {colours: {kunyit: '#ffd200', tidak-ada: '#123456'}}")
    look = branded(card(), loaded).look.look
    assert look.colour("number") == "#FFD200"
    assert "tidak-ada" not in look.palette
