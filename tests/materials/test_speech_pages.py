"""The finished manuscript and cue cards: in every look, in one language and in two."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.content.campaigns import campaign, copy_of
from tests.reading import raster, text, where
from tests.samples import line_of, sample_setup
from tppo_cli.content.copy import Copy, SpeechCopy
from tppo_cli.press.produce import Produced, produce
from tppo_cli.verify.item import verify_item

LOOKS = ["rangkul", "resmi", "fotokopi"]
SPEC: dict[str, Any] = {
    "languages": ["id", "en"],
    "title": {
        "id": "Kampanye Anti Perdagangan Orang Kelurahan Kedaung Kali Angke dan Sekitarnya",
        "en": "Campaign against Trafficking in Persons of Kelurahan Kedaung Kali Angke",
    },
    "theme": {
        "lead": {"id": "Rangkul", "en": "Reach"},
        "rest": {
            "id": "Semua Korban, Tidak Ada yang Tertinggal",
            "en": "Every Victim of Trafficking, Leave No One Behind",
        },
    },
    "people": [
        {
            "name": "Dr. H. Contoh Nama Panjang, S.Sos., M.Si.",
            "office": "Wali Kota Administrasi Jakarta Barat",
            "as_of": "2023-07-30",
            "role": "speaker",
        }
    ],
    "guests": [{"office": f"Kepala Suku Dinas Urusan {n} Jakarta Barat"} for n in range(9)],
    "messages": [
        {
            "id": "Jadikan hari ini momentum. Warga kita harapkan waspada dan peka.",
            "en": "Let this day count. We ask everyone to be alert and attentive to the signs.",
        }
    ]
    * 6,
}


@cache
def speech(size: str, languages: tuple[str, ...]) -> Copy:
    with TemporaryDirectory() as folder:
        loaded = campaign(Path(folder), **SPEC)
        return copy_of(loaded, material="speech", size=size, languages=languages)


@cache
def made(size: str, look: str, languages: tuple[str, ...] = ("id", "en")) -> Produced:
    return produce(sample_setup("speech", size, copy=speech(size, languages), look=look))


def manuscripts(copy: Copy) -> list[SpeechCopy]:
    return [e.speech for e in (copy.main, copy.second) if e is not None and e.speech is not None]


def starts(item: Produced) -> list[int]:
    """The pages, from 0, on which a manuscript begins."""
    pages = range(len(item.faces))
    return [n for n in pages if re.search(r"\b(SAMBUTAN|REMARKS)\b", text(item.data, n))]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize(("size", "languages"), [("A4", ("id", "en")), ("A6", ("id", "en"))])
def test_nothing_is_wrong_when_it_is_read_back(
    look: str, size: str, languages: tuple[str, ...]
) -> None:
    pages, copy = made(size, look, languages), speech(size, languages)
    item = line_of(pages, copy, "speech", size, look)
    assert [finding.message("en") for finding in verify_item(pages.data, item)] == []


@pytest.mark.parametrize("look", LOOKS)
def test_every_sentence_stands_whole_on_one_page_in_its_order(look: str) -> None:
    listed = [e.value for face in made("A4", look).faces for e in face.expected]
    said = [
        " ".join("".join(run for run, _ in line).strip() for line in sentence.lines)
        for manuscript in manuscripts(speech("A4", ("id", "en")))
        for _, sentences in manuscript.parts
        for sentence in sentences
    ]
    assert listed == [" ".join(sentence.split()) for sentence in said]


@pytest.mark.parametrize("look", LOOKS)
def test_the_foot_of_a_page_tells_what_comes_next(look: str) -> None:
    item = made("A4", look)
    for number, (face, following) in enumerate(zip(item.faces, item.faces[1:], strict=False)):
        begun = re.findall(r"/ (\S.*?) …", text(item.data, number))
        if number + 1 in starts(item):
            assert begun == []
            continue
        (words,) = begun
        assert following.expected[0].value.startswith(words)
        (foot,) = where(item.data, number, f"/ {words}")
        assert foot.y > max(e.rect[1] + e.rect[3] for e in face.expected)


@pytest.mark.parametrize("look", LOOKS)
def test_each_manuscript_counts_its_own_pages_and_its_own_time(look: str) -> None:
    item, copy = made("A4", look), speech("A4", ("id", "en"))
    first, second = starts(item)
    assert first == 0
    ends = (second, len(item.faces))
    for start, end, manuscript in zip((first, second), ends, manuscripts(copy), strict=True):
        pages = [text(item.data, page) for page in range(start, end)]
        numbered = [re.findall(r"-(\d+)-", page) for page in pages]
        assert numbered == [[], *([str(n)] for n in range(2, len(pages) + 1))]
        assert str(manuscript.words) in pages[0]
        assert "Dr. H. Contoh Nama Panjang" in pages[-1]
        assert "WALI KOTA ADMINISTRASI JAKARTA BARAT" in pages[0]
    assert "Speech" in text(item.data, second + 1) or look != "rangkul"


@pytest.mark.parametrize("look", LOOKS)
def test_the_time_gone_by_stands_beside_the_sentence_that_begins_then(look: str) -> None:
    item = made("A4", look, ("id",))
    column = min(e.rect[0] for face in item.faces for e in face.expected)
    title = item.faces[0].expected[0].rect[1]
    marks = [
        (number, rect)
        for number in range(len(item.faces))
        for minutes in range(9)
        for second in range(0, 60, 5)
        for rect in where(item.data, number, f"{minutes}.{second:02d}")
        if rect.right < column and (number > 0 or rect.y > title)
    ]
    manuscript = speech("A4", ("id",)).main.speech
    assert manuscript is not None
    assert len(marks) == int(manuscript.seconds // 30)
    for number, rect in marks:
        beside = [e for e in item.faces[number].expected if abs(e.rect[1] - rect.y) < 6]
        assert beside, f"nothing is said at {rect} on page {number + 1}"


@pytest.mark.parametrize("count", range(4, 10))
def test_however_long_it_is_no_sentence_is_split_nor_the_end_from_the_name(
    count: int, tmp_path: Path
) -> None:
    long = "Mari kita jaga sesama, " + "di rumah, di sekolah, dan di tempat kerja, " * 9 + "selalu."
    people = {"people": SPEC["people"], "guests": [{"office": "Camat"}] * count}
    loaded = campaign(tmp_path, messages=[long] * 3, **people)
    copy = copy_of(loaded, material="speech", size="A4", languages=("id",))
    item = produce(sample_setup("speech", "A4", copy=copy, look="resmi"))
    listed = [(e.field, e.value) for face in item.faces for e in face.expected]
    assert len(listed) == len(set(listed))
    assert [e.value for e in item.faces[-1].expected[-3:]] == [
        "Wassalamu’alaikum warahmatullahi wabarakatuh.",
        "Om Shanti Shanti Shanti Om.",
        "Rahayu.",
    ]
    assert "Dr. H. Contoh Nama Panjang" in text(item.data, len(item.faces) - 1)


@pytest.mark.parametrize("look", ["resmi", "fotokopi"])
def test_it_is_printed_in_black_alone(look: str) -> None:
    for size in ("A4", "A6"):
        picture = raster(made(size, look).data, 0, 40)
        colours = picture.getcolors(picture.width * picture.height) or []
        assert all(max(rgb) - min(rgb) < 8 for _, rgb in colours if isinstance(rgb, tuple))


@pytest.mark.parametrize("look", LOOKS)
def test_cue_cards_follow_one_another_language_by_language(look: str) -> None:
    item = made("A6", look)
    counts = [len(manuscript.cues) for manuscript in manuscripts(speech("A6", ("id", "en")))]
    assert len(item.faces) == sum(counts)
    tops = [re.search(r"\d+ / \d+", text(item.data, n)) for n in range(len(item.faces))]
    wanted = [f"{n} / {count}" for count in counts for n in range(1, count + 1)]
    assert [found and found[0] for found in tops] == wanted
    assert "Greetings" in text(item.data, counts[0])


def test_a_speech_without_speaker_event_or_guests(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, event=None, speech={"salam": [], "closing": [], "body": "Halo."})
    copy = copy_of(loaded, material="speech", size="A4", languages=("id",))
    for look in ("resmi", "rangkul"):
        item = produce(sample_setup("speech", "A4", copy=copy, look=look))
        assert len(item.faces) == 1
        assert "SAMBUTAN" in text(item.data, 0)
        assert "…" not in text(item.data, 0)
