"""What lies in a folder against what its manifest lists."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Set
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding, Place
from tppo_cli.manifest import FILE_NAME, OFFICE_FILES, Item, Picture
from tppo_cli.verify.limits import LARGEST_FILE
from tppo_cli.verify.says import of_item

_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""What file managers leave behind."""


def read_manifest(folder: Path) -> Iterator[Item | Finding]:
    """The items of a folder's manifest; TP704 for a line that is none, TP705 for a second one.

    Raises EnvironmentFault (TP707) where there is no manifest.
    """
    file = folder / FILE_NAME
    seen: set[str] = set()
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                item = _item(file, number, line)
                if isinstance(item, Item) and item.file in seen:
                    yield Finding("TP705", {"file": item.file}, item=item.file)
                    continue
                if isinstance(item, Item):
                    seen.add(item.file)
                yield item
    except OSError as error:
        raise _no_entry(folder, error) from error


def listed(folder: Path) -> int:
    """How many lines the manifest has. Raises EnvironmentFault (TP707) where there is none."""
    try:
        with (folder / FILE_NAME).open("rb") as lines:
            return sum(1 for _ in lines)
    except OSError as error:
        raise _no_entry(folder, error) from error


def _item(file: Path, number: int, line: bytes) -> Item | Finding:
    try:
        item = Item.model_validate_json(line)
    except ValidationError as error:
        fault = error.errors()[0]
        return Finding(
            "TP704",
            {"fault": f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}".lstrip(": ")},
            place=Place(str(file), number),
        )
    for name in files_of(item):
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or "\\" in name or "\0" in name:
            return Finding("TP706", {"file": name}, item=item.file, region=item.region)
    return item


def files_of(item: Item) -> tuple[str, ...]:
    """The file of an item, and its pictures."""
    return (item.file, *(picture.file for picture in item.pictures))


def read_pictures(folder: Path, item: Item) -> list[Finding]:
    """What is wrong with the pictures of an item, as files: as `read_file` says it."""
    return [finding for picture in item.pictures for finding in read_file(folder, item, picture)[1]]


def read_file(
    folder: Path, item: Item, of: Picture | None = None
) -> tuple[bytes | None, list[Finding]]:
    """The bytes of an item's file, or of one of its pictures, and what is wrong with them as such.

    TP701 missing, TP702 changed, TP706 a link or not a file at all, TP709 too large to be read.
    """
    listed = of or item
    path = folder
    try:
        for part in PurePosixPath(listed.file).parts:
            path = path / part
            if path.is_symlink():
                return None, [of_item("TP706", item, file=listed.file)]
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return None, [of_item("TP706", item, file=listed.file)]
        if state.st_size > LARGEST_FILE:
            return None, [of_item("TP709", item, fault=f"{state.st_size} bytes")]
        data = path.read_bytes()
    except OSError as error:
        fault = error.strerror or str(error)
        return None, [of_item("TP701", item, file=listed.file, fault=fault)]
    if len(data) == listed.bytes and hashlib.sha256(data).hexdigest() == listed.sha256:
        return data, []
    return data, [
        of_item("TP702", item, file=listed.file, bytes=str(len(data)), wanted=str(listed.bytes))
    ]


def foreign_files(folder: Path, known: Set[str]) -> Iterator[Finding]:
    """TP703 for each file that the manifest does not list, TP706 for each link; by path.

    Raises EnvironmentFault (TP707) where a folder cannot be looked into.
    """
    try:
        for name, is_link in _walk(folder, ""):
            if name not in known:
                yield Finding("TP706" if is_link else "TP703", {"file": name}, item=name)
    except OSError as error:
        raise _no_entry(folder, error) from error


def _walk(folder: Path, under: str) -> Iterator[tuple[str, bool]]:
    """Every file and link below a folder; links are not followed."""
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda entry: entry.name)
    for entry in ordered:
        name = under + entry.name
        if entry.is_symlink():
            yield name, True
        elif entry.is_dir():
            yield from _walk(folder / entry.name, f"{name}/")
        elif not (entry.name in _LITTER or _is_own(name)):
            yield name, False


def _is_own(name: str) -> bool:
    """The manifest, its lock and its journal, papers for the office, files being written."""
    base = name.rpartition("/")[2]
    is_unfinished = base.startswith(".") and base.endswith(".part")
    is_ours = name == FILE_NAME or name in OFFICE_FILES
    return is_ours or name.startswith(".manifest") or is_unfinished


def _no_entry(folder: Path, error: OSError) -> EnvironmentFault:
    fault = error.strerror or str(error)
    return EnvironmentFault(Finding("TP707", {"folder": str(folder), "fault": fault}))
