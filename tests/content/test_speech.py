"""The manuscript: what is said, in which order, and how long it takes."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.content.campaigns import BANDUNG, TAMBORA, campaign, codes, speech_of, text_of
from tppo_cli.content import spoken
from tppo_cli.content.own_text import own_text_findings
from tppo_cli.content.speech import length_finding
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Severity

SPEAKER = {
    "name": "Uus Kuswanto",
    "office": "Wali Kota Jakarta Barat",
    "as_of": "2023-07-30",
    "role": "speaker",
}


def test_the_title_block_and_the_signature(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, people=[SPEAKER], regions={"under": "31.73"})
    speech = speech_of(loaded)
    assert speech.title == (
        "SAMBUTAN",
        "WALI KOTA JAKARTA BARAT",
        "PADA ACARA",
        "HARI DUNIA ANTI PERDAGANGAN ORANG",
        "RPTRA Kalijodo, Minggu, 30 Juli 2023",
    )
    assert speech.signature == (
        "Jakarta Barat, 30 Juli 2023",
        "Wali Kota Jakarta Barat",
        "Uus Kuswanto",
    )


def test_a_region_with_a_speaker_of_its_own(tmp_path: Path) -> None:
    region = dataclasses.replace(TAMBORA, speaker_name="Ibu Contoh", speaker_office="Lurah Tambora")
    speech = speech_of(campaign(tmp_path, people=[SPEAKER]), region=region)
    assert speech.title[1] == "LURAH TAMBORA"
    assert speech.signature[-1] == "Ibu Contoh"


def test_nobody_is_named_where_nobody_is_given(tmp_path: Path) -> None:
    speech = speech_of(campaign(tmp_path, event=None))
    assert speech.title == ("SAMBUTAN", "HARI DUNIA ANTI PERDAGANGAN ORANG")
    assert speech.signature == ()


def test_the_parts_follow_the_protocol(tmp_path: Path) -> None:
    guests = [
        {"office": "Camat Tambora", "name": "Drs. H. Contoh, M.Si."},
        {"office": "Para lurah"},
    ]
    speech = speech_of(campaign(tmp_path, guests=guests))
    assert [name for name, _ in speech.parts] == ["salam", "guests", "body", "closing"]
    said = text_of(speech).split("\n")
    assert said[:6] == [
        "Assalamu’alaikum warahmatullahi wabarakatuh,",
        "Salam sejahtera bagi kita semua,",
        "Shalom,",
        "Om Swastiastu,",
        "Namo Buddhaya,",
        "Salam Kebajikan.",
    ]
    assert said[6:9] == [
        "Yang saya hormati:", "Drs. H. Contoh, M.Si., Camat Tambora;", "Para lurah;",
    ]  # fmt: skip
    assert said[-3:] == [
        "Wassalamu’alaikum warahmatullahi wabarakatuh.",
        "Om Shanti Shanti Shanti Om.",
        "Rahayu.",
    ]
    markers = [s.marker for name, found in speech.parts if name == "guests" for s in found]
    assert markers == ["", "1.", "2.", ""]


def test_the_greetings_are_the_campaigns_own_to_choose(tmp_path: Path) -> None:
    own = {"salam": ["Selamat pagi."], "closing": []}
    said = text_of(speech_of(campaign(tmp_path, speech=own)))
    assert said.startswith("Selamat pagi.\n")
    assert "Shalom" not in said
    assert "Wassalamu" not in said


def test_messages_stand_as_they_were_written_and_each_audience_is_asked(tmp_path: Path) -> None:
    said = text_of(speech_of(campaign(tmp_path)))
    for words in (
        "Jadikan hari ini momentum.\nJangan sampai ada korban lagi.",
        "TPPO dapat terjadi di mana saja.",
        "Kepada seluruh warga, inilah ajakan saya.\nKenali tandanya, lalu telepon.",
        "Kepada jajaran pemerintah, inilah harapan kita.\nSosialisasikan sampai RT dan RW.",
        "Bersama Lawan Perdagangan Orang.",
    ):
        assert words in said
    assert said.index("momentum") < said.index("TPPO") < said.index("seluruh warga")
    one = text_of(speech_of(campaign(tmp_path), audience="pemerintah"))
    assert "seluruh warga" not in one
    assert "jajaran pemerintah" in one


def test_numbers_are_shown_bold_and_spoken_digit_by_digit(tmp_path: Path) -> None:
    speech = speech_of(campaign(tmp_path))
    said = text_of(speech)
    assert "Telepon SAPA 129, untuk perempuan dan anak.\nSaya ulangi: satu dua sembilan." in said
    assert "Polri 110, satu satu nol, untuk siapa saja." in said
    stressed = [t for _, found in speech.parts for s in found for ln in s.lines for t, b in ln if b]
    assert {"SAPA 129", "satu dua sembilan", "112", "110"} <= set(stressed)
    assert "Nomor WhatsApp ada di poster" in said
    assert "08111" not in said


def test_without_a_short_number_the_first_to_call_is_spoken(tmp_path: Path) -> None:
    said = text_of(speech_of(campaign(tmp_path, hotlines=["komnasperempuan"])))
    assert "(021) 3903963" in said
    assert "nol dua satu, tiga sembilan nol tiga sembilan enam tiga" in said


def test_a_campaign_with_chats_only_speaks_no_number(tmp_path: Path) -> None:
    said = text_of(speech_of(campaign(tmp_path, hotlines=["uptpppa-dki"])))
    assert "ulangi" not in said


BODY = """# Mengapa

