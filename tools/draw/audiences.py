"""The casts of the rows for each audience, from `audiences.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from tppo_cli.resources import load_yaml

from .people import Person

Cast = tuple[Person, ...]

DATA = Path(__file__).with_suffix(".yaml")


def audiences() -> tuple[str, ...]:
    """Their names, as a campaign gives them."""
    return tuple(_data()["casts"])


@cache
def cast_of(audience: str) -> Cast:
    """The eighteen people of an audience's row, from left to right."""
    return tuple(map(_person, _data()["casts"][audience]))


def pair_of(audience: str) -> tuple[Person, Person]:
    """The two of its pair: the taller one, then the shorter."""
    taller, shorter = _data()["pairs"][audience]
    people = cast_of(audience)
    return people[taller], people[shorter]


def _person(row: Mapping[str, Any]) -> Person:
    fields = {**_data()["like"].get(row.get("like"), {}), **row}
    fields.pop("like", None)
    return Person(**{**fields, "over": tuple(fields.get("over", ()))})


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = load_yaml(DATA.read_text(encoding="utf-8"))
    return data
