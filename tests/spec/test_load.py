"""A campaign is read whole or refused with every fault at its place."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.conftest import VALID
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.campaign import Audience
from tppo_cli.spec.contacts import QrTarget
from tppo_cli.spec.load import SIZE_LIMIT, Loaded, load_campaign
from tppo_cli.spec.orders import Per, Price

Load = Callable[..., Loaded]
Faults = Callable[..., list[Finding]]
Write = Callable[[str], Path]


def seen(finding: Finding) -> tuple[str, str | None, int | None, int | None]:
    place = finding.place
    return (
        finding.code,
        finding.field,
        place.line if place else None,
        place.column if place else None,
    )


def test_the_shortest_campaign_has_its_defaults(load: Load) -> None:
    campaign = load(VALID).campaign
    assert campaign.title.get("id") == "Kampanye Anti Perdagangan Orang"
    assert campaign.theme.rest.get("id") == "Rangkul Semua Korban"
    assert campaign.languages == ("id",)
    assert campaign.look == "rangkul"
    assert campaign.qr.target is QrTarget.WHATSAPP
    assert campaign.speech.words_per_minute == 110


def test_values_become_what_the_model_wants(load: Load) -> None:
    campaign = load(
        VALID
        + """\
confirmation_days: 030
as_of: 2026-11-24
messages:
  - text: Satu
    adapted: no
  - Dua
  - {id: Tiga, en: Three}
people:
  - {name: 129, office: Wali Kota, as_of: 2023-07-30}
regions: {under: 31.10}
materials: {poster: {sizes: A3, quantity: 0200, price: 2500.5}, banner: }
audiences: {warga: {ask: Telepon}}
permit: {number: 007}
speech:
  minutes: 7
  # body: …
