"""Put before all else on the path of a kit, this makes its workers meet what TPPO_DEATH says.

`kill`: the worker that opens the file `logo.svg` ends at once, as one does that takes too much
memory. `once`: only the first of them. `fault`: opening it raises what no code of ours expects.
`full`: no file can be opened to be written any more, once two are. `start`: each worker ends
before it begins anything.
"""

import errno
import multiprocessing
import os
import signal
import sys
from pathlib import Path

DEATH = os.environ.get("TPPO_DEATH", "")
WRITTEN = 2


def is_worker() -> bool:
    return multiprocessing.parent_process() is not None or "tppo_cli.batch.hand" in sys.orig_argv


def meet(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open" or not is_worker():
        return
    name = Path(os.fsdecode(arguments[0])).name if isinstance(arguments[0], str | bytes) else ""
    if DEATH == "full" and name.endswith(".part"):
        out = Path(os.environ["TPPO_OUT"])
        if len(list(out.glob("*/*.pdf"))) >= WRITTEN:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if DEATH == "start" and name.endswith(".now"):
        os.kill(os.getpid(), signal.SIGKILL)
    if name != "logo.svg" or DEATH not in {"kill", "once", "fault"}:
        return
    if DEATH == "fault":
        raise RuntimeError("boom")
    if DEATH == "once":
        try:
            os.close(os.open(os.environ["TPPO_ONCE"], os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return
    os.kill(os.getpid(), signal.SIGKILL)


if DEATH:
    sys.addaudithook(meet)
