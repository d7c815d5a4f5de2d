"""What is wrong with the answers to a new campaign, and which region a name means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pydantic import ValidationError

from tppo_cli.cli.new_campaign import Answers, is_world_day
from tppo_cli.findings import Finding
from tppo_cli.regions import kemendagri
from tppo_cli.regions.kemendagri import Unit
from tppo_cli.spec.characters import named, unwanted
from tppo_cli.spec.event import Event
from tppo_cli.spec.explain import explain
from tppo_cli.spec.positions import Places

LANGUAGES = ("id", "en")
"""Those in which a new campaign has words to begin with."""


def place_of(text: str) -> tuple[Unit, ...]:
    """The regions that a code or a name can mean."""
    plain = re.sub(r"[\s.]", "", text)
    if plain.isascii() and plain.isdigit():
        unit = kemendagri.find(kemendagri.with_dots(plain))
        return (unit,) if unit else ()
    return kemendagri.named(text)


def region_of(text: str) -> Unit | Finding:
    """The one region that a code or a name means, or TP341, TP343, TP345."""
    found = place_of(text)
    if len(found) == 1:
        return found[0]
    if not found:
        return unknown_region(text)
    shown = "; ".join(f"{unit.code} {kemendagri.with_parents(unit)}" for unit in found[:4])
    more = str(len(found) - 4) if len(found) > 4 else ""
    return Finding("TP341", {"selector": text, "codes": shown, "more": more})


def unknown_region(text: str) -> Finding:
    """TP343 for a code, TP345 for a name."""
    if re.fullmatch(r"[0-9.\s]+", text):
        near = kemendagri.nearest_code(kemendagri.with_dots(re.sub(r"\s", "", text)))
        return Finding("TP343", {"code": text, "nearest": near or ""})
    near_units = kemendagri.like(text)[:3]
    shown = ", ".join(f"{unit.full_name} ({unit.code})" for unit in near_units)
    return Finding("TP345", {"selector": text, "nearest": shown})


def languages_of(text: str) -> tuple[str, ...] | Finding:
    """`id,en` as ("id", "en"), or TP014."""
    tags = tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
    for tag in tags or ("",):
        if tag not in LANGUAGES:
            return Finding("TP014", {"language": tag or "“”", "known": ", ".join(LANGUAGES)})
    return tags


def event_faults(answers: Answers) -> Iterator[Finding]:
    """What is wrong with the title and the event; `field` is the name of the answer."""
    texts = {
        "title": answers.title, "event": answers.event, "date": answers.date,
        "time": answers.time, "place": answers.place,
    }  # fmt: skip
    given = {name: text for name, text in texts.items() if text is not None}
    for name, text in given.items():
        if found := next(unwanted(text), None):
            yield Finding(found[0], {"character": named(found[1])}, field=name)
        elif not text.strip():
            yield Finding("TP110", field=name)
    parts = given.keys() - {"title"}
    if not parts:
        return
    needed = ["date"] if is_world_day(answers) else ["event", "date"]
    if missing := [name for name in needed if name not in given]:
        has = ", ".join(f"--{name}" for name in given if name in parts)
        needs = ", ".join(f"--{name}" for name in missing)
        yield Finding("TP042", {"given": has, "missing": needs}, field=missing[0])
    tree = {"name" if name == "event" else name: given[name] for name in parts}
    try:
        Event.model_validate({"name": "-", "date": "2000-01-01", **tree})
    except ValidationError as error:
        for finding in explain(error, tree, Places(""), root=Event):
            yield replace(finding, field="event" if finding.field == "name" else finding.field)
