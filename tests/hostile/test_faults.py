"""Bad luck: full and read-only disks, files that vanish, odd clocks and environments, signals."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.batch.campaigns import (
    KIT,
    SOURCES,
    SPEC,
    campaign,
    files,
    items,
    kit_process,
    listed,
    pdfs,
)
from tests.hostile.campaigns import WITH_LOGO, Ended, left_behind, sampled, tppo
from tppo_cli.regions import kemendagri

LUCK = str(Path(__file__).parent / "luck")
MAKE = ("make", "label", "campaign.yaml", "--no-read-back")
ALL = ("kit", "campaign.yaml", "--jobs", "2", "--no-read-back")


def can(*command: str) -> bool:
    """Whether this machine lets us do something that only some do."""
    try:
        done = subprocess.run([*command, "true"], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


alone = pytest.mark.skipif(not can("unshare", "-m"), reason="no mount namespace here")


def within(folder: Path, line: str, *arguments: str) -> Ended:
    """The command after a line of shell, in a mount namespace of its own."""
    shell = f'{line} && exec "$0" "$@"'
    return tppo(*arguments, folder=folder, before=("unshare", "-m", "bash", "-c", shell))


def is_whole(out: Path) -> bool:
    """Whether all that is listed is there as it is listed, and nothing else is."""
    found = items(out)
    assert sorted(found) == pdfs(out)
    return all(
        hashlib.sha256((out / name).read_bytes()).hexdigest() == item.sha256
        for name, item in found.items()
    )


@alone
@pytest.mark.parametrize("size", sampled(["16k", "4k", "32k"]))
def test_a_full_disk(tmp_path: Path, size: str) -> None:
    campaign(tmp_path)
    (tmp_path / "out").mkdir()
    line = f"mount -t tmpfs -o size={size} tmpfs out"
    keep = "cp -a out kept"
    shell = f'{line} && "$0" "$@"; code=$?; {keep}; exit $code'
    done = tppo(*ALL, folder=tmp_path, before=("unshare", "-m", "bash", "-c", shell))
    assert done.is_orderly, done.said
    assert (done.code, "TP801" in done.said) == (2, True), done.said
    kept = tmp_path / "kept"
    assert not list(kept.rglob("*.part"))
    if (kept / "manifest.jsonl").exists():
        assert is_whole(kept)


@pytest.mark.parametrize("command", [MAKE, ALL])
def test_a_file_that_may_not_grow(tmp_path: Path, command: Sequence[str]) -> None:
    campaign(tmp_path)
    limited = ("bash", "-c", 'ulimit -f 4 && exec "$0" "$@"')
    done = tppo(*command, folder=tmp_path, before=limited)
    assert done.code == 2, done.said
    assert "TP801" in done.said or "TP013" in done.said, done.said
    assert left_behind(tmp_path) == []


@alone
@pytest.mark.parametrize("command", [MAKE, ALL])
def test_a_read_only_disk(tmp_path: Path, command: Sequence[str]) -> None:
    campaign(tmp_path)
    (tmp_path / "out").mkdir()
    line = "mount --bind out out && mount -o remount,bind,ro out"
    done = within(tmp_path, line, *command)
    assert (done.code, "TP801" in done.said) == (2, True), done.said
    assert left_behind(tmp_path) == []


@alone
def test_a_campaign_on_a_read_only_disk_is_no_fault(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "elsewhere"
    home.mkdir()
    campaign(home)
    line = "mount --bind . . && mount -o remount,bind,ro . && cd ."
    done = within(home, line, *MAKE, "-o", str(out))
    assert done.code == 0, done.said


def lucky(folder: Path, *arguments: str, **environment: str) -> Ended:
    path = os.pathsep.join((LUCK, SOURCES))
    given = [f"{name}={value}" for name, value in environment.items()]
    return tppo(*arguments, folder=folder, before=("env", f"PYTHONPATH={path}", *given))


@pytest.mark.parametrize("how", sampled(["vanish", "change"]))
@pytest.mark.parametrize(
    "file",
    sampled(
        ["logo.svg", "templates/label/page.html.j2", "templates/label/material.yaml", "wilayah.csv"]
    ),
)
@pytest.mark.parametrize("command", [MAKE, ALL])
def test_a_file_that_vanishes_or_changes_after_the_checks(
    tmp_path: Path, file: str, how: str, command: Sequence[str]
) -> None:
    campaign(tmp_path, WITH_LOGO)
    done = lucky(tmp_path, *command, TPPO_LUCK=how, TPPO_FILE=str(tmp_path / file))
    assert done.is_orderly, done.said
    if done.code:
        assert left_behind(tmp_path) == [], done.said
        assert "error" in done.said
    else:
        # What was read before it vanished is what the item shows; an "x" is a template, too.
        assert file in ("templates/label/material.yaml", "wilayah.csv") or how == "change"
        assert is_whole(tmp_path / "out")


@pytest.mark.parametrize("now", sampled(["0", "-86400", "4102444800", "32503680000"], 2))
def test_the_clock_decides_nothing(tmp_path: Path, now: str) -> None:
    campaign(tmp_path)
    usual = tppo(*MAKE, "-o", "usual", folder=tmp_path)
    odd = lucky(tmp_path, *MAKE, "-o", "odd", TPPO_LUCK="clock", TPPO_NOW=now)
    assert (usual.code, odd.code) == (0, 0), odd.said
    assert files(tmp_path / "usual") == files(tmp_path / "odd")


@pytest.mark.parametrize("moment", sampled([0, 4102444800, 253402300799]))
def test_files_of_another_time(tmp_path: Path, moment: int) -> None:
    campaign(tmp_path)
    assert tppo(*MAKE, "-o", "usual", folder=tmp_path).code == 0
    for file in tmp_path.rglob("*"):
        if "usual" not in file.parts:
            os.utime(file, (moment, moment))
    done = tppo(*MAKE, "-o", "odd", folder=tmp_path)
    assert done.code == 0, done.said
    assert files(tmp_path / "usual") == files(tmp_path / "odd")


ENVIRONMENTS: dict[str, Mapping[str, str]] = {
    "no home": {"HOME": ""},
    "a home that is not there": {"HOME": "/nowhere"},
    "C": {"LC_ALL": "C", "LANG": "C"},
    "C, and nothing in UTF-8": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LC_ALL": "POSIX"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8"},
    "a locale that is not there": {"LC_ALL": "xx_XX"},
    "no cache of fonts": {"XDG_CACHE_HOME": "/proc/nowhere", "HOME": "/proc/nowhere"},
    "no path": {"PATH": ""},
    "no place for temporary files": {"TMPDIR": "/nowhere"},
    "a far time zone": {"TZ": "Pacific/Kiritimati"},
    "a time zone that is none": {"TZ": "x" * 500},
    "a date of the source": {"SOURCE_DATE_EPOCH": "-1"},
    "no date of the source": {"SOURCE_DATE_EPOCH": "x"},
    "a hash of its own": {"PYTHONHASHSEED": "1"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
    "warnings": {"PYTHONWARNINGS": "error::UserWarning"},
    "a limit that is none": {"TPPO_ITEM_SECONDS": "x"},
    "a limit below nothing": {"TPPO_ITEM_SECONDS": "-1"},
    "a limit without end": {"TPPO_ITEM_SECONDS": "inf"},
    "a terminal that is none": {"TERM": "", "COLUMNS": "0"},
}


@pytest.mark.parametrize("name", sampled(ENVIRONMENTS, 5))
def test_an_odd_environment(tmp_path: Path, name: str) -> None:
    campaign(tmp_path)
    usual = tppo(*MAKE, "-o", "usual", folder=tmp_path)
    odd = tppo(*MAKE, "-o", "odd", folder=tmp_path, environment=ENVIRONMENTS[name])
    assert odd.is_orderly, odd.said
    if "SOURCE_DATE_EPOCH" in ENVIRONMENTS[name]:
        return
    assert (usual.code, odd.code) == (0, 0), odd.said
    assert files(tmp_path / "usual") == files(tmp_path / "odd")


@pytest.mark.skipif(not can("unshare", "-n"), reason="no network namespace here")
def test_no_network_at_all(tmp_path: Path) -> None:
    campaign(tmp_path)
    done = tppo(*ALL, folder=tmp_path, before=("unshare", "-n"))
    assert done.code == 0, done.said
    assert len(listed(tmp_path / "out")) == KIT


def test_two_kits_into_one_folder_at_once(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    both = [kit_process(spec), kit_process(spec, "--set", "slogan=Lawan Bersama")]
    said = [process.communicate(timeout=100) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert len(listed(tmp_path / "out")) == KIT
    assert not list((tmp_path / "out").rglob("*.part"))
    assert kit_process(spec).wait(100) == 0
    assert is_whole(tmp_path / "out")


def test_two_commands_into_one_folder_at_once(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("{}", "{sizes: [kecil, besar]}"))
    few = [[*MAKE, "--size", size] for size in ("kecil", "besar")]
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tppo_cli", *line],
            cwd=spec.parent,
            env={**os.environ, "PYTHONPATH": SOURCES},
        )
        for line in few
    ]
    assert [process.wait(100) for process in running] == [0, 0]
    assert len(listed(tmp_path / "out")) == 2
    assert is_whole(tmp_path / "out")


@pytest.mark.parametrize(
    "number", sampled([signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGINT], 2)
)
@pytest.mark.parametrize("wait", sampled([0.9, 0.2, 0.4, 0.6, 1.2]))
def test_a_command_that_is_stopped(tmp_path: Path, number: signal.Signals, wait: float) -> None:
    campaign(tmp_path)
    environment = {**os.environ, "PYTHONPATH": SOURCES}
    command = [sys.executable, "-m", "tppo_cli", *MAKE, "--png", "--dpi", "600"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, start_new_session=True, stderr=subprocess.PIPE
    )
    time.sleep(wait)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said
    eventually(lambda: not alive_in(process.pid))
    assert [name for name in left_behind(tmp_path) if ".part" in name and "/.m" not in name] == []
    assert tppo(*ALL, folder=tmp_path).code == 0
    assert not list((tmp_path / "out").rglob("*.part"))
    assert set(listed(tmp_path / "out")) >= {f for f in pdfs(tmp_path / "out") if "31." in f}


def alive_in(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(is_so: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("a process is left behind")


def many(folder: Path, count: int) -> list[str]:
    """A campaign of so many regions, each with a logo; the last third's is broken."""
    codes = [region.code for region in kemendagri.villages("31")[:count]]
    rows = "".join(
        f"{code},{'broken.svg' if n == count // 2 else 'logo.svg'}\n"
        for n, code in enumerate(codes)
    )
    campaign(folder, table=f"code,logo\n{rows}")
    (folder / "broken.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><", "utf-8")
    return codes


