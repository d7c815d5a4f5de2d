"""Campaigns with hotlines, as a user would write them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tppo_cli.findings import Finding
from tppo_cli.spec.load import Loaded, load_campaign

HEAD = """\
title: Hari Dunia Anti Perdagangan Orang
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
"""


def campaign(folder: Path, rest: str) -> Loaded:
    """A loaded campaign in `folder` with a title, a theme, a slogan, and the given YAML."""
    file = folder / "campaign.yaml"
    file.write_text(HEAD + rest.lstrip("\n"), encoding="utf-8")
    return load_campaign(file)


def codes(findings: Iterable[Finding]) -> list[str]:
    return [finding.code for finding in findings]
