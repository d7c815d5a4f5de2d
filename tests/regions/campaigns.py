"""Campaigns with regions, as a user would write them."""

from __future__ import annotations

from pathlib import Path

from tppo_cli.findings import Finding, Place
from tppo_cli.spec.load import Loaded, load_campaign

HEAD = """\
title: Hari Dunia Anti Perdagangan Orang
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129]
"""


def campaign(folder: Path, regions: str, head: str = HEAD) -> Loaded:
    """A loaded campaign whose `regions` are the given YAML, in `folder`."""
    file = folder / "campaign.yaml"
    file.write_text(head + regions, encoding="utf-8")
    return load_campaign(file)


def at(finding: Finding) -> Place:
    """The place of a finding, which must have one."""
    assert finding.place
    return finding.place
