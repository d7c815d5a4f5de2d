"""The process that makes what `batch.remote` hands it: python -m tppo_cli.batch.hand RUN SOCKET.

It lives as long as the run goes on and the one who started it listens.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from tppo_cli.batch import worker
from tppo_cli.batch.confined import portable
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.remote import Answer, received
from tppo_cli.batch.task import Task

IDLE = 2.0
"""Seconds after which a process without work looks whether its run still goes on."""


def serve(journal: Journal, orders: Connection) -> None:
    """Make what comes, until the run has ended."""
    given: SimpleQueue[Sequence[Task]] = SimpleQueue()
    Thread(target=_listen, args=(orders, given), daemon=True).start()
    worker.start(received(journal), journal)
    while journal.is_going:
        try:
            tasks = given.get(timeout=IDLE)
        except Empty:
            continue
        orders.send(_answer(tasks, journal))


def _listen(orders: Connection, given: SimpleQueue[Sequence[Task]]) -> None:
    """Take orders; when nobody can give any more, end at once, whatever is being made."""
    while True:
        try:
            given.put(orders.recv())
        except (EOFError, OSError):
            os._exit(1)


def _answer(tasks: Sequence[Task], journal: Journal) -> Answer:
    try:
        outcomes = worker.make_all(tasks)
        journal.flush()
    except Exception as error:  # whatever it is, it is raised again where the run is waited for
        return [], portable(error)
    return outcomes, None


if __name__ == "__main__":
    serve(Journal(Path(sys.argv[1])), Connection(int(sys.argv[2])))
