"""The fonts of a look as @font-face rules, and the names that a finished page may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from tppo_cli import resources
from tppo_cli.materials.look import Family, Look
from tppo_cli.materials.read import families


def font_families(look: Look) -> dict[str, Family]:
    """What a style sheet calls a family -> the family."""
    known = families()
    return {use: known[key] for use, key in look.families.items()}


def font_css(look: Look) -> str:
    """@font-face rules for every face of the look's families, each family once."""
    keys = dict.fromkeys(look.families.values())
    return "\n".join(_face_rules(key) for key in keys)


@cache
def _face_rules(key: str) -> str:
    family = families()[key]
    folder = resources.path("assets/fonts")
    return "\n".join(
        f'@font-face{{font-family:"{family.name}";font-weight:{face.weight};'
        f'font-style:{face.style};src:url("{(folder / face.file).as_uri()}")}}'
        for face in family.faces
    )


def allowed_font_names(look: Look) -> frozenset[str]:
    """Starts of the PostScript names that may be embedded: `PlusJakartaSans`, `SourceSerif4`."""
    return frozenset(_file_names(font_families(look).values()))


def shipped_font_names() -> frozenset[str]:
    """The same for all families that ship with tppo."""
    return frozenset(_file_names(families().values()))


def _file_names(of: Iterable[Family]) -> Iterator[str]:
    return (face.file.rpartition("-")[0] for family in of for face in family.faces)
