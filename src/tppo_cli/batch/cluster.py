"""Other machines, through a scheduler of Dask (`distributed`) and a folder that all of them see.

This module is the only one that opens a connection to anything, and only where a command names the
scheduler.
"""

from __future__ import annotations

import logging
import socket
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from tppo_cli.batch import remote
from tppo_cli.batch.executors import Pool
from tppo_cli.batch.files import cannot_write
from tppo_cli.batch.journal import Journal
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding

if TYPE_CHECKING:
    from tppo_cli.batch.make import Context

PATIENCE = 5.0
"""Seconds to wait for the scheduler, and for a first worker."""

GREETING = 1024 * 1024
"""No scheduler greets with so many bytes."""

CHUNK, PLATED_CHUNK = 8, 256
"""Most tasks of a chunk: sending one costs about as much as five items by plate."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of the Dask scheduler at a host and port."""

    host: str
    port: int

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    def check(self) -> None:
        """Find out in time whether anybody listens there.

        Raises ModuleNotFoundError where `distributed` is not installed, EnvironmentFault (TP805).
        """
        import distributed  # noqa: F401, PLC0415 -- an extra, and slow

        try:
            with socket.create_connection((self.host, self.port), PATIENCE) as connection:
                length = connection.recv(8, socket.MSG_WAITALL)
        except OSError as error:
            raise self._unreachable(error) from error
        # A scheduler greets first, with the length of what it says; the client of Dask waits for
        # ever for the greeting of anybody else.
        if not 0 < int.from_bytes(length, "little") < GREETING:
            raise self._unreachable(ValueError("what listens there is something else"))

    def is_for(self, count: int) -> bool:
        return count > 0

    def at_once(self, _context: Context) -> None:
        return None

    @contextmanager
    def pool(self, context: Context, journal: Journal, _most: int) -> Iterator[Pool]:
        """The workers that are there. Raises EnvironmentFault: TP805 no scheduler, or it is lost;
        TP806 no workers; TP807, TP808 a worker that would make something else, or nothing.
        """
        from distributed import KilledWorker  # noqa: PLC0415 -- an extra, and slow

        try:
            remote.send(context, journal)
        except OSError as error:
            raise cannot_write(journal.scratch, error) from error
        with self._client() as client:
            self.check_workers(client, context, journal)
            yield Pool(
                executor=client.get_executor(pure=False),
                make=partial(remote.make_all, str(journal.scratch)),
                places=sum(client.nthreads().values()),
                chunk=PLATED_CHUNK if context.plates else CHUNK,
                deaths=(KilledWorker,),
            )

    @contextmanager
    def _client(self) -> Iterator[Any]:
        from distributed import Client  # noqa: PLC0415 -- an extra, and slow
        from distributed.versions import VersionMismatchWarning  # noqa: PLC0415 -- the same

        # What matters of it is said as a finding.
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        warnings.simplefilter("ignore", VersionMismatchWarning)
        try:
            connect: Callable[..., Any] = Client
            client = connect(f"tcp://{self.address}", timeout=PATIENCE, set_as_default=False)
        except (OSError, ImportError) as error:
            raise self._unreachable(error) from error
        with client:
            try:
                yield client
            except CancelledError as error:
                raise self._unreachable(error, "the connection was lost") from error

    def check_workers(self, client: Any, context: Context, journal: Journal) -> None:
        """Ask each worker what it has, and whether it sees the folders.

        Raises EnvironmentFault: TP806, TP807, TP808.
        """
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise EnvironmentFault(Finding("TP806", {"address": self.address})) from error
        ours = remote.versions()
        folder = str(context.loaded.folder)
        found = client.run(remote.seen, str(journal.scratch), folder, on_error="return")
        for worker, answer in sorted(found.items()):
            values = {"worker": worker}
            if isinstance(answer, BaseException):
                values |= {"name": "tppo", "theirs": str(answer) or type(answer).__name__}
                raise EnvironmentFault(Finding("TP807", values | {"ours": ours["tppo"]}))
            theirs, lacks = answer
            if lacks:
                raise EnvironmentFault(Finding("TP808", values | {"folder": lacks}))
            for name in ours:
                if theirs.get(name) != ours[name]:
                    values |= {"name": name, "theirs": theirs.get(name, ""), "ours": ours[name]}
                    raise EnvironmentFault(Finding("TP807", values))

    def _unreachable(self, error: BaseException, reason: str = "") -> EnvironmentFault:
        said = reason or getattr(error, "strerror", None) or str(error) or type(error).__name__
        return EnvironmentFault(Finding("TP805", {"address": self.address, "reason": said}))
