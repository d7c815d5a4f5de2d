"""Same input, same bytes: in another process, with another hash seed, on another day and clock."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys

import pytest

from tests.packaging.sources import CHECKOUT
from tests.press.printed import MATERIALS, finished
from tppo_cli.content.job import ColourMode

SCRIPT = """
import json, sys
from tests.press.test_cmyk_same_bytes import digests
json.dump(digests(), sys.stdout)
"""

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Asia/Jakarta",
    "TPPO_TODAY": "2031-01-02",
    "LC_ALL": "C",
}


def digests() -> dict[str, str]:
    """sha256 of each material in each colour mode. Order of making them decides nothing."""
    made = [(material, colour) for colour in ColourMode for material in MATERIALS]
    if os.environ.get("PYTHONHASHSEED") == ELSEWHERE["PYTHONHASHSEED"]:
        made.reverse()
    return {f"{m} {c.value}": hashlib.sha256(finished(m, c).data).hexdigest() for m, c in made}


def elsewhere() -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": f"{CHECKOUT / 'src'}:{CHECKOUT}", **ELSEWHERE},
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def test_bytes_are_the_same_elsewhere() -> None:
    here = digests()
    assert len(set(here.values())) == 2 * len(MATERIALS)
    assert elsewhere() == here


@pytest.mark.parametrize("colour", ColourMode)
def test_a_second_run_gives_the_same_bytes(colour: ColourMode) -> None:
    first = finished("card alone", colour).data
    again = finished.__wrapped__("card alone", colour).data
    assert again == first
