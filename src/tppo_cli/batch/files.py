"""Writing files so that nothing half written is ever seen."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding


def write_atomically(
    path: Path, data: bytes, scratch: Path | None = None, *, sync: bool = True
) -> None:
    """Write under a temporary name, then rename. Without `sync` it is the system that decides when
    the data reach the disk: whoever asks for that syncs before the file is said to be there.

    `scratch` is where the temporary file lies, in the same file system; beside the file itself
    where none is given. Raises EnvironmentFault (TP801) where the disk is full, the folder cannot
    be written to …
    """
    with opened_atomically(path, scratch, sync=sync) as file:
        file.write(data)


@contextmanager
def opened_atomically(
    path: Path, scratch: Path | None = None, *, sync: bool = True
) -> Iterator[BinaryIO]:
    """A file to be written bit by bit, which takes its name when all is written.

    What is raised meanwhile leaves nothing behind. The rest is as with `write_atomically`.
    """
    temporary = (scratch or path.parent) / f".{writer()}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w+b") as file:
            yield file
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException as error:  # an interrupt, too, must leave nothing behind; raised again
        # Where the folder itself is no folder, there is nothing to take away either.
        with suppress(OSError):
            temporary.unlink()
        if isinstance(error, OSError):
            raise cannot_write(path, error) from error
        raise


def writer() -> str:
    """The name of this process, among all on all machines that write into one folder."""
    return f"{_machine()}-{os.getpid()}"


@cache
def _machine() -> str:
    return re.sub(r"[^A-Za-z0-9-]", "-", platform.node())[:60]


def cannot_write(path: Path, error: OSError) -> EnvironmentFault:
    """TP801 for a file or folder."""
    return EnvironmentFault(
        Finding("TP801", {"file": str(path), "fault": error.strerror or str(error)})
    )


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process at a time may change the manifest of a folder."""
    import fcntl  # noqa: PLC0415 -- POSIX only, as the whole tool is

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".manifest.lock").open("w")
    except OSError as error:
        raise cannot_write(folder, error) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def lies_in(folder: Path, file: str) -> bool:
    """Whether a path of a manifest stays inside its folder, also through links."""
    target = folder / file
    return target.parent.resolve().is_relative_to(folder.resolve()) and not target.is_dir()