Ada **154 korban** di Kec. Tambora.

- Dengarkan.

# Ajakan

Telepon 129.
"""


def test_the_users_own_markdown_stands_between_greetings_and_closing(tmp_path: Path) -> None:
    speech = speech_of(campaign(tmp_path, speech={"body": BODY}))
    body = dict(speech.parts)["body"]
    assert [(s.is_heading, s.marker, s.lines[0][0][0]) for s in body] == [
        (True, "", "Mengapa"),
        (False, "", "Ada "),
        (False, "–", "Dengarkan."),
        (True, "", "Ajakan"),
        (False, "", "Telepon 129."),
    ]
    assert [s.words for s in body] == [0, 9, 1, 0, 4]
    assert ("154 korban", True) in body[1].lines[0]
    assert [cue.heading for cue in speech.cues[1:3]] == ["Mengapa", "Ajakan"]
    assert "Jadikan" not in text_of(speech)


def test_the_users_own_file(tmp_path: Path) -> None:
    (tmp_path / "naskah.md").write_text("Halo {kelurahan}.", encoding="utf-8")
    loaded = campaign(tmp_path, speech={"body_file": "naskah.md"})
    assert "Halo Tambora." in text_of(speech_of(loaded, region=TAMBORA))
    assert own_text_findings(loaded) == []


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("tiada.md", None, "TP510"),
        ("../luar.md", b"x", "TP511"),
        ("latin.md", "Sambutan é".encode("cp1252"), "TP512"),
        ("kosong.md", b" \n", "TP513"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(
    tmp_path: Path, name: str, data: bytes | None, code: str
) -> None:
    folder = tmp_path / "kampanye"
    loaded = campaign(folder, speech={"body_file": name})
    if data is not None:
        (folder / name).write_bytes(data)
    assert codes(own_text_findings(loaded)) == [code]
    with pytest.raises(FindingsError) as raised:
        speech_of(loaded)
    (finding,) = raised.value.findings
    assert finding.code == code
    assert finding.place is not None
    assert name in finding.message("en")


def test_time_goes_by_with_the_spoken_words(tmp_path: Path) -> None:
    speech = speech_of(campaign(tmp_path, speech={"words_per_minute": "60"}))
    sentences = [s for _, found in speech.parts for s in found]
    heard = 0
    for sentence in sentences:
        assert sentence.seconds == heard
        heard += sentence.words
    assert (speech.words, speech.seconds) == (heard, heard)
    first = "Assalamu’alaikum warahmatullahi wabarakatuh"
    assert sentences[0].words == spoken.count(first, "id") == 3


@pytest.mark.parametrize(
    ("share", "code"), [(1.0, None), (1.09, None), (0.92, None), (1.3, "TP521"), (0.7, "TP520")]
)
def test_a_speech_far_from_its_minutes_is_a_warning(
    tmp_path: Path, share: float, code: str | None
) -> None:
    minutes = speech_of(campaign(tmp_path)).seconds / 60 * share
    loaded = campaign(tmp_path, speech={"minutes": f"{minutes:.2f}"})
    finding = length_finding(speech_of(loaded), loaded)
    if code is None:
        assert finding is None
        return
    assert finding is not None
    assert (finding.code, finding.severity) == (code, Severity.WARNING)
    assert finding.place is not None
    assert finding.place.line is not None
    assert finding.values["difference"] in finding.message("id")


def test_no_minutes_no_finding(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    assert length_finding(speech_of(loaded), loaded) is None


def test_cue_cards_are_short_and_cover_the_whole_speech(tmp_path: Path) -> None:
    guests = [{"office": f"Kepala Suku Dinas Urusan Nomor {n} Jakarta Barat"} for n in range(9)]
    speech = speech_of(campaign(tmp_path, guests=guests))
    cues = speech.cues
    assert cues[0].start == 0
    assert cues[-1].end == speech.seconds
    assert all(a.end == b.start for a, b in pairwise(cues))
    assert [cue.heading for cue in cues] == [
        "Salam", "Yang saya hormati", "Syukur dan Tema", "Pesan 1", "Pesan 2", "Warga",
        "Pemerintah", "Nomor Bantuan", "Penutup",
    ]  # fmt: skip
    for cue in cues:
        assert 1 <= len(cue.lines) <= 4
        assert all(0 < len(line) <= 33 for line in cue.lines), cue
    assert cues[1].lines[-1] == "+ 6"
    assert cues[7].lines == ("SAPA 129", "Jakarta Siaga: 112", "Polri: 110")


def test_lines_are_short_enough_to_read_standing(tmp_path: Path) -> None:
    for lang in ("id", "en"):
        speech = speech_of(campaign(tmp_path), lang)
        for _, found in speech.parts:
            for sentence in found:
                lines = ["".join(text for text, _ in line) for line in sentence.lines]
                assert all(len(line) <= 52 for line in lines), lines


def test_an_english_speech(tmp_path: Path) -> None:
    said = text_of(speech_of(campaign(tmp_path), "en"))
    assert "Call SAPA 129, for women and children.\nI repeat: one two nine." in said
    assert "Our theme is" in said


def test_a_long_message_is_cut_on_its_card_and_whole_in_the_speech(tmp_path: Path) -> None:
    message = "jangan sebatas diingatkan, " * 12 + "tetapi disosialisasikan"
    speech = speech_of(campaign(tmp_path, messages=[message]))
    (cue,) = [cue for cue in speech.cues if cue.heading == "Pesan 1"]
    assert len(cue.lines) == 4
    assert cue.lines[-1].endswith(" …")
    assert f"J{message[1:]}." in text_of(speech)


def many(count: int) -> dict[str, Any]:
    return {"messages": [f"Pesan nomor {n}." for n in range(count)]}


@pytest.mark.parametrize("count", [0, 1, 2, 7, 40])
def test_any_number_of_messages_is_joined(tmp_path: Path, count: int) -> None:
    said = text_of(speech_of(campaign(tmp_path, **many(count))))
    assert said.count("Pesan nomor") == count
    assert ("Dan satu hal lagi" in said) == (count > 2)


def test_a_number_that_does_not_hold_everywhere_is_not_spoken(tmp_path: Path) -> None:
    said = text_of(speech_of(campaign(tmp_path), region=BANDUNG))
    assert "112" not in said
