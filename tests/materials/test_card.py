"""The finished card in all its extremes: every number whole, large enough, in the safe area."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from tests.reading import Glyph, font_sizes, glyphs, scan, text, where
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
    sample_copy,
    sample_setup,
)
from tppo_cli import resources
from tppo_cli.content.copy import Edition, HotlineCopy, QrCopy
from tppo_cli.errors import FindingsError
from tppo_cli.materials.geometry import Rect
from tppo_cli.press.produce import Produced, produce

SEVEN_POINTS = 7 * 25.4 / 72
SAFE = 4.0
SIZES = ["85x54", "90x55"]

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
    "English": replace(EDITION, lang="en", labels=ENGLISH, hotlines=MIGRANT_HOTLINES),
}
ALL = [(case, "85x54") for case in CASES] + [
    (case, "90x55") for case in ("usual", "longest", "migrant workers", "longest hero")
]


@cache
def card(case: str, size: str) -> Produced:
    copy = replace(sample_copy("card", size), main=CASES[case])
    return produce(sample_setup("card", size, copy=copy))


def trim_of(item: Produced) -> Rect:
    return Rect(*item.faces[0].boxes.trim)


@cache
def printed(case: str, size: str, page: int) -> tuple[Glyph, ...]:
    """What is on the card itself: the slug is cut off."""
    item = card(case, size)
    bleed = Rect(*item.faces[page].boxes.bleed)
    return tuple(glyph for glyph in glyphs(item.data, page) if bleed.contains(glyph.rect, 0.01))


@pytest.mark.parametrize(("case", "size"), ALL)
def test_every_number_is_on_the_card_whole_and_as_published(case: str, size: str) -> None:
    item = card(case, size)
    shown = f"{text(item.data, 0)} {text(item.data, 1)}"
    for hotline in CASES[case].hotlines:
        for number in hotline.numbers:
            assert number.display in shown
    listed = {e.digits for face in item.faces for e in face.expected if e.digits}
    assert listed == {n.digits for h in CASES[case].hotlines for n in h.numbers}


@pytest.mark.parametrize(("case", "size"), ALL)
def test_nothing_stands_outside_the_safe_area(case: str, size: str) -> None:
    item = card(case, size)
    safe = trim_of(item).inset(SAFE)
    for page in (0, 1):
        outside = [g.char for g in printed(case, size, page) if not safe.contains(g.rect, 0.02)]
        assert outside == []


@pytest.mark.parametrize(("case", "size"), ALL)
def test_no_line_runs_into_another(case: str, size: str) -> None:
    for page in (0, 1):
        for one, other in combinations(printed(case, size, page), 2):
            if abs(one.rect.bottom - other.rect.bottom) > 0.9:
                assert not overlap(one.rect, other.rect), f"{one} and {other}"


@pytest.mark.parametrize(("case", "size"), ALL)
def test_nothing_is_set_under_seven_points(case: str, size: str) -> None:
    item = card(case, size)
    bleed = Rect(*item.faces[0].boxes.bleed)
    for page in (0, 1):
        sizes = [em for em, rect in font_sizes(item.data, page) if bleed.contains(rect, 0.01)]
        assert sizes
        assert min(sizes) >= SEVEN_POINTS


@pytest.mark.parametrize(("case", "size"), [c for c in ALL if CASES[c[0]].qr])
def test_the_symbol_can_be_scanned_and_stands_beside_its_number(case: str, size: str) -> None:
    item, qr = card(case, size), CASES[case].qr
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
    if opened:
        assert any(
            abs(rect.x + rect.right - tile.x - tile.right) < 2 and 0 < rect.y - tile.bottom < 4
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


def test_the_care_line_is_always_there() -> None:
    for case, edition in CASES.items():
        assert edition.labels["care"] in text(card(case, "85x54").data, 1)


def test_for_whom_a_number_is_stands_beside_it() -> None:
    front, back = (text(card("usual", "85x54").data, page) for page in (0, 1))
    assert "SAPA 129, perempuan dan anak" in front
    assert "Jakarta Siaga darurat, siapa saja, 24 jam" in back
    assert "Polri siapa saja, 24 jam" in back


def test_more_numbers_than_a_card_holds_are_an_error_not_left_out() -> None:
    copy = sample_copy("card", "85x54", hotlines=(*MIGRANT_HOTLINES, LPSK))
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


def overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.02 and down > 0.02