look:
"""
    ).campaign
    assert campaign.confirmation_days == 30
    assert campaign.as_of == date(2026, 11, 24)
    assert [m.text.get("id") for m in campaign.messages] == ["Satu", "Dua", "Tiga"]
    assert campaign.messages[0].adapted is False
    assert campaign.people[0].name == "129"
    assert campaign.regions is not None
    assert campaign.regions.under == ("31.10",)
    assert campaign.materials["poster"].sizes == ("A3",)
    assert campaign.materials["poster"].quantity == 200
    assert campaign.materials["poster"].price == Price(rupiah=2500.5, per=Per.COPY)
    assert campaign.materials["banner"].quantity is None
    assert campaign.audiences[Audience.WARGA].ask is not None
    assert campaign.permit is not None
    assert campaign.permit.number == "007"
    assert campaign.speech.minutes == 7
    assert campaign.look == "rangkul"


CHANNEL = "hotlines: [{id: x1, name: X, source: abc, source_date: 2026-01-01, channels: [%s]}]\n"


@pytest.mark.parametrize(
    ("line", "code", "field", "column"),
    [
        ("titel: x", "TP120", "titel", 1),
        ("event: {name: x}", "TP121", "event.date", 1),
        ("event: {name: , date: 2023-07-30}", "TP122", "event.name", 9),
        ("people: [{name: [x], office: x, as_of: 2023-07-30}]", "TP123", "people.0.name", 11),
        ("messages: x", "TP124", "messages", 11),
        ("messages: {x: 1}", "TP124", "messages", 1),
        ("event: x", "TP125", "event", 8),
        ("confirmation_days: 9.5", "TP126", "confirmation_days", 20),
        ("speech: {minutes: tujuh}", "TP127", "speech.minutes", 19),
        ("messages: [{text: x, adapted: mungkin}]", "TP128", "messages.0.adapted", 31),
        ("as_of: 24 November 2026", "TP129", "as_of", 8),
        ("as_of: 20261124", "TP129", "as_of", 8),
        ("as_of: 2026-02-30", "TP130", "as_of", 8),
        ("languages: [id, en, ms, jv, su]", "TP133", "languages", 1),
        ("languages: []", "TP134", "languages", 1),
        ("confirmation_days: 0", "TP135", "confirmation_days", 20),
        ("speech: {minutes: 0}", "TP135", "speech.minutes", 19),
        ("speech: {words_per_minute: 300}", "TP136", "speech.words_per_minute", 28),
        ("qr: {target: whatapp}", "TP137", "qr.target", 14),
        ("audiences: {warg: {ask: x}}", "TP137", "audiences.warg", 13),
        ("brand: {colours: {kunyit: merah}}", "TP140", "brand.colours.kunyit", 27),
        ("languages: [Indonesia]", "TP141", "languages.0", 13),
        ("materials: {poster: {sizes: [{name: a b, size: 1x1m}]}}", "TP142",
         "materials.poster.sizes.0.name", 37),
        ("look: Rangkul!", "TP143", "look", 7),
        ("event: {name: x, date: 2023-07-30, time: 25.00}", "TP144", "event.time", 42),
        ("event: {name: x, date: 2023-07-30, time: 08.00, zone: WIBT}", "TP137", "event.zone", 55),
        ("materials: {poster: {sizes: [{name: a, size: 1x1}]}}", "TP145",
         "materials.poster.sizes.0.size", 46),
        ("site: {base_url: http://x.id}", "TP146", "site.base_url", 18),
        ("hashtags: [TPPO]", "TP147", "hashtags.0", 12),
        ("materials: {banner: {eyelets_every: 50}}", "TP149", "materials.banner.eyelets_every", 37),
        ("actions:\n  - Lapor ke {kelurahn}", "TP150", "actions.0", 14),
        ("regions: {under: 3173}", "TP151", "regions.under", 18),
        ("regions: {under: '31', rename: {'31.7': {name: x}}}", "TP151", "regions.rename.31.7", 33),
        ("naming: x", "TP153", "naming", 9),
        ("languages: [id, en, id]", "TP154", "languages.2", 21),
        ("indicators: [upah, upah]", "TP154", "indicators.1", 20),
        ("qr: {hotline: sapa192}", "TP155", "qr.hotline", 15),
        ("speech: {body: x, body_file: x.md}", "TP156", "speech.body_file", 19),
        ("qr: {target: page}", "TP157", "qr.target", 14),
        ("messages: [TPPO: dapat dicegah]", "TP158", "messages.0.TPPO", 12),
        ("actions: ['']", "TP110", "actions.0", 11),
        ("actions: [Satu, ]\nmessages:\n  - #Satu", "TP110", "messages.0", 5),
        ("organiser: {name: ''}", "TP110", "organiser.name", 19),
        ("organiser: {name: x, logo: ''}", "TP110", "organiser.logo", 28),
        ("regions: {columns: {name: nama}}", "TP301", "regions", 1),
        ("null: x", "TP120", "null", 1),
        ("<<: {look: resmi}", "TP120", "<<", 1),
    ],
)  # fmt: skip
def test_a_fault_is_found_at_its_value(
    faults: Faults, line: str, code: str, field: str, column: int
) -> None:
    found = faults(VALID + line + "\n")
    last = 5 + line.count("\n")
    assert [seen(f) for f in found] == [(code, field, last, column)]


@pytest.mark.parametrize(
    ("channel", "code", "field"),
    [
        ("{digits: '129', display: '192'}", "TP201", "display"),
        ("{digits: '+6281317617622', display: 0813-1761-762}", "TP201", "display"),
        ("{kind: whatsapp, digits: '129', display: '129'}", "TP202", "digits"),
        ("{digits: '081317617622', display: 0813-1761-7622}", "TP148", "digits"),
        ("{digits: ١٢٩, display: '129'}", "TP148", "digits"),
        ("{kind: sms, digits: '129', display: '129'}", "TP137", "kind"),
    ],
)
def test_a_channel_of_an_own_hotline(faults: Faults, channel: str, code: str, field: str) -> None:
    text = VALID.replace("hotlines: [sapa129]\n", CHANNEL % channel)
    (finding,) = faults(text)
    assert (finding.code, finding.field) == (code, f"hotlines.0.channels.0.{field}")
    assert finding.place is not None
    assert finding.place.line == 4
    excerpt = finding.place.excerpt or ""
    assert excerpt[(finding.place.column or 0) - 1 :].startswith(
        channel.partition(f"{field}: ")[2].partition(",")[0].rstrip("}")
    )


@pytest.mark.parametrize(
    "channel",
    ["{digits: '+6281317617622', display: 0813-1761-7622}",
     "{digits: '+622129244800', display: +62 21 2924 4800}",
     "{digits: '08001000', display: 0-800-1000}",
     "{digits: 1500771, display: 1500-771}",
     "{kind: whatsapp, digits: +628111129129, display: 08111-129-129}"],
)  # fmt: skip
def test_published_forms_of_a_number_are_accepted(faults: Faults, channel: str) -> None:
    assert faults(VALID.replace("hotlines: [sapa129]\n", CHANNEL % channel)) == []


@pytest.mark.parametrize(
    ("line", "message", "advice"),
    [
        ("titel: x", "unknown key titel", "Did you mean title?"),
        ("tagline: x", "unknown key tagline", "Did you mean slogan?"),
        ("wilayah: x", "unknown key wilayah", "Did you mean regions?"),
        ("qr: {targt: phone}", "unknown key targt", "Did you mean target?"),
        ("qr: {zzz: phone}", "unknown key zzz", "Known here: target, hotline."),
        ("qr: {target: telepon}", "“telepon” is not one of the choices", "Did you mean phone?"),
        ("as_of: Selasa, 24 Nov 2026", "Selasa, 24 Nov 2026", "2026-11-24"),
        ("as_of: 24/11/2026", "24/11/2026", "2026-11-24"),
        ("materials: {poster: {quantity: 1.000}}", "“1.000” is not a whole number", ": 1000."),
        ("materials: {poster: {price: 2.500}}", "“2.500” is not clear as a number", ": 2500."),
        ("speech: {minutes: '7,5'}", "“7,5” is not clear", ": 7.5."),
        ("speech: {minutes: 7 menit}", "“7 menit” is not clear", ": 7."),
        ("event: {name: x, date: 2023-07-30, time: 8.00 WIB}", "“8.00 WIB”", "Write 08.00."),
        ("regions: {under: 3173041001}", "“3173041001” is not a region code", "31.73.04.1001"),
        ("slogan2: x", "unknown key slogan2", "Did you mean slogan?"),
        ("hashtags: [\n  #StopTPPO,\n  ]\nmessages:\n  - #EndIt", "empty", "#EndIt"),
        ("actions:\n  - x {tgl} y", "{tgl} is not filled in", "{tanggal}"),
        ("confirmation_days: 99999", "99999 is too large", "3650 or less"),
    ],
)
def test_the_words_help(faults: Faults, line: str, message: str, advice: str) -> None:
    (finding,) = faults(VALID + line + "\n")
    assert message in finding.message()
    assert advice in finding.help()
    assert finding.message("id") != finding.message()


def test_every_fault_comes_at_once_in_the_order_of_the_file(faults: Faults) -> None:
    found = faults(
        "titel: x\ntheme: {led: x, rest: '{desa}'}\nslogan: ''\nslogan: b\n"
        "hotlines:\n  - sapa129\n  - {id: x1, name: X}\nlook: !x A\n"
    )
    assert [(f.code, f.place.line if f.place else None) for f in found] == [
        ("TP120", 1), ("TP120", 2), ("TP150", 2), ("TP110", 3), ("TP106", 4), ("TP121", 7),
        ("TP121", 7), ("TP121", 7), ("TP107", 8), ("TP143", 8),
    ]  # fmt: skip


def test_a_required_key_that_is_only_misspelt_is_not_missing_too(faults: Faults) -> None:
    assert [f.code for f in faults(VALID.replace("title:", "titel:"))] == ["TP120"]


def test_of_a_union_only_the_arm_that_was_meant_is_explained(faults: Faults) -> None:
    found = faults(VALID.replace("[sapa129]", "[SAPA 129, {id: x1}, [x], ~]"))
    assert [(f.code, f.field) for f in found] == [
        ("TP143", "hotlines.0"), ("TP121", "hotlines.1.channels"), ("TP121", "hotlines.1.name"),
        ("TP121", "hotlines.1.source"), ("TP121", "hotlines.1.source_date"),
        ("TP125", "hotlines.2"), ("TP110", "hotlines.3"),
    ]  # fmt: skip


def test_texts_per_language_are_found_by_language(faults: Faults) -> None:
    (finding,) = faults(VALID.replace("theme: Rangkul Semua Korban", "theme: {id: x, en: ''}"))
    assert seen(finding) == ("TP110", "theme.en", 2, 20)


def test_a_text_that_is_too_long_says_how_long(faults: Faults) -> None:
    (finding,) = faults(VALID + f"naming: {'x' * 201}\n")
    assert finding.message() == "this text is too long: 201 characters, at most 200 fit"


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "TP112"), ("# only a comment\n", "TP112"), ("~\n", "TP112"), ("- a\n", "TP113"),
     ("tppo\n", "TP113")],
)  # fmt: skip
def test_a_file_that_is_no_campaign(faults: Faults, text: str, code: str) -> None:
    assert [f.code for f in faults(text)] == [code]


def test_windows_1252_is_refused_with_line_and_column(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(VALID.replace("Orang", "Orang – é").encode("cp1252"))
    with pytest.raises(FindingsError) as raised:
        load_campaign(path)
    (finding,) = raised.value.findings
    assert (finding.code, str(finding.place)) == ("TP115", f"{path}:1:40")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"#" * (SIZE_LIMIT + 1))
    with pytest.raises(FindingsError) as raised:
        load_campaign(path)
    assert [f.code for f in raised.value.findings] == ["TP004"]


def test_files_that_cannot_be_read(tmp_path: Path, write: Write) -> None:
    path = write(VALID)
    cases = {
        tmp_path / "campain.yaml": ("TP001", str(path)),
        tmp_path / "lain.yaml": ("TP001", ""),
        tmp_path / "nowhere" / "c.yaml": ("TP001", ""),
        path / "c.yaml": ("TP001", ""),
        tmp_path: ("TP002", str(path)),
    }
    for asked, (code, near) in cases.items():
        with pytest.raises(EnvironmentFault) as raised:
            load_campaign(asked)
        finding = raised.value.finding
        assert (finding.code, finding.values["nearest"]) == (code, near)
    with pytest.raises(EnvironmentFault) as raised:
        load_campaign(Path("a\0b"))
    assert raised.value.finding.code == "TP003"


def test_standard_input_has_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((VALID + "x: 1\n").encode())))
    with pytest.raises(FindingsError) as raised:
        load_campaign("-")
    assert str(raised.value.findings[0].place) == "<stdin>:5:1"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(VALID.encode())))
    loaded = load_campaign("-")
    assert (loaded.folder, loaded.file) == (tmp_path, "<stdin>")


def test_the_folder_is_that_of_the_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(VALID)
    monkeypatch.chdir(path.parent)
    loaded = load_campaign(Path("campaign.yaml"))
    assert (loaded.folder, loaded.file) == (path.parent, "campaign.yaml")
    assert str(loaded.place("hotlines.0")) == "campaign.yaml:4:12"


@pytest.mark.parametrize("display", ["129²", "129O", "l129", "129½", "+129", "-129", "*129#"])
def test_a_display_that_is_more_than_its_figures_is_refused(tmp_path: Path, display: str) -> None:
    spec = tmp_path / "campaign.yaml"
    spec.write_text(
        "title: K\ntheme: T\nslogan: S\nhotlines:\n"
        "  - {id: posko, name: Posko, source: contoh.id, source_date: 2026-01-01,\n"
        f'     channels: [{{digits: "129", display: "{display}"}}]}}\n',
        encoding="utf-8",
    )
    with pytest.raises(FindingsError) as refused:
        load_campaign(spec)
    assert "TP201" in [finding.code for finding in refused.value.findings]
