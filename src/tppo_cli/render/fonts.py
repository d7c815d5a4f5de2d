"""The fonts of a look as @font-face rules, and the names that a finished page may hold.

`more` are keys of families that a language's letters need beside the look's: they come behind
these in every stack. `campaign` is the folder whose own families are known too.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from tppo_cli.materials import read
from tppo_cli.materials.look import FamilyFolder, Look


def font_families(
    look: Look, campaign: Path | None = None, more: Iterable[str] = ()
) -> dict[str, tuple[FamilyFolder, ...]]:
    """What a style sheet calls a family -> the family, and what stands in for its missing letters.

    Raises FindingsError, TP475: there is no family of that key.
    """
    behind = tuple(read.family(key, campaign) for key in more)
    return {
        use: (read.family(key, campaign), *behind) for use, key in sorted(look.families.items())
    }


def font_css(look: Look, campaign: Path | None = None, more: Iterable[str] = ()) -> str:
    """@font-face rules for every face of the look's families, each family once."""
    stacks = font_families(look, campaign, more).values()
    families = {one.family.name: one for stack in stacks for one in stack}
    return "\n".join(_face_rules(one) for one in families.values())


def font_stack(families: Iterable[FamilyFolder]) -> str:
    """The value of font-family."""
    return ",".join(f'"{one.family.name}"' for one in families)


@cache
def _face_rules(one: FamilyFolder) -> str:
    family = one.family
    return "\n".join(
        f'@font-face{{font-family:"{family.name}";font-weight:{face.weight};'
        f'font-style:{face.style};src:url("{(one.folder / face.file).resolve().as_uri()}")}}'
        for face in family.faces
    )


def allowed_font_names(
    look: Look, campaign: Path | None = None, more: Iterable[str] = ()
) -> frozenset[str]:
    """How the names of fonts begin that may be embedded: `PlusJakartaSans`, `SourceSerif4`."""
    stacks = font_families(look, campaign, more).values()
    return frozenset(one.family.embedded for stack in stacks for one in stack)


def shipped_font_names() -> frozenset[str]:
    """The same for all families that ship with tppo."""
    return frozenset(one.family.embedded for one in read.families().values())
