"""Work in a process of its own, which may end without ending the command.

A picture, a font or a drawing from a stranger may bring a library down, fill the memory or never
come to an end. A copy of this process (`fork`) takes a few milliseconds, as everything is loaded
in it already.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import TypeVar

from tppo_cli.regions.region import Region
from tppo_cli.render.limits import confine
from tppo_cli.spec.assets import TABLE, TEXT, named_files
from tppo_cli.spec.load import Loaded

A = TypeVar("A")
R = TypeVar("R")

OWN_FOLDERS = ("templates", "fonts")


def each(
    work: Callable[[A], R], arguments: Sequence[A], *, is_trusted: bool = False
) -> Iterator[R | None]:
    """The result for each argument, in order; None where the process that worked on it has ended.

    What `work` raises is raised here. What `is_trusted` is done in this process: a copy costs a
    twentieth of a poster. So it is where no process can be copied safely: on macOS the system's
    own libraries do not survive it.
    """
    if is_trusted or not sys.platform.startswith("linux"):
        yield from map(work, arguments)
        return
    rest = list(arguments)
    while rest:
        done = yield from _in_child(work, rest)
        if done == len(rest):
            return
        yield None
        rest = rest[done + 1 :]


def brings_files(loaded: Loaded, regions: Iterable[Region]) -> bool:
    """Whether a campaign has files of its own that the engine reads: templates, fonts, pictures.

    Its texts alone, set by our templates in our fonts, are bounded by their models.
    """
    own = any((loaded.folder / name).exists() for name in OWN_FOLDERS)
    named = any(asset.types not in (TABLE, TEXT) for asset in named_files(loaded))
    return own or named or any(region.logo is not None for region in regions)


def _in_child(work: Callable[[A], R], arguments: Sequence[A]) -> Generator[R, None, int]:
    """Results as they come, until there are no more or the process has ended; how many came."""
    processes = multiprocessing.get_context("fork")
    ours, theirs = processes.Pipe(duplex=False)
    # The child writes to no object of ours: without a look at all of them, no page is copied.
    gc.freeze()
    child = processes.Process(target=_serve, args=(work, arguments, ours, theirs), daemon=True)
    child.start()
    theirs.close()
    done = 0
    try:
        while done < len(arguments):
            try:
                result, error = pickle.loads(ours.recv_bytes())  # noqa: S301 -- our own child's
            except EOFError:
                break
            if error is not None:
                raise error
            done += 1
            yield result
    finally:
        child.kill()
        child.join()
        child.close()
        ours.close()
        gc.unfreeze()
    return done


def _serve(
    work: Callable[[A], R], arguments: Sequence[A], theirs: Connection, ours: Connection
) -> None:
    """What the child does: the work, one by one."""
    theirs.close()
    # Ctrl-C is for the process above, which ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=end_with_parent, daemon=True).start()
    confine()
    with suppress(BrokenPipeError):
        for argument in arguments:
            try:
                answer = pickle.dumps((work(argument), None))
            except Exception as error:  # whatever it is, it is raised again in the process above
                ours.send_bytes(pickle.dumps((None, portable(error))))
                return
            ours.send_bytes(answer)


def portable(error: Exception) -> Exception:
    """The exception, with where it was raised; another one with its words if it can't be sent."""
    error.add_note(traceback.format_exc())
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- made in this very line
    except Exception as fault:  # what an exception's own pickling raises can be anything
        plain = RuntimeError(f"{type(error).__name__}: {error} ({type(fault).__name__})")
        plain.add_note(traceback.format_exc())
        return plain
    return error


def end_with_parent() -> None:
    """End this process when the one that wants its work is no more."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
