"""What ships: the sdist, the wheel built from it, and that it works where it is installed."""

from __future__ import annotations

import os
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


def test_another_folder_clock_and_umask_build_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "checkout"
    copy.mkdir(parents=True)
    with tarfile.open(next(dist.glob("*.tar.gz"))) as archive:
        archive.extractall(copy, filter="data")
    (unpacked,) = copy.iterdir()
    for path in sorted(unpacked.rglob("*")):
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(path.stat().st_mode & 0o700)
    again = tmp_path / "again"
    command = [sys.executable, "-m", "build", "--no-isolation", "-o", str(again), str(unpacked)]
    subprocess.run(command, check=True, capture_output=True, umask=0o077)

    def bytes_of(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    assert bytes_of(again) == bytes_of(dist)


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
