"""What runs in a worker process. Nothing else imports this before it forks."""

from __future__ import annotations

import signal
from collections.abc import Sequence
from threading import Thread

from tppo_cli.render.library import load_engine

load_engine()

from tppo_cli.batch.confined import end_with_parent  # noqa: E402 -- the quick way to the engine
from tppo_cli.batch.executors import GENERATION  # noqa: E402 -- as above
from tppo_cli.batch.journal import Journal  # noqa: E402 -- comes first
from tppo_cli.batch.make import Context  # noqa: E402
from tppo_cli.batch.plated import Plates  # noqa: E402
from tppo_cli.batch.task import Outcome, Task  # noqa: E402
from tppo_cli.render.limits import confine  # noqa: E402

_shared: tuple[Plates, Journal] | None = None


def start(context: Context, journal: Journal) -> None:
    """Prepare a new worker process, and end it when the process that wants its work is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _shared  # noqa: PLW0603 -- a worker process has one context, given once at its start
    _shared = (Plates(context, journal), journal)
    Thread(target=end_with_parent, daemon=True).start()
    confine()


def make_all(tasks: Sequence[Task]) -> list[Outcome]:
    """Make the tasks, until somebody asks to stop or the process has grown old: what has no outcome
    then is left for a new one. Raises EnvironmentFault, as `make` does.
    """
    if _shared is None:
        raise RuntimeError("a worker that was never started")
    plates, journal = _shared
    outcomes = []
    for task in tasks:
        if plates.full >= GENERATION or not journal.is_going:
            break
        outcomes.append(plates.make(task))
    return outcomes
