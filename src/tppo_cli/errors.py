"""Exit codes, and the few exceptions that end a command.

Everything a user can mend is a finding (see `findings`); an exception only carries findings to
the command line, or says that the fault is ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tppo_cli.findings import Finding


class ExitCode(IntEnum):
    """What a command says to the shell (design: the command line)."""

    FINE = 0
    FINDINGS = 1
    USAGE = 2
    PARTIAL = 3
    BUG = 4
    INTERRUPTED = 130


class TppoError(Exception):
    """Ends a command on purpose, with the exit code of its class.

    What a subclass is made of goes into `args`, so that it survives the way back from a worker.
    """

    exit_code: ExitCode = ExitCode.BUG


class FindingsError(TppoError):
    """The input has faults; nothing was rendered."""

    exit_code = ExitCode.FINDINGS

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        return ", ".join(f.code for f in self.findings)


class EnvironmentFault(TppoError):
    """A file, a folder, a library or a flag is not as it must be; the finding says which."""

    exit_code = ExitCode.USAGE

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding)

    def __str__(self) -> str:
        return self.finding.code
