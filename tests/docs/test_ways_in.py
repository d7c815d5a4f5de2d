"""The container, the hook and the workflow, as far as they go without Docker and a network."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import VALID
from tools.guide import ROOT, blocks
from tppo_cli.resources import load_yaml

PANGO = {"libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"}
HOOK = load_yaml((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def _hook(folder: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Run the hook's entry as pre-commit does: split, and the files behind it."""
    tppo = folder / "bin/tppo"
    tppo.parent.mkdir()
    tppo.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tppo_cli "$@"\n', encoding="utf-8")
    tppo.chmod(0o755)
    return subprocess.run(
        [*shlex.split(HOOK["entry"]), *files],
        cwd=folder,
        env={"PATH": f"{tppo.parent}:/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("second", "code"), [(VALID, 0), (VALID + "slogn: x\n", 1)])
def test_the_hook_checks_every_campaign_it_is_given(tmp_path: Path, second: str, code: int) -> None:
    # The faulty one comes first, so that what is fine after it cannot make it good.
    for name, text in {"a b": second, "c": VALID}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "campaign.yaml").write_text(text, encoding="utf-8")
    files = ["a b/campaign.yaml", "c/campaign.yaml"]
    assert all(re.search(HOOK["files"], file) for file in files)
    done = _hook(tmp_path, *files)
    assert done.returncode == code, done.stderr
    assert "a b/campaign.yaml" in done.stderr
    assert "\nc/campaign.yaml" in done.stderr


def test_the_container_gets_all_that_the_wheel_is_made_of() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in ignored if line.startswith("!")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    build = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {*build["only-include"], *project["project"]["license-files"]}
    needed |= {project["project"]["readme"], "pyproject.toml", "requirements.lock"}
    assert {name.partition("/")[0] for name in needed} == let_in
    assert all((ROOT / name).exists() for name in let_in)


def test_the_container_takes_each_version_from_the_lock() -> None:
    script = re.search(r"sed -n '(.*?)' requirements\.lock", DOCKERFILE)
    assert script is not None
    done = subprocess.run(
        ["sed", "-n", script[1], "requirements.lock"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    locked = re.findall(r"^[a-z0-9][^ ]*==[^ ;]+", (ROOT / "requirements.lock").read_text(), re.M)
    assert done.stdout.split() == locked
    assert len(locked) > 40


def test_the_container_runs_as_nobody_in_particular() -> None:
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (\S+)$", last, re.M) == ["tppo"]
    assert re.findall(r"^(?:WORKDIR|VOLUME) (\S+)$", last, re.M) == ["/kerja", "/kerja"]
    assert 'ENTRYPOINT ["tppo"]' in last


@pytest.mark.parametrize(
    "file",
    ["Dockerfile", "README.md", "docs/id/tutorial.md", "docs/en/tutorial.md",
     "docs/id/cara/otomatis.md", "tools/bootstrap.sh"],
)  # fmt: skip
def test_pango_has_the_same_packages_everywhere(file: str) -> None:
    text = (ROOT / file).read_text(encoding="utf-8")
    assert set(re.findall(r"\blib(?:pango|harfbuzz)[\w.-]*-0\b|libharfbuzz-subset0", text)) == PANGO


def test_the_workflow_is_one() -> None:
    page = ROOT / "docs/id/cara/otomatis.md"
    text = next(b.text for b in blocks(page) if "workflows" in b.asks.get("write", ""))
    steps = load_yaml(text)["jobs"]["kit"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert [run.split()[1] for run in runs if run.startswith("tppo ")] == ["check", "kit", "verify"]
    assert steps[-1]["with"]["path"] == "out"
