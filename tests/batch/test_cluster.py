"""A real scheduler and workers of Dask on loopback: the same files and the same manifest."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest

from tests.batch.campaigns import SOURCES, campaign, files, kit, kit_process, listed, pdfs
from tests.batch.test_run import many_labels
from tests.cli.test_main import tppo
from tppo_cli.batch import remote
from tppo_cli.batch.cluster import Cluster
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.make import Context
from tppo_cli.errors import EnvironmentFault
from tppo_cli.spec.load import load_campaign

distributed = pytest.importorskip("distributed")

ENVIRONMENT = {**os.environ, "PYTHONPATH": SOURCES}


@contextmanager
def running(*arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command of Dask, in a process group of its own, which is killed in the end."""
    process = subprocess.Popen(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def scheduler(folder: Path) -> Iterator[str]:
    """A scheduler on a free port of loopback; its host and port."""
    told = folder / "scheduler.json"
    line = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    options = ("--no-dashboard", "--no-show", "--scheduler-file", str(told))
    with running(*line, *options, folder=folder):
        eventually(lambda: told.exists() and told.read_text(encoding="utf-8").endswith("}"))
        address = json.loads(told.read_text(encoding="utf-8"))["address"]
        yield address.removeprefix("tcp://")


def eventually(is_so: object) -> None:
    for _ in range(1200):
        if callable(is_so) and is_so():
            return
        time.sleep(0.05)
    pytest.fail("it never happened")


@contextmanager
def worker(address: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker with one thread."""
    line = ("distributed.cli.dask_worker", address, "--host", "127.0.0.1", "--nthreads", "1")
    with running(*line, "--no-dashboard", folder=folder) as process:
        yield process


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with two workers that are there: its address, and they."""
    folder.mkdir()
    with (
        scheduler(folder) as address,
        worker(address, folder) as one,
        worker(address, folder) as two,
    ):
        with distributed.Client(address, set_as_default=False, timeout=30) as client:
            client.wait_for_workers(2, timeout=60)
        yield address, [one, two]


def ended(process: subprocess.Popen[str], timeout: float = 120) -> tuple[int, str]:
    _, said = process.communicate(timeout=timeout)
    assert "Traceback" not in said
    return process.returncode, said


@pytest.mark.full
def test_two_workers_make_what_this_machine_makes(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert kit(campaign(here)).returncode == 0
    spec = campaign(there)
    with cluster(tmp_path / "dask") as (address, _):
        code, said = ended(kit_process(spec, "--executor", f"dask://{address}"))
    assert code == 0, said
    assert files(there / "out") == files(here / "out")
    assert len(listed(there / "out")) == 3


@pytest.mark.full
def test_a_worker_that_is_killed_midway_costs_nothing(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    assert kit(many_labels(here)).returncode == 0
    spec = many_labels(there)
    out = there / "out"
    with cluster(tmp_path / "dask") as (address, (victim, _)):
        process = kit_process(spec, "--executor", f"dask://{address}")
        eventually(lambda: len(pdfs(out)) > 2 or process.poll() is not None)
        assert process.poll() is None
        os.killpg(victim.pid, signal.SIGKILL)
        code, said = ended(process)
    assert code == 0, said
    assert files(out) == files(here / "out")


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize(
    "value", ["dask", "dask://", "dask://host", "tcp://h:1", "dask://h:99999", "dask://a b:1"]
)
def test_an_executor_that_is_none(tmp_path: Path, value: str) -> None:
    done = tppo("kit", str(campaign(tmp_path)), "--executor", value)
    assert (done.returncode, done.stderr.startswith("TP016")) == (2, True), done.stderr


def test_nobody_listens(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    done = tppo("kit", str(spec), "--executor", f"dask://127.0.0.1:{free_port()}")
    assert (done.returncode, done.stderr.startswith("TP805")) == (2, True), done.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("says", [b"", b"SSH-2.0-OpenSSH\r\n"])
def test_somebody_else_listens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: bytes
) -> None:
    monkeypatch.setattr("tppo_cli.batch.cluster.PATIENCE", 0.5)
    spec = campaign(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        Thread(target=greet, args=(other, says), daemon=True).start()
        address = f"127.0.0.1:{other.getsockname()[1]}"
        done = tppo("kit", str(spec), "--executor", f"dask://{address}")
    assert (done.returncode, done.stderr.startswith("TP805")) == (2, True), done.stderr
    assert not (tmp_path / "out").exists()


def greet(server: socket.socket, said: bytes) -> None:
    connection, _ = server.accept()
    with suppress(OSError):
        connection.sendall(said)
        connection.recv(1)


@pytest.mark.full
def test_a_scheduler_without_workers(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    (tmp_path / "dask").mkdir()
    with scheduler(tmp_path / "dask") as address:
        code, said = ended(kit_process(spec, "--executor", f"dask://{address}"))
    assert (code, "TP806" in said) == (2, True), said


def test_the_extra_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    done = tppo("kit", str(campaign(tmp_path)), "--executor", "dask://127.0.0.1:8786")
    assert (done.returncode, done.stderr.startswith("TP011")) == (2, True), done.stderr
    assert "tppo-cli[dask]" in done.stderr


class Answering:
    """Stands for a client whose only worker answers this when it is asked what it has."""

    def __init__(self, answer: object) -> None:
        self.answer = answer

    def wait_for_workers(self, count: int, timeout: float) -> None:
        assert count == 1

    def run(self, *asked: object, on_error: str) -> dict[str, object]:
        assert on_error == "return"
        return {"tcp://10.0.0.7:4000": self.answer}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((remote.versions() | {"weasyprint": "1"}, ""), "TP807"),
        ((remote.versions() | {"zlib": "1"}, ""), "TP807"),
        ((remote.versions(), "/srv/out"), "TP808"),
        (ModuleNotFoundError("No module named 'tppo_cli'"), "TP807"),
    ],
)
def test_a_worker_that_would_make_something_else(tmp_path: Path, answer: object, code: str) -> None:
    context = Context(load_campaign(campaign(tmp_path)), (), tmp_path / "out")
    check = Cluster("10.0.0.7", 8786).check_workers
    check(Answering((remote.versions(), "")), context, Journal(tmp_path))
    with pytest.raises(EnvironmentFault) as raised:
        check(Answering(answer), context, Journal(tmp_path))
    assert raised.value.finding.code == code
    assert "10.0.0.7" in raised.value.finding.message("en")


def test_what_a_machine_lacks_is_seen_there(tmp_path: Path) -> None:
    run = tmp_path / "run"
    run.mkdir()
    assert remote.seen(str(run), str(tmp_path))[1] == str(tmp_path)
    (run / "going").touch()
    assert remote.seen(str(run), str(tmp_path))[1] == ""
    assert remote.seen(str(run), str(tmp_path / "other"))[1] == str(tmp_path / "other")
