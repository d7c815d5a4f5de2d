"""Nothing in the checkout belongs to the machine that it was written on."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.packaging.sources import CHECKOUT

HOME = re.compile(rb"(?<![\w.])/(?:home|Users|root)/\w+")


def tracked() -> list[str]:
    if not (CHECKOUT / ".git").exists():
        pytest.skip("not a git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=CHECKOUT, check=True, capture_output=True, text=True
    )
    return [name for name in listing.stdout.split("\0") if name]


def test_no_file_names_somebodys_home() -> None:
    names = tracked()
    assert names
    present = [CHECKOUT / name for name in names if (CHECKOUT / name).is_file()]
    assert [str(p) for p in present if HOME.search(p.read_bytes())] == []


def test_no_symlinks() -> None:
    """They lose files in the sdist."""
    assert [name for name in tracked() if (CHECKOUT / name).is_symlink()] == []
