"""What stands around every command: the common options, the report, the exit code."""

from __future__ import annotations

import inspect
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, get_type_hints

import typer

from tppo_cli.cli.options import EVERYWHERE, Common, common_of
from tppo_cli.errors import EnvironmentFault, ExitCode, FindingsError

if TYPE_CHECKING:
    from tppo_cli.findings import Finding


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found, and what it lists or made: one mapping a row, for json and jsonl.

    `code` is the exit code where the findings alone do not say it.
    """

    findings: Sequence[Finding] = ()
    rows: Sequence[Mapping[str, Any]] = ()
    code: ExitCode | None = None


Result = Outcome | Iterable["Finding"] | None


def command(function: Callable[..., Any], **bound: Any) -> Callable[..., None]:
    """Make a typer command of a function with a keyword `common: Common`.

    The function gets its own parameters and `common`, and returns its findings, an `Outcome`, or
    nothing; it may raise any `TppoError`. The command has the options that are everywhere,
    reports the findings and ends with the exit code of the design. `bound` are parameters that the
    command does not have: they are given here.
    """
    fixed = {"common", *bound}
    names = [name for name in inspect.signature(function).parameters if name not in fixed]
    written = SimpleNamespace(__annotations__={n: function.__annotations__[n] for n in names})
    hints = get_type_hints(written, function.__globals__, include_extras=True)
    own = [
        parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in fixed
    ]
    everywhere = parameters_everywhere()

    @wraps(function)
    def run(ctx: typer.Context, **given: Any) -> None:
        before = ctx.obj if isinstance(ctx.obj, dict) else {}
        after = {name: given.pop(name) for name in EVERYWHERE}
        common = common_of(before, after)
        raise typer.Exit(conclude(lambda: function(**bound, **given, common=common), common))

    context = inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    every = [context, *own, *everywhere]
    run.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined] # what typer reads
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in every}
    return run


def parameters_everywhere() -> list[inspect.Parameter]:
    """The options that every command has, as parameters of a function."""
    return [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
        for name, (annotation, default) in EVERYWHERE.items()
    ]


def conclude(work: Callable[[], Result], common: Common) -> int:
    """Do the work, report what it found, and return the exit code."""
    rows: Sequence[Mapping[str, Any]] = ()
    try:
        outcome = _outcome(work())
        findings, rows = tuple(outcome.findings), outcome.rows
        code = _code(findings, common) if outcome.code is None else outcome.code
    except (typer.Exit, typer.Abort, typer.BadParameter):
        raise
    except FindingsError as error:
        findings, code = error.findings, error.exit_code
    except EnvironmentFault as error:
        findings, code = (error.finding,), error.exit_code
    except KeyboardInterrupt:
        findings, code = (_finding("TP091"),), ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.FINE
    except OSError as error:
        findings, code = (_refused(error),), ExitCode.USAGE
        _trace(common)
    except ModuleNotFoundError as error:
        findings, code = (_not_installed(error),), ExitCode.USAGE
        _trace(common)
    except Exception as error:  # the last net: a fault of ours must not end in a bare traceback
        findings, code = (_bug(error),), ExitCode.BUG
        _trace(common)
    from tppo_cli.cli.report import write  # noqa: PLC0415 -- reads the catalogue

    write(findings, common, rows)
    return code


def _outcome(result: Result) -> Outcome:
    return result if isinstance(result, Outcome) else Outcome(tuple(result or ()))


def _code(findings: Sequence[Finding], common: Common) -> ExitCode:
    if any(f.is_error for f in findings) or (common.strict and findings):
        return ExitCode.FINDINGS
    return ExitCode.FINE


def gate(findings: Iterable[Finding], common: Common) -> tuple[Finding, ...]:
    """The warnings, where work may go on.

    Raises:
        FindingsError: there is an error, or under --strict any finding.

    """
    found = tuple(findings)
    if _code(found, common):
        raise FindingsError(found)
    return found


def _trace(common: Common) -> None:
    if common.debug:
        traceback.print_exc(file=sys.stderr)


EXTRAS = {
    "starlette": "preview",
    "uvicorn": "preview",
    "watchfiles": "preview",
    "distributed": "dask",
    "dask": "dask",
    "docx": "docx",
}
"""Modules that come with an extra of the package -> its name."""


def _not_installed(error: ModuleNotFoundError) -> Finding:
    module = (error.name or str(error)).partition(".")[0]
    extra = EXTRAS.get(module, "")
    return _finding("TP011", module=module, extra=extra, plain="" if extra else module)


def _bug(error: Exception) -> Finding:
    return _finding("TP090", kind=type(error).__name__, problem=str(error)[:300])


def _refused(error: OSError) -> Finding:
    return _finding(
        "TP013", file=str(error.filename or ""), reason=error.strerror or type(error).__name__
    )


def _finding(code: str, **values: str) -> Finding:
    from tppo_cli.findings import Finding  # noqa: PLC0415 -- only when it is needed

    return Finding(code, values)
