"""What every model of the campaign spec shares: frozen, closed, and texts per language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    RootModel,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from tppo_cli.spec.faults import Fault
from tppo_cli.spec.kinds import Matching

TAG = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""One line of text: a name, a title, an office."""

FileName = Annotated[str, StringConstraints(min_length=1, max_length=255)]
"""A file in the campaign's folder, with forward slashes."""

LanguageTag = Annotated[str, Matching(TAG, "TP141")]
"""A BCP 47 tag such as `id`, `en` or `bew`."""

Slug = Annotated[str, Matching(r"^[a-z0-9][a-z0-9-]{0,39}$", "TP143")]
"""A short name for use in commands, keys and file names."""

ANY = ""
"""The key under which a text that holds for every language is kept."""

TEXT_LIMIT = 20_000
"""Characters that one text may have: a speech of an hour has some 50 000 in two or three."""


class Model(BaseModel):
    """A part of the spec: it cannot be changed, and it accepts no key that it does not know.

    A key without a value counts as left out, since people comment out what stands below it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    plain_field: ClassVar[str | None] = None
    """The field that a bare string stands for: `messages: ["…"]` is short for {text: "…"}."""

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: Any) -> Any:
        if value is None and not any(f.is_required() for f in cls.model_fields.values()):
            return {}
        if isinstance(value, str) and cls.plain_field:
            return {cls.plain_field: value}
        if isinstance(value, Mapping):
            return {k: v for k, v in value.items() if v is not None or _needs(cls, k)}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        written = handler.resolve_ref_schema(handler(core_schema))
        if not written.get("required"):
            written["type"] = ["object", "null"]
        if cls.plain_field is None:
            return written
        short = written["properties"][cls.plain_field]
        about: JsonSchemaValue = {
            key: written.pop(key) for key in ("title", "description") if key in written
        }
        bare = {"$ref": short["$ref"]} if "$ref" in short else short
        return {**about, "anyOf": [bare, written]}


def _needs(model: type[BaseModel], key: Any) -> bool:
    field = model.model_fields.get(key)
    return field is None or field.is_required()


class LocalText(RootModel[Mapping[str, str]]):
    """A text, once for all languages or once for each.

    In YAML either a plain string, or a mapping from language tag to string.
    """

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {ANY: _one_text(value, ())}
        if isinstance(value, Mapping) and value:
            return {_tag(tag): _one_text(text, (str(tag),)) for tag, text in value.items()}
        if value is None or value == {}:
            raise Fault("TP110")
        raise Fault("TP123")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        one = {"type": "string", "minLength": 1}
        return {
            "title": "LocalText",
            "description": "One text, or one for each language: {id: …, en: …}.",
            "anyOf": [
                one,
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": TAG},
                    "additionalProperties": dict(one),
                },
            ],
        }

    def get(self, lang: str, fallback: str | None = None) -> str | None:
        """The text in a language; one written for all languages counts for each."""
        return self.root.get(lang, self.root.get(ANY, self.root.get(fallback or "", None)))

    def has(self, lang: str) -> bool:
        return lang in self.root or ANY in self.root

    def languages(self) -> Iterator[str]:
        return (tag for tag in self.root if tag != ANY)

    def texts(self) -> Iterator[str]:
        return iter(self.root.values())


def _tag(value: Any) -> str:
    tag = str(value)
    if tag != ANY and not re.search(TAG, tag):
        raise Fault("TP158", (tag,), value=tag)
    return tag


def _one_text(value: Any, at: tuple[str, ...]) -> str:
    """Runs of blanks count as one; line breaks stay, since a headline may be broken by sense."""
    if value is None:
        raise Fault("TP110", at)
    if not isinstance(value, str):
        raise Fault("TP123", at)
    if len(value) > TEXT_LIMIT:
        raise Fault("TP111", at, limit=str(TEXT_LIMIT), length=str(len(value)))
    lines = [re.sub(r"[ \t]+", " ", line).strip(" ") for line in value.split("\n")]
    text = "\n".join(lines).strip()
    if not text:
        raise Fault("TP110", at)
    return text
