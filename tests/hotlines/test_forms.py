"""A wrong number in every form in which people write one, or hide one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hotlines.published import shipped
from tppo_cli.findings import Finding, Severity
from tppo_cli.hotlines.hit import HitKind
from tppo_cli.hotlines.near_miss import scan
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.hotlines.review import findings_for
from tppo_cli.regions import resolve
from tppo_cli.spec.load import Loaded, load_campaign

NUMBERS = shipped()
CAUGHT = {HitKind.NEAR, HitKind.WRONG, HitKind.LOOKALIKE}


def found_in(text: str) -> list[HitKind]:
    return [hit.kind for hit in scan(text, NUMBERS)]


@pytest.mark.parametrize(
    "text",
    [
        "Lapor ke 128",
        "Laporkan ke 128!",
        "Laporkan kepada polisi di 128",
        "Segera lapor ke nomor 128",
        "Bisa dilaporkan ke 128",
        "Mengadu lewat 128",
        "Adukan melalui 128",
        "Hubungi kami di 128",
        "Hubungi kami segera di 128",
        "Hubungi segera 128",
        "Hubungi saja 128",
        "Hubungi langsung 128",
        "Hubungi polisi 111",
        "Hubungi layanan SAPA 128",
        "Report it to 128",
        "Call us at 128",
        "Contact us on 128",
        "Call now: 128",
        "SAPA-128",
        "SAPA – 128",
        "SAPA128",
        "Hubungi 1 2 8",
        "Hubungi 1-2-8",
        "Hubungi 1.2.8",
        "Telepon 1 - 2 - 8",
        "SAPA 1 2 8",
        "Lapor ke 1 2 8",
        "Hubungi: [128]",
        "Hubungi “128”",
        "Hubungi '128'",
        "Hubungi **128**",
    ],
)
def test_a_wrong_short_code_is_caught(text: str) -> None:
    assert set(found_in(text)) & {HitKind.NEAR}, text


@pytest.mark.parametrize(
    "text",
    [
        "Lapor ke 129",
        "Laporkan ke 110 atau 112",
        "Hubungi kami di 129",
        "SAPA-129",
        "SAPA129",
        "Hubungi 1 2 9",
        "Hubungi 1-1-0",
        "Laporkan 128 kasus ke 110",
        "Dilaporkan 250 orang hilang",
        "Kami menerima 128 laporan",
        "Lapor ke RT 003 RW 012",
        "Laporan ke-128 tahun ini",
        "Report of 128 pages",
        "Lapor ke Pos 128, Jalan Tambora",
        "Hubungi kami di Jalan Tambora 128",
        "Hubungi kami di RT 128",
        "Hubungi kami 24 jam",
        "Lapor di 128 kelurahan",
    ],
)
def test_what_is_right_or_no_code_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_a_number_without_its_zero_is_no_paragraph_of_a_law() -> None:
    assert found_in("SK 811-1129-128") == [HitKind.UNKNOWN]


@pytest.mark.parametrize(
    "text",
    [
        "0811:1129:128",
        "0811 : 1129 : 128",
        "[0811] 1129-128",
        "0811[1129]128",
        "{0811}{1129}{128}",
        "08111-\n129-\n128",
        "08111-129-\r\n    128",
        "08111\n\n129\n\n128",
        "Rp 08111-129-128",
        "Rp08111129128",
        "Rp. 0811 1129 128",
        "SK 08111129128",
        "SK Nomor 0811-1129-128",
        "UU 08111-129-128",
        "No. 08111.129.128 Tahun 2026",
        "0811\U000e0041" + "1129128",
        "0811\U000e0100" + "1129128",
        "0811\ufe0f1129128",
        "0811\u034f1129128",
        "0811\u200b\u200b\u200b\u200b\u200b1129128",
        "0\u03358\u03351\u03351\u03351\u03351\u03352\u03359\u03351\u03352\u03358",
        "**0811**1-129-128",
        "_0811_1-129-128",
        "`0811`1129128",
        "~~0811~~1129128",
        "0811*1129*128",
        "０８１１１１２９１２８",
        "٠٨١١١١٢٩١٢٨",
        "O8111-129-128",
        "08l11-129-128",
    ],
)
def test_a_wrong_number_is_caught_in_every_form(text: str) -> None:
    assert set(found_in(text)) & CAUGHT, text


@pytest.mark.parametrize(
    "text",
    [
        "Rp 8.111.129.128",
        "Rp 08.000",
        "Pukul 08:11 sampai 11:29",
        "09:00-16:00, 30/07/2023",
        "SK 811/1129/2026",
        "SK Nomor 811.1/129/2026",
        "Skala 1:100, 1:250",
        "QS 5:32; Mat 5:10",
        "[1] [2] [3] catatan",
        "2 * 3 * 4",
        "31.73.04.1001",
        "1234567890123456789",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert found_in(text) == []


SPEC = """\
title: Kampanye
theme: Rangkul
slogan: Lawan
hotlines: {}
{}
"""

OWN = "[{{id: {id}, name: X, source: surat, source_date: 2026-05-03, reason: nomor baru, channels: [{channel}]}}]"  # noqa: E501 -- one line of YAML


@pytest.fixture
def judged(tmp_path: Path) -> Callable[[str, str], list[Finding]]:
    def judge(hotlines: str, rest: str = "") -> list[Finding]:
        file = tmp_path / "campaign.yaml"
        file.write_text(SPEC.format(hotlines, rest), encoding="utf-8")
        loaded: Loaded = load_campaign(file)
        return findings_for(loaded, resolve.resolve(loaded), for_campaign(loaded))

    return judge


def test_an_override_one_digit_off_its_entry_is_pointed_out(
    judged: Callable[..., list[Finding]],
) -> None:
    channel = "{digits: '+628111129128', display: 08111-129-128, kind: whatsapp}"
    (found,) = judged(OWN.format(id="sapa129", channel=channel))
    assert (found.code, found.severity) == ("TP203", Severity.WARNING)
    assert found.values["right"] == "08111-129-129"
    assert found.field == "hotlines.0.channels.0.display"


def test_an_override_by_a_number_of_its_own_is_not(judged: Callable[..., list[Finding]]) -> None:
    channel = "{digits: '+6281234567890', display: 0812-3456-7890, kind: whatsapp}"
    assert judged(OWN.format(id="sapa129", channel=channel)) == []


def test_who_uses_a_channel_is_scanned(judged: Callable[..., list[Finding]]) -> None:
    channel = "{digits: '1500771', display: 1500-771, callers: {id: atau WA 08111-129-128}}"
    (found,) = judged(OWN.format(id="lain", channel=channel))
    assert (found.code, found.field) == ("TP203", "hotlines.0.channels.0.callers.id")


@pytest.mark.parametrize("key", ["name", "label", "villages"])
def test_new_names_of_regions_are_scanned(judged: Callable[..., list[Finding]], key: str) -> None:
    renamed = f"{{{key}: Hubungi 08111-129-128}}"
    rest = f'regions: {{under: "31.73.04", rename: {{"31.73": {renamed}}}}}'
    found = judged("[sapa129]", rest)
    assert {f.code for f in found} == {"TP203"}
    assert found[0].field == f"regions.rename.31.73.{key}"
    assert found[0].place is not None
    assert found[0].place.line == 5


def test_bold_in_the_middle_of_a_number_of_the_speech(
    judged: Callable[..., list[Finding]], tmp_path: Path
) -> None:
    (tmp_path / "pidato.md").write_text("Hubungi **0811**1-129-128.\n", encoding="utf-8")
    (found,) = judged("[sapa129]", "speech: {body_file: pidato.md}")
    assert found.code == "TP203"
    assert found.place is not None
    assert found.place.line == 1


def test_tags_in_the_middle_of_a_number_of_a_template(
    judged: Callable[..., list[Finding]], tmp_path: Path
) -> None:
    (tmp_path / "templates/label").mkdir(parents=True)
    page = tmp_path / "templates/label/page.html.j2"
    page.write_text("<p>Hubungi <b>0811</b>1-<i class='x'>129</i>-128</p>", encoding="utf-8")
    (found,) = judged("[sapa129]")
    assert found.code == "TP203"


@pytest.mark.parametrize("contact", ["0812-3456-7890²", "0812-3456-789①", "0812-3456-7890½"])
def test_a_contact_with_figures_that_no_phone_dials(
    judged: Callable[..., list[Finding]], tmp_path: Path, contact: str
) -> None:
    table = f"code,contact\n31.73.04.1001,{contact}\n"
    (tmp_path / "wilayah.csv").write_text(table, encoding="utf-8")
    (found,) = judged("[sapa129]", "regions: {file: wilayah.csv}")
    assert (found.code, found.is_error) == ("TP209", True)
