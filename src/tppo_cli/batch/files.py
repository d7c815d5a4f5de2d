"""Writing files so that nothing half written is ever seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding


def write_atomically(path: Path, data: bytes) -> None:
    """Write under a temporary name beside the file, then rename.

    Raises EnvironmentFault (TP801) where the disk is full, the folder cannot be written to …
    """
    temporary = path.with_name(f".{path.name[:180]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise EnvironmentFault(
            Finding("TP801", {"file": str(path), "fault": error.strerror or str(error)})
        ) from error
    finally:
        # Where the folder itself is no folder, there is nothing to take away either.
        with suppress(OSError):
            temporary.unlink()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Only one process at a time may change the manifest of a folder."""
    import fcntl  # noqa: PLC0415 -- POSIX only, as the whole tool is

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / ".manifest.lock").open("w")
    except OSError as error:
        raise EnvironmentFault(
            Finding("TP801", {"file": str(folder), "fault": error.strerror or str(error)})
        ) from error
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
