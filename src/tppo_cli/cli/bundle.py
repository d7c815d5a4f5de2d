"""The option --bundle, whose value may be left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated

import typer

OPTION = "--bundle"


class Bundle(StrEnum):
    """What the regions of one file lie in."""

    KECAMATAN = "kecamatan"
    KOTA = "kota"


BundleOption = Annotated[Bundle | None, typer.Option(OPTION)]


def with_value(words: Iterable[str]) -> Iterator[str]:
    """The words of a command with `kecamatan` behind a `--bundle` that has no value of its own."""
    waits = False
    for word in words:
        if waits and word not in tuple(Bundle):
            yield Bundle.KECAMATAN.value
        yield word
        waits = word == OPTION
    if waits:
        yield Bundle.KECAMATAN.value
