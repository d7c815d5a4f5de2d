"""The banner in all its formats: readable from where it is seen, whole, clear of hem and stand."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.samples import (
    EDITION,
    KEMLU,
    KP2MI,
    LONGEST,
    MIGRANT_HOTLINES,
    POLRI,
    QR,
    UPT,
    line_of,
    sample_copy,
    sample_setup,
)
from tppo_cli import resources
from tppo_cli.content.copy import Edition, HotlineCopy, LogoCopy, PortraitCopy
from tppo_cli.manifest import Expected, Kind, RoleName
from tppo_cli.materials import read
from tppo_cli.press.produce import Produced, produce
from tppo_cli.render import engine
from tppo_cli.render.drawings import drawing_names
from tppo_cli.render.fonts import font_families
from tppo_cli.render.page import Setup
from tppo_cli.spec.audience import Audience
from tppo_cli.verify.item import verify_item

MATERIAL = read.material("banner").material
CAP = font_families(read.look("rangkul").look)["text"][0].family.cap
SIZES = {
    "panjang": "500x100",
    "lebar": "300x100",
    "sedang": "120x80cm",
    "persegi": "100x100cm",
    "gulung": "85x200",
    "baliho": "400x600",
    "tegak": "60x160",
}
LOOKS = ["rangkul", "resmi", "fotokopi"]
WIDE = ["panjang", "lebar", "sedang", "persegi", "baliho"]
UPRIGHT = ["gulung", "tegak"]

FULL = replace(
    EDITION,
    region=LONGEST,
    slogan="Bersama Lawan Perdagangan Orang, Lindungi Perempuan, Anak, dan Pekerja Migran",
    hotlines=MIGRANT_HOTLINES,
    permit="Izin pemasangan: No. 123/2023, berlaku s.d. 31 Agustus 2023",
)
BARE = replace(
    EDITION,
    lead=None,
    rest=EDITION.theme,
    region=None,
    event=None,
    qr=None,
    hotlines=(replace(POLRI, note=""),),
)
SERVES = {
    "perempuan dan anak": "women and children",
    "darurat, siapa saja": "emergencies, anyone",
    "siapa saja": "anyone",
    "pekerja migran Indonesia": "Indonesian migrant workers",
    "WNI di luar negeri": "Indonesians abroad",
}


def english(hotline: HotlineCopy) -> HotlineCopy:
    return replace(hotline, serves=SERVES[hotline.serves], hours=hotline.hours and "24\u00a0hours")


ENGLISH = replace(
    FULL,
    lang="en",
    labels=resources.read_yaml("assets/locale/en.yaml")["labels"],
    lead="Reach",
    rest="Every Victim of Trafficking, Leave No One Behind",
    theme="Reach Every Victim of Trafficking, Leave No One Behind",
    slogan="Together against Trafficking in Persons, Protect Women, Children and Migrant Workers",
    hotlines=tuple(english(hotline) for hotline in FULL.hotlines),
)
MESSAGE = replace(
    FULL,
    message=(
        "Paspor ditahan, utang yang terus bertambah, kerja tanpa kontrak: itu tandanya. Tanyakan,"
        " lalu telepon. Kamu tidak perlu yakin dulu."
    ),
)
EDITIONS = {
    "full": FULL,
    "both": FULL,
    "message": MESSAGE,
    "bare": BARE,
    "long hero": replace(EDITION, hotlines=(KEMLU, KP2MI, UPT)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign's folder with two photos and six logos, wide and high ones."""
    made = tmp_path_factory.mktemp("campaign")
    for number in range(6):
        side = (160, 90) if number % 2 else (90, 120)
        logo = Image.new("RGB", side, (40, 60 + number, 90))
        logo.paste((240, 240, 240), (10, 10, 40, 40))
        logo.save(made / f"logo-{number}.png")
    for number in range(2):
        Image.new("RGB", (300, 400), (120, 80, 60 + number)).save(made / f"photo-{number}.png")
    return made


@cache
def banner(edition: str, size: str, folder: Path, look: str = "rangkul") -> Produced:
    """Made once for all tests; the fullest have two portraits and six logos as well."""
    copy = replace(sample_copy("banner", size), main=EDITIONS[edition])
    if edition == "both":
        copy = replace(copy, second=ENGLISH)
    if edition == "message":
        copy = replace(copy, audience="pekerja-migran")
    if edition in ("full", "both"):
        names = ("Dr. H. Contoh Nama Panjang, S.Sos., M.Si.", "Contoh Lurah, S.E.")
        copy = replace(
            copy,
            logos=tuple(LogoCopy(folder / f"logo-{i}.png", f"Logo {i}", "kota") for i in range(6)),
            portraits=tuple(
                PortraitCopy(name, "Lurah Kedaung Kali Angke", folder / f"photo-{i}.png")
                for i, name in enumerate(names)
            ),
        )
    return produce(sample_setup("banner", size, copy=copy, look=look, campaign=folder))


