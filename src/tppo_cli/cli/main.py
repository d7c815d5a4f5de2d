"""The command `tppo`: a table of commands, each imported only when it is called."""

from __future__ import annotations

import gc
import importlib
import sys
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any, NoReturn

import typer

from tppo_cli.cli.bundle import with_value
from tppo_cli.cli.frame import conclude, parameters_everywhere
from tppo_cli.cli.help import Command, Group, language, sentences
from tppo_cli.cli.options import common_of, glimpse
from tppo_cli.cli.streams import let_go, prepare
from tppo_cli.errors import EnvironmentFault, ExitCode

GROUPS: dict[str, tuple[str, ...]] = {
    "start": ("init", "check", "preview", "doctor"),
    "make": ("poster", "banner", "card", "speech", "docx", "make", "kit", "site", "social"),
    "deliver": ("verify", "signoff", "order"),
    "look_up": ("hotlines", "regions", "materials", "looks", "schema"),
}
"""Heading of the help -> its commands. What each does is said in assets/cli. `cli/<name>.py` holds
a function of that name made by `frame.command`, or, for a command with commands of its own, a
`typer.Typer` named `app`."""

COMMANDS = tuple(name for names in GROUPS.values() for name in names)


class LazyGroup(Group):
    """Lists its commands from the table above, and imports the one that is called."""

    groups = GROUPS

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, found, rest = super().resolve_command(ctx, args)
        return name, _load(name) if name in COMMANDS else found, list(with_value(rest))


def _load(name: str) -> Any:
    module = importlib.import_module(f"tppo_cli.cli.{name}")
    target = getattr(module, "app", None) or getattr(module, name)
    if not isinstance(target, typer.Typer):
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(name, cls=Command)(target)
        target = single
    return typer.main.get_command(target)


app = typer.Typer(
    name="tppo",
    cls=LazyGroup,
    no_args_is_help=True,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 -- only when it is needed

        typer.echo(f"tppo {version('tppo-cli')}")
        raise typer.Exit


def _root(ctx: typer.Context, **options: Any) -> None:
    options.pop("version")
    if ctx.invoked_subcommand is None:
        from tppo_cli.cli.usage import no_argument  # noqa: PLC0415 -- the catalogue

        raise no_argument(ctx, sentences(language(ctx))["words"]["command"])
    ctx.obj = {**(ctx.obj or {}), **options}


def _register() -> None:
    context = Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    version = Parameter(
        "version",
        Parameter.KEYWORD_ONLY,
        default=False,
        annotation=Annotated[
            bool,
            typer.Option("--version", callback=_version, is_eager=True),
        ],
    )
    parameters = [context, *parameters_everywhere(), version]
    _root.__signature__ = Signature(parameters)  # type: ignore[attr-defined] # what typer reads
    _root.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    app.callback()(_root)
    for name in COMMANDS:
        app.command(name, cls=Command)(_stub)


def _stub() -> None:
    """Stands in the list for a command that is not imported yet."""


_register()


def main() -> None:
    """Entry point of `tppo`; ends the process with the exit code of the design."""
    prepare()
    # What a command loads lives as long as it does: looking for garbage among it costs a poster
    # a sixth of its time and frees nothing.
    gc.set_threshold(100_000, 20, 100)
    seen = glimpse(sys.argv[1:])
    code: object
    try:
        code = conclude(partial(_run, seen.lang), seen)
    except SystemExit as end:
        code = end.code
    try:
        let_go()
    except OSError as error:
        # Nobody may take half of an answer for all of it.
        code = conclude(partial(_raise, error), common_of({}))
    gc.freeze()
    raise SystemExit(code)


def _run(lang: str) -> NoReturn:
    """Call the command that was typed; its own faults it has reported when it comes back."""
    try:
        code = app(prog_name="tppo", standalone_mode=False, obj={"lang": lang})
    except typer.Abort:
        raise KeyboardInterrupt from None
    except typer.TyperException as error:
        if error.__class__.__name__ == "NoArgsIsHelpError":
            print(error.message, file=sys.stderr)
            raise SystemExit(ExitCode.USAGE) from None
        from tppo_cli.cli.usage import finding_of  # noqa: PLC0415 -- the catalogue

        raise EnvironmentFault(finding_of(error)) from None
    raise SystemExit(code or 0)


def _raise(error: Exception) -> NoReturn:
    raise error
