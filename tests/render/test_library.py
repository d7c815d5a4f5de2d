"""WeasyPrint is loaded without a search for its libraries, and found all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.packaging.sources import CHECKOUT
from tppo_cli.errors import EnvironmentFault
from tppo_cli.render import library

LOAD = f"""
import sys
sys.path.insert(0, {str(CHECKOUT / "src")!r})
started = []
sys.addaudithook(lambda event, args: started.append(args[0]) if event == "subprocess.Popen" else 0)
from tppo_cli.render.library import load_engine
load_engine()
import ctypes.util, weasyprint
print(len(started), ctypes.util.find_library.__module__)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others search in other ways")
def test_no_other_program_is_asked_where_the_libraries_lie() -> None:
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "ctypes.util"]


def test_what_the_loader_does_not_find_is_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[int] = []

    def fail_once() -> None:
        attempts.append(1)
        if len(attempts) == 1:
            raise OSError("not here")

    monkeypatch.setattr(library, "_import", fail_once)
    monkeypatch.setattr(sys, "platform", "linux")
    library.load_engine()
    assert len(attempts) == 2


def test_a_library_that_is_nowhere_is_a_fault_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise OSError("cannot load library 'libpango-1.0.so.0'")

    monkeypatch.setattr(library, "_import", fail)
    with pytest.raises(EnvironmentFault) as refused:
        library.load_engine()
    assert refused.value.finding.code == "TP020"
    assert refused.value.finding.values == {"fault": "cannot load library 'libpango-1.0.so.0'"}


def test_the_version_of_pango_is_a_version() -> None:
    version = library.pango_version()
    assert version is not None
    assert [part.isdigit() for part in version.split(".")] == [True, True, True]
