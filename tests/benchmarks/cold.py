"""Cold starts: `tppo --help`, and one A3 poster against WeasyPrint alone for the same HTML.

Each run is a process of its own; the commands take turns, so that whatever else the machine does
falls on all of them alike. Wall time and processor time are both given: on a busy machine the
second is the one to read. The result is JSON on standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pypdfium2

from tppo_cli.batch import run
from tppo_cli.cli.main import main as tppo
from tppo_cli.press import produce
from tppo_cli.render.engine import LaidOut, lay_out
from tppo_cli.render.page import Setup

CHECKOUT = Path(__file__).resolve().parents[2]
EXAMPLE = CHECKOUT / "examples" / "jakarta-barat-2023" / "campaign.yaml"
MINIMAL = """
import sys
from weasyprint import HTML
HTML(filename=sys.argv[1], base_url=sys.argv[2]).write_pdf(sys.argv[3], pdf_tags=True)
"""
# An installed program has its modules compiled; a variable of a developer's shell must not undo it.
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
TARGETS = {"help_seconds": 0.25, "poster_ratio": 1.3, "read_back_ratio": 1.6}


@dataclass
class Series:
    """Seconds of each run of one command."""

    command: tuple[str, ...]
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    def measure(self) -> None:
        """Run once, in a process of its own; processor time includes its children."""
        with tempfile.TemporaryFile("w+") as said:
            start = time.perf_counter()
            process = subprocess.Popen(
                self.command, stdout=subprocess.DEVNULL, stderr=said, env=ENVIRONMENT
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode:
                said.seek(0)
                sys.exit(f"{' '.join(self.command)}: exit {process.returncode}\n{said.read()}")
        self.wall.append(wall)
        self.cpu.append(usage.ru_utime + usage.ru_stime)

    def summary(self) -> dict[str, dict[str, float]]:
        return {"wall": spread(self.wall), "cpu": spread(self.cpu)}


def spread(values: Sequence[float]) -> dict[str, float]:
    """Median, quartiles and extremes, rounded to what a clock can tell."""
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    numbers = {"median": middle, "q1": low, "q3": high, "min": min(values), "max": max(values)}
    return {name: round(value, 4) for name, value in numbers.items()}


def ratios(one: Sequence[float], other: Sequence[float]) -> dict[str, float]:
    """Of runs that stood side by side."""
    return spread([a / b for a, b in zip(one, other, strict=True)])


def text_of(pdf: Path) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def write_html(order: Sequence[str], file: Path) -> str:
    """Write the HTML that `tppo` lays out in its last pass for an order; returns its base URL."""
    made: list[tuple[Setup, LaidOut]] = []

    def keep(setup: Setup) -> LaidOut:
        made.append((setup, lay_out(setup)))
        return made[-1][1]

    with (
        patch.object(produce, "lay_out", keep),
        patch.object(run, "each", map),
        patch.object(sys, "argv", ["tppo", *order]),
        redirect_stdout(sys.stderr),
    ):
        try:
            tppo()
        except SystemExit as stop:
            if stop.code:
                raise
    [(setup, laid_out)] = made
    file.write_text(laid_out.source, encoding="utf-8")
    return setup.material.folder.as_uri() + "/"


def benchmark(runs: int, folder: Path) -> dict[str, object]:
    """Measure in `folder`, which is left with both posters in it."""
    order = ("poster", str(EXAMPLE), "--size", "A3", "--quiet", "-o", str(folder / "out"))
    program = Path(sys.executable).with_name("tppo")
    base = write_html(order, folder / "poster.html")
    script, minimal = folder / "minimal.py", folder / "minimal.pdf"
    script.write_text(MINIMAL, encoding="utf-8")
    series = {
        "python": Series((sys.executable, "-c", "pass")),
        "help": Series((str(program), "--help")),
        "weasyprint": Series(
            (sys.executable, str(script), str(folder / "poster.html"), base, str(minimal))
        ),
        "poster": Series((str(program), *order, "--no-read-back")),
        "poster_read_back": Series((str(program), *order)),
    }
    for one in series.values():
        one.measure()  # bytecode and the disk's cache
        one.wall.clear()
        one.cpu.clear()
    for number in range(runs):
        for one in list(series.values())[:: 1 if number % 2 else -1]:
            one.measure()
    [poster] = (folder / "out").rglob("*.pdf")
    if text_of(poster) != text_of(minimal):
        sys.exit("The two posters do not say the same: this comparison is void.")
    theirs = series["weasyprint"]
    return {
        "runs": runs,
        "machine": {"python": platform.python_version(), "cores": len(os.sched_getaffinity(0))},
        "seconds": {name: one.summary() for name, one in series.items()},
        "to_weasyprint": {
            name: {
                "wall": ratios(series[name].wall, theirs.wall),
                "cpu": ratios(series[name].cpu, theirs.cpu),
            }
            for name in ("poster", "poster_read_back")
        },
        "targets": TARGETS,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="of each command (default 15)")
    runs = max(2, parser.parse_args().runs)
    with tempfile.TemporaryDirectory() as folder:
        result = benchmark(runs, Path(folder))
    json.dump(result, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
