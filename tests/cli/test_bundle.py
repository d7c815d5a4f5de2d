"""`tppo kit --bundle`: files for a kecamatan or a kota, beside those of regions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.campaigns import campaign, items, kit, pdfs
from tests.cli.test_main import tppo
from tppo_cli.cli.bundle import with_value

KECAMATAN = "bundel/label-kecil-id-31.73.04-tambora-PROOF.pdf"
KOTA = "bundel/label-kecil-id-31.73-jakarta-barat-PROOF.pdf"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return campaign(tmp_path)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["a.yaml", "--bundle"], ["a.yaml", "--bundle", "kecamatan"]),
        (["--bundle", "a.yaml"], ["--bundle", "kecamatan", "a.yaml"]),
        (["--bundle", "kota", "a.yaml"], ["--bundle", "kota", "a.yaml"]),
        (["--bundle", "--final"], ["--bundle", "kecamatan", "--final"]),
        (["--bundle=kota", "a.yaml"], ["--bundle=kota", "a.yaml"]),
        (["a.yaml"], ["a.yaml"]),
    ],
)
def test_the_level_may_be_left_out(words: list[str], meant: list[str]) -> None:
    assert list(with_value(words)) == meant


def test_bundles_stand_beside_the_items_of_regions(spec: Path) -> None:
    out = spec.parent / "out"
    assert kit(spec).returncode == 0
    alone = pdfs(out)
    more = ("-o", str(out), "--no-read-back", "--ui-lang", "en")
    done = tppo("kit", str(spec), "--bundle", *more)
    assert done.returncode == 0, done.stderr
    assert "bundles 1, with 3 items" in done.stderr
    assert done.stdout.split() == [(out / KECAMATAN).as_posix()]
    made = items(out)
    assert set(made) == {*alone, KECAMATAN}
    assert [part.region_name for part in made[KECAMATAN].parts] == [
        made[file].region_name for file in alone
    ]
    assert made[KECAMATAN].pages == 3
    done = tppo("kit", "--bundle", "kota", str(spec), *more)
    assert done.returncode == 0, done.stderr
    assert set(items(out)) == {*alone, KECAMATAN, KOTA}


def test_a_bundle_has_no_pictures(spec: Path) -> None:
    done = tppo("kit", str(spec), "--bundle", "--png", "--ui-lang", "en")
    assert done.returncode == 2
    assert "TP044" in done.stderr
