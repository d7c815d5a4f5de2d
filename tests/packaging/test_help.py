"""What starts often starts light: the layout engine is loaded by what renders, and only then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.packaging.sources import CHECKOUT

RUN = """
import sys
sys.argv = ["tppo", *{arguments!r}]
from tppo_cli.cli.main import main
try:
    code = main()
except SystemExit as stop:
    code = stop.code
print(code or 0, *sys.modules, file=sys.stderr)
"""
HEAVY = {"weasyprint", "pydyf", "cffi", "pikepdf", "pypdfium2", "zxingcpp", "lxml", "fontTools"}
EXAMPLE = str(CHECKOUT / "examples" / "jakarta-barat-2023" / "campaign.yaml")


def loaded_by(*arguments: str) -> set[str]:
    """The modules that a command has loaded when it ends well."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(arguments=arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    code, *modules = done.stderr.splitlines()[-1].split()
    assert code == "0", done.stderr
    return {name.partition(".")[0] for name in modules}


def test_the_list_of_commands_loads_nothing_heavy() -> None:
    modules = loaded_by("--help")
    assert "tppo_cli" in modules
    # The sentences of the help are YAML: its parser in C takes a hundredth of a second.
    assert modules & (HEAVY | {"pydantic", "babel", "lokal", "openpyxl"}) == set()


def test_the_help_of_a_command_loads_nothing_that_renders() -> None:
    modules = loaded_by("poster", "--help")
    assert "tppo_cli" in modules
    assert modules & HEAVY == set()


def test_check_loads_no_layout_engine() -> None:
    modules = loaded_by("check", EXAMPLE)
    assert "pydantic" in modules
    assert modules & {"weasyprint", "pydyf"} == set()


def test_one_poster_loads_only_what_makes_it(tmp_path: Path) -> None:
    modules = loaded_by("poster", EXAMPLE, "--no-read-back", "-o", str(tmp_path))
    assert "weasyprint" in modules
    readers = {"pikepdf", "pypdfium2", "zxingcpp"}
    assert modules & (readers | {"markdown_it", "openpyxl", "rich", "coloraide"}) == set()
