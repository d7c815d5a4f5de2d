"""How long a batch takes for each item: plain WeasyPrint, the full path, plates, and writing alone.

    PYTHONPATH=src:. python -m tests.benchmarks.plates [--records 200] [--material poster]

All ways make the same tagged items with the same boxes, one after another in one process, each
item by each way in turn, so that a machine that slows down slows all of them. Files go to the
folder that `--out` names, best one in memory. Plain WeasyPrint gets the HTML ready made, and is not
asked to read anything back; the full path and the plates read their files back as a kit does.
Once every item shows the same QR symbol, once each region its own.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tppo_cli.render.library import load_engine

load_engine()

from weasyprint import HTML, __version__  # noqa: E402 -- the quick way to the engine comes first

from tppo_cli.batch.journal import Journal  # noqa: E402
from tppo_cli.batch.make import Context, make, prepare  # noqa: E402
from tppo_cli.batch.plan import Wants, plan  # noqa: E402
from tppo_cli.batch.plated import Plates  # noqa: E402
from tppo_cli.batch.task import Task  # noqa: E402
from tppo_cli.hotlines.registry import for_campaign  # noqa: E402
from tppo_cli.press.boxes import finisher  # noqa: E402
from tppo_cli.regions import kemendagri  # noqa: E402
from tppo_cli.render.page import html  # noqa: E402
from tppo_cli.spec.load import load_campaign  # noqa: E402

SPEC = """\
title: Kampanye Nasional
theme: {lead: Rangkul, rest: "Semua Korban, Tidak Ada yang Tertinggal"}
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
"""

OWN = "qr: {target: page}\nsite: {base_url: https://contoh.example/tppo}\n"

SLOW = 8
"""Of the slow ways, one item in so many is made."""

Way = Callable[[Task], None]


@dataclass(frozen=True)
class Bench:
    """The ways of making the items of one campaign, into folders of their own."""

    context: Context
    out: Path

    def ways(self) -> Iterator[tuple[str, int, Way]]:
        """Name, of how many items one is made, and what makes it."""
        full = replace(self.context, out=self.out / "full")
        plated = replace(self.context, out=self.out / "plates", plates=True)
        plates = Plates(plated, self._journal("plates"))
        journal = self._journal("full")
        yield "plain", SLOW, self.plain
        yield "full", SLOW, lambda task: _made(make(task, full, journal))
        yield "plates", 1, lambda task: _made(plates.make(task))
        yield "floor", 1, self.floor

    def plain(self, task: Task) -> None:
        """WeasyPrint as its documentation shows it, with tags and our boxes."""
        setup = prepare(task, self.context)
        document: Any = HTML(string=html(setup, {}), base_url=setup.material.folder.as_uri() + "/")
        data = document.write_pdf(finisher=finisher(setup.page), pdf_tags=True)
        self._write("plain", task, data)

    def floor(self, task: Task) -> None:
        """The bytes that the plates have made, written once more."""
        self._write("floor", task, (self.out / "plates" / task.file).read_bytes())

    def _write(self, way: str, task: Task, data: bytes) -> None:
        file = self.out / way / task.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def _journal(self, name: str) -> Journal:
        scratch = self.out / f"journal-{name}"
        scratch.mkdir(parents=True)
        return Journal(scratch)


def _made(outcome: Any) -> None:
    if not outcome.is_made:
        raise SystemExit(f"{outcome.file}: {[finding.code for finding in outcome.findings]}")


def measure(spec: str, material: str, look: str, records: int, out: Path) -> dict[str, Any]:
    """Median and spread of each way in ms an item; how many times as fast as each plates are."""
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=out))
    (folder / "campaign.yaml").write_text(spec, encoding="utf-8")
    loaded = load_campaign(folder / "campaign.yaml")
    regions = tuple(random.Random(2).sample(kemendagri.villages(), records + 2))
    context = Context(loaded, for_campaign(loaded), folder / "out", regions)
    first, second, *tasks = plan(loaded, Wants((material,), regions, look=look, is_kit=True))
    ways = list(Bench(context, folder / "out").ways())
    for task in (first, second):
        for _, _, way in ways:
            way(task)
    times: dict[str, list[float]] = {name: [] for name, _, _ in ways}
    for number, task in enumerate(tasks):
        for name, share, way in ways:
            if number % share == 0:
                start = time.perf_counter()
                way(task)
                times[name].append((time.perf_counter() - start) * 1000)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    means = {name: statistics.fmean(taken) for name, taken in times.items()}
    return {
        "ms": {
            name: {
                "median": round(medians[name], 3),
                "mean": round(means[name], 3),
                "quartiles": [round(q, 3) for q in statistics.quantiles(taken, n=4)[::2]],
                "items": len(taken),
            }
            for name, taken in times.items()
        },
        "times_as_fast": {
            name: round(medians[name] / medians["plates"], 2) for name in ("plain", "full", "floor")
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--records", type=int, default=200)
    parser.add_argument("--material", default="poster")
    parser.add_argument("--look", default="rangkul")
    parser.add_argument("--out", type=Path, default=Path("/dev/shm"))
    given = parser.parse_args()
    result = {
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "weasyprint": __version__,
        "material": given.material,
        **{
            name: measure(spec, given.material, given.look, given.records, given.out)
            for name, spec in (("shared_qr", SPEC), ("own_qr", SPEC + OWN))
        },
    }
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
