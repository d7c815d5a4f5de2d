"""The wheel, installed where there is no checkout, makes a poster."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pypdfium2
import pytest

from tests.packaging.test_lock import locked
from tests.packaging.test_wheel import dist, wheel

__all__ = ["dist", "wheel"]  # fixtures

pytestmark = pytest.mark.full


@dataclass(frozen=True)
class Installed:
    """An environment of its own, and an empty folder to work in."""

    python: Path
    folder: Path

    def run(self, *arguments: str) -> str:
        """What a command of the environment prints; a failure fails the test with its words."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL"))}
        done = subprocess.run(
            [str(self.python.parent / arguments[0]), *arguments[1:]],
            cwd=self.folder,
            env=clean,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def constraints() -> str:
    """The locked versions, so that a release of somebody else's cannot fail this test.

    Not requirements.lock itself: what the wheel does not ask for must stay out.
    """
    pins = []
    for name in locked().keys() - {"tppo-cli"}:
        try:
            pins.append(f"{name}=={version(name)}")
        except PackageNotFoundError:
            continue
    return "\n".join(sorted(pins))


def interpreters() -> tuple[str, ...]:
    """The Python that runs the tests, and those that `make matrix` names."""
    return (sys.executable, *os.environ.get("TPPO_PYTHONS", "").split())


@pytest.fixture(params=interpreters())
def installed(request: pytest.FixtureRequest, wheel: Path, tmp_path: Path) -> Installed:
    subprocess.run([request.param, "-m", "venv", str(tmp_path / "env")], check=True)
    folder = tmp_path / "work"
    folder.mkdir()
    (tmp_path / "constraints.txt").write_text(constraints(), encoding="utf-8")
    new = Installed(tmp_path / "env" / "bin" / "python", folder)
    new.run(
        "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "-c", str(tmp_path / "constraints.txt"), str(wheel),
    )  # fmt: skip
    return new


def test_init_and_poster_work_outside_the_checkout(installed: Installed) -> None:
    home = Path(installed.run("python", "-c", "import tppo_cli; print(tppo_cli.__file__)").strip())
    assert installed.python.parents[1] in home.parents

    installed.run("tppo", "init", "c")
    installed.run("tppo", "check", "c/campaign.yaml")
    installed.run("tppo", "poster", "c/campaign.yaml", "-o", "out")

    made = sorted((installed.folder / "out").rglob("*.pdf"))
    rows = (installed.folder / "out" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    assert [f"out/{json.loads(row)['file']}" for row in rows] == [
        str(pdf.relative_to(installed.folder)) for pdf in made
    ]
    page = pypdfium2.PdfDocument(made[0])[0].get_textpage().get_text_bounded()
    shown = [e for face in json.loads(rows[0])["faces"] for e in face["expected"]]
    numbers = [e["value"] for e in shown if e["kind"] == "number"]
    assert numbers
    assert [number for number in numbers if number not in page] == []
    installed.run("tppo", "verify", "out")
