"""What ships: the sdist, the wheel built from it, and that it works where it is installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.sources import CHECKOUT, PACKAGE

FOLDERS = ("templates", "assets", "examples")


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that was built from it."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "-o", str(out), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    return out


@pytest.fixture
def sdist(dist: Path) -> Path:
    return next(dist.glob("*.tar.gz"))


@pytest.fixture
def wheel(dist: Path) -> Path:
    return next(dist.glob("*.whl"))


def shipped(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder.parent))
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_and_its_data_and_nothing_else(wheel: Path) -> None:
    names = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    data = {f"tppo_cli/{name}" for folder in FOLDERS for name in shipped(CHECKOUT / folder)}
    assert names == shipped(PACKAGE) | data


def test_the_wheel_carries_every_licence(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    held = {Path(name).name for name in names if ".dist-info/licenses/" in name}
    fonts = {path.name for path in (CHECKOUT / "assets" / "fonts").glob("OFL-*.txt")}
    assert fonts
    assert held == {"LICENSE"} | fonts


def test_the_sdist_holds_the_tests_and_the_way_to_run_them(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "requirements.lock", "tools/bootstrap.sh"} <= names
    assert "tests/packaging/test_wheel.py" in names
