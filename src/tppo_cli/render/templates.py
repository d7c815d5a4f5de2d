"""The template environment: sandboxed, escaping, strict, and closed to everything but the copy."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tppo_cli import resources


@lru_cache(maxsize=64)
def environment(folder: Path) -> ImmutableSandboxedEnvironment:
    """The environment of one material: its own folder, and `_shared/` of the package.

    A loader refuses names that leave its folder.
    """
    shared: BaseLoader = PrefixLoader(
        {"_shared": FileSystemLoader(resources.path("templates/_shared"))}
    )
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(folder), shared]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
