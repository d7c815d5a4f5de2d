"""The print shop's own profile."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import ImageCms

from tests.check.campaigns import campaign, checked, line_of, only
from tppo_cli import resources


def test_a_profile_of_a_press_is_fine(tmp_path: Path) -> None:
    shutil.copy(resources.path("assets/icc/fogra39.icc"), tmp_path / "toko.icc")
    assert checked(campaign(tmp_path, press={"profile": "toko.icc"})) == []


def test_a_profile_of_a_screen_is_found_before_rendering(tmp_path: Path) -> None:
    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    (tmp_path / "layar.icc").write_bytes(screen.tobytes())
    finding = only(campaign(tmp_path, press={"profile": "layar.icc"}))
    assert (finding.code, finding.field) == ("TP613", "press.profile")
    assert "layar.icc" in line_of(finding)


def test_a_profile_that_is_not_there_is_found_once(tmp_path: Path) -> None:
    assert only(campaign(tmp_path, press={"profile": "toko.icc"})).code == "TP160"
