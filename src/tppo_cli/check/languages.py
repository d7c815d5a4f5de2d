"""Whether a language that the campaign brings is whole, and was read by somebody who speaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tppo_cli.check.subject import Subject
from tppo_cli.content.blocks import signs
from tppo_cli.content.locale import base_language, locale
from tppo_cli.content.own_locale import FOLDER, own_languages, read_with_places
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.materials import read
from tppo_cli.spec.nearest import nearest

_OFFICE = ("order_", "signoff_")
"""Labels of papers for the office: those are in a language that ships with tppo."""

SHOWN = 6
"""Names that a finding lists."""


def check(subject: Subject) -> Iterator[Finding]:
    """TP514 to TP519 and TP475: what a locale file of the campaign's own lacks, or has too much.

    Raises FindingsError where such a file can't be read at all: then nothing else makes sense.
    """
    folder = subject.loaded.folder
    own = own_languages(folder)
    for lang in dict.fromkeys(subject.languages):
        tag = next((tag for tag in (lang, base_language(lang)) if tag in own), None)
        if tag is not None:
            yield from _judged(folder, tag)


def _judged(folder: Path, tag: str) -> Iterator[Finding]:
    file = folder / FOLDER / f"{tag}.yaml"
    own, places = read_with_places(file)
    whole = Place(str(file))
    if own.language != tag:
        values = {"language": own.language, "file": file.name}
        yield Finding("TP517", values, places.at("language"), "language")
    if own.reviewed_by is None:
        yield Finding("TP515", {"language": tag}, places.at("reviewed_by") or whole)
    ours = locale("id").labels
    lacking = [k for k in ours if k not in own.labels and not k.startswith(_OFFICE)]
    lacking += [f"signs.{name}" for name in signs() if name not in own.signs]
    if lacking:
        values = {
            "language": tag,
            "count": str(len(lacking)),
            "names": ", ".join(lacking[:SHOWN]) + (", …" if len(lacking) > SHOWN else ""),
        }
        yield Finding("TP514", values, whole)
    for group, named, known in (
        ("labels", own.labels, tuple(ours)),
        ("signs", own.signs, tuple(signs())),
    ):
        for name in (name for name in named if name not in known):
            field = f"{group}.{name}"
            values = {"name": name, "nearest": nearest(name, known)}
            yield Finding("TP518", values, places.key(field), field)
    for name, text in own.labels.items():
        if name in ours and _slots(text) != _slots(ours[name]):
            field = f"labels.{name}"
            values = {"name": name, "wanted": " ".join(sorted(_slots(ours[name]))) or "-"}
            yield Finding("TP516", values, places.at(field), field)
    for index, key in enumerate(own.fonts):
        field = f"fonts.{index}"
        try:
            read.family(key, folder)
        except FindingsError as error:
            for finding in error.findings:
                yield Finding(finding.code, finding.values, places.at(field), field)


def _slots(text: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", text))
