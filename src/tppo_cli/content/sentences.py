"""Where a sentence ends."""

from __future__ import annotations

import re
from functools import cache

from tppo_cli import resources
from tppo_cli.content.locale import locale
from tppo_cli.content.marked import Marked

_STOP = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s)")
_NEXT = re.compile(r"\s+[\"“‘(\[]*[^\W_]")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:\.[^\W_]+)*)$")
_PAIRS = {"“": "”", "‘": "’", "(": ")"}


def sentences(marked: Marked, lang: str) -> tuple[Marked, ...]:
    """Split a paragraph into its sentences; line breaks within it count as blanks.

    An abbreviation (`Kec.`), an initial (`H.`) or a number in a list (`1.`) ends none, and no
    sentence ends inside quotation marks or brackets.
    """
    text = marked.text
    found: list[Marked] = []
    start = 0
    for match in _STOP.finditer(text):
        if _ends(text, match, lang) and not _inside(text[start : match.end()]):
            found.append(marked.part(start, match.end()))
            start = match.end()
    found.append(marked.part(start, len(text)))
    return tuple(sentence for sentence in found if sentence.text)


def _ends(text: str, match: re.Match[str], lang: str) -> bool:
    if not _NEXT.match(text, match.end()):
        return False
    following = text[match.end() :].lstrip().lstrip('"“‘([')[:1]
    if following.islower():
        return False
    if match[0] != ".":
        return True
    before = _WORD_BEFORE.search(text[: match.start()])
    word = before[1] if before else ""
    last = word.rpartition(".")[2]
    initial = len(last) == 1 and last.isupper()
    listed = word.isdigit() and before is not None and not text[: before.start()].strip()
    return not (initial or listed or last in _no_stop(lang) or word in _no_stop(lang))


def _inside(text: str) -> bool:
    """Whether a quotation mark or bracket is still open at the end of `text`."""
    return any(text.count(opening) > text.count(closing) for opening, closing in _PAIRS.items())


@cache
def _no_stop(lang: str) -> frozenset[str]:
    return frozenset(
        resources.read_yaml("assets/content/spoken.yaml")[locale(lang).language]["no_stop"]
    )
