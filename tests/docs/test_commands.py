"""What the guides tell to do is done to the letter: every command, every file, every answer.

Only what installs is played by stand-ins: the environment of the tests is there already.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tools.guide import ROOT, Block, blocks, write

TUTORIAL = ROOT / "docs/id/tutorial.md"
QUICK = (TUTORIAL, ROOT / "README.md", ROOT / "README.id.md")
HOW_TOS = tuple(sorted((ROOT / "docs").glob("[ei][dn]/**/*.md")))

RUN, READ = {"sh"}, {"yaml", "csv", "svg", "text", "json", "dockerfile"}

STAND_INS = {
    "tppo": 'exec "{python}" -m tppo_cli "$@"',
    # What pip would install is what the tests run with; the folder must be one that it could.
    "pip": 'case "$1 $2" in "install ."*) test -f pyproject.toml ;; *) exit 64 ;; esac',
    "python3": 'case "$1 $2" in "-m venv") mkdir -p "$3/bin" && : >"$3/bin/activate" ;; '
    '*) exec "{python}" "$@" ;; esac',
    # A target runs this very test: that it is there and can be made is what can be seen here.
    "make": 'exec "{make}" --dry-run -C "{root}" "$@"',
}

WITHOUT_NETWORK = ("apt", "brew", "docker", "pre-commit", "git")


class Reader:
    """Somebody who follows a guide in a folder, with a terminal that stays open."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.said = folder, ""
        self._state = folder.parent / "state"
        tools = folder.parent / "stand-ins"
        tools.mkdir()
        values = {"python": sys.executable, "make": shutil.which("make"), "root": ROOT}
        for name, line in STAND_INS.items():
            file = tools / name
            file.write_text("#!/bin/sh\n" + line.format(**values) + "\n", encoding="utf-8")
            file.chmod(0o755)
        self._environment = {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "HOME": str(folder.parent),
            "LANG": {"id": "id_ID.UTF-8", "en": "C.UTF-8"}[language],
            "PYTHONPATH": str(ROOT / "src"),
            "BROWSER": "true",
        }

    def where(self) -> Path:
        """The folder that the terminal stands in."""
        state = self._state
        if not state.exists():
            return self.folder
        found = re.search(r'^declare -x PWD="(.*)"$', state.read_text(), re.MULTILINE)
        assert found is not None
        return Path(found[1])

    def run(self, block: Block) -> int:
        """Run the commands of a block; the exit code of the first that fails, else 0."""
        before = f'. "{self._state}"; cd "$PWD"\n' if self._state.exists() else ""
        script = f"{before}set -e\ntrap 'export -p >\"{self._state}\"' EXIT\n{block.text}"
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=self.folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        self.said = done.stdout + done.stderr
        return done.returncode

    def serve(self, block: Block) -> None:
        """Run a command that does not end, until it says where it is; then Ctrl-C."""
        with subprocess.Popen(
            ["bash", "-c", f"exec {block.text}"],
            cwd=self.where(),
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        ) as process:
            assert process.stdout is not None
            self.said = process.stdout.readline()
            time.sleep(0.5)
            os.killpg(process.pid, signal.SIGINT)
            assert process.wait(timeout=30) in (0, 130), self.said


def _follow(page: Path, reader: Reader) -> None:
    for block in blocks(page):
        place = f"{page.relative_to(ROOT)}:{block.line}"
        asks = block.asks
        if "skip" in asks:
            assert asks["skip"], f"{place}: why is it left out?"
        elif {"write", "put"} & asks.keys():
            write(block, reader.where())
        elif "mistake" in asks:
            file, wrong, right = _with_mistake(block, reader.where())
            file.write_text(wrong, encoding="utf-8")
            reader.run(Block("sh", f"tppo check {file}\n", block.line))
            file.write_text(right, encoding="utf-8")
            _assert_shown(block, reader.said.replace(f"{reader.where()}/", ""), place)
        elif "shows" in asks:
            _assert_shown(block, reader.said, place)
        elif "serves" in asks:
            reader.serve(block)
        elif block.language in RUN:
            code = reader.run(block)
            assert code == int(asks.get("exit", 0)), f"{place}: exit {code}\n{reader.said}"
            claimed = [*asks.get("makes", "").split(), *_claimed(block)]
            missing = [name for name in claimed if not (reader.where() / name).exists()]
            assert not missing, f"{place}: {missing} not there\n{reader.said}"


def _assert_shown(block: Block, said: str, place: str) -> None:
    for line in block.text.splitlines():
        is_shown = " ".join(line.split()) in " ".join(said.split())
        assert is_shown, f"{place}: {line!r} is not among\n{said}"


def _with_mistake(block: Block, folder: Path) -> tuple[Path, str, str]:
    """A file, its text with a mistake in it, and its text."""
    name, old, new = (word.replace("␣", " ") for word in block.asks["mistake"].split(" "))
    right = (folder / name).read_text(encoding="utf-8")
    assert right.count(old) == 1, f"{old!r} is not once in {name}"
    return folder / name, right.replace(old, new), right


def _claimed(block: Block) -> list[str]:
    """Files that a comment behind a command names."""
    return re.findall(r"#[^\n]*?\b((?:out|situs|kampanye|nasional)/[\w./+-]+\.\w+)", block.text)


def _scratch(tmp_path: Path, page: Path) -> Path:
    """What lies beside a reader: the folder of tppo; the tutorial's campaign where it is needed."""
    home = tmp_path / "home"
    copy = home / "tppo"
    copy.mkdir(parents=True)
    for name in ("pyproject.toml", "Makefile"):
        shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "examples", copy / "examples")
    if page.parent == ROOT:
        return copy
    if page.name != TUTORIAL.name:
        for block in blocks(TUTORIAL):
            if "write" in block.asks or "put" in block.asks:
                write(block, home)
    return home


@pytest.mark.parametrize("page", QUICK, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_guide_does_what_it_says(page: Path, tmp_path: Path) -> None:
    language = "en" if page.name == "README.md" else "id"
    _follow(page, Reader(_scratch(tmp_path, page), language))


@pytest.mark.full
@pytest.mark.parametrize(
    "page",
    [page for page in HOW_TOS if page not in QUICK],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_a_how_to_does_what_it_says(page: Path, tmp_path: Path) -> None:
    language = page.relative_to(ROOT / "docs").parts[0]
    _follow(page, Reader(_scratch(tmp_path, page), language))


@pytest.mark.parametrize("page", [*QUICK, *HOW_TOS], ids=lambda page: str(page.relative_to(ROOT)))
def test_every_block_is_tried_or_says_why_not(page: Path) -> None:
    for block in blocks(page):
        place = f"{page.relative_to(ROOT)}:{block.line}"
        assert block.language in RUN | READ, f"{place}: which language?"
        if block.language in READ:
            assert block.asks, f"{place}: what does a reader do with it?"
        elif "skip" in block.asks:
            # Only what needs the network, root or another program may be left out.
            assert re.search(rf"\b({'|'.join(WITHOUT_NETWORK)})\b", block.text), place
