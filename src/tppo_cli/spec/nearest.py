"""The known word that a mistyped or an Indonesian one stands for: "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePath

from tppo_cli.resources import read_yaml


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ""."""
    folded = {k.casefold().replace("-", "_"): k for k in known}
    asked = word.casefold().replace("-", "_").replace(" ", "_").strip("_")
    if asked in folded:
        return folded[asked]
    for key in read_yaml("assets/messages/synonyms.yaml").get(asked, "").split():
        if key in folded:
            return folded[key]
    close = get_close_matches(asked, folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def nearest_file(name: str, names: Iterable[str]) -> str:
    """The file name that was probably meant, or "": a slip in the stem, the type or the case."""
    stems = {PurePath(other).stem: other for other in names}
    near = nearest(PurePath(name).stem, stems)
    return stems[near] if near else ""
