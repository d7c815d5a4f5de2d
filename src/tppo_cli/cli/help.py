"""`--help` in the language of the user: the sentences are `assets/cli/{en,id}.yaml`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from tppo_cli.cli.options import EVERYWHERE, ui_language
from tppo_cli.resources import read_yaml

WIDEST = 30
"""Characters of the left column; an option that is longer has a line of its own."""


def sentences(lang: str) -> Mapping[str, Any]:
    """All that the help says, in one language."""
    found: Mapping[str, Any] = read_yaml(f"assets/cli/{lang}.yaml")
    return found


def language(ctx: Any) -> str:
    """The tool's language: as `main` has read it from the command line, else the environment's."""
    given = ctx.obj.get("lang") if isinstance(ctx.obj, dict) else None
    return given or ui_language(os.environ)


def path_of(ctx: Any) -> str:
    """`hotlines confirm`: the command's name as the sentences have it; empty for tppo itself."""
    names: list[str] = []
    while ctx.parent is not None:
        names.insert(0, ctx.info_name)
        ctx = ctx.parent
    return " ".join(names)


def usage(command: Any, ctx: Any) -> str:
    """`tppo check [OPTIONS] SPEC`: what may stand behind the command's name."""
    said = sentences(language(ctx))
    pieces = [said["words"]["takes_options"]]
    for parameter in command.get_params(ctx):
        if parameter.param_type_name == "argument":
            value = value_name(parameter, ctx)
            pieces.append(value if parameter.required else f"[{value}]")
    if isinstance(command, TyperGroup):
        pieces.append(f"{said['words']['command']} …")
    return f"{ctx.command_path} {' '.join(pieces)}"


def value_name(parameter: Any, ctx: Any) -> str:
    """What an argument, or the value of an option, is called in the help."""
    shown = _entry(parameter, ctx).get("value") or parameter.metavar or parameter.name.upper()
    return str(shown)


class Command(TyperCommand):
    """A command that explains itself in the user's language."""

    # Refused in our own words, see `usage`.
    allow_extra_args = True

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_help(self, ctx, formatter)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _told_where(ctx):
            rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            from tppo_cli.cli.usage import too_much  # noqa: PLC0415 -- the catalogue

            raise too_much(ctx, rest)
        return rest

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return _explained(self, ctx, super().shell_complete(ctx, incomplete))


class Group(TyperGroup):
    """A command of commands that explains itself in the user's language."""

    groups: Mapping[str, Sequence[str]] = {}
    """Heading of `groups` in the sentences -> the commands under it; none means one list."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write_help(self, ctx, formatter)
        said = sentences(language(ctx))
        headings = {said["groups"][name]: names for name, names in self.groups.items()}
        for heading, names in (
            headings or {said["words"]["commands"]: list(self.commands)}
        ).items():
            with formatter.section(heading):
                formatter.write_dl([(name, _does(ctx, name, said)) for name in names], WIDEST)
        if ctx.parent is None:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(said["words"]["codes"])

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        with _told_where(ctx):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        if args[0] not in self.commands and not ctx.resilient_parsing:
            from tppo_cli.cli.usage import no_command  # noqa: PLC0415 -- the catalogue

            raise no_command(ctx, args[0], list(self.commands))
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        return _explained(self, ctx, super().shell_complete(ctx, incomplete))


@contextmanager
def _told_where(ctx: Any) -> Iterator[None]:
    """Typer does not say in which command an option has no value, or one too many."""
    try:
        yield
    except typer.TyperException as error:
        if getattr(error, "ctx", ctx) is None:
            vars(error)["ctx"] = ctx
        raise


def group() -> typer.Typer:
    """A command of commands; its own are made with `cls=Command`."""
    return typer.Typer(cls=Group, no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def _write_help(command: Any, ctx: Any, formatter: Any) -> None:
    said = sentences(language(ctx))
    words, own = said["words"], said["commands"].get(path_of(ctx), {})
    formatter.write(_usage_lines(command, ctx, formatter.width, words["usage"]))
    formatter.write_paragraph()
    is_root = ctx.parent is None and isinstance(command, TyperGroup)
    about = words["about"] if is_root else own.get("does") or command.help or ""
    with formatter.indentation():
        formatter.write_text(about)
        if more := own.get("more"):
            formatter.write_paragraph()
            formatter.write_text(more)
    shown = [parameter for parameter in command.get_params(ctx) if not parameter.hidden]
    sections: dict[str, list[Any]] = {"arguments": [], "options": [], "everywhere": []}
    for parameter in shown:
        sections[_section(parameter, ctx)].append(parameter)
    for name, parameters in sections.items():
        if parameters:
            with formatter.section(words[name]):
                rows = [(_left(p, ctx), _right(p, ctx)) for p in parameters]
                formatter.write_dl(rows, WIDEST)
    if examples := own.get("examples"):
        with formatter.section(words["examples"]):
            for line in examples:
                formatter.write(f"{'':{formatter.current_indent}}{line}\n")


def _usage_lines(command: Any, ctx: Any, width: int, prefix: str) -> str:
    import textwrap  # noqa: PLC0415 -- for help only

    line = prefix + usage(command, ctx)
    return textwrap.fill(line, width, subsequent_indent=" " * len(prefix)) + "\n"


def _section(parameter: Any, ctx: Any) -> str:
    if parameter.param_type_name == "argument":
        return "arguments"
    is_everywhere = parameter.name in EVERYWHERE or parameter.name == "help"
    return "everywhere" if is_everywhere and ctx.parent is not None else "options"


def _does(ctx: Any, name: str, said: Mapping[str, Any]) -> str:
    path = f"{path_of(ctx)} {name}".strip()
    does: str = said["commands"].get(path, {}).get("does", "")
    return does


def _entry(parameter: Any, ctx: Any) -> Mapping[str, str]:
    """What the sentences say of an option or argument: of this command's, else of all."""
    said = sentences(language(ctx))
    own = said["commands"].get(path_of(ctx), {}).get("options", {})
    found = own.get(parameter.name) or said["options"].get(parameter.name) or {}
    return {"help": found} if isinstance(found, str) else found


def _left(parameter: Any, ctx: Any) -> str:
    if parameter.param_type_name == "argument":
        return value_name(parameter, ctx)
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.secondary_opts:
        names += " / " + ", ".join(parameter.secondary_opts)
    return names if parameter.is_flag else f"{names} {value_name(parameter, ctx)}"


def _right(parameter: Any, ctx: Any) -> str:
    words = sentences(language(ctx))["words"]
    notes: list[str] = []
    if isinstance(parameter.default, str) and parameter.default:
        notes.append(words["default"].format(value=parameter.default))
    if parameter.required and parameter.param_type_name == "option":
        notes.append(words["required"])
    if getattr(parameter, "multiple", False):
        notes.append(words["repeatable"])
    low, high = getattr(parameter, "min", None), getattr(parameter, "max", None)
    if low is not None and high is not None:
        notes.append(words["range"].format(low=low, high=high))
    said = _entry(parameter, ctx).get("help") or getattr(parameter, "help", None) or ""
    return f"{said} [{'; '.join(notes)}]" if notes else said


def _explained(command: Any, ctx: Any, items: Iterable[Any]) -> list[Any]:
    """Completions with what each command and option does, for shells that show it."""
    said = sentences(language(ctx))
    by_option = {name: p for p in command.get_params(ctx) for name in p.opts}
    found = list(items)
    for item in found:
        if item.value in by_option:
            item.help = _right(by_option[item.value], ctx)
        elif does := _does(ctx, item.value, said):
            item.help = does
    return found
