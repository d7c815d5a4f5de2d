"""Materials, looks, sheets and fonts of a campaign's own: they come from strangers.

What ships with tppo is read by the quick parser. These files are read like a campaign: no key
twice, no tag, no endless alias, UTF-8, and a place for each fault.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.spec.encoding import decode
from tppo_cli.spec.positions import Source, join
from tppo_cli.spec.reader import read_text

M = TypeVar("M", bound=BaseModel)

MAX_BYTES = 256 * 1024
"""Of one such file; the longest that ships with tppo has a tenth of it."""

MERGE = "<<"
"""YAML 1.1 language-independent types, merge; our own materials use it."""

MAX_FILES = 2_000
"""In the folder of one material or look."""


def is_own(path: Path) -> bool:
    """Whether a file or folder is not one that ships with tppo."""
    return not path.is_relative_to(resources.root())


def read_own(model: type[M], file: Path) -> M:
    """The file as its model. Raises FindingsError: TP1xx it is no YAML as we want it, TP402."""
    shown = str(file)
    try:
        with file.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        values = {"fault": error.strerror or str(error)}
        raise FindingsError([Finding("TP402", values, Place(shown))]) from error
    if len(data) > MAX_BYTES:
        values = {"file": file.name, "limit": f"{MAX_BYTES // 1024} KiB"}
        raise FindingsError([Finding("TP004", values, Place(shown))])
    document = read_text(Source(shown, decode(data, shown)))
    if document.findings:
        raise FindingsError(document.findings)
    try:
        return model.model_validate(_merged(document.tree))
    except ValidationError as error:
        raise FindingsError(
            Finding(
                "TP402",
                {"fault": f"{join(*e['loc'])}: {e['msg']}".removeprefix(": ")},
                place=document.places.at(join(*e["loc"])) or Place(shown),
            )
            for e in error.errors()
        ) from error


def _merged(tree: Any) -> Any:
    """The tree with its merge keys carried out: `<<: *other` takes over what is not given here."""
    if isinstance(tree, list):
        return [_merged(item) for item in tree]
    if not isinstance(tree, dict):
        return tree
    given = {key: _merged(value) for key, value in tree.items() if key != MERGE}
    others = tree.get(MERGE, [])
    for other in others if isinstance(others, list) else [others]:
        if not isinstance(other, dict):
            return tree
        given = {**_merged(other), **given}
    return given


def refuse_links(path: Path, campaign: Path) -> None:
    """Raise FindingsError, TP414, where a file or folder leads out of the campaign's folder."""
    home = campaign.resolve()
    if _leads_out(path, home):
        raise FindingsError([Finding("TP414", {"file": str(path)}, Place(str(path)))])
    found = list[Path]()
    for folder, folders, files in os.walk(path):
        found += [Path(folder, name) for name in (*folders, *files)]
        if len(found) > MAX_FILES:
            values = {"folder": str(path), "limit": str(MAX_FILES)}
            raise FindingsError([Finding("TP415", values, Place(str(path)))])
    out = [one for one in found if _leads_out(one, home)]
    if out:
        raise FindingsError(Finding("TP414", {"file": str(one)}, Place(str(one))) for one in out)


def _leads_out(path: Path, home: Path) -> bool:
    try:
        return not path.resolve().is_relative_to(home)
    except (OSError, RuntimeError):  # a ring of links: RuntimeError until Python 3.12
        return True
