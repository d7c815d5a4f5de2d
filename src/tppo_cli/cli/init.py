"""`tppo init DIR [--from EXAMPLE]`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.options import Common
from tppo_cli.cli.report import words
from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding, Place
from tppo_cli.resources import path
from tppo_cli.spec.nearest import nearest

FOLDER = "assets/init"
"""What a new campaign begins with, as it is copied."""

EDITOR_SCHEMA = ".tppo/campaign.schema.json"

_MODELINE = "# yaml-language-server: $schema="


@command
def init(
    folder: Annotated[Path, typer.Argument()],
    example: Annotated[str | None, typer.Option("--from")] = None,
    *,
    common: Common,
) -> Outcome:
    """Write a campaign that renders at once. Nothing that is there is ever overwritten."""
    files = new_campaign(example)
    written = write_all(folder, files)
    say = words(common.lang)
    for file in written:
        common.say(say["created"].replace("{file}", str(file)))
    common.say(say["next"].replace("{file}", str(folder / "campaign.yaml")))
    return Outcome(rows=[{"file": file.as_posix()} for file in written])


def new_campaign(example: str | None) -> dict[str, bytes]:
    """The files of a new campaign, by their path in its folder, with the editor's schema.

    Raises:
        EnvironmentFault: there is no such example.

    """
    from tppo_cli.spec.schema import campaign_schema_text  # noqa: PLC0415 -- pydantic

    source = path(FOLDER) if example is None else path("examples") / _known(example)
    files = {
        file.relative_to(source).as_posix(): file.read_bytes()
        for file in sorted(source.rglob("*"))
        if file.is_file()
    }
    files["campaign.yaml"] = _with_schema(files["campaign.yaml"].decode()).encode()
    files[EDITOR_SCHEMA] = campaign_schema_text().encode()
    return files


def _known(example: str) -> str:
    choices = sorted(p.parent.name for p in path("examples").glob("*/campaign.yaml"))
    if example in choices:
        return example
    values = {
        "name": example,
        "nearest": nearest(example, choices),
        "choices": ", ".join(choices),
    }
    raise EnvironmentFault(Finding("TP010", values))


def _with_schema(text: str) -> str:
    """The campaign with the line by which editors find its schema beside it."""
    body = re.sub(rf"^{re.escape(_MODELINE)}.*\n", "", text)
    return f"{_MODELINE}{EDITOR_SCHEMA}\n{body}"


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write all files or none; their paths, in order.

    Raises:
        EnvironmentFault: one of them is already there.

    """
    targets = {folder / name: data for name, data in files.items()}
    there = [target for target in targets if target.exists() or target.is_symlink()]
    if there:
        more = str(len(there) - 1) if len(there) > 1 else ""
        values = {"file": str(there[0]), "more": more}
        raise EnvironmentFault(Finding("TP009", values, Place(str(there[0]))))
    for target, data in targets.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as stream:
            stream.write(data)
    return list(targets)
