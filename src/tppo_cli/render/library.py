"""WeasyPrint and the libraries of the system that it draws with."""

from __future__ import annotations

import contextlib
import ctypes
import ctypes.util
import io
import sys
from collections.abc import Iterator

from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding

_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0.0.dylib")


def load_engine() -> None:
    """Import WeasyPrint, before anything that renders is imported.

    On Linux it asks for each library under seven names of other systems first, and for each of
    them `ctypes` starts ldconfig and a compiler: more than a tenth of the time of a poster. The
    loader finds the right name by itself; only where it does not, WeasyPrint searches its own way.

    Raises EnvironmentFault: TP020 a library is missing.
    """
    if sys.platform.startswith("linux"):
        with contextlib.suppress(OSError), _no_search():
            _import()
            return
    try:
        _import()
    except OSError as error:
        raise EnvironmentFault(Finding("TP020", {"fault": str(error)[:200]})) from error


def _import() -> None:
    # Where a library is missing, WeasyPrint says so on standard output, which is for data.
    with contextlib.redirect_stdout(io.StringIO()):
        import weasyprint  # noqa: F401, PLC0415 -- only what renders needs it


@contextlib.contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    ctypes.util.find_library = _nowhere
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _nowhere(name: str) -> str | None:  # noqa: ARG001 -- the name that callers may give it
    return None


def pango_version() -> str | None:
    """Version of the Pango that lays out text, such as 1.50.12; None where it is not found."""
    for name in _PANGO:
        with contextlib.suppress(OSError):
            asked = ctypes.CDLL(name).pango_version_string
            asked.restype = ctypes.c_char_p
            said: bytes = asked()
            return said.decode()
    return None
