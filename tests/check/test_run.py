"""All checks together: what is clean, what stops, what a final adds."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.check.campaigns import TODAY, campaign, checked, line_of, only
from tests.content.campaigns import codes
from tests.packaging.sources import CHECKOUT
from tppo_cli.check.run import GATES, run_checks
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding
from tppo_cli.hotlines import confirmations
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.materials.orders import Asked
from tppo_cli.spec.load import load_campaign

EXAMPLE = CHECKOUT / "examples" / "jakarta-barat-2023" / "campaign.yaml"
EXAMPLES = sorted((CHECKOUT / "examples").glob("*/campaign.yaml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
@pytest.mark.parametrize("today", [date(2023, 8, 1), TODAY, date(2040, 1, 1)])
def test_the_examples_are_clean_at_any_date(file: Path, today: date) -> None:
    loaded = load_campaign(file)
    assert [f.message() for f in run_checks(loaded, final=False, today=today)] == []


def test_checking_never_imports_the_layout_engine() -> None:
    program = (
        "import sys\n"
        "from tppo_cli.cli.main import main\n"
        "try: main()\n"
        "finally: print([m for m in sys.modules if m.split('.')[0] in "
        "('weasyprint', 'pydyf', 'pikepdf', 'pypdfium2', 'zxingcpp')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", str(EXAMPLE), "--final"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "[]\n"
    assert "TP222" in done.stderr


def test_a_final_lists_the_command_for_each_number_that_nobody_dialled(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    assert checked(loaded) == []
    findings = checked(loaded, final=True)
    assert {f.code for f in findings} == {"TP222"}
    assert all(f.is_error for f in findings)
    run = f"tppo hotlines confirm {tmp_path}/campaign.yaml"
    assert [f.help().rpartition("run: ")[2] for f in findings] == [
        f"{run} {hotline.id}:{channel} --by NAME"
        for hotline in for_campaign(loaded)
        for channel, _ in hotline.channels()
    ]
    assert len(findings) == 6


def test_a_final_with_every_number_dialled_is_clean(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    records = [
        record
        for hotline in for_campaign(loaded)
        for record in confirmations.confirmed(hotline, None, "Sri", TODAY)
    ]
    confirmations.write(tmp_path, {(r.hotline, r.channel): r for r in records})
    assert checked(loaded, final=True) == []
    assert set(codes(checked(loaded, final=True, today=date(2027, 6, 1)))) == {"TP223"}


def test_confirmations_that_cannot_be_read_are_found_for_a_proof_too(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    (tmp_path / confirmations.FILE).write_text("confirmations: [{hotline: sapa129}]\n")
    assert "TP121" in codes(checked(loaded))
    (tmp_path / confirmations.FILE).unlink()
    (tmp_path / confirmations.FILE).mkdir()
    with pytest.raises(EnvironmentFault):
        checked(loaded)


def test_a_final_makes_every_gate_an_error(tmp_path: Path) -> None:
    loaded = campaign(
        tmp_path,
        permit={"number": "12/2026", "until": "2026-01-31"},
        event=None,
        messages=["Hubungi 0812-3456-7890 kapan saja"],
    )
    proof, final = checked(loaded), checked(loaded, final=True)
    assert codes(proof) == ["TP206", "TP552"]
    assert not any(f.is_error for f in proof)
    assert [f.code for f in final if f.is_error and f.code in GATES] == ["TP206", "TP552"]


def test_what_is_no_gate_stays_a_warning(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, regions={"under": ["31.73.04", "32.73.01"]})
    findings = [f for f in checked(loaded, final=True) if f.code == "TP213"]
    assert len(findings) == 2
    assert not any(f.is_error for f in findings)


def test_faults_of_all_rooms_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    loaded = campaign(
        tmp_path,
        organiser={"name": "Kota", "logo": "logo.png"},
        indicators=["dokumem"],
        hotlines=["sapa129", "polri11"],
        regions={"under": "31.99"},
        materials={"poster": {"sizes": "A9"}, "pamflet": {}},
        look="rangkull",
        naming="{apa}",
    )
    findings = checked(loaded)
    assert {f.code for f in findings} == {
        "TP160", "TP503", "TP210", "TP302", "TP407", "TP401", "TP403", "TP820",
    }  # fmt: skip
    lines = [f.place.line for f in findings if f.place and f.place.line]
    assert len(lines) == len(findings)
    assert lines == sorted(lines)


def test_what_could_not_be_made_out_is_not_called_missing(tmp_path: Path) -> None:
    """An unknown hotline or a broken table is one finding; what follows from it is none."""
    no_line = campaign(tmp_path / "a", hotlines=["sapa12"], qr={"target": "whatsapp"})
    assert codes(checked(no_line)) == ["TP210"]
    no_table = campaign(
        tmp_path / "b", regions={"file": "wilayah.csv"}, slogan="Bersama di {kelurahan}"
    )
    finding = only(no_table)
    assert finding.code == "TP160"
    assert "wilayah.csv" in line_of(finding)


def test_what_a_command_makes_is_checked_in_place_of_the_kit(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, materials={"poster": {"sizes": "A9"}})
    assert codes(checked(loaded)) == ["TP407"]
    assert checked(loaded, asked=Asked(materials=("card",))) == []
    (finding,) = checked(loaded, asked=Asked(materials=("poster",), sizes=("A8",)))
    assert (finding.code, finding.values["size"], finding.place) == ("TP407", "A8", None)


def test_findings_are_the_same_each_time(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, indicators=["dokumem"], naming="{apa}{itu}")
    first: list[Finding] = checked(loaded)
    assert first == checked(loaded)
    assert codes(first) == ["TP503", "TP820", "TP820"]
