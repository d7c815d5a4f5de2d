"""Pictures of a file's former state."""

from __future__ import annotations

from pathlib import Path

import pytest

from tppo_cli.batch.pictures import delete, write
from tppo_cli.batch.task import Pictures, Task
from tppo_cli.content.job import Job
from tppo_cli.manifest import Picture
from tppo_cli.materials.size import Size


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out" / "kampanye"
    folder.mkdir(parents=True)
    for name in ("pidato-1.png", "pidato-2.png", "pidato-3.png", "lain.png"):
        (folder / name).write_bytes(b"old")
    (tmp_path / "milik-orang.png").write_bytes(b"theirs")
    return tmp_path / "out"


def picture(file: str, data: bytes) -> Picture:
    about = {"sha256": "", "bytes": len(data), "width": 1, "height": 1, "dpi": 72}
    return Picture.model_validate({"file": file, "use": "page", **about})


def test_pages_that_are_no_more_leave_no_picture(out: Path) -> None:
    names = [f"kampanye/pidato-{page}.png" for page in (1, 2, 3)]
    job = Job("speech", "A4", ("id",), "rangkul")
    task = Task(
        job, Size("A4", 210, 297), "kampanye/pidato.pdf", Pictures(dpi=72, former=tuple(names))
    )
    write([(picture(name, b"new"), b"new") for name in names[:2]], task, out)
    left = {path.name: path.read_bytes() for path in (out / "kampanye").iterdir()}
    assert left == {"pidato-1.png": b"new", "pidato-2.png": b"new", "lain.png": b"old"}


def test_what_lies_outside_the_folder_is_left_alone(out: Path) -> None:
    delete(out, ["../milik-orang.png", "kampanye/lain.png", "kampanye/tidak-ada.png", "kampanye"])
    assert (out.parent / "milik-orang.png").read_bytes() == b"theirs"
    assert sorted(path.name for path in (out / "kampanye").iterdir()) == [
        f"pidato-{page}.png" for page in (1, 2, 3)
    ]
