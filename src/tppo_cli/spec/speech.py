"""The speech: greetings, minutes, and the user's own body if there is one."""

from __future__ import annotations

from pydantic import Field

from tppo_cli.spec.base import FileName, Line, LocalText, Model
from tppo_cli.spec.kinds import Amount, Whole


class Speech(Model):
    """Notes for the speaker (naskah sambutan)."""

    minutes: Amount | None = Field(None, ge=0.5, le=60, description="What the protocol gives.")
    words_per_minute: Whole = Field(
        110, ge=60, le=200, description="Spoken words a minute; Indonesian words are long."
    )
    salam: tuple[Line, ...] | None = Field(
        None, description="Opening greetings in order; the usual six where left out."
    )
    closing: tuple[Line, ...] | None = Field(None, description="Closing greetings in order.")
    body: LocalText | None = Field(
        None, description="Own text in Markdown; without it the campaign's messages and asks."
    )
    body_file: FileName | None = Field(None, description="Markdown file in the campaign's folder.")
