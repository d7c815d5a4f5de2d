"""What a run has finished so far, on disk: a run that ends at any moment loses nothing of it.

Each process of a run, on whichever machine, notes what it begins and what it has finished in a
folder of the run's own, beside the manifest. When the run ends, its notes go into the manifest. A
run that is killed leaves its folder behind, and the next one in the same output folder takes the
notes over.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tppo_cli.batch import store
from tppo_cli.batch.files import cannot_write, writer
from tppo_cli.errors import EnvironmentFault
from tppo_cli.manifest import Item

PREFIX = ".manifest-"
_LOCK = "lock"
_GOING = "going"


@dataclass(frozen=True, slots=True)
class Journal:
    """The notes of one run. `scratch` is its folder, where files lie while they are written."""

    scratch: Path

    def begin(self, file: str) -> None:
        """Note that this process now works on a file. Raises EnvironmentFault (TP801)."""
        note = self.scratch / f"{writer()}.now"
        said = file.encode()
        try:
            opened = _open(note)
            os.pwrite(opened, said, 0)
            os.ftruncate(opened, len(said))
        except OSError as error:
            raise cannot_write(note, error) from error

    def record(self, item: Item) -> None:
        """Note that a file is finished. Raises EnvironmentFault (TP801)."""
        notes = self.scratch / f"{writer()}.jsonl"
        line = item.line().encode() + b"\n"
        try:
            opened = _open(notes)
            while line:
                line = line[os.write(opened, line) :]
        except OSError as error:
            raise cannot_write(notes, error) from error

    def flush(self) -> None:
        """Let other machines see what this process has noted. Raises EnvironmentFault (TP801)."""
        notes = self.scratch / f"{writer()}.jsonl"
        try:
            os.fsync(_open(notes))
        except OSError as error:
            raise cannot_write(notes, error) from error

    @property
    def is_going(self) -> bool:
        """Whether the run wants more: it has not ended, and nobody has stopped it."""
        return (self.scratch / _GOING).exists()

    def stop(self) -> None:
        """Let every process of the run end with the item that it is at."""
        # A mark that is taken away: on a disk that is full none can be set.
        (self.scratch / _GOING).unlink(missing_ok=True)

    def begun(self) -> set[str]:
        """The last file that each process worked on."""
        return {note.read_text(encoding="utf-8") for note in self.scratch.glob("*.now")}

    def finished(self) -> set[str]:
        """The files that are noted as finished."""
        return {file for notes in self.notes() for file in store.files_in(notes)}

    def notes(self) -> list[Path]:
        return sorted(self.scratch.glob("*.jsonl"))


_files: dict[Path, int] = {}


def _open(file: Path) -> int:
    """The descriptor of one of this process's notes: it has two files, and many things to note."""
    known = _files.get(file)
    if known is None:
        if len(_files) > 1:
            for old in _files.values():
                os.close(old)
            _files.clear()
        flags = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if file.suffix == ".jsonl" else 0)
        known = _files[file] = os.open(file, flags, 0o644)
    return known


class Closing:
    """What is to be done with the old lines of the manifest when a run ends.

    `keep` says which of them stay; afterwards `dropped` holds the files of the others, each with
    its pictures.
    """

    def __init__(self) -> None:
        self.keep: Callable[[store.Row], bool] = lambda _row: True
        self.dropped: dict[str, tuple[str, ...]] = {}


@contextmanager
def opened(folder: Path, closing: Closing) -> Iterator[Journal]:
    """The journal of a run in an output folder; at the end its notes are in the manifest.

    Raises EnvironmentFault: TP801 the folder cannot be written to, TP810 its manifest is broken.
    """
    take_over(folder)
    scratch, lock = _own_folder(folder)
    with lock:
        journal = Journal(scratch)
        try:
            yield journal
        except BaseException:  # an interrupt, too, must not lose what is finished; raised again
            # What is finished is in the journal, so the manifest may also be written later.
            with suppress(EnvironmentFault):
                _close(folder, journal)
            raise
        # Plated files are not synced one by one.
        os.sync()
        closing.dropped = _close(folder, journal, closing.keep)


def _own_folder(folder: Path) -> tuple[Path, TextIO]:
    """A new folder beside the manifest, and its lock: held as long as the run lives."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        lock = (scratch / _LOCK).open("w")
    except OSError as error:
        raise cannot_write(folder, error) from error
    fcntl.flock(lock, fcntl.LOCK_EX)
    if (scratch / _LOCK).exists():
        try:
            (scratch / _GOING).touch()
        except OSError as error:
            lock.close()
            raise cannot_write(folder, error) from error
        return scratch, lock
    # Another run has taken it for one that a killed run left behind.
    lock.close()
    return _own_folder(folder)


def take_over(folder: Path) -> None:
    """Put what killed runs have finished into the manifest. Raises as `opened` does."""
    for scratch in sorted(folder.glob(f"{PREFIX}*/")):
        try:
            lock = (scratch / _LOCK).open("w")
        except OSError:
            # It ended between its first two steps, or ends at this moment.
            with suppress(OSError):
                scratch.rmdir()
            continue
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            _close(folder, Journal(scratch))


def _close(
    folder: Path, journal: Journal, keep: Callable[[store.Row], bool] = lambda _row: True
) -> dict[str, tuple[str, ...]]:
    dropped = store.merge(folder, journal.notes(), keep, journal.scratch)
    shutil.rmtree(journal.scratch, ignore_errors=True)
    return dropped