@cache
def usual(size: str) -> Produced:
    return produce(sample_setup("banner", size))


def faults(
    made: Produced, size: str, look: str = "rangkul", languages: tuple[str, ...] = ("id",)
) -> list[tuple[str, str]]:
    """What reading the file back finds: code and text."""
    copy = sample_copy("banner", size)
    item = line_of(made, copy, "banner", size, look, pages=1)
    item = item.model_copy(update={"languages": languages})
    return [(f.code, str(dict(f.values).get("value"))) for f in verify_item(made.data, item)]


def expected(made: Produced, kind: Kind) -> list[Expected]:
    return [one for one in made.faces[0].expected if one.kind is kind]


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_fullest_banner_is_whole_and_clear_of_the_edges(size: str, folder: Path) -> None:
    assert faults(banner("full", size, folder), size) == []


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_the_barest_banner_is_whole_and_clear_of_the_edges(size: str, folder: Path) -> None:
    made = banner("bare", size, folder)
    assert faults(made, size) == []
    assert [one.digits for one in expected(made, Kind.NUMBER)] == ["110"]


@pytest.mark.parametrize("size", ["300x100", "120x80cm", "400x600", "60x160"])
def test_without_a_short_code_a_long_number_leads(size: str, folder: Path) -> None:
    made = banner("long hero", size, folder)
    assert faults(made, size) == []
    hero = next(one for one in expected(made, Kind.NUMBER) if one.role is RoleName.NUMBER)
    others = [one for one in expected(made, Kind.NUMBER) if one.role is not RoleName.NUMBER]
    assert hero.value == "+62 812-9007-0027"
    assert hero.size is not None
    assert len(others) == (3 if size in {SIZES[name] for name in UPRIGHT} else 2)


def test_every_likely_aspect_has_a_format() -> None:
    for hundredth in range(28, 651):
        size = MATERIAL.size(f"{hundredth}x100cm")
        assert size is not None
        assert MATERIAL.format_for(size) is not None, size.name


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SIZES)
def test_in_two_languages_the_fullest_banner_is_whole_in_every_look(
    name: str, look: str, folder: Path
) -> None:
    made = banner("both", SIZES[name], folder, look)
    assert faults(made, SIZES[name], look, ("id", "en")) == []
    fields = {one.field for one in made.faces[0].expected}
    for wanted in ("slogan", "theme", "need_help", "hotlines.sapa129.serves"):
        assert f"second.{wanted}" in fields


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", ["300x100", "60x160"])
def test_an_edition_for_an_audience_shows_its_message(size: str, look: str, folder: Path) -> None:
    made = banner("message", size, folder, look)
    assert faults(made, size, look) == []
    assert "message" in {one.field for one in made.faces[0].expected}


def largest(setup: Setup, words: str) -> float:
    """Type size in mm of the largest words of a text on the page."""
    runs = [run for page in engine.lay_out(setup).pages for run in page.runs if run.area != "slug"]
    return max(run.font_size for run in runs if run.text.strip() and run.text.strip() in words)


WITHOUT_LEAD = replace(FULL, lead=None, rest=FULL.theme, slogan=EDITION.slogan)
REACH = {"300x100": 125, "400x100": 135, "500x100": 125, "120x80cm": 180, "100x100cm": 190}
"""Reading distance over cap height that a theme without a lead word keeps, in two languages too.
Where the board is not wide enough for D/120 it is as large as its words can be."""


SHORT_ENGLISH = replace(ENGLISH, slogan="Together against Human Trafficking")


@pytest.mark.parametrize("second", [None, replace(SHORT_ENGLISH, lead=None, rest=ENGLISH.theme)])
@pytest.mark.parametrize("size", REACH)
def test_a_theme_without_a_lead_word_is_as_large_as_the_banner_allows(
    size: str, second: Edition | None
) -> None:
    copy = replace(sample_copy("banner", size), main=WITHOUT_LEAD, second=second)
    setup = sample_setup("banner", size, copy=copy)
    far = setup.form.distances[RoleName.HEADLINE] * setup.unit
    assert far / (largest(setup, WITHOUT_LEAD.theme) * CAP) <= REACH[size]