@pytest.mark.parametrize("count", [12, pytest.param(200, marks=pytest.mark.soak)])
def test_many_regions_with_one_broken_logo(tmp_path: Path, count: int) -> None:
    codes = many(tmp_path, count)
    done = tppo(*ALL, folder=tmp_path)
    assert (done.code, done.said.count("TP476")) == (1, 1), done.said
    assert left_behind(tmp_path) == []
    done = tppo(*ALL, "--keep-going", folder=tmp_path)
    assert (done.code, done.said.count("TP476")) == (3, 1), done.said
    made = listed(tmp_path / "out")
    assert len(made) == count - 1
    assert not [file for file in made if codes[count // 2] in file]
    assert is_whole(tmp_path / "out")


def test_a_manifest_that_is_damaged_is_never_overwritten(tmp_path: Path) -> None:
    campaign(tmp_path)
    assert tppo(*ALL, folder=tmp_path).code == 0
    manifest = tmp_path / "out" / "manifest.jsonl"
    whole = manifest.read_bytes()
    for damage in (whole[:-40], b"\x00" * 100 + whole):
        manifest.write_bytes(damage)
        done = tppo(*ALL, folder=tmp_path)
        assert done.is_orderly, done.said
        assert done.code == 2 or is_whole(tmp_path / "out"), done.said
        if done.code == 2:
            assert manifest.read_bytes() == damage


def test_an_output_folder_that_is_full_of_odd_things(tmp_path: Path) -> None:
    campaign(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    os.mkfifo(out / "kampanye")
    (out / ".manifest.lock").mkdir()
    done = tppo(*MAKE, folder=tmp_path)
    assert done.code == 2, done.said
    assert done.is_orderly, done.said
    shutil.rmtree(out / ".manifest.lock")
    done = tppo(*MAKE, folder=tmp_path)
    assert (done.code, "TP801" in done.said) == (2, True), done.said
