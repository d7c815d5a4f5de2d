"""The bill of materials: complete, with licences and hashes, and the same for the same lock."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packaging.sources import CHECKOUT
from tools import sbom

EXPORTED = {
    "bomFormat": "CycloneDX",
    "specVersion": "1.5",
    "serialNumber": "urn:uuid:00000000-0000-4000-8000-000000000000",
    "metadata": {"timestamp": "2026-11-25T03:33:15Z", "component": {"name": "tppo-cli"}},
    "components": [{"type": "library", "name": "pydantic", "version": "2"}],
}


def test_licences_fonts_and_nothing_of_the_moment() -> None:
    made = sbom.completed(EXPORTED, sbom.stated_licence, sbom.within(CHECKOUT))
    first, *files = made["components"]
    assert first["licenses"] == [{"license": {"name": "MIT"}}]
    fonts = {file["name"] for file in files if file["name"].endswith(".ttf")}
    assert fonts == {f"assets/fonts/{f.name}" for f in CHECKOUT.glob("assets/fonts/*.ttf")}
    assert all(len(file["hashes"][0]["content"]) == 64 for file in files)
    later = {**EXPORTED, "serialNumber": "x", "metadata": {**EXPORTED["metadata"], "timestamp": 1}}  # type: ignore[dict-item] # a dict of dicts
    assert sbom.completed(later, sbom.stated_licence, sbom.within(CHECKOUT)) == made


@pytest.mark.full
def test_every_dependency_is_listed_with_its_hashes(tmp_path: Path) -> None:
    pytest.importorskip("uv", reason="make sbom installs it")
    out = tmp_path / "sbom.json"
    subprocess.run([sys.executable, "-m", "tools.sbom", str(out)], cwd=CHECKOUT, check=True)
    libraries = [
        part
        for part in json.loads(out.read_text(encoding="utf-8"))["components"]
        if part["type"] == "library"
    ]
    assert {"weasyprint", "pydantic", "pikepdf", "jinja2"} <= {part["name"] for part in libraries}
    assert all(
        reference["hashes"] for part in libraries for reference in part["externalReferences"]
    )
