from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verify.board import Printed
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding
from tppo_cli.manifest import FILE_NAME, Item
from tppo_cli.verify import files
from tppo_cli.verify.files import foreign_files, listed, read_file, read_manifest


@pytest.fixture
def kit(tmp_path: Path, board: Printed) -> Path:
    """A folder with one file, and its manifest."""
    file = tmp_path / board.item.file
    file.parent.mkdir(parents=True)
    file.write_bytes(board.data)
    (tmp_path / FILE_NAME).write_text(board.item.line() + "\n", encoding="utf-8")
    (tmp_path / ".manifest.lock").touch()
    return tmp_path


def codes(folder: Path) -> list[str]:
    """Codes of the folder and of its files as such, in the order of checking."""
    found: list[Finding] = []
    known: set[str] = set()
    for entry in read_manifest(folder):
        if isinstance(entry, Item):
            known.add(entry.file)
            found += read_file(folder, entry)[1]
        else:
            found.append(entry)
    return [finding.code for finding in [*found, *foreign_files(folder, known)]]


def test_a_folder_as_it_was_made_has_no_findings(kit: Path) -> None:
    assert codes(kit) == []
    assert listed(kit) == 1


def test_a_missing_file_is_found(kit: Path, board: Printed) -> None:
    (kit / board.item.file).unlink()
    assert codes(kit) == ["TP701"]


@pytest.mark.parametrize(
    "change", [lambda data: data + b"\n", lambda data: data[:-1] + b"\0", lambda _: b""]
)
def test_a_changed_file_is_found(
    kit: Path, board: Printed, change: Callable[[bytes], bytes]
) -> None:
    (kit / board.item.file).write_bytes(change(board.data))
    assert codes(kit) == ["TP702"]


@pytest.mark.parametrize("name", ["poster-final-REVISI.pdf", "bundel/kit.zip", ".tersembunyi.pdf"])
def test_a_foreign_file_is_found(kit: Path, name: str) -> None:
    file = kit / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(b"x")
    (finding,) = foreign_files(kit, frozenset(i.file for i in _items(kit)))
    assert (finding.code, finding.item) == ("TP703", name)


def test_what_the_tool_and_file_managers_leave_is_not_foreign(kit: Path) -> None:
    for name in (".DS_Store", ".manifest.jsonl.part", ".poster.pdf.123.part"):
        (kit / name).touch()
    assert codes(kit) == []


def test_a_broken_line_is_found_with_its_number(kit: Path, board: Printed) -> None:
    lines = ["{", "", '{"file": 1}', board.item.line()]
    (kit / FILE_NAME).write_text("\n".join(lines), encoding="utf-8")
    broken = [entry for entry in read_manifest(kit) if isinstance(entry, Finding)]
    assert [f.code for f in broken] == ["TP704"] * 3
    assert [f.place.line for f in broken if f.place] == [1, 2, 3]
    assert codes(kit) == ["TP704"] * 3


def test_a_second_line_of_one_file_is_found(kit: Path, board: Printed) -> None:
    (kit / FILE_NAME).write_text(f"{board.item.line()}\n" * 2, encoding="utf-8")
    assert codes(kit) == ["TP705"]


@pytest.mark.parametrize("file", ["../rahasia.pdf", "/etc/passwd", "a\\..\\b.pdf", "a/../../b"])
def test_a_line_that_leads_out_of_the_folder_is_not_followed(
    kit: Path, board: Printed, file: str
) -> None:
    item = board.item.model_copy(update={"file": file})
    (kit / FILE_NAME).write_text(item.line() + "\n", encoding="utf-8")
    assert codes(kit) == ["TP706", "TP703"]


def test_links_are_refused(
    kit: Path, board: Printed, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "x.pdf"
    outside.write_bytes(board.data)
    file = kit / board.item.file
    file.unlink()
    file.symlink_to(outside)
    (kit / "kampanye").symlink_to(outside.parent)
    assert codes(kit) == ["TP706", "TP706"]


def test_a_folder_instead_of_a_file_is_refused(kit: Path, board: Printed) -> None:
    file = kit / board.item.file
    file.unlink()
    file.mkdir()
    assert codes(kit) == ["TP706"]


def test_a_pipe_is_not_waited_for(kit: Path, board: Printed) -> None:
    file = kit / board.item.file
    file.unlink()
    os.mkfifo(file)
    assert codes(kit) == ["TP706"]


def test_a_file_larger_than_any_item_is_not_read(
    kit: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 100)
    assert codes(kit) == ["TP709"]


def test_a_folder_without_a_manifest_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as raised:
        list(read_manifest(tmp_path))
    assert raised.value.finding.code == "TP707"
    with pytest.raises(EnvironmentFault):
        listed(tmp_path / "tidak-ada")


def _items(folder: Path) -> list[Item]:
    return [entry for entry in read_manifest(folder) if isinstance(entry, Item)]
