"""Campaigns to be checked, and materials and looks of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image
from ruamel.yaml import YAML

from tests.content.campaigns import campaign as written
from tppo_cli import resources
from tppo_cli.check.run import run_checks
from tppo_cli.findings import Finding, catalogue
from tppo_cli.materials import read
from tppo_cli.materials.orders import Asked
from tppo_cli.spec.load import Loaded

TODAY = date(2026, 11, 24)


def campaign(folder: Path, **changes: Any) -> Loaded:
    """A campaign for Kecamatan Tambora in which nothing is to be found; None drops a key."""
    return written(folder, **{"regions": {"under": "31.73.04"}} | changes)


def checked(
    loaded: Loaded, *, final: bool = False, today: date = TODAY, asked: Asked | None = None
) -> list[Finding]:
    return run_checks(loaded, final=final, today=today, asked=asked)


def only(loaded: Loaded, **options: Any) -> Finding:
    """The one finding of a campaign."""
    findings = checked(loaded, **options)
    assert [f.code for f in findings] == [findings[0].code], [f.message() for f in findings]
    always = re.sub(r"<<.*?>>", "", catalogue("en")[findings[0].code].message)
    assert set(re.findall(r"\{(\w+)\}", always)) <= findings[0].values.keys()
    return findings[0]


def line_of(finding: Finding) -> str:
    """The source line of a finding, which must have one."""
    assert finding.place
    assert finding.place.excerpt is not None
    return finding.place.excerpt


def own(folder: Path, file: str, change: Callable[[Any], None]) -> None:
    """A copy of a built-in `templates/…` file in the campaign's folder, changed."""
    data = YAML(typ="safe").load(resources.read_text(file))
    change(data)
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8") as stream:
        YAML(typ="safe").dump(data, stream)
    read._read.cache_clear()  # a file of this name may have been read before


def picture(path: Path, width: int, height: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, height), "#391049").save(path)
