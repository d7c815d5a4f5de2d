"""Signs to watch for: built-in ones by their id, or the campaign's own."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from tppo_cli.spec.base import LocalText, Model, Slug


class Indicator(Model):
    """A sign to watch for, of the user's own."""

    text: LocalText = Field(description="The sign, in a few words.")
    icon: Slug | None = Field(None, description="Icon from assets/icons.")


def id_or_own(value: Any) -> str:
    """Which of the two a value is meant to be, so that a fault in it is told as a fault of that."""
    return "<id>" if isinstance(value, str) else "<own>"


Sign = Annotated[
    Annotated[Slug, Tag("<id>")] | Annotated[Indicator, Tag("<own>")], Discriminator(id_or_own)
]
