"""The option --executor: processes of this machine, or a scheduler of others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tppo_cli.batch.executors import Workers

ExecutorOption = Annotated[str, typer.Option("--executor")]

LOCAL = "local"

_DASK = re.compile(r"dask://(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):(?P<port>[0-9]{1,5})/?")


def workers_of(executor: str, jobs: int | None) -> Workers:
    """Who makes the items; that a scheduler listens is found out at once.

    Raises EnvironmentFault: TP016 neither of the two, TP805 nobody listens there.
    """
    from tppo_cli.batch.cores import cores  # noqa: PLC0415 -- only what renders needs these
    from tppo_cli.batch.executors import Local  # noqa: PLC0415
    from tppo_cli.errors import EnvironmentFault  # noqa: PLC0415
    from tppo_cli.findings import Finding  # noqa: PLC0415

    if executor == LOCAL:
        return Local(jobs or cores())
    match = _DASK.fullmatch(executor)
    if match is None or int(match["port"]) > 65535:
        raise EnvironmentFault(Finding("TP016", {"value": executor}))
    from tppo_cli.batch.cluster import Cluster  # noqa: PLC0415 -- for who has other machines

    cluster = Cluster(match["host"].strip("[]"), int(match["port"]))
    cluster.check()
    return cluster
