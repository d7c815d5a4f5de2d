"""The manifest on disk, and the notes of runs that were cut off."""

from __future__ import annotations

import fcntl
import json
from pathlib import Path

import pytest

from tppo_cli.batch import journal, store
from tppo_cli.batch.journal import PREFIX, Closing, Journal, opened
from tppo_cli.errors import EnvironmentFault
from tppo_cli.manifest import Item


def item(file: str, title: str = "Judul") -> Item:
    return Item(
        file=file,
        sha256="0" * 64,
        bytes=1,
        pages=1,
        material="poster",
        size="A3",
        look="rangkul",
        languages=("id",),
        state="proof",
        colour="rgb",
        title=title,
        inputs="1" * 64,
    )


def written(folder: Path, *items: Item) -> None:
    with opened(folder, Closing()) as notes:
        for one in items:
            notes.record(one)


def titles(folder: Path) -> list[tuple[str, str]]:
    return [(one.file, one.title) for one in store.read(folder)]


def test_lines_are_sorted_and_each_file_has_one(tmp_path: Path) -> None:
    written(tmp_path, item("b.pdf"), item("d.pdf"))
    written(tmp_path, item("c.pdf"), item("a.pdf"), item("b.pdf", "Baru"))
    assert titles(tmp_path) == [
        ("a.pdf", "Judul"),
        ("b.pdf", "Baru"),
        ("c.pdf", "Judul"),
        ("d.pdf", "Judul"),
    ]
    assert store.read(tmp_path / "nothing") is not None
    assert titles(tmp_path / "nothing") == []


def test_a_manifest_that_somebody_has_mixed_up_is_put_in_order(tmp_path: Path) -> None:
    lines = [item("c.pdf"), item("a.pdf"), item("c.pdf", "Baru")]
    # Without a line end behind the last one.
    (tmp_path / "manifest.jsonl").write_text("\n".join(one.line() for one in lines))
    written(tmp_path, item("b.pdf"))
    assert [file for file, _ in titles(tmp_path)] == ["a.pdf", "b.pdf", "c.pdf"]
    assert dict(titles(tmp_path))["c.pdf"] == "Baru"


def test_what_is_not_kept_is_dropped_unless_it_was_made_anew(tmp_path: Path) -> None:
    written(tmp_path, item("a.pdf"), item("b.pdf"), item("c.pdf"))
    closing = Closing()
    with opened(tmp_path, closing) as notes:
        notes.record(item("b.pdf", "Baru"))
        closing.keep = lambda row: row["file"] == "c.pdf"
    assert titles(tmp_path) == [("b.pdf", "Baru"), ("c.pdf", "Judul")]
    assert list(closing.dropped) == ["a.pdf"]


def test_a_run_that_ends_badly_drops_nothing_and_notes_what_it_has(tmp_path: Path) -> None:
    written(tmp_path, item("a.pdf"))
    closing = Closing()

    def run() -> None:
        with opened(tmp_path, closing) as notes:
            closing.keep = lambda _row: False
            notes.record(item("b.pdf"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert [file for file, _ in titles(tmp_path)] == ["a.pdf", "b.pdf"]
    assert list(tmp_path.glob(f"{PREFIX}*")) == []


def left_behind(folder: Path, *lines: str) -> Path:
    """The folder of a run that was killed."""
    scratch = folder / f"{PREFIX}killed"
    scratch.mkdir(parents=True)
    (scratch / "7.jsonl").write_text("".join(lines), encoding="utf-8")
    (scratch / ".poster.pdf.7.part").write_bytes(b"%PDF")
    return scratch


def test_the_notes_of_a_killed_run_are_taken_over(tmp_path: Path) -> None:
    whole = item("a.pdf").line()
    scratch = left_behind(tmp_path, whole + "\n", item("b.pdf").line()[:50])
    written(tmp_path, item("c.pdf"))
    assert [file for file, _ in titles(tmp_path)] == ["a.pdf", "c.pdf"]
    assert not scratch.exists()


def test_what_is_made_anew_goes_before_the_notes_of_a_killed_run(tmp_path: Path) -> None:
    left_behind(tmp_path, item("a.pdf", "Lama").line() + "\n")
    written(tmp_path, item("a.pdf", "Baru"))
    assert titles(tmp_path) == [("a.pdf", "Baru")]


def test_the_notes_of_a_run_that_is_alive_are_left_alone(tmp_path: Path) -> None:
    scratch = left_behind(tmp_path, item("a.pdf").line() + "\n")
    with (scratch / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        written(tmp_path, item("b.pdf"))
        assert scratch.exists()
    assert titles(tmp_path) == [("b.pdf", "Judul")]
    journal.take_over(tmp_path)
    assert [file for file, _ in titles(tmp_path)] == ["a.pdf", "b.pdf"]


def test_what_was_begun_and_what_is_finished(tmp_path: Path) -> None:
    notes = Journal(tmp_path)
    notes.begin("a.pdf")
    notes.record(item("a.pdf"))
    notes.begin("b.pdf")
    assert notes.begun() == {"b.pdf"}
    assert notes.finished() == {"a.pdf"}


@pytest.mark.parametrize("line", ["{", "[]", '{"file": 1}', "", "<<<<<<< HEAD"])
def test_a_line_that_is_none_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    manifest = tmp_path / "manifest.jsonl"
    manifest.write_text(f"{item('a.pdf').line()}\n{line}\n", encoding="utf-8")
    before = manifest.read_bytes()
    for attempt in (
        lambda: list(store.read(tmp_path)),
        lambda: store.known(tmp_path, {"a.pdf"}),
        lambda: store.merge(tmp_path, []),
    ):
        with pytest.raises(EnvironmentFault) as refused:
            attempt()
        assert refused.value.finding.code == "TP810"
        assert str(refused.value.finding.place) == f"{manifest}:2"
    assert manifest.read_bytes() == before


def test_only_whole_lines_are_known(tmp_path: Path) -> None:
    lines = [item("a.pdf").line(), json.dumps({"file": "b.pdf"}), item("c.pdf").line()]
    (tmp_path / "manifest.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert set(store.known(tmp_path, {"a.pdf", "b.pdf"})) == {"a.pdf"}
