"""`tppo` as it is called."""

from __future__ import annotations

import contextlib
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import pytest

from tests.conftest import VALID
from tests.packaging.sources import CHECKOUT
from tppo_cli.cli.main import main

RUN = "from tppo_cli.cli.main import main; main()"
Write = Callable[[str], Path]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(CHECKOUT / "src"), "PYTHONUNBUFFERED": ""}


@dataclass(frozen=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


def tppo(
    *arguments: str,
    given: str | bytes = "",
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Call the entry point here, with streams, folder and environment of its own."""
    data = given.encode() if isinstance(given, str) else given
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with (
        mock.patch.object(sys, "argv", ["tppo", *arguments]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(data))),
        mock.patch.dict(os.environ, environment or {}),
        contextlib.chdir(folder or Path.cwd()),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        pytest.raises(SystemExit) as end,
    ):
        main()
    code = end.value.code
    assert isinstance(code, int)
    done = Done(code, *(s.buffer.getvalue().decode() for s in (out, err)))
    assert "Traceback" not in done.stderr or "--debug" in arguments
    return done


def started(*arguments: str, program: str = RUN) -> subprocess.Popen[str]:
    """`tppo` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


def test_a_good_campaign(write: Write) -> None:
    path = write(
        VALID.replace("theme: Rangkul", "theme: {lead: Rangkul, rest:").replace("Korban", "Korban}")
    )
    done = tppo("check", str(path))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{path}: nothing found\n"
    assert tppo("check", str(path), "--quiet").stderr == ""
    assert tppo("check", str(path), "--strict", "--final").returncode in (0, 1)


def test_a_bad_campaign_is_one(write: Write) -> None:
    path = write("titel: x\n" + VALID)
    done = tppo("check", str(path))
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{path}:1:1 TP120 error: unknown key titel\n" in done.stderr
    assert done.stderr.endswith("1 error\n")


def test_the_language_follows_the_locale_and_the_option(write: Write) -> None:
    path = str(write("titel: x\n" + VALID))
    assert "TP120 kesalahan" in tppo("check", path, environment={"LANG": "id_ID.UTF-8"}).stderr
    assert "TP120 kesalahan" in tppo("check", path, "--ui-lang", "id").stderr
    assert "TP120 error" in tppo(
        "check", path, "--ui-lang", "en", environment={"LANG": "id_ID.UTF-8"}
    ).stderr  # fmt: skip


def test_options_may_stand_before_the_command(write: Write) -> None:
    path = str(write(VALID))
    done = tppo("--format", "json", "--set", "look=resmi!", "check", path, "--set", "x=1")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert [(f["file"], f["code"]) for f in report["findings"]] == [
        ("--set 1", "TP143"),
        ("--set 2", "TP120"),
    ]
    assert done.stderr == ""


def test_standard_input(tmp_path: Path) -> None:
    assert tppo("check", "-", given=VALID, folder=tmp_path).returncode == 0
    done = tppo(
        "check", "-", given=VALID + "organiser: {name: x, logo: tiada.svg}", folder=tmp_path
    )
    assert done.returncode == 1
    assert "<stdin>:5:28 TP160" in done.stderr
    assert "TP116" in tppo("check", "-", given=b"\xff\xfet\0", folder=tmp_path).stderr


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("chek", "x"), ("check", "tiada.yaml"), ("check", "."), ("check", "x", "--fianl"),
     ("check", "x", "--set", "y"), ("init", "x", "--from", "tiada"), ("--format", "xml")],
)  # fmt: skip
def test_a_wrong_use_or_a_missing_file_is_two(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = tppo(*arguments, folder=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""


def test_a_wrong_day_for_tests_is_two(write: Write) -> None:
    done = tppo("check", str(write(VALID)), environment={"TPPO_TODAY": "besok"})
    assert done.returncode == 2
    assert "TP005" in done.stderr


def test_a_file_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    name = os.fsdecode(b"kampanye-\xff.yaml")
    (tmp_path / name).write_text("titel: x\n", encoding="utf-8")
    for form in ("text", "json", "github"):
        done = tppo("check", name, "--format", form, folder=tmp_path)
        assert done.returncode == 1
        assert "kampanye-" in done.stdout + done.stderr


def test_a_fault_of_ours_is_four_and_says_how_to_report_it(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("tppo_cli.spec.load.load_campaign", fail)
    done = tppo("check", str(write(VALID)))
    assert done.returncode == 4
    assert "RuntimeError: boom" in done.stderr
    assert "with --debug" in done.stderr
    assert "Traceback" in tppo("check", str(write(VALID)), "--debug").stderr


def test_an_interrupt_is_130() -> None:
    process = started("check", "-")
    assert process.stdin is not None
    process.stdin.write(VALID)
    process.stdin.flush()
    wait_until_it_reads(process)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "TP091" in said
    assert "Traceback" not in said


def wait_until_it_reads(process: subprocess.Popen[str]) -> None:
    """Until the process sleeps in read(2) on its standard input."""
    state = Path(f"/proc/{process.pid}/syscall")
    if not state.exists():
        pytest.skip("needs /proc")
    for _ in range(500):
        if state.read_text().startswith("0 0x0 "):
            return
        time.sleep(0.02)
    pytest.fail("it never read its input")


def test_what_is_left_in_a_closed_pipe_is_let_go() -> None:
    program = "from tppo_cli.cli.streams import let_go; input(); print('x'); let_go()"
    process = started(program=program)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write("now\n")
    process.stdin.close()
    assert process.stderr.read() == ""
    assert process.wait() == 0
    process.stderr.close()


@pytest.mark.parametrize(
    ("arguments", "code"), [(["schema"], 0), (["check", "-", "--format", "jsonl"], 1)]
)
def test_a_reader_that_goes_away_is_no_fault(arguments: list[str], code: int) -> None:
    process = started(*arguments)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    process.stdin.write("titel: x\n" + VALID)
    process.stdin.close()
    assert process.stderr.read() == ""
    assert process.wait() == code
    process.stderr.close()


def test_schema_prints_the_committed_schema() -> None:
    done = tppo("schema")
    committed = CHECKOUT / "assets" / "schema" / "campaign.schema.json"
    assert done.stdout == committed.read_text(encoding="utf-8")
    assert done.stderr == ""


def test_the_version() -> None:
    assert tppo("--version").stdout.startswith("tppo ")
