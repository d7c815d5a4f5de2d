"""Where templates/, assets/ and examples/ lie: inside the installed package, or in the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds `templates`, `assets` and `examples`."""
    if (_PACKAGE / "assets").is_dir():
        return _PACKAGE
    return _PACKAGE.parent.parent


def path(relative: str) -> Path:
    """A file or folder that ships with tppo, such as `assets/hotlines.yaml`."""
    return root() / relative


def read_text(relative: str) -> str:
    return path(relative).read_text(encoding="utf-8")


@cache
def read_yaml(relative: str) -> Any:
    """One of our own YAML files as plain lists, dicts and strings. Callers must not change it."""
    return load_yaml(read_text(relative))


def load_yaml(text: str) -> Any:
    """Our own, trusted YAML. What users write is read by `spec`, with lines and columns.

    By the parser in C where there is one: it takes a fifth of the time of the one in Python.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 -- 30 ms that `tppo --help` need not pay

    return YAML(typ="safe").load(text)
