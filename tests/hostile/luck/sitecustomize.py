"""Put before all else on the path of a command, this makes it meet what TPPO_LUCK says.

`vanish`: the file that TPPO_FILE names is deleted after the checks, when the engine is loaded.
`change`: something else is written into it then. `clock`: it is the moment TPPO_NOW, in seconds
from 1970, for all of Python.
"""

import os
import sys
import time
from pathlib import Path

LUCK = os.environ.get("TPPO_LUCK", "")


def meet(event: str, arguments: tuple[object, ...]) -> None:
    if event == "import" and arguments[0] == "weasyprint":
        file = Path(os.environ["TPPO_FILE"])
        if LUCK == "change":
            file.write_bytes(b"x")
        else:
            file.unlink(missing_ok=True)


if LUCK in {"vanish", "change"}:
    sys.addaudithook(meet)
if LUCK == "clock":
    now = float(os.environ["TPPO_NOW"])
    time.time = lambda: now
    time.time_ns = lambda: int(now * 1e9)
    import datetime as dt

    class Date(dt.date):
        @classmethod
        def today(cls) -> "Date":
            return cls.fromtimestamp(now)

    # Nobody who asks for the day must get it from elsewhere.
    setattr(dt, "date", Date)  # noqa: B010 -- a type is not assigned to
