"""The manifest on disk: `manifest.jsonl`, one line a file, sorted by file."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from tppo_cli.batch.files import cannot_write, locked, writer
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding, Place
from tppo_cli.manifest import FILE_NAME, Item

NAME = FILE_NAME

Row = Mapping[str, Any]
"""A line of the manifest as JSON."""


def read(folder: Path) -> Iterator[Item]:
    """The lines of a folder's manifest, as it was written; none where there is none.

    Raises EnvironmentFault: TP810 a line that is none.
    """
    for number, (_, _, row) in enumerate(_lines(folder / NAME), 1):
        try:
            yield Item.model_validate(row)
        except ValidationError as error:
            raise _broken(folder / NAME, number, str(error.errors()[0]["msg"])) from None


def known(folder: Path, files: Collection[str]) -> dict[str, Item]:
    """What the manifest says about these files.

    A line that says less than this version of tppo writes says nothing: its file is made anew.
    Raises EnvironmentFault: TP810 a line that is none.
    """
    found: dict[str, Item] = {}
    for _, _, row in _lines(folder / NAME):
        if row["file"] in files:
            try:
                found[row["file"]] = Item.model_validate(row)
            except ValidationError:
                continue
    return found


def files_in(notes: Path) -> Iterator[str]:
    """The files that a journal notes, a line that was cut off left out."""
    return (row["file"] for _, _, row in _lines(notes, is_whole=False))


def merge(
    folder: Path,
    journals: Sequence[Path],
    keep: Callable[[Row], bool] = lambda _row: True,
    scratch: Path | None = None,
) -> dict[str, tuple[str, ...]]:
    """Put what the journals hold into the manifest, each line in place of the one of its file.

    Old lines of other files stay where `keep` says so; the files of those that went are returned,
    each with its pictures.
    Only places in the files are kept in memory, so that the size of a manifest does not matter.
    Raises EnvironmentFault: TP801 it cannot be written, TP810 an old line is none.
    """
    target = folder / NAME
    temporary = (scratch or folder) / f".{NAME}.{writer()}.part"
    with locked(folder):
        places: dict[str, tuple[Path, int, int]] = {}
        dropped: dict[str, tuple[str, ...]] = {}
        for start, length, row in _lines(target):
            if keep(row):
                places[row["file"]] = (target, start, length)
            else:
                dropped[row["file"]] = tuple(_pictures(row))
        for journal in journals:
            for start, length, row in _lines(journal, is_whole=False):
                places[row["file"]] = (journal, start, length)
        if not places and not target.exists():
            return {}
        try:
            _write(temporary, places)
            temporary.replace(target)
        except OSError as error:
            raise cannot_write(target, error) from error
        finally:
            temporary.unlink(missing_ok=True)
    return {file: pictures for file, pictures in dropped.items() if file not in places}


def _pictures(row: Row) -> Iterator[str]:
    """The files of a line's pictures; of a line that is not as it was written, what can be read."""
    listed = row.get("pictures")
    for picture in listed if isinstance(listed, list) else ():
        if isinstance(picture, dict) and isinstance(file := picture.get("file"), str):
            yield file


def _write(target: Path, places: Mapping[str, tuple[Path, int, int]]) -> None:
    sources: dict[Path, BinaryIO] = {}
    try:
        with target.open("wb") as out:
            for file in sorted(places):
                source, start, length = places[file]
                if source not in sources:
                    sources[source] = source.open("rb")
                sources[source].seek(start)
                out.write(sources[source].read(length).rstrip(b"\n") + b"\n")
            out.flush()
            os.fsync(out.fileno())
    finally:
        for opened in sources.values():
            opened.close()


def _lines(file: Path, *, is_whole: bool = True) -> Iterator[tuple[int, int, Row]]:
    """Start, length and content of each line. The journal of a killed run may end in half a line.

    Raises EnvironmentFault, TP810, for a line that is none where `is_whole`.
    """
    try:
        with file.open("rb") as lines:
            start = 0
            for number, line in enumerate(lines, 1):
                row = _row(line)
                if row is not None:
                    yield start, len(line), row
                elif is_whole:
                    raise _broken(file, number, line[:60].decode(errors="replace").strip())
                start += len(line)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise EnvironmentFault(
            Finding("TP003", {"file": str(file), "reason": error.strerror or str(error)})
        ) from error


def _row(line: bytes) -> Row | None:
    try:
        row = json.loads(line)
    except ValueError:
        return None
    is_row = isinstance(row, dict) and isinstance(row.get("file"), str)
    return row if is_row else None


def _broken(file: Path, number: int, said: str) -> EnvironmentFault:
    return EnvironmentFault(Finding("TP810", {"said": said}, Place(str(file), number)))
