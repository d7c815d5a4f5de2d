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


SWEEPS = (
    "tests/materials/test_banner",
    "tests/materials/test_card",
    "tests/materials/test_poster",
    "tests/materials/test_speech_pages",
    "tests/materials/test_leaflet",
    "tests/materials/test_discreet_card",
    "tests/materials/test_table_tent",
    "tests/materials/test_sticker",
    "tests/materials/test_indicator_card",
    "tests/materials/test_backdrop",
    "tests/materials/test_umbul_umbul",
    "tests/press/test_accessible",
    "tests/press/test_boxes",
    "tests/press/test_cmyk.py",
    "tests/press/test_cmyk_pdfx",
    "tests/hostile/",
    "tests/plates/",
)
"""Tests that render every piece, look, size or colour: `make test-all` runs all of their cases, and
`make test` the first of each, which is enough to see that something broke."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    seen: set[str] = set()
    for item in items:
        name, bracket, _ = item.nodeid.partition("[")
        if not bracket or not item.nodeid.startswith(SWEEPS):
            continue
        if name in seen:
            item.add_marker(pytest.mark.full)
        seen.add(name)


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
