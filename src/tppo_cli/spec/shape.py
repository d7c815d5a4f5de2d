"""What the models want at a path of the spec, read from their own types."""

from __future__ import annotations

import types
from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from tppo_cli.spec.base import LocalText, Model
from tppo_cli.spec.campaign import Campaign

Kinds = tuple[Any, ...]
"""The types that a value may have: arms of a union, without None and without `Annotated`."""


def kinds_at(path: Sequence[str], root: type[Model] = Campaign) -> Kinds:
    """The types at a path such as ("hotlines", "0", "name"); none where nothing may stand."""
    kinds: Kinds = (root,)
    for part in path:
        kinds = below(kinds, part)
    return kinds


def below(kinds: Kinds, part: str) -> Kinds:
    """One step down, by key or by list index."""
    return tuple(found for kind in kinds for found in _below_one(kind, part))


def _below_one(kind: Any, part: str) -> Kinds:
    if kind is LocalText:
        return (str,)
    if is_model(kind):
        if field := kind.model_fields.get(part):
            return arms(field.annotation)
        short = kind.plain_field
        return below(arms(kind.model_fields[short].annotation), part) if short else ()
    if get_origin(kind) is tuple:
        return arms(get_args(kind)[0]) if part.isdecimal() else ()
    if get_origin(kind) is dict:
        return arms(get_args(kind)[1])
    return ()


def arms(annotation: Any) -> Kinds:
    """The types that an annotation allows, flat."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return arms(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return tuple(kind for arm in get_args(annotation) for kind in arms(arm))
    return () if annotation is types.NoneType else (annotation,)


def is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def is_list(kind: Any) -> bool:
    return get_origin(kind) is tuple


def is_text(kind: Any) -> bool:
    """Text as such, or one of a few words."""
    return kind is LocalText or (isinstance(kind, type) and issubclass(kind, (str, StrEnum)))


def known_keys(kinds: Kinds) -> list[str]:
    """The keys that a group may have here."""
    return [name for kind in kinds if is_model(kind) for name in kind.model_fields]
