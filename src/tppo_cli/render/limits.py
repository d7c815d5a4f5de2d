"""No item may take for ever, or all memory: a template, a drawing or a text can be made to.

Processor time is counted, not the clock, so that a machine that is busy with other things gives
up nothing that is fine. Two limits guard it. The first raises an exception between two steps of
Python, which ends the item and nothing else. The second ends the process, for a step of a C
library that never returns; only a process that was `confine`d has it, and the one that started it
says which item was lost.
"""

from __future__ import annotations

import os
import resource
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding

SECONDS = 60.0
"""Processor time of one item: the largest that is printed takes a tenth of it on a slow core."""

VARIABLE = "TPPO_ITEM_SECONDS"
"""In the environment: another limit, in seconds."""

AGAIN = 1.0
"""Seconds after which an item is stopped once more: a library may have caught the first try."""

GRACE = 10.0
"""Seconds more until the process itself is ended."""

MEMORY = 4 * 1024**3
"""Bytes of address space of a process that makes items; one poster takes half a gibibyte."""


class _Overdue(BaseException):
    """The time of an item is up. No `except Exception` of a library keeps it from ending."""


_state = threading.local()


def seconds() -> float:
    """The processor time that one item may take."""
    with suppress(ValueError):
        given = float(os.environ.get(VARIABLE, ""))
        if 0 < given < float("inf"):
            return given
    return SECONDS


def confine() -> None:
    """Bound this process: it is one that may be ended, and whoever started it will say so."""
    # macOS knows these limits but does not always let them be set.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    _state.may_end = True


@contextmanager
def bounded(item: str) -> Iterator[None]:
    """What happens inside takes no longer than one item may; inside of another it changes nothing.

    Only a main thread can be stopped; elsewhere there is no limit.

    Raises FindingsError: TP640 the time is up, TP641 there is no more memory.
    """
    if getattr(_state, "is_bound", False) or (
        threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    most = seconds()
    _state.is_over = False
    before = signal.signal(signal.SIGPROF, _stop)
    _state.is_bound = True
    _end_after(most + GRACE)
    signal.setitimer(signal.ITIMER_PROF, most, AGAIN)
    try:
        yield
    except MemoryError:
        raise FindingsError([Finding("TP641", item=item)]) from None
    except (_Overdue, FindingsError):
        if not _state.is_over:
            raise
    finally:
        _state.is_bound = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        _end_after(None)
    # A library that catches everything may have gone on without what was stopped.
    if _state.is_over:
        raise FindingsError([Finding("TP640", {"seconds": f"{most:g}"}, item=item)])


def _stop(_signal: int, _frame: FrameType | None) -> None:
    if getattr(_state, "is_bound", False):
        _state.is_over = True
        raise _Overdue


def _end_after(more: float | None) -> None:
    """End this process after so many seconds of processor time, if it is one that may end."""
    if not getattr(_state, "may_end", False):
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    soft = hard if more is None else int(used.ru_utime + used.ru_stime + more) + 1
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
