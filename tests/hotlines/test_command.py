"""`tppo hotlines` and `tppo regions` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.hotlines.campaigns import HEAD
from tppo_cli.cli.main import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TPPO_TODAY", "2026-11-24")
    file = tmp_path / "campaign.yaml"
    file.write_text(HEAD + "hotlines: [sapa129, kp2mi]\n")
    return str(file)


def test_list_and_show() -> None:
    listed = run("hotlines", "list")
    assert listed.exit_code == 0
    assert len(listed.stdout.splitlines()) == 8
    shown = run("hotlines", "show", "sapa129", "--ui-lang", "id")
    assert "08111-129-129" in shown.stdout
    assert "perempuan dan anak" in shown.stdout
    assert "SAPA" in listed.stdout


def test_json_holds_the_digits() -> None:
    report = json.loads(run("hotlines", "show", "lpsk", "--format", "json").stdout)
    channels = {c["channel"]: c["digits"] for c in report["items"][0]["channels"]}
    assert channels == {"call": "148", "whatsapp": "+6285770010048", "call-2": "+622129681560"}


def test_show_an_unknown_one() -> None:
    result = run("hotlines", "show", "sapa")
    assert result.exit_code == 1
    assert "TP210" in result.stderr
    assert "sapa129" in result.stderr


def test_confirm_writes_beside_the_spec(spec: str) -> None:
    result = run("hotlines", "confirm", spec, "sapa129", "--by", "Ibu  Sri")
    assert result.exit_code == 0
    assert result.stdout == ""
    written = Path(spec).with_name("confirmations.yaml").read_text()
    assert written.count("by: Ibu Sri\n    on: 2026-11-24") == 2
    result = run("hotlines", "confirm", spec, "kp2mi:call-2", "--by", "Budi", "--on", "2026-11-20")
    assert result.exit_code == 0
    both = Path(spec).with_name("confirmations.yaml").read_text()
    assert both.count("by: Ibu Sri") == 2
    assert "'+622129244800'" in both


@pytest.mark.parametrize(
    ("arguments", "exit_code", "code"),
    [
        (("lpsk", "--by", "Sri"), 1, "TP210"),
        (("sapa129:fax", "--by", "Sri"), 1, "TP211"),
        (("sapa129", "--by", "Sri", "--on", "2026-11-25"), 1, "TP228"),
        (("sapa129", "--by", "S"), 2, "--by"),
        (("sapa129", "--by", "Sri", "--on", "24/11/2026"), 2, "--on"),
        (("sapa129",), 2, "--by"),
    ],
)
def test_confirm_refuses(spec: str, arguments: tuple[str, ...], exit_code: int, code: str) -> None:
    result = run("hotlines", "confirm", spec, *arguments)
    assert result.exit_code == exit_code
    assert code in result.stderr
    assert not Path(spec).with_name("confirmations.yaml").exists()


def test_confirm_leaves_a_broken_file_alone(spec: str) -> None:
    file = Path(spec).with_name("confirmations.yaml")
    file.write_text("confirmations: [")
    assert run("hotlines", "confirm", spec, "sapa129", "--by", "Sri").exit_code == 1
    assert file.read_text() == "confirmations: ["


def test_regions_list() -> None:
    result = run("regions", "list", "31.73")
    lines = result.stdout.splitlines()
    assert len(lines) == 56
    assert lines[0].split("  ")[:2] == ["31.73.01.1001", "Kelurahan Cengkareng Barat"]
    assert len(run("regions", "list").stdout.splitlines()) == 38
    assert len(run("regions", "list", "31.73", "--children").stdout.splitlines()) == 8
    written = run("regions", "list", "3173041001", "--format", "jsonl").stdout
    rows = [json.loads(row) for row in written.splitlines()]
    assert [(row["code"], row["kota"]) for row in rows] == [
        ("31.73.04.1001", "Kota Administrasi Jakarta Barat")
    ]


def test_regions_list_of_an_unknown_code() -> None:
    result = run("regions", "list", "31.79", "--ui-lang", "id")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "TP343" in result.stderr
    assert "31.7" in result.stderr
