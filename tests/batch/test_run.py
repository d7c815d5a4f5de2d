"""What becomes of a batch whose processes die, stumble, find the disk full or are interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.batch.campaigns import (
    KALI_ANYAR,
    SPEC,
    TABLE,
    campaign,
    files,
    kit,
    kit_process,
    listed,
    pdfs,
)
from tppo_cli.batch.journal import PREFIX

DYING = str(Path(__file__).parent / "dying")
TWO_SIZES = SPEC.replace("{}", "{sizes: [kecil, besar]}")
SIX = 6
WITH_A_LOGO = TABLE.replace("display_name\n", "display_name,logo\n").replace(
    "Kali Anyar\n", "Kali Anyar,logo.svg\n"
)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit code and standard error."""
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said
    return process.returncode, said


def dying(spec: Path, how: str, *options: str) -> tuple[int, str]:
    environment = {
        "PYTHONPATH": DYING,
        "TPPO_DEATH": how,
        "TPPO_OUT": str(spec.parent / "out"),
        "TPPO_ONCE": str(spec.parent / "once"),
    }
    return ended(kit_process(spec, *options, environment=environment))


def test_only_the_items_that_bring_their_worker_down_are_lost(tmp_path: Path) -> None:
    spec = campaign(tmp_path, TWO_SIZES, WITH_A_LOGO)
    code, said = dying(spec, "kill")
    out = tmp_path / "out"
    assert code == 3
    lost = [f"{KALI_ANYAR}-kali-anyar/label-{size}-id-PROOF.pdf" for size in ("besar", "kecil")]
    assert [f"{file} was not made" in said for file in lost] == [True, True]
    assert said.count("TP803") == 2
    assert len(listed(out)) == SIX - 2
    assert not set(lost) & set(listed(out))
    assert pdfs(out) == listed(out)
    assert kit(spec).returncode == 0
    assert len(listed(out)) == SIX


def test_an_item_whose_worker_is_killed_once_is_made_all_the_same(tmp_path: Path) -> None:
    spec = campaign(tmp_path, TWO_SIZES, WITH_A_LOGO)
    code, said = dying(spec, "once")
    assert (tmp_path / "once").exists()
    assert code == 0, said
    disturbed = files(tmp_path / "out")
    kit(spec, "--force")
    assert files(tmp_path / "out") == disturbed
    assert len(listed(tmp_path / "out")) == SIX


def test_workers_that_never_begin_are_given_up(tmp_path: Path) -> None:
    spec = campaign(tmp_path, TWO_SIZES)
    code, said = dying(spec, "start")
    assert code == 2
    assert said.startswith("TP804")
    assert files(tmp_path / "out") == {}


def test_a_full_disk_ends_a_kit_and_what_is_finished_is_listed(tmp_path: Path) -> None:
    spec = campaign(tmp_path, TWO_SIZES)
    code, said = dying(spec, "full")
    out = tmp_path / "out"
    assert code == 2
    assert "TP801" in said
    assert 2 <= len(pdfs(out)) < SIX
    assert pdfs(out) == listed(out)
    assert set(files(out)) == {*listed(out), "manifest.jsonl"}


def test_a_fault_of_ours_ends_a_kit_and_what_is_finished_is_listed(tmp_path: Path) -> None:
    spec = campaign(tmp_path, TWO_SIZES, WITH_A_LOGO)
    code, said = dying(spec, "fault")
    out = tmp_path / "out"
    assert code == 4
    assert "RuntimeError: boom" in said
    assert pdfs(out) == listed(out)
    assert set(files(out)) == {*listed(out), "manifest.jsonl"}


def eventually(is_true: Callable[[], object]) -> None:
    for _ in range(3000):
        if is_true():
            return
        time.sleep(0.01)
    pytest.fail("it never happened")


def many_labels(folder: Path) -> Path:
    """A campaign whose kit takes a while."""
    many = "".join(f"31.73.{k}.100{v},Nama {k} {v}\n" for k in ("03", "04") for v in range(1, 7))
    spec = campaign(
        folder,
        SPEC.replace("{}", "{sizes: [160x100mm, 180x100mm]}"),
        f"code,display_name\n{many}",
    )
    own = folder / "templates" / "label" / "material.yaml"
    own.write_text(own.read_text(encoding="utf-8") + "free_sizes: true\n", encoding="utf-8")
    return spec


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the kit of many labels is when nothing disturbs it."""
    folder = tmp_path_factory.mktemp("undisturbed")
    assert kit(many_labels(folder)).returncode == 0
    return files(folder / "out")


def started(tmp_path: Path) -> tuple[Path, subprocess.Popen[str]]:
    """A kit of many labels, of which some are finished."""
    spec = many_labels(tmp_path)
    process = kit_process(spec)
    eventually(lambda: len(pdfs(tmp_path / "out")) > 2 or process.poll() is not None)
    assert process.poll() is None
    return spec, process


def test_an_interrupted_kit_ends_in_order_and_goes_on_later(
    tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    spec, process = started(tmp_path)
    out = tmp_path / "out"
    # As a terminal does: to the whole group, workers and all.
    os.killpg(process.pid, signal.SIGINT)
    code, said = ended(process)
    assert code == 130
    assert said.startswith("TP091")
    assert pdfs(out) == listed(out)
    assert set(files(out)) == {*listed(out), "manifest.jsonl"}
    kept = len(listed(out))
    code, said = ended(kit_process(spec))
    assert code == 0
    assert f"kept {kept}" in said
    assert files(out) == undisturbed


def test_a_killed_kit_leaves_no_worker_and_goes_on_later(
    tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    spec, process = started(tmp_path)
    out = tmp_path / "out"
    process.kill()
    process.wait()
    (scratch,) = out.glob(f"{PREFIX}*/")
    workers = [int(note.stem.rpartition("-")[2]) for note in scratch.glob("*.now")]
    assert workers
    eventually(lambda: not any(is_alive(pid) for pid in workers))
    process.communicate()
    # What the notes of the run say is finished is not made again.
    code, said = ended(kit_process(spec))
    assert code == 0
    assert "made 0" not in said
    kept = int(said.partition("kept ")[2].split()[0].rstrip(","))
    assert kept > 2
    assert files(out) == undisturbed


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in {"Z", "X"}
