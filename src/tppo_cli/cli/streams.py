"""Standard input, output and error, so that none of them ends a command in a traceback."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """Give each stream that is closed a place that leads nowhere.

    Otherwise the next file that is opened would take its number, and be written into. A file name
    that is no UTF-8 is written with its bytes in hexadecimal, not refused.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is this one.
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or io.TextIOWrapper(io.FileIO(0, "r", closefd=False))
    sys.stdout = sys.stdout or _writer(1)
    sys.stderr = sys.stderr or _writer(2)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def let_go() -> None:
    """Write out what is left; what a reader that went away no longer takes goes nowhere.

    Raises OSError: it could not be written, as where the disk is full.
    """
    failed: OSError | None = None
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError as error:
            # What could not be written would be tried once more when the process ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            if not isinstance(error, BrokenPipeError):
                failed = error
    if failed is not None:
        raise failed


def _writer(number: int) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.FileIO(number, "w", closefd=False), encoding="utf-8")
