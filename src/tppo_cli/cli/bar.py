"""A progress bar, where somebody looks at it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tppo_cli.batch.task import Outcome
    from tppo_cli.cli.options import Common

FEW = 3
"""So few files are done before a bar has been read."""


@contextmanager
def progress(total: int, common: Common) -> Iterator[Callable[[Outcome], None]]:
    """A progress bar on a terminal, for more than a few items; silence elsewhere."""
    quiet = common.quiet or os.environ.get("CI") or not sys.stderr.isatty()
    if quiet or total <= FEW:
        yield lambda _outcome: None
        return
    from rich.console import Console  # noqa: PLC0415 -- 40 ms, for terminals only
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("tppo", total=total)

        def tell(outcome: Outcome) -> None:
            bar.update(task, advance=1, description=outcome.file.split("/")[0])

        yield tell
