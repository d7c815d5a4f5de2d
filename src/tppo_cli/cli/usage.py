"""A command that was called in a wrong way, as a finding in the user's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import typer

from tppo_cli.cli.help import usage, value_name
from tppo_cli.findings import Finding
from tppo_cli.spec.nearest import nearest


class Misuse(typer.BadParameter):
    """A fault in what was typed, that is already a finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message())
        self.finding = finding


def no_command(ctx: Any, name: str, known: Sequence[str]) -> Misuse:
    """TP030: there is no such command."""
    near = nearest(name, known)
    choices = "" if near else ", ".join(known)
    values = {"command": ctx.command_path, "name": name, "nearest": near, "choices": choices}
    return Misuse(Finding("TP030", values))


def too_much(ctx: Any, rest: Sequence[str]) -> Misuse:
    """TP035: more words than the command has arguments."""
    return Misuse(Finding("TP035", {**_of(ctx), "extra": " ".join(rest)}))


def no_argument(ctx: Any, name: str) -> Misuse:
    """TP032: an argument is missing."""
    return Misuse(Finding("TP032", {**_of(ctx), "name": name}))


def finding_of(error: typer.TyperException) -> Finding:
    """What typer refuses, as a finding.

    Its exceptions are told by the names of their classes: they are not public, but have borne
    these names since Click, from which typer has them.
    """
    if isinstance(error, Misuse):
        return error.finding
    ctx = getattr(error, "ctx", None)
    names = [base.__name__ for base in type(error).__mro__]
    known = next((_KINDS[name] for name in names if name in _KINDS), None)
    found = known(ctx, error) if known and ctx is not None else None
    if found is None:
        values = _of(ctx) if ctx is not None else {}
        return Finding("TP039", {**values, "problem": error.format_message()})
    return found


def _of(ctx: Any) -> dict[str, str]:
    return {"command": ctx.command_path, "usage": usage(ctx.command, ctx)}


def _no_option(ctx: Any, error: Any) -> Finding:
    known = [option for p in ctx.command.get_params(ctx) for option in (*p.opts, *p.secondary_opts)]
    long = [option.lstrip("-") for option in known if option.startswith("--")]
    near = nearest(error.option_name.lstrip("-"), long)
    values = {"option": error.option_name, "nearest": f"--{near}" if near else ""}
    return Finding("TP031", {**_of(ctx), **values})


def _option_value(ctx: Any, error: Any) -> Finding:
    """TP033, TP034: a value that is missing, or one for an option that takes none."""
    name = error.option_name
    parameter = next((p for p in ctx.command.get_params(ctx) if name in p.opts), None)
    if parameter is None or parameter.is_flag:
        return Finding("TP034", {**_of(ctx), "option": name})
    return Finding("TP033", {**_of(ctx), "option": name, "value": value_name(parameter, ctx)})


def _missing(ctx: Any, error: Any) -> Finding:
    name = value_name(error.param, ctx)
    is_option = error.param.param_type_name == "option"
    return no_argument(ctx, f"{error.param.opts[0]} {name}" if is_option else name).finding


def _bad_value(ctx: Any, error: Any) -> Finding | None:
    """TP036 to TP038: not one of the choices, no number, no day."""
    if error.param is None:
        return None
    told: list[Any] = getattr(error.__cause__, "errors", list)()
    given = str(told[0].get("input", "")) if told else ""
    values = {**_of(ctx), "option": error.param.opts[0], "value": given}
    kind = getattr(error.param, "type_descriptor", None)
    if choices := getattr(kind, "choices", None):
        known = [str(getattr(choice, "value", choice)) for choice in choices]
        return Finding(
            "TP036", {**values, "choices": ", ".join(known), "nearest": nearest(given, known)}
        )
    if getattr(kind, "is_datetime", False):
        return Finding("TP038", values)
    low, high = getattr(error.param, "min", None), getattr(error.param, "max", None)
    if low is not None and high is not None:
        return Finding("TP037", {**values, "min": str(low), "max": str(high)})
    return None


_KINDS: Mapping[str, Callable[[Any, Any], Finding | None]] = {
    "NoSuchOption": _no_option,
    "BadOptionUsage": _option_value,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
}
