"""The template environment: sandboxed, escaping, strict, and closed to everything but the copy."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from tppo_cli import resources
from tppo_cli.content.copy import Sentence
from tppo_cli.render.compiled import Compiled


class _Closed(ImmutableSandboxedEnvironment):
    """Shows what our models say and nothing that pydantic adds, and nothing of a path.

    What pydantic adds would load pickles, a path would read and write files.
    """

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, PurePath):
            return False
        if isinstance(obj, BaseModel) and hasattr(BaseModel, attr):
            return False
        return super().is_safe_attribute(obj, attr, value)


@lru_cache(maxsize=64)
def environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """The environment of one material: its own folder, and `_shared/` of the package.

    A loader refuses names that leave its folder.
    """
    shared: BaseLoader = PrefixLoader(
        {"_shared": FileSystemLoader(resources.path("templates/_shared"))}
    )
    made = _Closed(
        loader=ChoiceLoader([FileSystemLoader(folder), shared]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Compiled() if _is_ours(folder) else None,
    )
    made.filters["minutes"] = minutes
    made.filters["spoken_text"] = spoken_text
    return made


def _is_ours(folder: Path) -> bool:
    """Whether the templates are the package's: a stranger's are compiled anew each time."""
    return folder.resolve().is_relative_to(resources.path("templates").resolve())


def minutes(seconds: float) -> str:
    """Elapsed time as a speaker reads it: `3.05` is three minutes five."""
    whole = round(seconds / 5) * 5
    return f"{whole // 60}.{whole % 60:02d}"


def spoken_text(sentence: Sentence) -> str:
    """A sentence as one line of text."""
    return " ".join("".join(text for text, _ in line).strip() for line in sentence.lines)
