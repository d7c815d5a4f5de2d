"""Streams that are closed, cut off or full; arguments that are no text, or far too long."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.campaigns import SOURCES, campaign, pdfs
from tests.hostile.campaigns import sampled, tppo

TPPO = f"{sys.executable} -m tppo_cli"


def shell(line: str, folder: Path) -> tuple[int, str]:
    """A line for bash, with `tppo` for the command; what is said on streams that are open."""
    done = subprocess.run(
        ["bash", "-c", "set -o pipefail; " + line.replace("tppo ", f"{TPPO} ")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": SOURCES},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("tppo schema >&-", 0),
        ("tppo check - <&-", 1),
        ("tppo check nowhere.yaml 2>&-", 2),
        ("tppo check nowhere.yaml <&- >&- 2>&-", 2),
        ("tppo regions list 31 | head -1", 0),
        ("tppo schema | head -1", 0),
        ("tppo --help | head -1", 0),
        ("tppo schema > /dev/full", 2),
        ("tppo regions list 31 > /dev/full", 2),
        ("tppo check - < /dev/null", 1),
        ("tppo check - < /dev/zero", 1),
        ("tppo check - < /dev/urandom", 1),
        ("tppo check .", 2),
        ("tppo check /dev/null", 1),
    ],
)
def test_streams(tmp_path: Path, line: str, code: int) -> None:
    done, said = shell(line, tmp_path)
    assert "Traceback" not in said
    assert "TP090" not in said
    assert done == code, said


def test_an_item_is_made_though_all_streams_are_closed(tmp_path: Path) -> None:
    campaign(tmp_path)
    line = "tppo make label campaign.yaml --no-read-back <&- >&- 2>&-"
    assert shell(line, tmp_path) == (0, "")
    (made,) = pdfs(tmp_path / "out")
    assert (tmp_path / "out" / made).read_bytes().startswith(b"%PDF-")


DEEP = ".".join(["a"] * 5_000)


@pytest.mark.parametrize(
    "arguments",
    sampled([
        ["check", "campaign.yaml", "--set", f"{DEEP}=1"],
        ["check", "campaign.yaml", "--set", f"messages.0.{DEEP}=1"],
        ["check", "campaign.yaml", "--set", "messages=" + "[" * 5_000],
        ["check", "campaign.yaml", "--set", "messages=" + "{a: " * 5_000],
        ["check", "campaign.yaml", "--set", "title=" + "x" * 100_000],
        ["make", "label", "campaign.yaml", "--lang", b"\xff"],
        ["make", b"\xff\xfe", "campaign.yaml"],
        ["make", "label", b"\xff.yaml"],
        ["make", "label", "campaign.yaml", "--region", b"\xff"],
        ["make", "label", "campaign.yaml", "--region", "x" * 100_000],
        ["make", "label", "campaign.yaml", "--look", "../../x"],
        ["make", "../label", "campaign.yaml"],
        ["make", "label", "campaign.yaml", "--sheet", "../x"],
        ["make", "label", "campaign.yaml", "--size", "٣٠x٤٠cm"],
        ["make", "label", "campaign.yaml", "--size", "9" * 400 + "x10mm"],
        ["make", "label", "campaign.yaml", "--size", "1000000000x1000000000mm"],
        ["make", "label", "campaign.yaml", "--size", "0x0mm"],
        ["make", "label", "campaign.yaml", "--dpi", "99999999999999999999"],
        ["make", "label", "campaign.yaml", "-o", ""],
        ["make", "label", "campaign.yaml", "-o", "/proc/nowhere"],
        ["make", "label", "campaign.yaml", "-o", "campaign.yaml"],
        ["make", "label", "campaign.yaml", "-o", "x" * 300],
        ["kit", "campaign.yaml", "--jobs", "0"],
        ["kit", "campaign.yaml", "-o", ""],
        ["verify", ""],
        ["verify", "nowhere"],
        ["hotlines", "show", b"\xff"],
        ["regions", "list", "٣١"],
        ["regions", "list", "1" * 10_000],
    ], 3),
)  # fmt: skip
def test_arguments_that_make_no_sense(tmp_path: Path, arguments: list[str | bytes]) -> None:
    campaign(tmp_path)
    done = tppo(*arguments, folder=tmp_path)
    assert done.is_orderly, done.said[:2_000]
    assert done.code in (1, 2), done.said[:2_000]
    assert not list(tmp_path.rglob("*.pdf"))


def test_two_thousand_values_are_set(tmp_path: Path) -> None:
    campaign(tmp_path)
    done = tppo("check", "campaign.yaml", *["--set", "title=x"] * 2_000, folder=tmp_path)
    assert done.code == 0, done.said[:2_000]
