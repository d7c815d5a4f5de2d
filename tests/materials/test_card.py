"""The finished card in all looks and extremes: every number whole, and for whom it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from tests.reading import Glyph, font_sizes, glyphs, raster, scan, text, where
from tests.samples import (
    EDITION,
    HOTLINES,
    JAKARTA,
    KEMLU,
    KP2MI,
    LONGEST,
    LPSK,
    MIGRANT_HOTLINES,
    POLRI,
    SAPA,
    UPT,
    call,
    line_of,
    sample_copy,
    sample_setup,
)
from tppo_cli import resources
from tppo_cli.content.copy import Copy, Edition, HotlineCopy, NumberCopy, QrCopy
from tppo_cli.errors import FindingsError
from tppo_cli.materials import read
from tppo_cli.materials.geometry import Rect
from tppo_cli.press.produce import Produced, produce
from tppo_cli.verify.item import verify_item

SEVEN_POINTS = 7 * 25.4 / 72
SAFE = 4.0
SIZES = ["85x54", "90x55"]
LOOKS = ["rangkul", "resmi", "fotokopi"]

SHORT_CODE = HotlineCopy(
    id="kota",
    name="Layanan warga",
    short="Layanan warga",
    serves="siapa saja",
    hours="24\u00a0jam",
    call=call("14045", "14045", "Layanan warga"),
    whatsapp=None,
)
PAGE = QrCopy(
    "https://contoh.example/kampanye/31.73.01.1005/",
    "Halaman Kelurahan Kedaung Kali Angke",
    "Kode QR: halaman Kelurahan Kedaung Kali Angke",
)
UPT_QR = QrCopy("https://wa.me/6281317617622", "WhatsApp UPT PPPA DKI", "Kode QR: WhatsApp UPT")
KP2MI_QR = QrCopy("https://wa.me/628118080141", "WhatsApp KP2MI", "Kode QR: WhatsApp KP2MI")
PHONE_QR = QrCopy("tel:148", "Telepon LPSK", "Kode QR: telepon LPSK, 148")
ENGLISH = resources.read_yaml("assets/locale/en.yaml")["labels"]

CASES: dict[str, Edition] = {
    "usual": EDITION,
    "longest": replace(EDITION, region=LONGEST, qr=PAGE),
    "no region": replace(EDITION, region=None, event=None),
    "no QR": replace(EDITION, qr=None),
    "one number": replace(EDITION, hotlines=(POLRI,), qr=None),
    "migrant workers": replace(EDITION, hotlines=MIGRANT_HOTLINES, region=LONGEST),
    "long hero": replace(EDITION, hotlines=(KP2MI, KEMLU), qr=KP2MI_QR, region=None),
    "longest hero": replace(EDITION, hotlines=(KEMLU, KP2MI, UPT), qr=UPT_QR, region=LONGEST),
    "witnesses": replace(EDITION, hotlines=(LPSK, POLRI, UPT), qr=PHONE_QR, region=LONGEST),
    "three short": replace(EDITION, hotlines=(JAKARTA, SAPA, POLRI, LPSK, UPT), qr=UPT_QR),
    "five digits": replace(EDITION, hotlines=(SAPA, JAKARTA, SHORT_CODE), region=LONGEST),
    "long first": replace(EDITION, hotlines=(UPT, SAPA, POLRI, SHORT_CODE), region=LONGEST),
    "seven": replace(EDITION, hotlines=(*HOTLINES, KP2MI), region=LONGEST),
    "contact": replace(EDITION, region=replace(LONGEST, contact="0812-3456-7890")),
    "English": replace(EDITION, lang="en", labels=ENGLISH, hotlines=MIGRANT_HOTLINES),
}
WITHOUT_SYMBOL = {"migrant workers", "English", "seven", "contact", "long first", "three short"}
"""In the row look: their lists take two columns over the whole width."""

ROW = [(case, "85x54", "rangkul") for case in CASES if case not in ("no QR", "no region")]
ROW += [(case, "90x55", "rangkul") for case in ("longest", "migrant workers")]
OTHERS = [
    *((case, "85x54", "resmi") for case in ("usual", "one number", "longest hero", "contact")),
    *((case, "85x54", "fotokopi") for case in ("usual", "migrant workers", "three short")),
    ("usual", "90x55", "resmi"),
    ("contact", "85x54", "fotokopi"),
    ("long first", "85x54", "fotokopi"),
]
ALL = ROW + OTHERS
BOTH = [
    *(("usual", "85x54", look) for look in ("rangkul", "resmi", "fotokopi")),
    *(("seven", "85x54", look) for look in ("rangkul", "fotokopi")),
    ("one number", "85x54", "rangkul"),
    ("longest hero", "90x55", "resmi"),
]

WORDS = {
    "perempuan dan anak": "women and children",
    "darurat, siapa saja": "emergencies, anyone",
    "siapa saja": "anyone",
    "pekerja migran Indonesia": "Indonesian migrant workers",
    "WNI di luar negeri": "Indonesian citizens abroad",
    "Gratis, 24\u00a0jam, rahasia": "Free, 24\u00a0hours, confidential",
    "Gratis, 24\u00a0jam": "Free, 24\u00a0hours",
    "24\u00a0jam": "24\u00a0hours",
    "Polri": "Police",
    "Telepon/WA UPT PPPA DKI": "Call/WhatsApp UPT PPPA DKI",
}


def english(hotline: HotlineCopy) -> HotlineCopy:
    def said(text: str) -> str:
        return WORDS.get(text, text)

    def number(one: NumberCopy | None) -> NumberCopy | None:
        return one and replace(one, label=said(one.label))

    return replace(
        hotline,
        serves=said(hotline.serves),
        hours=said(hotline.hours),
        note=said(hotline.note),
        call=number(hotline.call),
        whatsapp=number(hotline.whatsapp),
    )


@cache
def copy_of(case: str, size: str, languages: int = 1) -> Copy:
    copy = replace(sample_copy("card", size), main=CASES[case])
    if languages == 1:
        return copy
    second = replace(
        copy.main,
        lang="en",
        labels=ENGLISH,
        hotlines=tuple(english(hotline) for hotline in copy.main.hotlines),
    )
    return replace(copy, second=second)


@cache
def card(case: str, size: str, look: str = "rangkul", languages: int = 1) -> Produced:
    copy = copy_of(case, size, languages)
    return produce(sample_setup("card", size, copy=copy, look=look))


def faults(made: Produced, copy: Copy, look: str) -> list[str]:
    item = line_of(made, copy, "card", "85x54", look)
    return [finding.message("en") for finding in verify_item(made.data, item)]


def said(made: Produced) -> str:
    """Everything on both faces, blanks and line breaks alike."""
    return " ".join(f"{text(made.data, 0)} {text(made.data, 1)}".split())


def trim_of(item: Produced) -> Rect:
    return Rect(*item.faces[0].boxes.trim)


@cache
def printed(case: str, size: str, look: str, languages: int, page: int) -> tuple[Glyph, ...]:
    """What is on the card itself: the slug is cut off."""
    item = card(case, size, look, languages)
    bleed = Rect(*item.faces[page].boxes.bleed)
    return tuple(glyph for glyph in glyphs(item.data, page) if bleed.contains(glyph.rect, 0.01))


@pytest.mark.parametrize(
    ("case", "size", "look", "languages"),
    [(*one, 1) for one in ALL] + [(*one, 2) for one in BOTH],
)
class TestEveryCard:
    def test_every_number_is_whole_and_as_published(
        self, case: str, size: str, look: str, languages: int
    ) -> None:
        item = card(case, size, look, languages)
        shown = said(item)
        numbers = [number for hotline in CASES[case].hotlines for number in hotline.numbers]
        assert [n.display for n in numbers if n.display not in shown] == []
        listed = {e.digits for face in item.faces for e in face.expected if e.digits}
        assert listed == {n.digits for n in numbers}

    def test_for_whom_and_when_a_service_is_stands_on_it_in_every_language(
        self, case: str, size: str, look: str, languages: int
    ) -> None:
        copy = copy_of(case, size, languages)
        shown = said(card(case, size, look, languages)).replace("\u00a0", " ")
        for edition in (copy.main, copy.second):
            for hotline in edition.hotlines if edition else ():
                assert hotline.serves in shown
                assert hotline.hours.replace("\u00a0", " ") in shown

    def test_nothing_is_wrong_when_it_is_read_back(
        self, case: str, size: str, look: str, languages: int
    ) -> None:
        made = card(case, size, look, languages)
        assert faults(made, copy_of(case, size, languages), look) == []

    def test_nothing_is_set_under_seven_points(
        self, case: str, size: str, look: str, languages: int
    ) -> None:
        item = card(case, size, look, languages)
        bleed = Rect(*item.faces[0].boxes.bleed)
        for page in (0, 1):
            sizes = [em for em, rect in font_sizes(item.data, page) if bleed.contains(rect, 0.01)]
            assert sizes
            assert min(sizes) >= SEVEN_POINTS


@pytest.mark.parametrize(
    ("case", "languages"), [("usual", 1), ("migrant workers", 1), ("seven", 2)]
)
@pytest.mark.parametrize("look", ["rangkul", "fotokopi"])
def test_no_line_runs_into_another(case: str, languages: int, look: str) -> None:
    for page in (0, 1):
        for one, other in combinations(printed(case, "85x54", look, languages, page), 2):
            if abs(one.rect.bottom - other.rect.bottom) > 0.9:
                assert not overlap(one.rect, other.rect), f"{one} and {other}"


SCANNED = [c for c in ROW if CASES[c[0]].qr and c[0] not in WITHOUT_SYMBOL]
SCANNED += [c for c in OTHERS if c[0] in ("usual", "longest hero")]


@pytest.mark.parametrize(("case", "size", "look"), SCANNED)
def test_the_symbol_can_be_scanned_and_stands_beside_its_number(
    case: str, size: str, look: str
) -> None:
    item, qr = card(case, size, look), CASES[case].qr
    assert qr is not None
    (symbol,) = scan(item.data, 1)
    assert symbol.text == qr.payload
    (expected,) = (e for e in item.faces[1].expected if e.kind == "qr")
    module = expected.size
    assert module is not None
    assert module >= 0.5
    tile = Rect(*expected.rect)
    assert tile.width >= 20
    quiet = min(symbol.rect.x - tile.x, symbol.rect.y - tile.y)
    assert quiet == pytest.approx(4 * module, abs=0.2)
    numbers = [number for hotline in CASES[case].hotlines for number in hotline.numbers]
    opened = [n for n in numbers if qr.payload.endswith((f":{n.digits}", f"/{n.digits[1:]}"))]
    assert bool(opened) == (qr is not PAGE)
    if opened and look == "fotokopi":  # the large symbol leaves room for its words alone
        assert opened[0].display in text(item.data, 1)
    elif opened:
        assert any(
            tile.x - 6 < rect.x and rect.right < tile.right + 3 and 0 < rect.y - tile.bottom < 4
            for rect in where(item.data, 1, opened[0].display)
        ), "the number that the symbol opens does not stand below it"


@pytest.mark.parametrize("size", SIZES)
def test_the_number_to_call_first_is_by_far_the_largest(size: str) -> None:
    item = card("usual", size)
    sizes = {e.value: e.size or 0 for face in item.faces for e in face.expected if e.digits}
    hero = sizes.pop("129")
    assert hero >= 25
    assert all(hero > 2 * other for other in sizes.values())


def test_a_long_number_takes_the_width_of_the_card() -> None:
    item = card("longest hero", "85x54")
    (number,) = where(item.data, 0, "+62 812-9007-0027")
    assert number.width > 65
    assert number.height > 5


@pytest.mark.parametrize(
    ("case", "place"),
    [
        ("usual", "Kelurahan Tambora, Kec. Tambora"),
        ("longest", "Kelurahan Kedaung Kali Angke, Kec. Grogol Petamburan"),
        ("no region", "Pemerintah Kota Administrasi Jakarta Barat"),
    ],
)
def test_it_says_for_which_place_it_was_made(case: str, place: str) -> None:
    assert place in text(card(case, "85x54").data, 1)


def test_a_place_too_long_for_one_line_is_told_by_its_own_name() -> None:
    region = replace(LONGEST, short=f"{LONGEST.name}, Kec. Kelapa Lima Timur Laut Daya Raya")
    copy = sample_copy("card", "85x54", region=region)
    item = produce(sample_setup("card", "85x54", copy=copy))
    assert "Kelurahan Kedaung Kali Angke" in text(item.data, 1)
    assert "Kelapa Lima" not in text(item.data, 1)
    assert "Kelurahan Kedaung Kali Angke" in {e.value for e in item.faces[1].expected}


@pytest.mark.parametrize("case", ["usual", "longest hero", "migrant workers", "English"])
def test_the_care_line_is_always_there(case: str) -> None:
    assert CASES[case].labels["care"] in text(card(case, "85x54").data, 1)


def test_for_whom_a_number_is_stands_beside_it() -> None:
    front, back = (text(card("usual", "85x54").data, page) for page in (0, 1))
    assert "SAPA 129, perempuan dan anak" in front
    assert "Jakarta Siaga darurat, siapa saja, 24 jam" in back
    assert "Polri siapa saja, 24 jam" in back


@pytest.mark.parametrize("look", ["resmi", "fotokopi"])
def test_it_can_be_kept_by_somebody_who_is_watched(look: str) -> None:
    shown = said(card("usual", "85x54", look)).casefold()
    assert "nomor penting warga" in shown
    for word in ("tppo", "perdagangan orang", "korban", "rangkul"):
        assert word not in shown


@pytest.mark.parametrize("look", ["resmi", "fotokopi"])
def test_three_short_numbers_stand_on_the_front_the_first_the_largest(look: str) -> None:
    front = card("usual", "85x54", look).faces[0].expected
    sizes = {e.value: e.size or 0 for e in front if e.digits}
    assert list(sizes) == ["129", "112", "110"]
    assert sizes["129"] > 1.3 * sizes["112"] == 1.3 * sizes["110"]


@pytest.mark.parametrize("look", ["rangkul", "fotokopi"])
def test_no_number_is_larger_than_the_first(look: str) -> None:
    for case in ("long first", "three short"):
        item = card(case, "85x54", look)
        first, *others = (e.size or 0 for face in item.faces for e in face.expected if e.digits)
        assert first > max(others)


@pytest.mark.parametrize("look", ["resmi", "fotokopi"])
def test_a_neighbour_can_write_numbers_of_their_own_on_it(look: str) -> None:
    assert "RT/RW" in text(card("usual", "85x54", look).data, 1)


@pytest.mark.parametrize("look", ["rangkul", "resmi", "fotokopi"])
def test_the_contact_of_the_kelurahan_is_printed(look: str) -> None:
    back = text(card("contact", "85x54", look).data, 1)
    assert "Kontak kelurahan 0812-3456-7890" in back


def test_a_copier_has_black_lines_and_a_coarse_symbol_to_copy() -> None:
    item = card("usual", "85x54", "fotokopi")
    (symbol,) = (e for e in item.faces[1].expected if e.kind == "qr")
    assert (symbol.size or 0) >= 0.9
    for page in (0, 1):
        pixels = raster(item.data, page, 50).convert("L").histogram()
        assert sum(pixels[:64]) / sum(pixels) < 0.14


@pytest.mark.parametrize("look", ["rangkul", "resmi", "fotokopi"])
def test_what_a_phone_keeps_is_said_in_both_languages(look: str) -> None:
    back = text(card("usual", "85x54", look, 2).data, 1)
    assert EDITION.labels["care"] in back
    assert ENGLISH["care"] in back


@pytest.mark.parametrize(
    ("look", "languages", "sheet"), [("resmi", 1, "a4-2x4"), ("fotokopi", 2, "a4-2x4")]
)
def test_a_sheet_holds_the_same_card(look: str, languages: int, sheet: str) -> None:
    copy = copy_of("usual", "85x54", languages)
    made = produce(sample_setup("card", "85x54", copy=copy, look=look, sheet=sheet))
    assert faults(made, copy, look) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("languages", [1, 2])
@pytest.mark.parametrize("contact", [None, "0812-3456-7890"])
def test_a_full_card_gives_up_words_and_keeps_every_number(
    look: str, languages: int, contact: str | None
) -> None:
    hotlines = (*MIGRANT_HOTLINES, LPSK)
    copy = copy_of("usual", "85x54", languages)
    main = replace(copy.main, hotlines=hotlines, region=replace(LONGEST, contact=contact))
    second = copy.second and replace(copy.second, hotlines=tuple(map(english, hotlines)))
    copy = replace(copy, main=main, second=second)
    item = produce(sample_setup("card", "85x54", copy=copy, look=look))
    assert faults(item, copy, look) == []
    listed = {e.digits for face in item.faces for e in face.expected if e.digits}
    assert listed == {number.digits for hotline in hotlines for number in hotline.numbers}
    shown = said(item).replace("\u00a0", " ")
    labels = [number.label for hotline in hotlines for number in hotline.numbers]
    assert [label for label in labels if label not in shown] == []


@pytest.mark.parametrize("look", LOOKS)
def test_contact_and_post_stand_with_the_place_and_not_beside_the_symbol(look: str) -> None:
    region = replace(LONGEST, contact="0812-3456-7890", post="Ruang Pelayanan, Kantor Kelurahan")
    copy = sample_copy("card", "85x54", region=region)
    item = produce(sample_setup("card", "85x54", copy=copy, look=look))
    assert faults(item, copy, look) == []
    (contact,), (care,) = where(item.data, 1, "0812-3456-7890"), where(item.data, 1, "Chat dan")
    assert contact.y > care.bottom
    assert where(item.data, 1, "Pos pengaduan: Ruang Pelayanan")[0].y > contact.y
    for symbol in (e for e in item.faces[1].expected if e.kind == "qr"):
        assert contact.y > symbol.rect[1] + symbol.rect[3] + 8


@pytest.mark.parametrize("look", ["rangkul", "resmi", "fotokopi"])
def test_words_below_the_symbol_say_what_scanning_does(look: str) -> None:
    (first,) = where(card("usual", "85x54", look).data, 1, "Pindai untuk chat")
    last = where(card("usual", "85x54", look).data, 1, "WhatsApp SAPA 129")[-1]
    assert first.bottom - 1 < last.y < first.bottom + 2
    if look != "fotokopi":
        both = said(card("usual", "85x54", look, 2)).replace("\u00a0", " ")
        assert "Pindai / Scan: WhatsApp SAPA 129" in both


def test_a_symbol_that_calls_says_so_in_both_languages() -> None:
    phone = QrCopy(
        "tel:129", "Telepon SAPA\u00a0129", "Kode QR", "Pindai untuk menelepon SAPA\u00a0129"
    )
    call_it = QrCopy("tel:129", "Call SAPA\u00a0129", "QR code", "Scan to call SAPA\u00a0129")
    copy = copy_of("usual", "85x54", 2)
    assert copy.second is not None
    copy = replace(copy, main=replace(copy.main, qr=phone), second=replace(copy.second, qr=call_it))
    item = produce(sample_setup("card", "85x54", copy=copy))
    shown = said(item).replace("\u00a0", " ")
    assert "Pindai: Telepon SAPA 129" in shown
    assert "Scan: Call SAPA 129" in shown
    assert faults(item, copy, "rangkul") == []


def test_more_numbers_than_a_card_holds_are_an_error_not_left_out() -> None:
    more = (
        replace(KEMLU, id=f"lain-{n}", call=call(f"0811-555-010{n}", f"+62811555010{n}", "Lain"))
        for n in range(6)
    )
    copy = sample_copy("card", "85x54", hotlines=(*MIGRANT_HOTLINES, LPSK, SHORT_CODE, *more))
    with pytest.raises(FindingsError) as error:
        produce(sample_setup("card", "85x54", copy=copy))
    (finding,) = error.value.findings
    assert (finding.code, finding.field) == ("TP530", "list")


def test_a_label_that_cannot_be_read_at_its_smallest_is_an_error() -> None:
    long = replace(SAPA, call=call("129", "129", "Layanan " * 12))
    copy = sample_copy("card", "85x54", hotlines=(long, *HOTLINES[1:]))
    with pytest.raises(FindingsError) as error:
        produce(sample_setup("card", "85x54", copy=copy))
    (finding,) = error.value.findings
    assert (finding.code, finding.field, finding.region) == ("TP530", "hero-note", "31.73.04.1001")


@pytest.mark.parametrize("material", ["card", "indicator-card", "sticker"])
def test_a_narrow_slug_has_the_state_above_and_the_file_below(material: str) -> None:
    size = read.material(material).material.default_sizes[0]
    item = produce(sample_setup(material, size))
    trim = Rect(*item.faces[0].boxes.trim)
    (state,), (file,) = (
        where(item.data, 0, "PROOF Contoh"),
        where(item.data, 0, f"{material}-{size}"),
    )
    assert state.bottom < trim.y
    assert file.y > trim.bottom


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.02 and down > 0.02
