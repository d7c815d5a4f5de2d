"""What a command's end says to the shell, and that no traceback is ever shown unasked."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from tppo_cli.cli.frame import Outcome, command, conclude, gate
from tppo_cli.cli.options import Common, Format, SpecArgument, common_of, today, ui_language
from tppo_cli.errors import EnvironmentFault, ExitCode, FindingsError
from tppo_cli.findings import Finding, Place, catalogue

ERROR = Finding("TP110", {}, Place("c.yaml", 1, 1))
WARNING = next(Finding(code) for code in catalogue("en") if not Finding(code).is_error)


def raising(error: BaseException) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


@pytest.mark.parametrize(
    ("work", "code", "said"),
    [
        (lambda: None, 0, ""),
        (Outcome, 0, ""),
        (lambda: [WARNING], 0, "1 warning"),
        (lambda: [ERROR], 1, "TP110"),
        (raising(FindingsError([ERROR, WARNING])), 1, "1 error, 1 warning"),
        (raising(EnvironmentFault(Finding("TP001", {"file": "x"}))), 2, "TP001"),
        (
            raising(OSError(errno.ENOSPC, "No space left", "out/x.pdf")),
            2,
            "TP013 error: the system refuses out/x.pdf",
        ),
        (raising(ModuleNotFoundError("x", name="starlette.routing")), 2, "tppo-cli[preview]"),
        (
            raising(ModuleNotFoundError("x", name="nowhere")),
            2,
            "TP011 error: this command needs nowhere",
        ),
        (lambda: Outcome([ERROR], code=ExitCode.PARTIAL), 3, "TP110"),
        (raising(ZeroDivisionError("by zero")), 4, "TP090 error: tppo has stumbled over a fault"),
        (raising(MemoryError()), 4, "MemoryError"),
        (raising(RecursionError()), 4, "RecursionError"),
        (raising(KeyboardInterrupt()), 130, "interrupted"),
        (raising(BrokenPipeError()), 0, ""),
    ],
)
def test_the_exit_code_and_the_words(
    work: Callable[[], Any], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert conclude(work, Common()) == code
    shown = capsys.readouterr()
    assert said in shown.err
    assert bool(said) == bool(shown.err)
    assert shown.out == ""
    assert "Traceback" not in shown.err


def test_strict_counts_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude(lambda: [WARNING], Common(strict=True)) == 1
    assert "warnings count as errors" in capsys.readouterr().err
    assert gate([WARNING], Common()) == (WARNING,)
    with pytest.raises(FindingsError):
        gate([WARNING], Common(strict=True))
    with pytest.raises(FindingsError):
        gate([ERROR], Common())


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude(raising(ZeroDivisionError("by zero")), Common(debug=True)) == 4
    assert "ZeroDivisionError: by zero" in capsys.readouterr().err


def test_a_fault_of_ours_is_a_finding_for_machines_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude(raising(ZeroDivisionError("x")), Common(format=Format.JSON)) == 4
    shown = capsys.readouterr()
    assert json.loads(shown.out)["findings"][0]["code"] == "TP090"
    assert shown.err == ""


def test_quiet_says_errors_only(capsys: pytest.CaptureFixture[str]) -> None:
    common = Common(quiet=True)
    common.say("word")
    assert conclude(lambda: [WARNING], common) == 0
    assert capsys.readouterr().err == ""
    assert conclude(lambda: [WARNING, ERROR], common) == 1
    shown = capsys.readouterr().err
    assert "TP110" in shown
    assert WARNING.code not in shown


def test_rows_are_data_for_machines_only(capsys: pytest.CaptureFixture[str]) -> None:
    outcome = Outcome((ERROR,), ({"file": "a"}, {"file": "b"}))
    conclude(lambda: outcome, Common(format=Format.JSON))
    report = json.loads(capsys.readouterr().out)
    assert [row["file"] for row in report["items"]] == ["a", "b"]
    assert [row["code"] for row in report["findings"]] == ["TP110"]
    conclude(lambda: outcome, Common(format=Format.JSONL))
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line.get("file") for line in lines] == ["a", "b", "c.yaml"]


def app_of(seen: list[Any]) -> typer.Typer:
    app = typer.Typer(rich_markup_mode=None)

    @command
    def make(
        spec: SpecArgument,
        sizes: Annotated[list[str] | None, typer.Option("--size")] = None,
        *,
        common: Common,
    ) -> None:
        """Make it."""
        seen.append((spec, sizes, common))

    app.command()(make)
    return app


def test_a_command_has_its_own_options_and_those_that_are_everywhere() -> None:
    seen: list[Any] = []
    arguments = [
        "c.yaml",
        "--size",
        "A3",
        "--size",
        "A4",
        "--set",
        "a=1",
        "--strict",
        "--set",
        "b=",
    ]
    result = CliRunner().invoke(app_of(seen), [*arguments, "--format", "jsonl", "--ui-lang", "id"])
    assert result.exit_code == 0, result.output
    common = Common(Format.JSONL, strict=True, overrides=("a=1", "b="), lang="id")
    assert seen == [("c.yaml", ["A3", "A4"], common)]
    page = CliRunner().invoke(app_of(seen), ["--help"]).output
    assert "Make it." in page
    for option in ("--size", "--format", "--strict", "--set", "--quiet", "--ui-lang", "--debug"):
        assert option in page


@pytest.mark.parametrize(
    "arguments",
    [[], ["a", "b"], ["a", "--sice", "A3"], ["a", "--set", "x"], ["a", "--set", "=x"],
     ["a", "--format", "xml"], ["a", "--ui-lang", "fr"]],
)  # fmt: skip
def test_a_wrong_use_of_the_command_line_is_two(arguments: list[str]) -> None:
    assert CliRunner().invoke(app_of([]), arguments).exit_code == 2


def test_options_before_the_command_hold_too_and_later_ones_win() -> None:
    common = common_of(
        {"format": Format.JSON, "overrides": ["a=1"], "strict": True, "ui_lang": None},
        {"format": Format.GITHUB, "overrides": ["b=2"], "strict": False, "quiet": True},
    )
    assert common == Common(Format.GITHUB, strict=True, overrides=("a=1", "b=2"), quiet=True)


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "in_ID"}, "id"),
        ({"LANG": "id"}, "id"),
        ({"LANG": "ido_XX"}, "en"),
        ({"LC_MESSAGES": "id_ID", "LANG": "en_GB"}, "id"),
        ({"LC_ALL": "C", "LANG": "id_ID"}, "en"),
        ({"LC_ALL": "", "LANG": "id_ID"}, "id"),
    ],
)
def test_the_language_of_messages_follows_the_locale(
    environment: dict[str, str], lang: str
) -> None:
    assert ui_language(environment) == lang


def test_today_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TPPO_TODAY", "2023-08-15")
    assert today().isoformat() == "2023-08-15"
    for wrong in ("kemarin", "2023-02-30", "15-08-2023"):
        monkeypatch.setenv("TPPO_TODAY", wrong)
        with pytest.raises(EnvironmentFault) as raised:
            today()
        assert raised.value.finding.code == "TP005"
