"""The pieces of a speech before they are timed and broken into lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tppo_cli import resources
from tppo_cli.content.locale import locale
from tppo_cli.content.marked import Marked

NOTHING = Marked("")
"""The gist of a paragraph that a cue card does not mention."""


class Part(StrEnum):
    SALAM = "salam"
    GUESTS = "guests"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thought.

    `cue` heads the cue card that begins here; a paragraph without one belongs to the card before.
    `gist` is what the card shows of the paragraph, all of it where None. `whole` keeps the
    paragraph one sentence. A heading is read, not spoken.
    """

    part: Part
    text: Marked
    cue: str | None = None
    gist: Marked | None = None
    marker: str = ""
    whole: bool = False
    is_heading: bool = False


@cache
def sayings(lang: str) -> Mapping[str, Any]:
    """Greetings and joining sentences of a language."""
    data: Mapping[str, Any] = resources.read_yaml(
        f"assets/content/speech.{locale(lang).language}.yaml"
    )
    return data


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.replace("\n", " ").split(" "))


def as_sentence(text: str) -> str:
    """A text as a sentence: with a capital and a full stop where the user left them out."""
    text = flat(text)
    text = text[:1].upper() + text[1:]
    return text if text.rstrip('"”’)')[-1:] in ".!?…" else text + "."
