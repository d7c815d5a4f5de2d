"""The options that every command has, and what the environment says.

Nothing here imports a heavy library: `tppo --help` reads this module.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

if TYPE_CHECKING:
    import datetime as dt

    from tppo_cli.spec.load import Loaded


class Format(StrEnum):
    """How findings and data are written."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"


class UiLang(StrEnum):
    """Language of findings; that of the documents is the campaign's own."""

    ID = "id"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Common:
    """The options that every command has, as given."""

    format: Format = Format.TEXT
    strict: bool = False
    overrides: tuple[str, ...] = ()
    quiet: bool = False
    lang: str = "en"
    debug: bool = False

    def say(self, text: str, stream: TextIO | None = None) -> None:
        """Words for people, on stderr; nothing under --quiet."""
        if not self.quiet:
            print(text, file=stream or sys.stderr)

    def load(self, spec: str) -> Loaded:
        """The campaign, with every --set carried out.

        Raises:
            FindingsError: it has faults.
            EnvironmentFault: it cannot be read.

        """
        from pathlib import Path  # noqa: PLC0415 -- pydantic: `tppo --help` need not wait for it

        from tppo_cli.spec.load import load_campaign  # noqa: PLC0415 -- only when it is needed

        return load_campaign("-" if spec == "-" else Path(spec), self.overrides)


def _check_override(values: list[str] | None) -> list[str] | None:
    for value in values or ():
        if not re.match(r"[^=]+=", value):
            from tppo_cli.cli.usage import Misuse  # noqa: PLC0415 -- the catalogue
            from tppo_cli.findings import Finding  # noqa: PLC0415

            raise Misuse(Finding("TP006", {"value": value}))
    return values


SpecArgument = Annotated[str, typer.Argument()]
FinalOption = Annotated[bool, typer.Option("--final")]

EVERYWHERE: Mapping[str, tuple[Any, Any]] = {
    "format": (Annotated[Format | None, typer.Option("--format")], None),
    "strict": (Annotated[bool, typer.Option("--strict")], False),
    "overrides": (
        Annotated[list[str] | None, typer.Option("--set", callback=_check_override)],
        None,
    ),
    "quiet": (Annotated[bool, typer.Option("--quiet", "-q")], False),
    "ui_lang": (Annotated[UiLang | None, typer.Option("--ui-lang")], None),
    "debug": (Annotated[bool, typer.Option("--debug")], False),
}
"""Parameter name -> (annotation for typer, default)."""


def common_of(*given: Mapping[str, Any]) -> Common:
    """The options as given before the command's name and after it; the later ones win."""
    chosen: dict[str, Any] = {}
    overrides: list[str] = []
    for options in given:
        overrides += options.get("overrides") or ()
        chosen |= {name: value for name, value in options.items() if value}
    lang = chosen.get("ui_lang")
    return Common(
        format=chosen.get("format", Format.TEXT),
        strict=chosen.get("strict", False),
        overrides=tuple(overrides),
        quiet=chosen.get("quiet", False),
        lang=lang.value if lang else ui_language(os.environ),
        debug=chosen.get("debug", False),
    )


def glimpse(arguments: Sequence[str]) -> Common:
    """The few options that count even where the rest of the call makes no sense."""
    before = list(arguments)
    if "--" in before:
        before = before[: before.index("--")]
    given: dict[str, str] = {}
    for name, following in zip(before, [*before[1:], ""], strict=False):
        option, is_joined, value = name.partition("=")
        if option in ("--format", "--ui-lang"):
            given[option] = value if is_joined else following
    form, lang = given.get("--format", ""), given.get("--ui-lang", "")
    return Common(
        format=Format(form) if form in list(Format) else Format.TEXT,
        lang=lang if lang in list(UiLang) else ui_language(os.environ),
        debug="--debug" in before,
    )


def ui_language(environment: Mapping[str, str]) -> str:
    """`id` or `en`: what TPPO_UI_LANG says, else the locale.

    The locale is that of LC_ALL, LC_MESSAGES or LANG, the first that is set, as POSIX orders
    them; `in` is the code that Java still uses. Any other language than Indonesian gets English.
    """
    asked = environment.get("TPPO_UI_LANG", "").casefold()
    if asked in list(UiLang):
        return asked
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environment[name] for name in names if environment.get(name)), "")
    return "id" if re.match(r"(id|in)([_.@-]|$)", locale) else "en"


def today() -> dt.date:
    """Today, or the date that TPPO_TODAY gives.

    Raises:
        EnvironmentFault: TPPO_TODAY is no date.

    """
    import datetime as dt  # noqa: PLC0415 -- only when it is needed

    value = os.environ.get("TPPO_TODAY")
    if not value:
        return dt.date.today()
    try:
        return dt.datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        from tppo_cli.errors import EnvironmentFault  # noqa: PLC0415 -- only when it is needed
        from tppo_cli.findings import Finding  # noqa: PLC0415 -- only when it is needed

        raise EnvironmentFault(Finding("TP005", {"value": value})) from None
