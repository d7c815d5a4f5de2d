"""The language of each piece of text in the tags, where it is not that of the document.

WeasyPrint writes the language of the whole document only (ISO 32000-2, 14.9.2: a structure element
may have one of its own), and a screen reader would read the second language of an item aloud by the
rules of the first.
"""

from __future__ import annotations

from typing import Any

import pydyf

from tppo_cli.render.boxes import text_languages


def tag_languages(document: Any, pdf: Any) -> None:
    """Give each tagged piece of text of another language its own `Lang`.

    Each piece of text is one structure element of its own, made in the order of the boxes. Where
    the two do not match, as in a template with links, nobody can say which text is which, and the
    language of the document stands for all.
    """
    first = str(document.metadata.lang or "")
    spoken = text_languages(document)
    if all(lang in ("", first) for lang in spoken):
        return
    leaves = [entry for entry in pdf.objects if _is_text(entry)]
    if len(leaves) != len(spoken):
        return
    for entry, lang in zip(leaves, spoken, strict=True):
        if lang not in ("", first):
            entry["Lang"] = pydyf.String(lang)


def _is_text(entry: Any) -> bool:
    """Whether an object tags one piece of text: it holds the number of its content, and no more."""
    if not isinstance(entry, dict) or entry.get("Type") != "/StructElem":
        return False
    kids = entry["K"]
    return entry["S"] != "/Figure" and len(kids) == 1 and isinstance(kids[0], int)
