"""A speech for the teleprompter: sentences in their lines, each with the second it begins in."""

from __future__ import annotations

from typing import Any

from tppo_cli.content.copy import Edition, Sentence


def manuscript(edition: Edition) -> dict[str, Any]:
    """What the page shows: title, seconds of the whole, words a minute, and parts of sentences.

    Raises ValueError where the edition has no speech.
    """
    speech = edition.speech
    if speech is None:
        raise ValueError("this edition has no speech")
    return {
        "lang": edition.lang,
        "title": speech.title,
        "seconds": speech.seconds,
        "pace": speech.words_per_minute,
        "parts": [
            (name, [_sentence(sentence) for sentence in sentences])
            for name, sentences in speech.parts
        ],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "seconds": f"{sentence.seconds:.2f}",
        "is_spoken": sentence.words > 0,
        "is_heading": sentence.is_heading,
        "starts_paragraph": sentence.starts_paragraph,
        "marker": sentence.marker,
        "lines": sentence.lines,
    }
