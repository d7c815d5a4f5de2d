"""A hash over everything that decides the bytes of a file."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tppo_cli import __version__, resources
from tppo_cli.content.copy import Copy
from tppo_cli.content.job import Job

_ENGINES = ("weasyprint", "pydyf", "fonttools", "qrcode", "jinja2")


def inputs_hash(
    job: Job, copy: Copy, material: Path, look: Path, colours: Sequence[str] = ()
) -> str:
    """sha256 over copy, options, template and look folders, shared files, fonts and versions.

    `colours` are what decides colours beside the look: a brand, a printing condition.
    """
    digest = hashlib.sha256()
    row = {
        "copy": dataclasses.asdict(copy),
        "options": [job.material, job.size, job.look, job.sheet, job.colour.value, job.state.value],
        "versions": _versions(),
        "colours": list(colours),
    }
    digest.update(json.dumps(row, sort_keys=True, default=_plain).encode())
    for folder in (material, look, *map(resources.path, _SHARED)):
        digest.update(_folder_hash(folder).encode())
    for logo in copy.logos:
        digest.update(_file_hash(logo.file).encode())
    for person in copy.portraits:
        if person.photo is not None:
            digest.update(_file_hash(person.photo).encode())
    return digest.hexdigest()


_SHARED = (
    "templates/_shared",
    "templates/sheets",
    "assets/fonts",
    "assets/illustrations",
    "assets/icons",
)


@cache
def _versions() -> dict[str, str]:
    return {"tppo": __version__, **{name: version(name) for name in _ENGINES}}


@cache
def _folder_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            digest.update(f"{file.relative_to(folder)}\0{_file_hash(file)}".encode())
    return digest.hexdigest()


@cache
def _file_hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return value.name
    return dict(value)
