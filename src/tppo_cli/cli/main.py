"""The command `tppo`: a table of commands, each imported only when it is called."""

from __future__ import annotations

import gc
import importlib.util
import sys
from functools import partial
from inspect import Parameter, Signature
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from tppo_cli.cli.frame import conclude, parameters_everywhere
from tppo_cli.cli.options import common_of
from tppo_cli.cli.streams import let_go, prepare

COMMANDS: dict[str, str] = {
    "init": "Write a campaign that renders at once.",
    "check": "Check a campaign: everything that can be known before rendering.",
    "poster": "Make posters.",
    "banner": "Make banners: spanduk, x-banner, roll-up, baliho.",
    "speech": "Make the manuscript of the speech, or cue cards.",
    "docx": "Write the speech as a Word document.",
    "card": "Make hotline cards, on sheets ready to cut.",
    "make": "Make any material, built in or of the campaign's own.",
    "kit": "Make everything for every region.",
    "verify": "Read finished files back and compare them with the manifest.",
    "hotlines": "List hotlines, and record who dialled a number.",
    "regions": "List kelurahan and desa below a Kemendagri code.",
    "materials": "List, show and copy out materials.",
    "looks": "List, show and copy out looks.",
    "preview": "Show the campaign in the browser while it is being written.",
    "site": "Write the web pages that a QR code opens.",
    "social": "Make images for social media.",
    "signoff": "Make the sheet on which each item is signed off.",
    "order": "Write the order list for the print shop.",
    "schema": "Print the JSON Schema of a campaign, for editors.",
    "doctor": "Check that this machine has what rendering needs.",
}
"""Name -> short help. `cli/<name>.py` holds a function of that name made by `frame.command`, or,
for a command with commands of its own, a `typer.Typer` named `app`."""


class LazyGroup(TyperGroup):
    """Lists its commands from the table above, and imports the one that is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name, found, rest = super().resolve_command(ctx, args)
        return name, _load(name) if name in COMMANDS else found, rest


def _load(name: str) -> Any:
    module = importlib.import_module(f"tppo_cli.cli.{name}")
    target = getattr(module, "app", None) or getattr(module, name)
    if not isinstance(target, typer.Typer):
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(name)(target)
        target = single
    return typer.main.get_command(target)


app = typer.Typer(
    name="tppo",
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine, 1 findings, 2 usage or file, 3 some items failed, 4 a fault of "
    "tppo, 130 interrupted.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 -- only when it is needed

        typer.echo(f"tppo {version('tppo-cli')}")
        raise typer.Exit


def _root(ctx: typer.Context, **options: Any) -> None:
    """One campaign file becomes posters, banners, speech notes and hotline cards."""
    options.pop("version")
    ctx.obj = options


def _register() -> None:
    context = Parameter("ctx", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    version = Parameter(
        "version",
        Parameter.KEYWORD_ONLY,
        default=False,
        annotation=Annotated[
            bool,
            typer.Option("--version", help="Show the version.", callback=_version, is_eager=True),
        ],
    )
    parameters = [context, *parameters_everywhere(), version]
    _root.__signature__ = Signature(parameters)  # type: ignore[attr-defined] # what typer reads
    _root.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    app.callback()(_root)
    for name, short in COMMANDS.items():
        if importlib.util.find_spec(f"tppo_cli.cli.{name}"):
            app.command(name, help=short)(_stub)


def _stub() -> None:
    """Stands in the list for a command that is not imported yet."""


_register()


def main() -> None:
    """Entry point of `tppo`; ends the process with the exit code of the design."""
    prepare()
    # What a command loads lives as long as it does: looking for garbage among it costs a poster
    # a sixth of its time and frees nothing.
    gc.set_threshold(100_000, 20, 100)
    code: object
    try:
        code = conclude(_run, common_of({"debug": "--debug" in sys.argv}))
    except SystemExit as end:
        code = end.code
    try:
        let_go()
    except OSError as error:
        # Nobody may take half of an answer for all of it.
        code = conclude(partial(_raise, error), common_of({}))
    gc.freeze()
    raise SystemExit(code)


def _run() -> None:
    app(prog_name="tppo")


def _raise(error: Exception) -> NoReturn:
    raise error
