"""Characters that nobody means to print.

Control characters break a page or a terminal; invisible ones break the comparison of a printed
text with what was meant. WhatsApp, for one, wraps a copied number in U+202A and U+202C.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from tppo_cli.findings import Finding
from tppo_cli.spec.positions import Source

CONTROL = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that YAML 1.2.2 (rule 1, c-printable) leaves out."""

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Zero-width and direction marks, fillers, variation selectors and tags (Unicode 15.1, 5.21,
default ignorable); the joiners U+200C and U+200D are letters' own and stay."""

LIMIT = 20
"""Findings of this kind and code in one file; more would hide the rest."""


def unwanted(text: str) -> Iterator[tuple[str, str]]:
    """(code, character) for each control or invisible character of a text."""
    for pattern, code in ((CONTROL, "TP117"), (INVISIBLE, "TP118")):
        for match in pattern.finditer(text):
            yield code, match[0]


def unprintable(source: Source) -> Iterator[Finding]:
    """The first few control and invisible characters of a text, as it was typed."""
    for pattern, code in ((CONTROL, "TP117"), (INVISIBLE, "TP118")):
        for match in islice(pattern.finditer(source.text), LIMIT):
            yield Finding(code, {"character": named(match[0])}, source.place(*match.span()))


def named(character: str) -> str:
    """`U+200B ZERO WIDTH SPACE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".strip()
