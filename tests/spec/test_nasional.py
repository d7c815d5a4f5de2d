"""The national example: all of Indonesia, by numbers that are answered everywhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.campaigns import listed
from tests.cli.test_main import ENVIRONMENT, tppo
from tppo_cli import resources
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.regions import kemendagri
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.load import Loaded, load_campaign

SPEC = resources.path("examples/nasional/campaign.yaml")
GURABESI = "91.71.01.1001"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_campaign(SPEC)


def test_every_province_and_every_village(loaded: Loaded) -> None:
    regions = loaded.campaign.regions
    assert regions is not None
    assert list(regions.under) == [province.code for province in kemendagri.children()]
    assert len(regions.under) == 38
    villages = resolve(loaded)
    assert len({village.code for village in villages}) == len(villages) == 83_762


def test_the_numbers_are_answered_everywhere(loaded: Loaded) -> None:
    hotlines = for_campaign(loaded)
    assert [hotline.id for hotline in hotlines] == ["sapa129", "polri110", "kp2mi"]
    assert {hotline.area for hotline in hotlines} == {""}


def test_it_makes_no_day_body_or_person_up(loaded: Loaded) -> None:
    campaign = loaded.campaign
    assert (campaign.event, campaign.organiser, campaign.people) == (None, None, ())
    assert campaign.legal is None


PEAK = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def test_it_is_checked_in_little_memory() -> None:
    """All of its villages weigh half a gibibyte less than their items."""
    line = [sys.executable, "-m", "tppo_cli", "check", str(SPEC), "--strict"]
    # A process begins with the largest size of the one that starts it: hence a small one between.
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *line],
        env=ENVIRONMENT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count("TP")) == (0, 0)
    # In KiB, on macOS in bytes.
    assert int(done.stdout.split()[-1]) / (1024 if sys.platform == "linux" else 1024**2) < 200


def test_one_kelurahan_of_papua_is_made(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = tppo("kit", str(SPEC), "--region", GURABESI, "-o", str(out))
    assert done.returncode == 0, done.stderr
    folder = f"{GURABESI}-gurabesi"
    assert listed(out) == [
        f"{folder}/banner-300x100-id-PROOF.pdf",
        f"{folder}/card-85x54-a4-2x4-id-PROOF.pdf",
        f"{folder}/poster-A3-id-PROOF.pdf",
    ]
