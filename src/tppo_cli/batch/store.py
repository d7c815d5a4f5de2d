"""The manifest on disk: `manifest.jsonl`, one sorted line a file."""

from __future__ import annotations

import heapq
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from tppo_cli.batch.files import locked
from tppo_cli.manifest import Item

NAME = "manifest.jsonl"


def read(folder: Path) -> Iterator[Item]:
    """The lines of a folder's manifest; none where there is none.

    Raises ValueError on a bad line.
    """
    file = folder / NAME
    if not file.is_file():
        return
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield Item.model_validate_json(line)


def merge(
    folder: Path, items: Iterable[Item], keep: Callable[[str], bool] = lambda _file: True
) -> list[str]:
    """Put items into the manifest, each replacing the line of its file.

    Lines of other files stay where `keep` says so; the files of those that went are returned.
    Old lines are streamed, so the size of the manifest does not matter.
    """
    new = {item.file: item.line() for item in items}
    dropped: list[str] = []
    with locked(folder):
        target = folder / NAME
        temporary = folder / f".{NAME}.part"
        old = _kept(target, new, keep, dropped)
        with temporary.open("w", encoding="utf-8", newline="\n") as out:
            for _, line in heapq.merge(old, sorted(new.items())):
                out.write(line + "\n")
        temporary.replace(target)
    return dropped


def _kept(
    file: Path, new: Mapping[str, str], keep: Callable[[str], bool], dropped: list[str]
) -> Iterator[tuple[str, str]]:
    for name, line in _lines(file):
        if name in new:
            continue
        if keep(name):
            yield name, line
        else:
            dropped.append(name)


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    if not file.is_file():
        return
    with file.open(encoding="utf-8") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            yield json.loads(line)["file"], line
