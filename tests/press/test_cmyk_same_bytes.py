"""Same input, same bytes: in another process, with another hash seed, on another day and clock."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.packaging.sources import CHECKOUT
from tests.press.printed import finished, order_of
from tppo_cli.batch.executors import Local
from tppo_cli.batch.journal import Closing, opened
from tppo_cli.batch.run import run
from tppo_cli.content.job import ColourMode
from tppo_cli.materials import read

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


SAME = (*read.materials(), "card shared")
"""Each material once, and sheets that regions share. In another look or size it takes the same way
from the same words to the same bytes."""


def digests() -> dict[str, str]:
    """sha256 of each material in each colour mode. Order of making them decides nothing."""
    made = [(material, colour) for colour in ColourMode for material in SAME]
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
    assert len(set(here.values())) == 2 * len(SAME)
    assert elsewhere() == here


@pytest.mark.parametrize("colour", ColourMode)
def test_a_second_run_gives_the_same_bytes(colour: ColourMode) -> None:
    first = finished("card alone", colour).data
    again = finished.__wrapped__("card alone", colour).data
    assert again == first


@pytest.mark.full
@pytest.mark.parametrize("colour", ColourMode)
def test_two_processes_make_the_same_bytes_as_one(colour: ColourMode, tmp_path: Path) -> None:
    """With --jobs 2 other processes make the files, in another order: no more than that."""
    tasks, contexts = [], []
    for name in SAME:
        context, task = order_of(name)
        tasks.append(replace(task, job=replace(task.job, colour=colour), file=f"{name}.pdf"))
        contexts.append(context)
    regions = max((context.regions for context in contexts), key=len)
    for jobs in (1, 2):
        shared = replace(contexts[0], out=tmp_path / str(jobs), regions=regions, read_back=False)
        with opened(shared.out, Closing()) as journal:
            assert all(made.is_made for made in run(tasks, shared, journal, Local(jobs)))
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / n).glob("*.pdf")} for n in "12")
    assert len(one) == len(SAME)
    assert one == two
