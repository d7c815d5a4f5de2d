"""`tppo order`: the table, the files and the data."""

from __future__ import annotations

import json
from pathlib import Path

from tests.batch.campaigns import SPEC, campaign, kit
from tests.cli.test_main import tppo

PRICED = SPEC.replace("{label: {}}", "{label: {quantity: 40, price: 1500}}")


def test_the_table_is_plain_text_and_three_files_are_written(tmp_path: Path) -> None:
    file = campaign(tmp_path, PRICED)
    done = tppo("order", str(file), "-o", str(tmp_path / "out"))
    assert done.returncode == 0
    heads, line, sums = done.stdout.splitlines()
    assert heads.split()[0] == "Barang"
    assert "Lembar" not in heads
    assert line.split()[-1] == sums.split()[-1] == "Rp180.000"
    assert " 120 " in line
    made = sorted(path.name for path in (tmp_path / "out" / "pesanan").iterdir())
    assert made == ["pesanan.csv", "pesanan.pdf", "pesanan.xlsx"]
    assert done.stderr.count("Written: ") == 3


def test_json_holds_the_lines(tmp_path: Path) -> None:
    file = campaign(tmp_path, PRICED)
    done = tppo("order", str(file), "-o", str(tmp_path / "out"), "--format", "json")
    (item,) = json.loads(done.stdout)["items"]
    assert (item["each"], item["total"], item["price"], item["cost"]) == (40, 120, 1500, 180_000)


def test_a_bad_name_pattern_writes_nothing(tmp_path: Path) -> None:
    file = campaign(tmp_path, PRICED + 'naming: "{kota}-{size}"\n')
    done = tppo("order", str(file), "-o", str(tmp_path / "out"))
    assert (done.returncode, "TP820" in done.stderr) == (1, True)
    assert not (tmp_path / "out").exists()


def test_verify_takes_the_papers_for_what_they_are(tmp_path: Path) -> None:
    file = campaign(tmp_path, PRICED)
    out = str(tmp_path / "out")
    for name in ("order", "signoff"):
        assert tppo(name, str(file), "-o", out).returncode == 0
    assert kit(file).returncode == 0
    assert "TP703" not in tppo("verify", out).stderr
    (tmp_path / "out" / "pesanan" / "lain.pdf").write_bytes(b"")
    assert "TP703" in tppo("verify", out).stderr


def test_regions_and_materials_can_be_chosen(tmp_path: Path) -> None:
    file = campaign(tmp_path, PRICED)
    given = ["order", str(file), "-o", str(tmp_path / "out"), "--format", "json"]
    done = tppo(*given, "--region", "Tambora", "--material", "label")
    (item,) = json.loads(done.stdout)["items"]
    assert (item["material"], item["total"]) == ("label", 40)
    for wrong, code in ((["--region", "Tambra"], "TP340"), (["--material", "lable"], "TP401")):
        done = tppo(*given, *wrong)
        assert (done.returncode, code in done.stderr or code in done.stdout) == (1, True)
