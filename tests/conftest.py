"""What several tests need: campaigns that are written and read in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.load import Loaded, load_campaign

VALID = """\
title: Kampanye Anti Perdagangan Orang
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129]
"""
"""The shortest campaign that is one; what a test adds to it begins in line 5."""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "TPPO_TODAY", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str], Path]:
    """Write a campaign file; give its path."""

    def write_it(text: str) -> Path:
        path = tmp_path / "campaign.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_it


@pytest.fixture
def load(write: Callable[[str], Path]) -> Callable[..., Loaded]:
    """Read a campaign from its text."""

    def load_it(text: str, *overrides: str) -> Loaded:
        return load_campaign(write(text), overrides)

    return load_it


@pytest.fixture
def faults(load: Callable[..., Loaded]) -> Callable[..., list[Finding]]:
    """The findings for which a campaign text is refused; none where it is accepted."""

    def faults_of(text: str, *overrides: str) -> list[Finding]:
        try:
            return list(load(text, *overrides).warnings)
        except FindingsError as error:
            return list(error.findings)

    return faults_of
