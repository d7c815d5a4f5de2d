"""The poster in its looks: whole in every edition, in two languages, and on the copier's paper."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.reading import font_sizes, where
from tests.samples import (
    EDITION,
    JAKARTA,
    LONGEST,
    LPSK,
    MIGRANT_HOTLINES,
    POLRI,
    SAPA,
    TAMBORA,
    UPT,
    call,
    line_of,
    sample_copy,
    sample_setup,
)
from tppo_cli import resources
from tppo_cli.content.copy import Copy, Edition, EventCopy, LogoCopy, PortraitCopy
from tppo_cli.manifest import Expected, Kind, RoleName
from tppo_cli.materials.read import families
from tppo_cli.press.produce import Produced, produce
from tppo_cli.render.qr import symbol
from tppo_cli.verify.item import verify_item

LOOKS = ["rangkul", "resmi", "fotokopi"]
CAP = families()["plus-jakarta-sans"].family.cap
HEADLINE, NUMBER = 3000 / 120, 6000 / 300
"""mm of cap height on A3 that their distances ask for, at D/120 and at D/300."""

PERMIT = "Izin pemasangan: No. ........................, berlaku s.d. ........................"
LONG_EVENT = EventCopy(
    "Peringatan Hari Dunia Anti Perdagangan Orang dan Pencanangan Gerakan Kelurahan Peduli Korban",
    "Minggu, 30 Juli 2023, pukul 08.00–12.00 WIB",
    "RPTRA Kalijodo, Kelurahan Pejagalan",
    date(2023, 7, 30),
)
CODE = replace(
    POLRI, id="kota", call=call("14045", "14045", "Layanan warga"), serves="siapa saja", note=""
)

CASES: dict[str, dict[str, Any]] = {
    "usual": {"size": "A1", "edition": {"permit": PERMIT}, "logos": 2, "people": 1},
    "bare": {
        "size": "A3",
        "edition": {
            "lead": None,
            "rest": EDITION.theme,
            "region": None,
            "event": None,
            "organiser": None,
            "qr": None,
            "hotlines": (replace(POLRI, note=""),),
        },
    },
    "full": {
        "size": "A4",
        "edition": {
            "region": replace(
                LONGEST, contact="021-5555-0101", post="Ruang Pelayanan, Kantor Kelurahan"
            ),
            "permit": PERMIT,
            "event": LONG_EVENT,
            "hotlines": MIGRANT_HOTLINES,
        },
        "logos": 6,
        "people": 2,
    },
    "two languages": {"size": "A3", "edition": {"permit": PERMIT}, "logos": 3, "both": True},
    "two languages, full": {
        "size": "A4",
        "edition": {
            "region": replace(LONGEST, contact="021-5555-0101"),
            "permit": PERMIT,
            "hotlines": MIGRANT_HOTLINES,
        },
        "logos": 6,
        "people": 2,
        "both": True,
        "audience": "pekerja-migran",
    },
    "audience": {
        "size": "40x50cm",
        "edition": {"region": replace(TAMBORA, name="Kelurahan Roa")},
        "audience": "layanan-publik",
    },
    "many codes": {
        "size": "A2",
        "edition": {
            "hotlines": (SAPA, JAKARTA, POLRI, LPSK, CODE, UPT),
            "lead": None,
            "rest": EDITION.theme,
        },
    },
    "long number first": {"size": "A3", "edition": {"hotlines": (UPT, SAPA, JAKARTA, POLRI)}},
}

ENGLISH_SIGNS = (
    "Passport or ID card withheld",
    "Wages withheld or not paid",
    "A debt that keeps growing",
    "Not allowed to leave or to call",
    "A job abroad promised with no contract",
    "Forced to run scams online",
)


def english(main: Edition) -> Edition:
    """The other language of an item, each text longer or shorter than the first's."""

    def serving(text: str) -> str:
        return f"anyone: {text}" if text else ""

    return replace(
        main,
        lang="en",
        labels=resources.read_yaml("assets/locale/en.yaml")["labels"],
        theme="Reach Every Victim of Trafficking, Leave No One Behind",
        slogan="Together against Trafficking in Persons",
        signs=tuple(
            replace(sign, text=text) for sign, text in zip(main.signs, ENGLISH_SIGNS, strict=True)
        ),
        qr=main.qr and replace(main.qr, does="Scan to WhatsApp SAPA\u00a0129"),
        actions=(
            "Do not confront anyone. Remember the place, the time and what you saw.",
            "If it is safe, ask gently. Listen without blame.",
            "Call. You do not need to be sure first.",
        ),
        message=f"{main.message} (English)" if main.message else None,
        hotlines=tuple(
            replace(one, serves=serving(one.serves), note="Free, 24 hours") for one in main.hotlines
        ),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign's folder with two photos and six logos, wide and high ones."""
    made = tmp_path_factory.mktemp("campaign")
    for number in range(6):
        side = (160, 90) if number % 2 else (90, 120)
        picture = Image.new("RGB", side, (40, 60 + number, 90))
        picture.paste((220, 190, 30), (20, 20, 60, 60))
        picture.save(made / f"logo-{number}.png")
    for number in range(2):
        Image.new("RGB", (300, 400), (120, 80, 60 + number)).save(made / f"photo-{number}.png")
    return made


def copy_of(case: str, folder: Path) -> Copy:
    wanted = CASES[case]
    audience = wanted.get("audience")
    changes = dict(wanted["edition"])
    if audience:
        changes["message"] = "Satu pertanyaan yang tenang dapat membuka jalan bagi seseorang."
    copy = sample_copy("poster", wanted["size"], **changes)
    people = (("Uus Kuswanto", "Wali Kota"), ("Hj. Contoh Nama Panjang, S.Sos., M.Si.", "Camat"))
    return replace(
        copy,
        second=english(copy.main) if wanted.get("both") else None,
        audience=audience,
        logos=tuple(
            LogoCopy(folder / f"logo-{i}.png", f"Logo {i}", "kota")
            for i in range(wanted.get("logos", 0))
        ),
        portraits=tuple(
            PortraitCopy(name, office, folder / f"photo-{i}.png")
            for i, (name, office) in enumerate(people[: wanted.get("people", 0)])
        ),
    )


@cache
def poster(case: str, look: str, folder: Path) -> Produced:
    """Made once for all tests."""
    copy = copy_of(case, folder)
    size = CASES[case]["size"]
    return produce(sample_setup("poster", size, copy=copy, look=look, campaign=folder))


def faults(made: Produced, case: str, look: str, folder: Path) -> list[tuple[str, str]]:
    """What reading the file back finds: code and text."""
    copy = copy_of(case, folder)
    item = line_of(made, copy, "poster", CASES[case]["size"], look, pages=1)
    return [(f.code, str(dict(f.values).get("value"))) for f in verify_item(made.data, item)]


def expected(made: Produced) -> dict[str, Expected]:
    return {f"{one.kind.value} {one.field}": one for one in made.faces[0].expected}


def numbers(made: Produced) -> list[Expected]:
    return [one for one in made.faces[0].expected if one.kind is Kind.NUMBER]


def cap(one: Expected) -> float:
    """Height of a capital in mm."""
    assert one.size is not None
    return one.size * CAP


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", CASES)
def test_every_poster_is_whole_and_clear_of_the_edges(case: str, look: str, folder: Path) -> None:
    made = poster(case, look, folder)
    assert faults(made, case, look, folder) == []
    hotlines = copy_of(case, folder).main.hotlines
    printed = {one.digits for hotline in hotlines for one in hotline.numbers}
    assert {one.digits for one in numbers(made)} == printed


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", ["two languages", "two languages, full"])
def test_what_a_reader_needs_is_there_in_both_languages(case: str, look: str, folder: Path) -> None:
    fields = {one.field for one in poster(case, look, folder).faces[0].expected}
    wanted = {"theme", "slogan", "labels.need_help", "labels.care", "signs.0", "actions.0"}
    assert wanted | {f"second.{field}" for field in wanted} <= fields
    shown = {field for field in fields if field.startswith(("signs.", "actions."))}
    assert {f"second.{field}" for field in shown} <= fields
    for hotline in copy_of(case, folder).main.hotlines:
        assert any(field.startswith(f"second.hotlines.{hotline.id}.") for field in fields)


@pytest.mark.parametrize("look", LOOKS)
def test_the_second_language_is_always_set_smaller(look: str, folder: Path) -> None:
    found = expected(poster("two languages", look, folder))
    for field in ("slogan", "theme", "signs.0", "actions.0"):
        first, second = found[f"text {field}"].size, found[f"text second.{field}"].size
        assert first is not None
        assert second is not None
        assert second < first, field


@pytest.mark.parametrize("look", LOOKS)
def test_an_edition_names_its_audience_and_says_its_message(look: str, folder: Path) -> None:
    found = expected(poster("audience", look, folder))
    assert found["text labels.audience"].value == "Layanan Publik"
    assert found["text message"].value.startswith("Satu pertanyaan")
    assert "text message" not in expected(poster("usual", look, folder))


def test_an_edition_shows_its_own_people() -> None:
    copy = sample_copy("poster", "A4")
    made = [
        produce(sample_setup("poster", "A4", copy=replace(copy, audience=audience))).data
        for audience in (None, "pekerja-migran", "penegak-hukum")
    ]
    assert len({picture(data, 30).tobytes() for data in made}) == 3


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", ["full", "two languages, full"])
def test_on_a4_every_text_is_large_enough_at_arms_length(
    case: str, look: str, folder: Path
) -> None:
    least = {"full": {"fotokopi": 4.2}, "two languages, full": {"fotokopi": 3.17}}
    for one in poster(case, look, folder).faces[0].expected:
        if one.kind is not Kind.QR and one.kind is not Kind.IMAGE:
            assert one.size is not None
            assert one.size >= least[case].get(look, 2.5), one.value


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", ["bare", "many codes", "long number first"])
def test_the_first_number_is_the_largest_and_is_read_across_a_room(
    case: str, look: str, folder: Path
) -> None:
    first, *others = numbers(poster(case, look, folder))
    assert first.role is RoleName.NUMBER
    assert first.digits == copy_of(case, folder).main.hotlines[0].numbers[0].digits
    # A long number is as wide as the poster lets it be.
    assert cap(first) >= NUMBER * (1 if case != "long number first" else 0.9)
    assert all(cap(other) <= cap(first) for other in others)


@pytest.mark.parametrize("look", ["rangkul", "resmi"])
def test_a_headline_without_a_lead_word_is_read_across_a_street(look: str) -> None:
    copy = sample_copy("poster", "A3", lead=None, rest=EDITION.theme, permit=PERMIT)
    made = produce(sample_setup("poster", "A3", copy=copy, look=look))
    headline = next(one for one in made.faces[0].expected if one.role is RoleName.HEADLINE)
    assert cap(headline) >= HEADLINE * 0.99


@pytest.mark.parametrize("look", LOOKS)
def test_who_speaks_is_named_also_where_no_photo_has_room(look: str, folder: Path) -> None:
    for case in ("usual", "full", "two languages, full"):
        fields = expected(poster(case, look, folder))
        assert fields["text people.0.name"].value.startswith("Uus Kuswanto")


def test_a_copy_is_the_paper_and_no_more(folder: Path) -> None:
    """Office printers print no nearer than 4 mm to an edge; we keep 12 at the sides."""
    made = poster("full", "fotokopi", folder)
    boxes = made.faces[0].boxes
    assert boxes.media == boxes.trim == boxes.bleed == (0, 0, 210, 297)
    page = picture(made.data, 100)
    margin = round(100 * 12 / 25.4) - 2
    assert page.crop((0, 0, margin, page.height)).getextrema() == (255, 255)
    assert page.crop((page.width - margin, 0, page.width, page.height)).getextrema() == (255, 255)


@pytest.mark.parametrize("case", ["full", "bare", "two languages, full"])
def test_a_copy_takes_little_ink_and_no_grey(case: str, folder: Path) -> None:
    page = picture(poster(case, "fotokopi", folder).data, 150)
    shares = [count / (page.width * page.height) for count in page.histogram()]
    assert sum(shares[:128]) < 0.12
    # What is neither black nor white is the softened edge of a letter.
    assert sum(shares[16:240]) < 0.07


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", CASES)
def test_what_to_do_is_told_to_the_end_and_signs_come_in_pairs(
    case: str, look: str, folder: Path
) -> None:
    fields = {one.field for one in poster(case, look, folder).faces[0].expected}
    assert {"actions.0", "actions.1", "actions.2"} <= fields
    assert len([field for field in fields if field.startswith("signs.")]) in (4, 6)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("case", ["usual", "full", "two languages", "two languages, full"])
def test_when_and_where_it_is_and_whose_it_is_stand_on_it(
    case: str, look: str, folder: Path
) -> None:
    found = expected(poster(case, look, folder))
    event = copy_of(case, folder).main.event
    assert event is not None
    assert found["text event.name"].value == event.name
    assert event.when in found["text event.when"].value
    assert event.place in found["text event.when"].value
    assert found["text organiser"].value == EDITION.organiser


@pytest.mark.parametrize("look", LOOKS)
def test_post_and_contact_of_the_kelurahan_stand_on_it(look: str, folder: Path) -> None:
    reach = expected(poster("full", look, folder))["text region.contact"].value
    assert "021-5555-0101" in reach
    assert "Ruang Pelayanan, Kantor Kelurahan" in reach


@pytest.mark.parametrize("look", LOOKS)
def test_a_symbol_says_what_scanning_does_in_both_languages(look: str, folder: Path) -> None:
    for case in ("usual", "two languages"):
        found = expected(poster(case, look, folder))
        assert found["text qr.told"].value.startswith("Pindai untuk ")
    assert found["text second.qr.told"].value.startswith("Scan to ")


@pytest.mark.parametrize("case", ["usual", "two languages"])
@pytest.mark.parametrize("look", LOOKS)
def test_a_headline_reaches_as_far_as_is_told(case: str, look: str, folder: Path) -> None:
    """D/120, also where a second language takes room."""
    wide = sample_setup("poster", CASES[case]["size"], look=look)
    far = wide.form.distance(RoleName.HEADLINE, wide.layout)
    assert far is not None
    made = poster(case, look, folder)
    headline = next(one for one in made.faces[0].expected if one.role is RoleName.HEADLINE)
    # Of a theme with a lead word the smaller part is listed; the word itself is the largest text.
    lead = max(em for em, _ in font_sizes(made.data, 0)) * CAP
    reached = lead if look == "rangkul" else cap(headline)
    assert reached >= far * wide.unit / 120 * 0.995


LONELY = "Semua Korban dan Keluarganya, Jangan Ditinggalkan"
"""Filled line by line, its last word stands alone."""


@pytest.mark.parametrize(
    ("look", "lead"), [*((look, "Rangkul") for look in LOOKS), ("resmi", None)]
)
def test_no_word_of_a_theme_stands_alone_on_its_last_line(look: str, lead: str | None) -> None:
    theme = f"Rangkul {LONELY}"
    copy = sample_copy("poster", "A3", lead=lead, rest=LONELY if lead else theme, theme=theme)
    made = produce(sample_setup("poster", "A3", copy=copy, look=look))
    last, before = (where(made.data, 0, word)[0] for word in ("Ditinggalkan", "Jangan"))
    assert abs(last.bottom - before.bottom) < last.height, "it stands alone"


def test_a_copy_has_room_for_what_the_rt_adds(folder: Path) -> None:
    made = poster("usual", "fotokopi", folder)
    text = pdfium.PdfDocument(made.data)[0].get_textpage().get_text_range()
    assert {"Kontak RT/RW:", "Cap RT/RW"} <= set(text.splitlines())
    assert "Kontak RT/RW" not in (
        pdfium.PdfDocument(poster("usual", "resmi", folder).data)[0].get_textpage().get_text_range()
    )


def test_a_copied_symbol_has_modules_that_a_copier_keeps(folder: Path) -> None:
    made = produce(sample_setup("poster", "A4", look="fotokopi"))
    symbol_side = expected(made)["qr qr"].rect[2]
    assert symbol(EDITION.qr.payload if EDITION.qr else "").module_mm(symbol_side) >= 0.9


def picture(data: bytes, dpi: int) -> Image.Image:
    """The page in grey."""
    rendered = pdfium.PdfDocument(data)[0].render(scale=dpi / 72).to_pil()
    kept = io.BytesIO()
    rendered.convert("L").save(kept, "PNG")
    return Image.open(kept)
