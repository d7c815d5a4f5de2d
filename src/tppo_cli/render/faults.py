"""WeasyPrint logs a fault and goes on; here it becomes a finding, and nothing is written."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from weasyprint.urls import FatalURLFetchingError

from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding


class _Ear(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """The warnings and errors that WeasyPrint logs meanwhile; they go nowhere else."""
    logger = logging.getLogger("weasyprint")
    ear = _Ear()
    before = logger.propagate, list(logger.handlers)
    logger.propagate = False
    logger.handlers = [ear]
    try:
        yield ear.heard
    finally:
        logger.propagate, logger.handlers = before


@contextmanager
def stumbling(item: str) -> Iterator[None]:
    """What WeasyPrint and the libraries below it make of a page that they were not made for.

    A refusal of the fetcher ends the work in silence: the fetcher has written it down.

    Raises FindingsError: TP642 the engine fails. EnvironmentFault, TP013, where the disk is full
    or the like: that is no fault of the page.
    """
    try:
        yield
    except FatalURLFetchingError:
        return
    except (FindingsError, MemoryError):
        raise
    except OSError as error:
        if error.errno not in _OF_THE_SYSTEM:
            raise FindingsError([_stumbled(error, item)]) from error
        values = {"file": str(error.filename or ""), "reason": error.strerror or ""}
        raise EnvironmentFault(Finding("TP013", values)) from error
    except Exception as error:  # a number in a drawing, a table of a font: it raises what it likes
        raise FindingsError([_stumbled(error, item)]) from error


_OF_THE_SYSTEM = frozenset(
    (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EMFILE, errno.ENFILE, errno.EIO)
)


def _stumbled(error: Exception, item: str) -> Finding:
    return Finding("TP642", {"fault": f"{type(error).__name__}: {error}"[:200]}, item=item)


def refuse_unloaded(item: str, refusals: Iterable[str], heard: Iterable[str]) -> None:
    """Raise for what was not loaded, else for what was said.

    Raises FindingsError: TP602 an address was refused, TP603 a glyph or font is missing, TP604
    anything else.
    """
    found = [Finding("TP602", {"address": url}, item=item) for url in dict.fromkeys(refusals)]
    if not found:
        found = [_said(item, fault) for fault in dict.fromkeys(heard)]
    if found:
        raise FindingsError(found)


def _said(item: str, fault: str) -> Finding:
    code = "TP603" if "glyph" in fault or "font" in fault.lower() else "TP604"
    return Finding(code, {"fault": fault}, item=item)


def refuse_foreign(item: str, fonts: set[str]) -> None:
    """Raise FindingsError, TP605, for fonts that are not the look's.

    An unknown family is replaced, without a word, by one that the machine happens to have.
    """
    if fonts:
        raise FindingsError(Finding("TP605", {"font": name}, item=item) for name in sorted(fonts))
