"""Where files go."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.content.campaigns import TAMBORA, campaign, codes
from tppo_cli.content.job import ColourMode, Job, State
from tppo_cli.content.naming import item_path, naming_findings, path_key
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded

FINAL = State.FINAL


def path(loaded: Loaded, scale: float = 1.0, **job: Any) -> str:
    made = {"material": "poster", "size": "A3", "languages": ("id",), "look": "rangkul"} | job
    return item_path(Job(**made), loaded, scale=scale)


def test_the_usual_path(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    assert path(loaded, region=TAMBORA) == "31.73.04.1001-tambora/poster-A3-id-PROOF.pdf"
    assert path(loaded, state=FINAL) == "kampanye/poster-A3-id.pdf"
    assert (
        path(
            loaded,
            look="resmi",
            audience="pemerintah",
            languages=("id", "en"),
            state=FINAL,
            colour=ColourMode.CMYK,
        )
        == "kampanye/poster-A3-resmi-pemerintah-id+en-cmyk.pdf"
    )
    assert path(loaded, 0.1, size="600x400", state=FINAL) == "kampanye/poster-600x400-1to10-id.pdf"


def test_a_sheet_and_the_item_alone_do_not_share_a_path(tmp_path: Path) -> None:
    loaded = campaign(tmp_path)
    assert path(loaded, sheet="a4-2x4", state=FINAL) == "kampanye/poster-A3-a4-2x4-id.pdf"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{code}-{material}-{size}-{qty}",
         "31.73.04.1001-tambora/31.73.04.1001-poster-A3-25-PROOF.pdf"),
        ("order_{qty}_{stock}_{kelurahan}_{state}",
         "31.73.04.1001-tambora/order_25_Art Carton 260_Tambora_PROOF.pdf"),
        ("{material}/{kelurahan}-{audience}-{lang}-{look}",
         "poster/Tambora-id-rangkul-PROOF.pdf"),
    ],
)  # fmt: skip
def test_a_shops_own_pattern(tmp_path: Path, pattern: str, expected: str) -> None:
    order = {"poster": {"quantity": "25", "stock": "Art Carton 260"}}
    loaded = campaign(tmp_path, naming=pattern, materials=order)
    assert path(loaded, region=TAMBORA) == expected


def test_a_pattern_never_hides_proof_or_cmyk(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, naming="{kelurahan}-{material}")
    assert path(loaded, colour=ColourMode.CMYK) == "kampanye/poster-cmyk-PROOF.pdf"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A/B\\C:D*?", "A-B-C-D"),
        ("con", "_con"),
        ("LPT1", "_LPT1"),
        ("nul.x", "_nul.x"),
        ("a. ", "a"),
        ("tab\there", "tab-here"),
    ],
)
def test_names_that_windows_cannot_keep(tmp_path: Path, name: str, expected: str) -> None:
    loaded = campaign(tmp_path, naming="x/{kelurahan}/{material}")
    region = dataclasses.replace(TAMBORA, name=name)
    assert path(loaded, region=region, state=FINAL) == f"x/{expected}/poster.pdf"


def test_a_long_name_is_cut_to_what_a_file_system_takes_and_stays_a_proof(tmp_path: Path) -> None:
    loaded = campaign(tmp_path, naming="{kelurahan}-{size}")
    name = path(loaded, region=dataclasses.replace(TAMBORA, name="é" * 300)).rpartition("/")[2]
    assert len(name.encode()) <= 240
    assert name.endswith("-PROOF.pdf")


RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(name=st.text(min_size=1, max_size=120), stock=st.text(max_size=40))
def test_no_name_leads_out_of_its_folder(tmp_path: Path, name: str, stock: str) -> None:
    region: Region = dataclasses.replace(TAMBORA, name=name)
    made = path(campaign_once(tmp_path), region=region, audience=stock or None)
    parts = made.split("/")
    assert len(parts) == 2
    for part in parts:
        assert part not in ("", ".", "..")
        assert not re.search(r'[<>:"|?*\\\x00-\x1f]', part)
        assert not part.endswith((" ", "."))
        assert not RESERVED.fullmatch(part.removesuffix(".pdf"))
        assert len(part.encode()) <= 255


_ONCE: dict[Path, Loaded] = {}


def campaign_once(folder: Path) -> Loaded:
    if folder not in _ONCE:
        _ONCE[folder] = campaign(folder, naming="{kelurahan}/{kelurahan}-{audience}")
    return _ONCE[folder]


def test_case_and_composition_do_not_make_two_files() -> None:
    assert path_key("A/Cafe\u0301.pdf") == path_key("a/CAF\u00c9.pdf")
    assert path_key("a/b.pdf") != path_key("a/c.pdf")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (None, []),
        ("{code}/{material}", []),
        ("{kelurahann}-x", ["TP820"]),
        ("../{code}", ["TP821"]),
        ("/tmp/{code}", ["TP821"]),
        ("a//{code}", ["TP821"]),
        ("a\\{code}", ["TP821"]),
        ("{foo}/../{bar}", ["TP820", "TP820", "TP821"]),
    ],
)
def test_a_wrong_pattern_is_found(tmp_path: Path, pattern: str | None, found: list[str]) -> None:
    findings = naming_findings(campaign(tmp_path, naming=pattern))
    assert codes(findings) == found
    assert all(finding.place and finding.place.line for finding in findings)


def test_a_near_placeholder_is_suggested(tmp_path: Path) -> None:
    (finding,) = naming_findings(campaign(tmp_path, naming="{kelurahann}-x"))
    assert "{kelurahan}?" in finding.help("en")
