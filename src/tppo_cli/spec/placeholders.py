"""The few words in braces that are filled in for each region: {kelurahan}, {tanggal}.

Everything else in a text is text. `{{` prints as `{{`, so that nothing a user writes can reach
the template language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

KNOWN = ("kelurahan", "kecamatan", "kota", "tanggal")

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}")
_WORD = re.compile(r"\s*\w(?:[\w .-]{0,38}\w)?\s*")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled; a value is never searched for placeholders itself.

    Raises:
        KeyError: a known placeholder has no value. Ask `used` first: an item without a region
            has no kelurahan, and must not print the braces.

    """
    return _TOKEN.sub(
        lambda match: values[match.group(1)] if match.group(1) in KNOWN else match.group(0), text
    )


def used(text: str) -> frozenset[str]:
    """Which known placeholders a text has."""
    return frozenset(name for match in _TOKEN.finditer(text) if (name := match.group(1)) in KNOWN)


def unknown(text: str) -> list[tuple[str, int]]:
    """(what stands between the braces, offset of the opening brace) of each unknown placeholder.

    Braces around something that is no word, such as {} or {1, 2}, are text.
    """
    return [
        (match.group(1), match.start())
        for match in _TOKEN.finditer(text)
        if match.group(1) is not None
        and match.group(1) not in KNOWN
        and _WORD.fullmatch(match.group(1))
    ]