@pytest.mark.parametrize("look", ["rangkul", "resmi"])
@pytest.mark.parametrize("name", SIZES)
def test_in_two_languages_the_headline_keeps_its_reach(name: str, look: str) -> None:
    size = SIZES[name]
    main = replace(FULL, slogan=EDITION.slogan)
    copy = replace(sample_copy("banner", size), main=main, second=SHORT_ENGLISH)
    setup = sample_setup("banner", size, copy=copy, look=look)
    far = setup.form.distance(RoleName.HEADLINE, setup.layout)
    assert far is not None
    said = "Rangkul" if look == "rangkul" else main.slogan
    # A board under a roof has four lines of words above its numbers.
    most = 125 if look == "rangkul" else 190 if name in ("sedang", "persegi") else 140
    assert far * setup.unit / (largest(setup, said) * CAP) <= most


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", ["245x100cm", "135x100cm"])
def test_free_sizes_at_the_edge_of_a_format_hold_the_fullest(
    size: str, look: str, folder: Path
) -> None:
    assert faults(banner("both", size, folder, look), size, look, ("id", "en")) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", ["60x160", "85x200"])
def test_an_upright_leaves_no_word_of_its_headline_alone(size: str, look: str) -> None:
    main = replace(WITHOUT_LEAD, slogan=FULL.slogan)
    setup = sample_setup(
        "banner", size, copy=replace(sample_copy("banner", size), main=main), look=look
    )
    words = main.theme if look == "rangkul" else main.slogan
    biggest = largest(setup, words)
    lines = [
        run.text.split()
        for page in engine.lay_out(setup).pages
        for run in page.runs
        if run.font_size == pytest.approx(biggest) and run.text.strip() in words
    ]
    assert len(lines) > 2
    assert len(" ".join(lines[-1])) > len("Orang")


def test_the_symbol_says_what_scanning_does_in_both_languages(folder: Path) -> None:
    told = replace(ENGLISH, qr=replace(QR, does="Scan to WhatsApp SAPA\u00a0129"))
    copy = replace(sample_copy("banner", "60x160"), main=FULL, second=told)
    for look in LOOKS:
        made = produce(sample_setup("banner", "60x160", copy=copy, look=look))
        assert faults(made, "60x160", look, ("id", "en")) == []
        said = {one.field: one.value for one in made.faces[0].expected}
        assert said["qr.told"] == QR.told.replace("\u00a0", " ")
        assert said["second.qr.told"].startswith("Scan to")


def test_the_card_of_the_symbol_has_four_round_corners() -> None:
    """The symbol's own white square stands inside the card's, whose corners it would cover."""
    made = usual("60x160")
    with closing(pdfium.PdfDocument(made.data)) as document:
        picture = document[0].render(scale=1).to_pil().convert("RGB")
    (code,) = expected(made, Kind.QR)
    across = picture.width / sample_setup("banner", "60x160").page.media.width
    left, right = (code.rect[0] - 2.2) * across, (code.rect[0] + code.rect[2] + 1.8) * across
    top = (code.rect[1] - 2.2) * across
    paper = (255, 255, 255)
    for x in (left, right):
        assert picture.getpixel((int(x), int(top))) != paper
    assert picture.getpixel((int((left + right) / 2), int(top + 3 * across))) == paper


NEAR = ("event.", "people.", "region.parent", "permit")
"""Small print, for those who walk up."""


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SIZES)
def test_nothing_is_set_smaller_than_can_be_read_from_its_distance(
    name: str, look: str, folder: Path
) -> None:
    setup = sample_setup("banner", SIZES[name], look=look)
    body = setup.form.distance(RoleName.BODY, setup.layout)
    assert body is not None
    shown = banner("both", SIZES[name], folder, look).faces[0].expected
    sizes = {one.field: one.size for one in shown if not one.field.startswith(NEAR) and one.size}
    small = {
        field: size
        for field, size in sizes.items()
        if field != "qr" and not field.startswith("logos")
    }
    assert small
    for field, size in small.items():
        assert size * CAP * 300 >= body * setup.unit * 0.999, field


