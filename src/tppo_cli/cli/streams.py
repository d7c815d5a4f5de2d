"""Standard output and standard error, so that neither ends a command in a traceback."""

from __future__ import annotations

import io
import os
import sys


def prepare() -> None:
    """A file name that is no UTF-8 is written with its bytes in hexadecimal, not refused."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def let_go() -> None:
    """Write out what is left; what a reader that went away no longer takes goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
