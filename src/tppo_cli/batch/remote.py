"""A chunk that has come to another machine.

An executor runs there in a process that has threads, tasks and signals of its own; rendering wants
a process to itself, whose time and memory can be bounded and whose end costs one item. So each
thread that is sent chunks hands them to such a process (`batch.hand`), which it keeps as long as
the run goes on. Nothing here loads the engine.
"""

from __future__ import annotations

import os
import pickle
import platform
import socket
import subprocess
import sys
import threading
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from tppo_cli.batch.journal import Journal
from tppo_cli.batch.task import Outcome, Task

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context

VARIABLES = ("SOURCE_DATE_EPOCH", "TPPO_ITEM_SECONDS")
"""What of the environment decides how items are made: it is that of the command everywhere."""

_CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Sent:
    """What every process of a run is given, through the run's folder."""

    context: Context
    environment: dict[str, str]


def send(context: Context, journal: Journal) -> None:
    """Lay the context of a run into its folder. Raises OSError."""
    environment = {name: os.environ[name] for name in VARIABLES if name in os.environ}
    sent = pickle.dumps(Sent(context, environment))
    (journal.scratch / _CONTEXT).write_bytes(sent)


def received(journal: Journal) -> Context:
    """The context of a run; the environment of this process becomes that of the run."""
    # The folder is the run's own, and nobody else may write in it.
    sent: Sent = pickle.loads((journal.scratch / _CONTEXT).read_bytes())  # noqa: S301
    for name in VARIABLES:
        os.environ.pop(name, None)
    os.environ.update(sent.environment)
    return sent.context


def versions() -> dict[str, str]:
    """Of all that decides the bytes of a file: they must be the same on every machine."""
    from tppo_cli.batch.inputs import engines  # noqa: PLC0415 -- for who makes items only

    return {
        **engines(),
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def seen(scratch: str, campaign: str) -> tuple[dict[str, str], str]:
    """What this machine has, and which of two folders it lacks; `` if none."""
    lacks = "" if Path(campaign).is_dir() else campaign
    if not Journal(Path(scratch)).is_going:
        lacks = str(Path(scratch).parent)
    return versions(), lacks


def make_all(scratch: str, tasks: Sequence[Task]) -> list[Outcome]:
    """Make the tasks of the run whose folder is `scratch`.

    Those without an outcome are left: the process that was at them has died, or the run was
    stopped. Raises EnvironmentFault, as `make` does.
    """
    journal = Journal(Path(scratch))
    outcomes: list[Outcome] = []
    while len(outcomes) < len(tasks) and journal.is_going:
        answer = _hand(scratch).make(tasks[len(outcomes) :])
        if answer is None:
            _let_go()
            break
        made, error = answer
        if error is not None:
            raise error
        outcomes += made
        if len(outcomes) < len(tasks):
            # It has grown old.
            _let_go()
    return outcomes


Answer = tuple[list[Outcome], Exception | None]


class _Hand:
    """A process that makes what it is given."""

    def __init__(self, scratch: str) -> None:
        self.scratch = scratch
        ours, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            command = [sys.executable, "-m", "tppo_cli.batch.hand", scratch, str(number)]
            self._process = subprocess.Popen(  # noqa: S603 -- our own program
                command, pass_fds=(number,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        self._connection = Connection(ours.detach())

    def make(self, tasks: Sequence[Task]) -> Answer | None:
        """What came of the tasks; None where the process has ended over them."""
        try:
            self._connection.send(tasks)
            answer: Answer = self._connection.recv()
        except (EOFError, OSError):
            return None
        return answer

    def end(self) -> None:
        """It ends when nobody listens to it any more."""
        with suppress(OSError):
            self._connection.close()
        self._process.wait()


_of_thread = threading.local()


def _hand(scratch: str) -> _Hand:
    """The process that a run has for this thread."""
    hand: _Hand | None = getattr(_of_thread, "hand", None)
    if hand is not None and hand.scratch == scratch:
        return hand
    _let_go()
    hand = _of_thread.hand = _Hand(scratch)
    return hand


def _let_go() -> None:
    hand: _Hand | None = getattr(_of_thread, "hand", None)
    _of_thread.hand = None
    if hand is not None:
        hand.end()
