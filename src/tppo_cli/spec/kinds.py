"""Kinds of values that YAML has no word for: patterns said in words, days, counts, amounts.

Every scalar reaches these as it was typed. That keeps `31.10` and `0812` what they are, and it
lets a value such as `1.000`, which is a thousand in Indonesia and one elsewhere, be asked about
instead of guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from tppo_cli.spec.faults import Fault


@dataclass(frozen=True, slots=True)
class Matching:
    """A string of one form; the finding of `code` says in words which.

    `suggest` may guess what was meant, for the finding's `{suggestion}`.
    """

    pattern: str
    code: str
    suggest: Callable[[str], str | None] | None = None

    def check(self, value: str) -> str:
        """The value itself, or a `Fault`."""
        if re.search(self.pattern, value) and "\n" not in value:
            return value
        guess = self.suggest(value) if self.suggest else None
        raise Fault(self.code, value=value, **({"suggestion": guess} if guess else {}))

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": self.pattern}


class OneOrMore:
    """A list that may be written as its only item: `under: "31.73"`."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: (value,) if isinstance(value, str) else value, handler(source)
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february feb",
            "maret march mar",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu aug",
            "september sept sep",
            "oktober october okt oct",
            "november nov",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise Fault("TP130", value=value) from None
    guess = _guess_day(value)
    raise Fault("TP129", value=value, **({"suggestion": guess.isoformat()} if guess else {}))


def _guess_day(value: str) -> dt.date | None:
    """A day written as people here write it: 30 Juli 2023, 30/07/2023, 30-7-2023, 2023/07/30."""
    words = re.split(r"[\s/.,-]+", value.strip().casefold())
    match words:
        case [day, month, year] if len(year) == 4:
            pass
        case [year, month, day] if len(year) == 4:
            pass
        case [_, day, month, year] if len(year) == 4:
            pass
        case _:
            return None
    number = MONTHS.get(month) or (int(month) if _digits(month) else 0)
    if not (_digits(day) and _digits(year)):
        return None
    try:
        return dt.date(int(year), number, int(day))
    except ValueError:
        return None


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


_GROUPED = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")


def _whole(value: Any) -> Any:
    if not isinstance(value, str) or re.fullmatch(r"[+-]?[0-9]{1,15}", value):
        return value
    raise Fault("TP126", value=value, **_without_groups(value))


def _amount(value: Any) -> Any:
    if not isinstance(value, str) or (
        re.fullmatch(r"[+-]?[0-9]{1,15}(\.[0-9]{1,6})?", value) and not _GROUPED.fullmatch(value)
    ):
        return value
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", value):
        raise Fault("TP127", value=value, suggestion=value.replace(",", "."))
    raise Fault("TP127", value=value, **_without_groups(value))


def _without_groups(value: str) -> dict[str, str]:
    """1.000 -> 1000, 7 menit -> 7: what was probably meant, as `{suggestion}`."""
    number = re.sub(r"\s*[A-Za-z]+$", "", value)
    plain = re.sub(r"[.,]", "", number) if _GROUPED.fullmatch(number) else number
    return {"suggestion": plain} if plain != value and _digits(plain) else {}


Day = Annotated[dt.date, BeforeValidator(_day)]
"""A calendar day, written YYYY-MM-DD and no other way."""

Whole = Annotated[int, BeforeValidator(_whole)]
"""A whole number, written without separators."""

Amount = Annotated[float, BeforeValidator(_amount)]
"""A number with a decimal point; separators of thousands are refused, not guessed."""
