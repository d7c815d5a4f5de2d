"""A hash over everything that decides the bytes of a file and what its manifest line says."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tppo_cli import __version__, resources
from tppo_cli.batch.task import Task
from tppo_cli.content.copy import Copy, RegionCopy
from tppo_cli.content.job import Job
from tppo_cli.manifest import Item
from tppo_cli.render.library import pango_version
from tppo_cli.render.page import Setup
from tppo_cli.render.plan import run

_ENGINES = (
    "weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "cssselect2", "pyphen", "pillow",
    "qrcode", "jinja2",
)  # fmt: skip

_SHARED = (
    "templates/_shared",
    "assets/fonts",
    "assets/illustrations",
    "assets/icons",
)

_CODE = ("materials", "render", "press", "plates")
"""Rooms whose code turns a copy into a page: it may change between two versions of tppo."""

_REFERENCE = re.compile(r"""(?:href|src)\s*=\s*["']([^"'#:]+)["']""")


NOWHERE = RegionCopy(code="", name="", parent="", short="")


def inputs_hash(job: Job, setup: Setup, colours: Sequence[str] = (), path: str = "full") -> str:
    """sha256 over copy, options, size, template, look, sheet, shared files, fonts and versions.

    `colours` are what decides colours beside the look, such as a printing condition; `path` is the
    way on which the file is made. What is made of all this is the same, byte for byte.
    """
    return with_own(common_hash(job, setup, colours, path), setup.copy)


def with_own(common: str, copy: Copy) -> str:
    """The hash of a file's inputs, from that of what it has in common with other regions'."""
    editions = [edition for edition in (copy.main, copy.second) if edition is not None]
    own = [
        copy.document_title,
        copy.file_name,
        *(edition.region and dataclasses.asdict(edition.region) for edition in editions),
        *(edition.qr and dataclasses.asdict(edition.qr) for edition in editions),
    ]
    return hashlib.sha256(f"{common}{json.dumps(own, ensure_ascii=False)}".encode()).hexdigest()


def bundle_hash(task: Task, parts: Iterable[str]) -> str:
    """The hash of a bundle's inputs, from those of the items whose pages it holds."""
    said = [task.file, task.by, *parts]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def common_hash(job: Job, setup: Setup, colours: Sequence[str] = (), path: str = "full") -> str:
    """The hash of all that is not the region's own: its names, its QR symbol, the file's name."""
    digest = hashlib.sha256()
    row = {
        "copy": dataclasses.asdict(_common(setup.copy)),
        "options": [job.material, job.look, job.colour.value, job.state.value, path],
        "size": dataclasses.asdict(setup.size),
        "look": setup.look.look.model_dump(mode="json"),
        "sheet": setup.sheet and setup.sheet.model_dump(mode="json"),
        "run": [dataclasses.asdict(copy) for copy in setup.run],
        "prints": [printed.prints for printed in run(setup)],
        "eyelets": setup.eyelets_every,
        "colours": list(colours),
        "versions": engines(),
        "line": Item.model_fields["tppo"].default,
    }
    digest.update(json.dumps(row, sort_keys=True, default=_plain).encode())
    own = Path(__file__).parents[1]
    folders = [setup.material.folder, setup.look.folder, *map(resources.path, _SHARED)]
    for folder in (*folders, *(own / room for room in _CODE)):
        digest.update(_folder_hash(folder).encode())
    own_folders = {one.folder for stack in setup.families.values() for one in stack}
    for folder in sorted(own_folders - {resources.path("assets/fonts")}):
        digest.update(_folder_hash(folder).encode())
    for picture in _pictures(setup):
        digest.update(_picture_hash(picture).encode())
    return digest.hexdigest()


def _common(copy: Copy) -> Copy:
    second = copy.second
    return dataclasses.replace(
        copy,
        main=dataclasses.replace(copy.main, region=copy.main.region and NOWHERE, qr=None),
        second=second and dataclasses.replace(second, region=second.region and NOWHERE, qr=None),
        document_title="",
        file_name="",
    )


def forget() -> None:
    """Read files anew: a run that begins sees what was changed since the last one."""
    for cached in (_folder_hash, _picture_hash, _file_hash):
        cached.cache_clear()


@cache
def engines() -> dict[str, str]:
    """The versions of tppo and of what it makes pages with."""
    installed = {name: version(name) for name in _ENGINES}
    return {"tppo": __version__, "pango": pango_version() or "", **installed}


def _pictures(setup: Setup) -> Iterator[Path]:
    for copy in setup.copies:
        yield from (logo.file for logo in copy.logos)
        yield from (person.photo for person in copy.portraits if person.photo is not None)


@cache
def _picture_hash(file: Path) -> str:
    """Hash of a picture, and of the pictures that an SVG shows inside of itself."""
    digest = hashlib.sha256(_file_hash(file).encode())
    if file.suffix.lower() == ".svg":
        said = file.read_text(encoding="utf-8", errors="replace")
        for name in _REFERENCE.findall(said):
            inside = file.parent / name
            if inside.is_file():
                digest.update(_file_hash(inside).encode())
    return digest.hexdigest()


@cache
def _folder_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        # Bytecode, and what editors and file managers leave behind.
        is_hidden = file.name.startswith(".") or file.suffix == ".pyc"
        if file.is_file() and not is_hidden:
            digest.update(f"{file.relative_to(folder).as_posix()}\0{_file_hash(file)}".encode())
    return digest.hexdigest()


@cache
def _file_hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Path):
        return value.name
    return dict(value)
