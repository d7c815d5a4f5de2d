"""Whether every number is right, holds where it is printed, and has been dialled."""

from __future__ import annotations

from collections.abc import Iterator

from tppo_cli.check.subject import Subject
from tppo_cli.content.texts import qr_findings
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.hotlines import confirmations
from tppo_cli.hotlines.registry import areas
from tppo_cli.hotlines.review import findings_for


def check(subject: Subject) -> Iterator[Finding]:
    """TP203 to TP209 doubtful numbers, TP213 to TP215 areas, TP506 and TP507 the QR's number."""
    yield from findings_for(subject.loaded, subject.regions, subject.hotlines)
    if subject.is_whole:
        yield from areas(subject.hotlines, subject.covered, subject.loaded)
        yield from qr_findings(subject.loaded, subject.hotlines, subject.regions)


def check_confirmed(subject: Subject, *, final: bool) -> list[Finding]:
    """TP221 to TP227: what a final still lacks. A proof needs none, but a file that can be read."""
    try:
        if final:
            return confirmations.gate(
                subject.loaded, subject.hotlines, subject.regions, subject.today
            )
        confirmations.read(subject.loaded.folder)
    except FindingsError as error:
        return list(error.findings)
    return []
