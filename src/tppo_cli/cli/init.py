"""`tppo init DIR`: a new campaign, from questions, from options, or from an example."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.options import Common, today
from tppo_cli.cli.report import words
from tppo_cli.errors import EnvironmentFault, ExitCode
from tppo_cli.findings import Finding, Place

if TYPE_CHECKING:
    from tppo_cli.cli.new_campaign import Answers

TextOption = str | None


@command
def init(
    folder: Annotated[Path, typer.Argument()],
    region: Annotated[TextOption, typer.Option("--region")] = None,
    title: Annotated[TextOption, typer.Option("--title")] = None,
    event: Annotated[TextOption, typer.Option("--event")] = None,
    date: Annotated[TextOption, typer.Option("--date")] = None,
    time: Annotated[TextOption, typer.Option("--time")] = None,
    place: Annotated[TextOption, typer.Option("--place")] = None,
    lang: Annotated[TextOption, typer.Option("--lang")] = None,
    example: Annotated[TextOption, typer.Option("--from")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    *,
    common: Common,
) -> Outcome:
    """Write a campaign that renders at once. Nothing that is there is ever overwritten."""
    from tppo_cli.cli.new_campaign import Answers, from_answers, from_example  # noqa: PLC0415

    given = Answers(region, title, event, date, time, place)
    refuse_occupied(folder)
    if example is not None:
        _refuse_beside_example(given, lang)
        files = from_example(example)
    else:
        answers, findings = _answers(given, lang, common, ask_too=not yes)
        if findings:
            return Outcome(findings, code=ExitCode.USAGE)
        files = from_answers(answers, common.lang, today())
    written = write_all(folder, files)
    say = words(common.lang)
    for file in written:
        common.say(say["created"].replace("{file}", str(file)))
    common.say(say["next"].replace("{file}", str(folder / "campaign.yaml")))
    return Outcome(rows=[{"file": file.as_posix()} for file in written])


def _refuse_beside_example(given: Answers, lang: str | None) -> None:
    names = ("region", "title", "event", "date", "time", "place")
    said = [f"--{name}" for name in names if getattr(given, name) is not None]
    if options := [*said, *(["--lang"] if lang is not None else [])]:
        raise EnvironmentFault(Finding("TP043", {"options": ", ".join(options)}))


def _answers(
    given: Answers, lang: str | None, common: Common, *, ask_too: bool
) -> tuple[Answers, list[Finding]]:
    """The answers in their final form, and what is wrong with the options."""
    from tppo_cli.cli import asking  # noqa: PLC0415 -- pydantic, and the ministry's list
    from tppo_cli.cli.new_answers import (  # noqa: PLC0415
        event_faults,
        languages_of,
        region_of,
    )

    answers, findings = given, []
    if lang is not None:
        found = languages_of(lang)
        if isinstance(found, Finding):
            findings.append(_at("lang", lang, found))
        else:
            answers = replace(answers, languages=found)
    if answers.region is not None:
        unit = region_of(answers.region)
        if isinstance(unit, Finding):
            findings.append(_at("region", answers.region, unit))
        else:
            answers = replace(answers, region=unit.code)
    may_ask = ask_too and asking.is_possible()
    for fault in event_faults(answers):
        text = getattr(answers, fault.field or "", None)
        if not (may_ask and fault.code == "TP042"):
            findings.append(_at(fault.field or "", text, fault))
    if may_ask and not findings:
        answers = asking.ask(answers, lang, common.lang)
    return answers, findings


def _at(name: str, text: str | None, finding: Finding) -> Finding:
    """The finding at its option, which says more than the field."""
    place = None if text is None else Place(f"--{name}", excerpt=text)
    return replace(finding, field=None, place=place)


def refuse_occupied(folder: Path) -> None:
    """Before anything is asked: that a campaign is there already is known without answers.

    Raises:
        EnvironmentFault: TP009.

    """
    if (folder / "campaign.yaml").exists():
        _refuse([folder / "campaign.yaml"])


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write all files or none; their paths, in order.

    Raises:
        EnvironmentFault: TP009 one of them is already there.

    """
    targets = {folder / name: data for name, data in files.items()}
    if there := [target for target in targets if target.exists() or target.is_symlink()]:
        _refuse(there)
    written: list[Path] = []
    parents = {parent for target in targets for parent in target.parents}
    new = sorted((parent for parent in parents if not parent.exists()), reverse=True)
    try:
        for target, data in targets.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as stream:
                written.append(target)
                stream.write(data)
    except BaseException:
        # A full disk, a folder that cannot be written to, Ctrl-C: half a campaign is none.
        for target in written:
            target.unlink(missing_ok=True)
        for parent in new:
            with suppress(OSError):
                parent.rmdir()
        raise
    return written


def _refuse(there: list[Path]) -> None:
    more = str(len(there) - 1) if len(there) > 1 else ""
    values = {"file": str(there[0]), "more": more}
    raise EnvironmentFault(Finding("TP009", values, Place(str(there[0]))))
