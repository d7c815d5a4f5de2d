"""Campaigns of strangers: the small one of the batch tests, with one thing in it that is bad."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.batch.campaigns import PAGE, SOURCES, SPEC, STYLE, campaign

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)
SQUARE = 'viewBox="0 0 10 10"'

WITH_LOGO = SPEC + "organiser: {name: Kelurahan, logo: logo.svg}\n"

SECOND = {"TPPO_ITEM_SECONDS": "1"}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended, and what it said on both of its streams."""

    code: int
    said: str

    @property
    def is_orderly(self) -> bool:
        """No traceback, and an exit code of the design that is no fault of ours."""
        return self.code in (0, 1, 2, 3) and "Traceback" not in self.said


def tppo(
    *arguments: str | bytes,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    before: Sequence[str] = (),
    stdin: bytes | None = b"",
    timeout: float = 100,
) -> Ended:
    """The command line in a process of its own; `before` is what it is started by."""
    done = subprocess.run(
        [*before, sys.executable, "-m", "tppo_cli", *arguments],
        cwd=folder,
        env={**os.environ, **(environment or {}), "PYTHONPATH": SOURCES},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=timeout,
    )
    said = done.stdout + done.stderr
    return Ended(done.returncode, said.decode("utf-8", "backslashreplace"))


def with_template(folder: Path, page: str = "", style: str = "") -> Path:
    """The campaign with something before its template and its style sheet."""
    spec = campaign(folder)
    own = folder / "templates" / "label"
    (own / "page.html.j2").write_text(page + PAGE, encoding="utf-8")
    (own / "page.css").write_text(style + STYLE, encoding="utf-8")
    return spec


def with_logo(folder: Path, drawn: str, head: str = SQUARE) -> Path:
    """The campaign with an SVG logo of that content."""
    spec = campaign(folder, WITH_LOGO)
    (folder / "logo.svg").write_text(SVG.format(head, drawn), encoding="utf-8")
    return spec


def left_behind(folder: Path) -> list[str]:
    """What a command that failed has left in its output folder, beside its lock and manifest."""
    known = (".manifest.lock", "manifest.jsonl")
    found = (path for path in (folder / "out").rglob("*") if path.is_file())
    return sorted(str(path.relative_to(folder)) for path in found if path.name not in known)


def sampled(names: Iterable[Any], every: int = 4, start: int = 0) -> list[Any]:
    """Parameters of which each run of the tests takes one in `every`, and the long one all."""
    return [
        name if index % every == start else pytest.param(name, marks=pytest.mark.soak)
        for index, name in enumerate(names)
    ]
