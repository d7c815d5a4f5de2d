"""A campaign file -> the frozen campaign, with the place of everything in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from tppo_cli.errors import EnvironmentFault, FindingsError
from tppo_cli.findings import Finding, Place, errors, in_order
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.encoding import decode
from tppo_cli.spec.explain import explain
from tppo_cli.spec.nearest import nearest_file
from tppo_cli.spec.overrides import apply
from tppo_cli.spec.positions import Places, Source
from tppo_cli.spec.reader import read_text
from tppo_cli.spec.review import review, review_texts

SIZE_LIMIT = 1024 * 1024
"""Bytes of a campaign file; the longest that a person writes has some ten thousand."""

STDIN = "<stdin>"

SpecPath = Path | Literal["-"]


@dataclass(frozen=True)
class Loaded:
    """A campaign and where it came from.

    `folder` is the campaign's folder, absolute; files that the campaign names lie in it. `file`
    is the campaign file as it was given on the command line.
    """

    campaign: Campaign
    places: Places
    folder: Path
    file: str
    warnings: tuple[Finding, ...] = ()

    def place(self, field: str) -> Place | None:
        """Where a field (`hotlines.1.channels.0.display`) was written, or its nearest ancestor."""
        return self.places.at(field)


def load_campaign(path: SpecPath, overrides: Sequence[str] = ()) -> Loaded:
    """Read a campaign; `-` is standard input, whose folder is the current one.

    Raises:
        FindingsError: every fault of the spec and of its overrides, in the order of the file.
        EnvironmentFault: there is no such file, or it cannot be read.

    """
    file, data = _bytes(path)
    source = Source(file, decode(data, file))
    document = apply(read_text(source), overrides)
    if document.tree is None:
        raise FindingsError([*document.findings, Finding("TP112", {"file": file}, Place(file))])
    if not isinstance(document.tree, dict):
        raise FindingsError([*document.findings, Finding("TP113", place=document.places.at(""))])
    findings = [*document.findings, *review_texts(document.tree, document.places)]
    campaign = None
    try:
        campaign = Campaign.model_validate(document.tree)
        findings += review(campaign, document.places)
    except ValidationError as error:
        findings += explain(error, document.tree, document.places)
    if campaign is None or errors(findings):
        raise FindingsError(in_order(findings))
    folder = Path.cwd() if path == "-" else Path(path).absolute().parent
    return Loaded(campaign, document.places, folder, file, tuple(findings))


def _bytes(path: SpecPath) -> tuple[str, bytes]:
    if path == "-":
        return STDIN, _bounded(sys.stdin.buffer.read(SIZE_LIMIT + 1), STDIN)
    path = Path(path)
    file = str(path)
    try:
        with path.open("rb") as stream:
            return file, _bounded(stream.read(SIZE_LIMIT + 1), file)
    except IsADirectoryError:
        inside = next(iter(sorted(path.glob("*.y*ml"))), None)
        values = {"file": file, "nearest": str(inside or "")}
        raise EnvironmentFault(Finding("TP002", values, Place(file))) from None
    except (FileNotFoundError, NotADirectoryError):
        raise EnvironmentFault(_missing(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        values = {"file": file, "reason": reason}
        raise EnvironmentFault(Finding("TP003", values, Place(file))) from None


def _bounded(data: bytes, file: str) -> bytes:
    if len(data) > SIZE_LIMIT:
        raise FindingsError([Finding("TP004", {"file": file, "limit": "1 MiB"}, Place(file))])
    return data


def _missing(path: Path) -> Finding:
    near = ""
    if path.parent.is_dir():
        near = nearest_file(path.name, [other.name for other in path.parent.iterdir()])
    return Finding(
        "TP001",
        {"file": str(path), "nearest": str(path.parent / near) if near else ""},
        Place(str(path)),
    )
