"""Confirmations: written beside the spec, void, stale or missing, and the gate of a final."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.hotlines.campaigns import campaign, codes
from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding
from tppo_cli.hotlines import confirmations
from tppo_cli.hotlines.confirmations import FILE, confirmed, contact_row, gate, rows
from tppo_cli.hotlines.registry import for_campaign, registry
from tppo_cli.regions.resolve import resolve

DAY = date(2026, 8, 26)
SAPA = registry()["sapa129"]


def save(folder: Path, *groups: tuple[confirmations.Record, ...]) -> None:
    records = {(r.hotline, r.channel): r for group in groups for r in group}
    confirmations.write(folder, {**confirmations.read(folder), **records})


def lacks(folder: Path, rest: str, today: date = DAY) -> list[Finding]:
    spec = campaign(folder, rest)
    return gate(spec, for_campaign(spec), resolve(spec), today)


def test_records_are_kept_sorted_and_read_back(tmp_path: Path) -> None:
    save(tmp_path, confirmed(registry()["kp2mi"], "call-2", "Budi: 'x' #1", DAY))
    save(tmp_path, confirmed(registry()["polri110"], None, "Sri", DAY))
    save(tmp_path, confirmed(registry()["kp2mi"], None, "Ani", date(2026, 8, 27)))
    records = confirmations.read(tmp_path)
    assert [f"{r.hotline}:{r.channel} {r.digits} {r.by}" for r in records.values()] == [
        "kp2mi:call 08001000 Ani",
        "kp2mi:call-2 +622129244800 Ani",
        "kp2mi:whatsapp +628118080141 Ani",
        "polri110:call 110 Sri",
    ]
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    first = (tmp_path / FILE).read_bytes()
    confirmations.write(tmp_path, dict(reversed(list(records.items()))))
    assert (tmp_path / FILE).read_bytes() == first


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, confirmed(SAPA, None, "Sri", DAY))
    before = (tmp_path / FILE).read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(EnvironmentFault) as raised:
        save(tmp_path, confirmed(registry()["lpsk"], None, "Sri", DAY))
    assert raised.value.finding.code == "TP012"
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert (tmp_path / FILE).read_bytes() == before


def test_a_channel_that_is_not_there(tmp_path: Path) -> None:
    assert confirmed(SAPA, "fax", "Sri", DAY) == ()
    assert confirmations.read(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("confirmations: 5", ["TP124"]),
        ("- a", ["TP125"]),
        ("confirmations:\n  - {hotline: sapa129, channel: call, digits: '129', by: Sri}",
         ["TP121"]),
        ("confirmations:\n  - {hotline: sapa129, channel: fax, digits: '129', by: Sri, "
         "on: 2026-08-26}", ["TP139"]),
        ("confirmations:\n  - {hotline: sapa129, channel: call, digits: '129', by: Sri, "
         "on: 26/8/2026}", ["TP129"]),
        ("confirmations:\n  - &a {hotline: sapa129, channel: call, digits: '129', by: Sri, "
         "on: 2026-08-26}\n  - *a", ["TP154"]),
        ("confirmations: [", ["TP152"]),
    ],
)  # fmt: skip
def test_faults_in_a_file_that_was_edited_by_hand(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(FindingsError) as raised:
        confirmations.read(tmp_path)
    assert codes(raised.value.findings) == expected
    assert all(f.place and f.place.file == FILE for f in raised.value.findings)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (DAY, "confirmed"),
        (date(2026, 11, 24), "confirmed"),
        (date(2026, 11, 25), "stale"),
        (date(2026, 8, 25), "void"),
    ],
)
def test_a_confirmation_grows_old(tmp_path: Path, today: date, state: str) -> None:
    save(tmp_path, confirmed(SAPA, "call", "Sri", DAY))
    call, whatsapp = rows([SAPA], confirmations.read(tmp_path), today, 90)
    assert (call.state, call.by, call.on, call.digits) == (state, "Sri", "2026-08-26", "129")
    assert (whatsapp.state, whatsapp.channel, whatsapp.by) == ("missing", "whatsapp", None)


OWN = """
hotlines:
  - id: pos-kota
    name: Pos Kota
    channels: [{{digits: "{digits}", display: "{digits}"}}]
    source: Surat Sudin
    source_date: 2026-08-01
"""


def test_other_digits_make_a_record_void(tmp_path: Path) -> None:
    spec = campaign(tmp_path, OWN.format(digits="+6281234567890"))
    save(tmp_path, confirmed(for_campaign(spec)[0], None, "Sri", DAY))
    assert lacks(tmp_path, OWN.format(digits="+6281234567890")) == []
    (finding,) = lacks(tmp_path, OWN.format(digits="+6281234567891"))
    assert (finding.code, finding.values["dialled"]) == ("TP224", "+6281234567890")


def test_the_gate_names_each_command_that_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "kampanye barat"
    folder.mkdir()
    found = lacks(folder, "hotlines: [sapa129, uptpppa-dki]")
    spec = f"'{folder / 'campaign.yaml'}'"
    assert [f.help("en").rpartition("run: ")[2] for f in found] == [
        f"tppo hotlines confirm {spec} {key} --by NAME"
        for key in ("sapa129:call", "sapa129:whatsapp", "uptpppa-dki:call", "uptpppa-dki:whatsapp")
    ]
    assert codes(found) == ["TP222"] * 4
    assert all(f.is_error and f.place and f.place.line == 4 for f in found)
    assert found[2].field == "hotlines.1"


def test_the_gate_opens(tmp_path: Path) -> None:
    save(tmp_path, confirmed(SAPA, None, "Sri", DAY))
    assert lacks(tmp_path, "hotlines: [sapa129]") == []
    late = date(2026, 12, 1)
    assert codes(lacks(tmp_path, "hotlines: [sapa129]", late)) == ["TP223", "TP223"]
    assert lacks(tmp_path, "hotlines: [sapa129]\nconfirmation_days: 365", late) == []
    early = date(2026, 8, 1)
    assert codes(lacks(tmp_path, "hotlines: [sapa129]", early)) == ["TP221", "TP221"]


@pytest.mark.parametrize(
    ("by", "on", "expected"),
    [
        ("", "", ["TP225"]),
        ("Sri", "2026-08-26", []),
        ("Sri", "2026-05-01", ["TP226"]),
        ("Sri", "2026-08-27", ["TP227"]),
    ],
)
def test_contacts_are_confirmed_by_their_columns(
    tmp_path: Path, by: str, on: str, expected: list[str]
) -> None:
    save(tmp_path, confirmed(SAPA, None, "Sri", DAY))
    (tmp_path / "w.csv").write_text(
        "code,contact,contact_confirmed_by,contact_confirmed_on\n"
        f"31.73.04.1001,0812-3456-7890,{by},{on}\n31.73.04.1002,,,\n"
    )
    found = lacks(tmp_path, "hotlines: [sapa129]\nregions: {file: w.csv}")
    assert codes(found) == expected
    for finding in found:
        assert (finding.region, str(finding.place)) == ("31.73.04.1001", "w.csv:2:15")
    region = resolve(campaign(tmp_path, "hotlines: [sapa129]\nregions: {file: w.csv}"))[0]
    row = contact_row(region, "+6281234567890", DAY, 90)
    assert (row.hotline, row.channel) == ("31.73.04.1001", "contact")
    assert (row.state == "confirmed") is (expected == [])
