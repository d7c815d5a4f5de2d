"""The files of a new campaign, from a few answers. Nothing is written here."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tppo_cli.errors import EnvironmentFault
from tppo_cli.findings import Finding, fill
from tppo_cli.hotlines.registry import registry
from tppo_cli.regions import kemendagri
from tppo_cli.resources import path, read_yaml
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.people import Level

FOLDER = "assets/init"
"""`{id,en}/` is what a new campaign begins with; `texts.yaml` what it says in each language."""

EDITOR_SCHEMA = ".tppo/campaign.schema.json"

USUAL = "31.73.04"
"""The region of a campaign whose region nobody has named, to be replaced by the user's own."""

LOCAL = 2
"""Hotlines of the region itself that are taken besides those of the whole country."""

_NATIONAL = ("sapa129", "polri110")

_MODELINE = "# yaml-language-server: $schema="


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of a new campaign; None is what nobody has said.

    `region` is a Kemendagri code of any level, `date` YYYY-MM-DD.
    """

    region: str | None = None
    title: str | None = None
    event: str | None = None
    date: str | None = None
    time: str | None = None
    place: str | None = None
    languages: tuple[str, ...] = ("id",)


def is_world_day(answers: Answers) -> bool:
    """Whether the day is that of the World Day against Trafficking in Persons.

    30 July, by resolution A/RES/68/192 of the General Assembly: its name need not be asked for.
    """
    return answers.date is not None and answers.date.endswith("-07-30")


def from_answers(answers: Answers, lang: str, today: dt.date) -> dict[str, bytes]:
    """Path -> content; comments and read-mes in the tool's language `lang`."""
    files = _files(f"{FOLDER}/{lang}")
    values = _values(answers, lang, today)
    files["campaign.yaml"] = fill(files["campaign.yaml"].decode(), values).encode()
    return _with_schema(files)


def from_example(example: str) -> dict[str, bytes]:
    """The same of a copy of an example.

    Raises:
        EnvironmentFault: TP010 there is no such example.

    """
    choices = sorted(p.parent.name for p in path("examples").glob("*/campaign.yaml"))
    if example not in choices:
        near = nearest(example, choices)
        values = {"name": example, "nearest": near, "choices": ", ".join(choices)}
        raise EnvironmentFault(Finding("TP010", values))
    return _with_schema(_files(f"examples/{example}"))


def _files(folder: str) -> dict[str, bytes]:
    source = path(folder)
    return {
        file.relative_to(source).as_posix(): file.read_bytes()
        for file in sorted(source.rglob("*"))
        if file.is_file()
    }


def _with_schema(files: dict[str, bytes]) -> dict[str, bytes]:
    """With the schema, and the line by which editors find it beside the campaign."""
    from tppo_cli.spec.schema import campaign_schema_text  # noqa: PLC0415 -- needed here only

    body = re.sub(rf"^{re.escape(_MODELINE)}.*\n", "", files["campaign.yaml"].decode())
    campaign = f"{_MODELINE}{EDITOR_SCHEMA}\n{body}".encode()
    schema = campaign_schema_text().encode()
    return {**files, "campaign.yaml": campaign, EDITOR_SCHEMA: schema}


def _values(answers: Answers, lang: str, today: dt.date) -> dict[str, str]:
    said = read_yaml(f"{FOLDER}/texts.yaml")
    code = answers.region or USUAL
    unit = kemendagri.find(code)
    if unit is None:
        raise LookupError(f"no region {code}")
    notes = said["notes"][lang]
    note = notes["region" if answers.region else "usual"]
    name = unit.full_name if answers.region else ""
    title = {tag: fill(text, {"region": name}) for tag, text in said["title"].items()}
    return {
        "title": _yaml(answers.title) if answers.title else _in(title, answers.languages),
        "lead": _in(said["theme"]["lead"], answers.languages),
        "rest": _in(said["theme"]["rest"], answers.languages),
        "slogan": _in(said["slogan"], answers.languages),
        "languages": ", ".join(answers.languages),
        "event": _event(answers, _in(said["world_day"], answers.languages), notes["event"]),
        "level": _level(unit),
        "as_of": today.isoformat(),
        "hotlines": ", ".join(_hotlines(answers.region)),
        "region_note": fill(note, {"region": kemendagri.with_parents(unit)}),
        "code": code,
    }


def _event(answers: Answers, world_day: str, example: str) -> str:
    if answers.event is None and answers.date is None:
        return example
    fields = {
        "name": world_day if answers.event is None else _yaml(answers.event),
        "date": answers.date,
        "time": _yaml(answers.time) if answers.time else None,
        "place": _yaml(answers.place) if answers.place else None,
    }
    return "event:\n" + "".join(f"  {key}: {text}\n" for key, text in fields.items() if text)


def _in(texts: dict[str, str], languages: Sequence[str]) -> str:
    """A text of ours in YAML: alone, or one for each language."""
    if len(languages) == 1:
        return _yaml(texts[languages[0]])
    return "{" + ", ".join(f"{tag}: {_yaml(texts[tag])}" for tag in languages) + "}"


def _yaml(text: str) -> str:
    """A text in YAML, in quotes wherever it is more than plain words.

    JSON's quotes and escapes are YAML's (YAML 1.2.2, 1.3).
    """
    if re.fullmatch(r"[A-Za-z][\w .()/-]*[\w.)]", text) and text.casefold() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)


_WORDS = ("null", "true", "false", "yes", "no", "on", "off")
"""What some readers of YAML take for something else than text."""


def _level(unit: kemendagri.Unit) -> str:
    """The level of the body that answers for a region of this kind."""
    word = unit.label.casefold().split()[0]
    usual = ("provinsi", "kota", "kecamatan", "kelurahan")[unit.code.count(".")]
    return word if word in list(Level) else usual


def _hotlines(code: str | None) -> list[str]:
    local = [h.id for h in registry().values() if h.area and f"{code}.".startswith(f"{h.area}.")]
    return [*_NATIONAL, *local[:LOCAL]]