def test_each_audience_has_a_drawing_of_its_own() -> None:
    for form in MATERIAL.formats.values():
        for art in form.layouts["row"].art.values():
            named = {art.drawing_for(audience, drawing_names()) for audience in Audience}
            assert len(named) == 6
            assert art.drawing not in named
            for drawing in named:
                assert resources.path(f"assets/illustrations/{drawing}.svg").is_file()


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", SIZES)
def test_headline_number_and_body_reach_their_distances(name: str, look: str) -> None:
    form = MATERIAL.formats[name]
    layout = form.layouts[read.look(look).look.layout]
    wanted = {RoleName.HEADLINE: 120, RoleName.NUMBER: 200, RoleName.BODY: 200}
    for role, share in wanted.items():
        far = form.distance(role, layout)
        assert far is not None
        assert layout.type[layout.roles[role]] * CAP >= far / share, role


@pytest.mark.parametrize("size", ["300x100", "400x100", "500x100"])
def test_a_spanduk_is_read_from_twenty_metres(size: str) -> None:
    setup = sample_setup("banner", size)
    assert setup.form.distances[RoleName.HEADLINE] * setup.unit >= 20_000
    sizes = {one.role: one.size for one in usual(size).faces[0].expected if one.value == "129"}
    assert (sizes[RoleName.NUMBER] or 0) * CAP >= 20_000 / 120


@pytest.mark.parametrize("name", WIDE)
def test_what_is_read_in_passing_has_no_code_and_few_numbers(name: str, folder: Path) -> None:
    made = banner("full", SIZES[name], folder)
    assert expected(made, Kind.QR) == []
    shown = [one.digits for one in expected(made, Kind.NUMBER)]
    assert shown == ["129", "112", "110", "+628111129129"]


@pytest.mark.parametrize("name", UPRIGHT)
def test_an_upright_shows_a_few_large_numbers_and_a_code_that_scans(
    name: str, folder: Path
) -> None:
    made = banner("full", SIZES[name], folder)
    setup = sample_setup("banner", SIZES[name])
    shown = {one.digits: one.size or 0.0 for one in expected(made, Kind.NUMBER)}
    assert list(shown) == ["129", "112", "110", "+628111129129", "+6281317617622"]
    far = setup.form.distances[RoleName.NUMBER] * setup.unit
    assert all(size * CAP >= far / 200 for size in shown.values())
    assert max(shown, key=lambda digits: shown[digits]) == "129"
    (code,) = expected(made, Kind.QR)
    assert (code.size or 0) >= setup.form.distances[RoleName.SCAN] * setup.unit / 500
    hero = next(one for one in expected(made, Kind.NUMBER) if one.role is RoleName.NUMBER)
    assert (hero.size or 0) * CAP >= code.rect[2] / 2


@pytest.mark.parametrize("look", ["resmi", "fotokopi"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_under_a_roof_three_short_numbers_are_shown_and_the_first_is_the_largest(
    size: str, look: str, folder: Path
) -> None:
    shown = expected(banner("both", size, folder, look), Kind.NUMBER)
    assert [one.digits for one in shown[:3]] == ["129", "112", "110"]
    assert (shown[0].size or 0) > max(one.size or 0 for one in shown[1:])


@pytest.mark.parametrize("size", ["80x200", "85x200"])
def test_a_roll_up_keeps_the_foot_that_its_stand_hides_empty(size: str) -> None:
    made = usual(size)
    page = sample_setup("banner", size).page
    assert page.trim.bottom - page.safe_box.bottom == pytest.approx(165)
    lowest = max(one.rect[1] + one.rect[3] for one in made.faces[0].expected)
    assert lowest <= page.trim.bottom - 165


def test_the_eyelets_of_an_x_banner_find_empty_corners() -> None:
    page = sample_setup("banner", "60x160").page
    assert page.safe_box.x - page.trim.x >= 39.5
    assert faults(usual("60x160"), "60x160") == []


def test_a_baliho_is_made_at_a_tenth() -> None:
    setup = sample_setup("banner", "400x600")
    assert (setup.page.trim.width, setup.page.trim.height) == (400, 600)
    assert setup.geometry.scale == 0.1


@pytest.mark.parametrize("name", SIZES)
def test_a_kelurahan_is_never_set_under_three_quarters(name: str, folder: Path) -> None:
    assert MATERIAL.fit["kelurahan"].min >= 0.75
    made = banner("full", SIZES[name], folder)
    (shown,) = [one for one in made.faces[0].expected if one.field == "region.name"]
    assert shown.fitted >= 0.75


def test_what_was_made_before_decides_nothing(folder: Path) -> None:
    first = sizes_of(produce(sample_setup("banner", "500x100")))
    banner("full", "500x100", folder)
    assert sizes_of(produce(sample_setup("banner", "500x100"))) == first


def sizes_of(made: Produced) -> dict[str, float | None]:
    return {one.field: one.size for one in made.faces[0].expected}
