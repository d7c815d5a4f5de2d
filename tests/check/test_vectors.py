"""SVG logos whose text would need a font of the machine."""

from __future__ import annotations

from pathlib import Path

from tests.check.campaigns import campaign, checked, line_of, only

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def _logo(folder: Path, inside: str) -> list[dict[str, str]]:
    (folder / "logo.svg").write_text(SVG.format(inside), encoding="utf-8")
    return [{"name": "Mitra", "logo": "logo.svg"}]


def test_live_text_in_a_logo_is_found_where_the_logo_is_named(tmp_path: Path) -> None:
    partners = _logo(tmp_path, '<text x="1" y="5">KOTA</text>')
    finding = only(campaign(tmp_path, partners=partners))
    assert finding.code == "TP474"
    assert "logo.svg" in line_of(finding)


def test_shapes_alone_are_fine(tmp_path: Path) -> None:
    partners = _logo(tmp_path, '<title>texts</title><path d="M0 0h9v9z"/>')
    assert checked(campaign(tmp_path, partners=partners)) == []
