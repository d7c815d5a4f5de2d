"""What every model of the campaign spec shares: frozen, closed, and texts per language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, RootModel, StringConstraints, model_validator

from tppo_cli.spec.faults import Fault

Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""One line of text: a name, a title, an office."""

Prose = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
"""A sentence or a few."""

LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
"""A BCP 47 tag such as `id`, `en` or `bew`."""

ANY = ""
"""The key under which a text that holds for every language is kept."""


class Model(BaseModel):
    """A part of the spec: it cannot be changed, and it accepts no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class LocalText(RootModel[Mapping[str, str]]):
    """A text, once for all languages or once for each.

    In YAML either a plain string, or a mapping from language tag to string.
    """

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "minProperties": 1,
                    "additionalProperties": {"type": "string", "minLength": 1},
                    "propertyNames": {"pattern": r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
                },
            ]
        },
    )

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = {ANY: value}
        if isinstance(value, Mapping):
            for tag, text in value.items():
                if not isinstance(text, str) or not text.strip():
                    raise Fault("TP110", what=str(tag) or "text")
                if len(text) > 20_000:
                    raise Fault("TP111", limit="20000")
            return {
                tag: " ".join(text.split()) if "\n" not in text else text.strip()
                for tag, text in value.items()
            }
        return value

    def get(self, lang: str, fallback: str | None = None) -> str | None:
        """The text in a language; one written for all languages counts for each."""
        return self.root.get(lang, self.root.get(ANY, self.root.get(fallback or "", None)))

    def has(self, lang: str) -> bool:
        return lang in self.root or ANY in self.root

    def languages(self) -> Iterator[str]:
        return (tag for tag in self.root if tag != ANY)

    def texts(self) -> Iterator[str]:
        return iter(self.root.values())
