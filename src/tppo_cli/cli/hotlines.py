"""`tppo hotlines list`, `show ID` and `confirm SPEC ID[:CHANNEL] --by NAME`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tppo_cli.cli.frame import Outcome, command
from tppo_cli.cli.help import Command, group
from tppo_cli.cli.options import Common, Format, SpecArgument, today
from tppo_cli.cli.regions import print_table

if TYPE_CHECKING:
    from tppo_cli.hotlines.hotline import Hotline

app = group()


def _name(value: str) -> str:
    plain = " ".join(value.split())
    if not 2 <= len(plain) <= 120 or not plain.isprintable():
        from tppo_cli.cli.usage import Misuse  # noqa: PLC0415 -- the catalogue
        from tppo_cli.findings import Finding  # noqa: PLC0415

        raise Misuse(Finding("TP041", {"value": value}))
    return plain


@app.command("list", cls=Command)
@command
def list_hotlines(*, common: Common) -> Outcome:
    """List the hotlines of the registry."""
    from tppo_cli.hotlines.registry import registry  # noqa: PLC0415 -- pydantic

    hotlines = tuple(registry().values())
    if common.format is Format.TEXT:
        print_table(
            [
                (
                    hotline.id,
                    ", ".join(dict.fromkeys(number.display for number in hotline.numbers)),
                    _said(hotline.name, common.lang),
                    _said(hotline.serves, common.lang),
                    hotline.source_date.isoformat(),
                )
                for hotline in hotlines
            ]
        )
    return Outcome(rows=[_row(hotline) for hotline in hotlines])


@app.command("show", cls=Command)
@command
def show(
    hotline_id: Annotated[str, typer.Argument()],
    *,
    common: Common,
) -> Outcome:
    """Show one hotline: its numbers, whom it serves, its source, what to know."""
    from tppo_cli.cli.report import words  # noqa: PLC0415 -- the catalogue
    from tppo_cli.errors import FindingsError  # noqa: PLC0415
    from tppo_cli.hotlines.registry import registry, unknown_id  # noqa: PLC0415

    hotline = registry().get(hotline_id)
    if hotline is None:
        raise FindingsError([unknown_id(hotline_id, registry())])
    if common.format is Format.TEXT:
        labels = words(common.lang)["hotline"]
        lang = common.lang
        facts = {
            "id": hotline.id,
            "name": _said(hotline.name, lang),
            "serves": _said(hotline.serves, lang),
            "hours": _said(hotline.hours, lang),
            "area": hotline.area,
            "source": f"{hotline.source}; {hotline.source_date.isoformat()}",
            "remarks": hotline.remarks,
        }
        lines = [(labels[key], text) for key, text in facts.items() if text]
        lines[2:2] = [(channel, number.display) for channel, number in hotline.channels()]
        print_table(lines)
    return Outcome(rows=[_row(hotline)])


@app.command("confirm", cls=Command)
@command
def confirm(
    spec: SpecArgument,
    target: Annotated[str, typer.Argument()],
    by: Annotated[str, typer.Option("--by", callback=_name)],
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=["%Y-%m-%d"]),
    ] = None,
    *,
    common: Common,
) -> Outcome:
    """Record in confirmations.yaml beside the spec that somebody dialled a number."""
    from tppo_cli.cli.report import words  # noqa: PLC0415 -- the catalogue
    from tppo_cli.errors import FindingsError  # noqa: PLC0415
    from tppo_cli.findings import Finding  # noqa: PLC0415
    from tppo_cli.hotlines import confirmations  # noqa: PLC0415
    from tppo_cli.hotlines.registry import for_campaign, unknown_id  # noqa: PLC0415

    loaded = common.load(spec)
    hotlines = {hotline.id: hotline for hotline in for_campaign(loaded)}
    hotline_id, _, channel = target.partition(":")
    hotline = hotlines.get(hotline_id)
    if hotline is None:
        raise FindingsError([unknown_id(hotline_id, hotlines)])
    day = on.date() if on else today()
    if day > today():
        raise FindingsError([Finding("TP228", {"on": day.isoformat()})])
    made = confirmations.confirmed(hotline, channel or None, by, day)
    if not made:
        choices = ", ".join(name for name, _ in hotline.channels())
        values = {"hotline": hotline_id, "channel": channel, "choices": choices}
        raise FindingsError([Finding("TP211", values)])
    kept = confirmations.read(loaded.folder)
    added = {(record.hotline, record.channel): record for record in made}
    confirmations.write(loaded.folder, {**kept, **added})
    displays = dict(hotline.channels())
    for record in made:
        common.say(
            words(common.lang)["confirmed"]
            .replace("{channel}", f"{record.hotline}:{record.channel}")
            .replace("{display}", displays[record.channel].display)
            .replace("{by}", record.by)
            .replace("{on}", record.on.isoformat())
        )
    return Outcome(rows=[record.model_dump(mode="json") for record in made])


def _said(texts: Mapping[str, str], lang: str) -> str:
    return texts.get(lang) or texts.get("") or next(iter(texts.values()), "")


def _row(hotline: Hotline) -> dict[str, Any]:
    return {
        "id": hotline.id,
        "name": dict(hotline.name),
        "channels": [
            {"channel": channel, "digits": number.digits, "display": number.display}
            for channel, number in hotline.channels()
        ],
        "serves": dict(hotline.serves),
        "hours": dict(hotline.hours),
        "area": hotline.area,
        "source": hotline.source,
        "source_date": hotline.source_date.isoformat(),
        "remarks": hotline.remarks,
    }
