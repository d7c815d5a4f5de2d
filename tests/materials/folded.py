"""What the tests of folded pieces share: copies with blocks, and what reading back finds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from tests.samples import line_of, sample_copy, sample_setup
from tppo_cli.content.blocks import text_blocks
from tppo_cli.content.copy import BlockCopy, Copy, LineCopy
from tppo_cli.content.locale import locale
from tppo_cli.press.produce import Produced, produce
from tppo_cli.verify.item import verify_item

YEAR = 2026


@cache
def blocks(lang: str = "id") -> dict[str, BlockCopy]:
    """The built-in text blocks of a language."""
    return {
        name: BlockCopy(
            block.title[lang],
            block.intro[lang] if block.intro else "",
            tuple(LineCopy(line[lang], term[lang] if term else "") for term, line in block.lines),
        )
        for name, block in text_blocks().items()
    }


def copy_of(material: str, size: str, lang: str = "id", **changes: Any) -> Copy:
    """The sample copy with the blocks and labels of a language."""
    told = {"lang": lang, "labels": locale(lang).labels, "blocks": blocks(lang), **changes}
    return replace(sample_copy(material, size, **told), year=YEAR)


def made(copy: Copy, material: str, size: str, look: str, sheet: str | None = None) -> Produced:
    return produce(sample_setup(material, size, copy=copy, look=look, sheet=sheet))


def faults(item: Produced, copy: Copy, material: str, size: str, look: str) -> list[str]:
    """What reading the file back finds wrong."""
    listed = line_of(item, copy, material, size, look)
    return [finding.message("en") for finding in verify_item(item.data, listed)]
