"""The frozen copy of one job."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from pathlib import Path

import pytest

from tests.content.campaigns import BANDUNG, TAMBORA, campaign, codes, copy_of
from tppo_cli.content.job import State
from tppo_cli.errors import FindingsError


def test_theme_slogan_event_and_place(tmp_path: Path) -> None:
    copy = copy_of(campaign(tmp_path), region=TAMBORA)
    main = copy.main
    assert (main.lead, main.rest) == ("Rangkul", "Semua Korban, Tidak Ada yang Tertinggal")
    assert main.theme == "Rangkul Semua Korban, Tidak Ada yang Tertinggal"
    assert main.event is not None
    assert main.event.when == "Minggu, 30 Juli 2023, pukul 08.00"
    assert main.region is not None
    assert main.region.name == "Kelurahan Tambora"
    assert main.region.parent == "Kecamatan Tambora, Kota Administrasi Jakarta Barat"
    assert main.region.short == "Kelurahan Tambora, Kec. Tambora"
    assert copy.document_title == "Hari Dunia Anti Perdagangan Orang: Poster, Kelurahan Tambora"
    assert copy_of(campaign(tmp_path)).document_title == "Hari Dunia Anti Perdagangan Orang: Poster"


def test_a_theme_without_a_lead_is_all_rest(tmp_path: Path) -> None:
    main = copy_of(campaign(tmp_path, theme="Semua")).main
    assert (main.lead, main.rest, main.theme) == (None, "Semua", "Semua")


def test_a_district_keeps_its_own_word(tmp_path: Path) -> None:
    region = dataclasses.replace(
        TAMBORA, label="Kampung", kecamatan_label="Distrik", kecamatan="Sentani"
    )
    main = copy_of(campaign(tmp_path, hotlines=["sapa129"]), region=region).main
    assert main.region is not None
    assert main.region.short == "Kampung Tambora, Distrik Sentani"


def test_each_audience_has_its_own_message_and_ask(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    everyone, office = copy_of(loaded).main, copy_of(loaded, audience="pemerintah").main
    assert everyone.message is None
    assert everyone.ask == "Kenali tandanya, lalu telepon."
    assert (office.message, office.ask) == ("Pemerintah hadir.", "Sosialisasikan sampai RT dan RW.")
    assert copy_of(loaded, audience="pekerja-migran").main.ask is None


def test_signs_built_in_and_own(tmp_path: Path) -> None:
    own = {"text": "Tidur di tempat kerja", "icon": "tinggal"}
    signs = copy_of(campaign(tmp_path, indicators=["utang", own]), languages=("en",)).main.signs
    assert [(sign.text, sign.icon) for sign in signs] == [
        ("A debt that keeps growing", "utang"),
        ("Tidur di tempat kerja", "tinggal"),
    ]


def test_actions_are_the_campaigns_or_the_built_in_three(tmp_path: Path) -> None:
    assert copy_of(campaign(tmp_path, actions=["Tunggu 24 jam"])).main.actions == (
        "Tunggu 24\u00a0jam",
    )
    assert copy_of(campaign(tmp_path)).main.actions[2] == "Telepon. Tidak perlu yakin dulu."


def test_an_audience_sees_its_own_signs_and_what_it_can_do(tmp_path: Path) -> None:
    edition = copy_of(campaign(tmp_path), audience="layanan-publik").main
    assert edition.signs[0].text == "Orang lain selalu bicara untuknya"
    assert edition.message == "Satu pertanyaan yang tenang dapat membuka jalan."
    assert edition.actions[0] == "Ajak bicara berdua saja, di tempat yang aman."


def test_what_the_campaign_says_goes_before_our_words_for_an_audience(tmp_path: Path) -> None:
    said = {"indicators": ["utang"], "actions": ["Sapa dulu."]}
    own = {"pemerintah": {"indicators": [{"text": "Pintu dikunci"}], "actions": ["Tanya RT."]}}
    loaded = campaign(tmp_path, **said, audiences=own)
    for audience, sign, action in (
        (None, "Utang yang terus bertambah", "Sapa dulu."),
        ("penegak-hukum", "Utang yang terus bertambah", "Sapa dulu."),
        ("pemerintah", "Pintu dikunci", "Tanya RT."),
    ):
        edition = copy_of(loaded, audience=audience).main
        assert [one.text for one in edition.signs] == [sign]
        assert edition.actions == (action,)


@pytest.mark.parametrize(
    ("permit", "line"),
    [
        (None, None),
        ({}, "Izin pemasangan: No. {blank}, berlaku s.d. {blank}"),
        ({"number": "12/PM"}, "Izin pemasangan: No. 12/PM, berlaku s.d. {blank}"),
        ({"number": "1", "until": "2023-08-31"},
         "Izin pemasangan: No. 1, berlaku s.d. 31 Agustus 2023"),
    ],
)  # fmt: skip
def test_the_permit_line_leaves_room_to_write(
    tmp_path: Path, permit: dict[str, str] | None, line: str | None
) -> None:
    expected = line and line.replace("{blank}", "." * 24)
    assert copy_of(campaign(tmp_path, permit=permit)).main.permit == expected


def test_no_legal_line_unless_given(tmp_path: Path) -> None:
    assert copy_of(campaign(tmp_path)).main.legal is None
    legal = {"text": "Dasar hukum", "checked_by": "A", "checked_on": "2026-01-01"}
    assert copy_of(campaign(tmp_path, legal=legal)).main.legal == "Dasar hukum"


def test_placeholders_are_filled_and_braces_are_text(tmp_path: Path) -> None:
    slogan = "Dari {kelurahan}, {kecamatan}, {kota}: {tanggal} {{x"
    assert copy_of(campaign(tmp_path, slogan=slogan), region=TAMBORA).main.slogan == (
        "Dari Tambora, Tambora, Jakarta Barat: Minggu, 30 Juli 2023 {{x"
    )


def test_the_campaigns_own_item_knows_the_kota_it_lies_in(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, slogan="Warga {kota}", regions={"under": ["31.73.04", "31.73.01"]})
    assert copy_of(loaded).main.slogan == "Warga Jakarta Barat"
    renamed = {"under": "31.73", "rename": {"31.73": {"name": "Jakbar"}}}
    assert copy_of(campaign(tmp_path, slogan="{kota}", regions=renamed)).main.slogan == "Jakbar"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"slogan": "Warga {kelurahan}"}, "TP504"),
        ({"slogan": "Warga {kota}", "regions": {"under": ["31.73", "32.73"]}}, "TP504"),
        ({"slogan": "Pada {tanggal}", "event": None}, "TP505"),
    ],
)
def test_a_placeholder_without_a_value_is_a_finding(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(FindingsError) as raised:
        copy_of(campaign(tmp_path, **changes))
    (finding,) = raised.value.findings
    assert (finding.code, finding.field) == (code, "slogan")
    assert finding.place is not None
    assert finding.place.line is not None


def test_a_placeholder_in_a_text_that_the_item_does_not_print_is_none(tmp_path: Path) -> None:
    messages = ["Satu", "Warga {kelurahan}"]
    loaded = campaign(tmp_path, messages=messages)
    assert copy_of(loaded).main.slogan
    with pytest.raises(FindingsError) as raised:
        copy_of(loaded, material="speech")
    assert codes(list(raised.value.findings)) == ["TP504"]


BODIES = {
    "organiser": {"name": "Kota", "level": "kota", "logo": "kota.svg"},
    "partners": [
        {"name": "Toko", "level": "sponsor", "logo": "toko.png"},
        {"name": "Kementerian", "level": "nasional", "logo": "logo/nasional.svg"},
        {"name": "Tanpa logo", "level": "nasional"},
        {"name": "LSM", "level": "lembaga", "logo": "lsm.svg"},
    ],
}


def test_logos_stand_by_level_the_highest_first_the_sponsor_last(tmp_path: Path) -> None:
    region = dataclasses.replace(TAMBORA, logo="tambora.png")
    logos = copy_of(campaign(tmp_path, **BODIES), region=region).logos
    assert [logo.alt for logo in logos] == [
        "Logo Kementerian", "Logo Kota", "Logo Kelurahan Tambora", "Logo LSM", "Logo Toko",
    ]  # fmt: skip
    assert logos[0].file == tmp_path.resolve() / "logo" / "nasional.svg"


def test_at_most_two_portraits_of_those_who_speak_or_host(tmp_path: Path) -> None:
    def person(name: str, role: str | None) -> dict[str, str]:
        given = {"name": name, "office": "Lurah", "as_of": "2023-07-30"}
        return given if role is None else {**given, "role": role, "photo": f"{name}.png"}

    people = [person("A", None), person("B", "speaker"), person("C", "host"), person("D", "host")]
    portraits = copy_of(campaign(tmp_path, people=people)).portraits
    assert [(p.name, p.photo) for p in portraits] == [
        ("B", tmp_path.resolve() / "B.png"),
        ("C", tmp_path.resolve() / "C.png"),
    ]


def test_the_date_of_a_file_is_never_todays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert copy_of(campaign(tmp_path)).made_on == dt.date(2023, 7, 30)
    assert copy_of(campaign(tmp_path, event=None)).made_on == dt.date(1980, 1, 1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert copy_of(campaign(tmp_path)).made_on == dt.date(1970, 1, 2)


def test_state_and_file_name(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    assert copy_of(loaded).proof
    assert not copy_of(loaded, state=State.FINAL).proof
    assert copy_of(loaded).file_name == "poster-A3-id-PROOF"


def test_a_bilingual_item_has_two_editions(tmp_path: Path) -> None:
    title = {"id": "Hari", "en": "Day"}
    copy = copy_of(campaign(tmp_path, title=title, languages=["id", "en"]), languages=("id", "en"))
    assert copy.second is not None
    assert (copy.main.title, copy.second.title) == ("Hari", "Day")
    assert copy.second.labels["need_help"] == "Need help? Call"
    assert copy.document_title == "Hari: Poster"


def test_a_copy_can_be_sent_to_a_worker_and_only_a_speech_has_one(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, hotlines=["sapa129"])
    copy = copy_of(loaded, region=BANDUNG)
    assert pickle.loads(pickle.dumps(copy)) == copy
    assert copy.main.speech is None
    assert copy_of(loaded, material="speech").main.speech is not None


def test_a_text_block_is_ours_until_the_campaign_says_it_itself(tmp_path: Path) -> None:
    ours = copy_of(campaign(tmp_path), languages=("en",)).main.blocks["definition"]
    assert ours.title == "What is trafficking in persons?"
    assert [line.term for line in ours.lines] == ["Process", "Means", "Purpose"]
    own = {"definition": {"lines": ["Satu.", "Dua, di {kelurahan}."]}}
    blocks = copy_of(campaign(tmp_path, blocks=own), region=TAMBORA).main.blocks
    assert blocks["definition"].title == "Apa itu perdagangan orang?"
    assert [line.text for line in blocks["definition"].lines] == ["Satu.", "Dua, di Tambora."]
    assert blocks["traces"].lines[0].text == "Chat dan pindaian tersimpan di ponsel."
