"""The text blocks of one edition: the campaign's own words over ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from tppo_cli.content.blocks import text_blocks
from tppo_cli.content.copy import BlockCopy, LineCopy
from tppo_cli.content.locale import Locale
from tppo_cli.content.words import Words
from tppo_cli.spec.campaign import Campaign


def told(campaign: Campaign, words: Words) -> Mapping[str, BlockCopy]:
    """All blocks by name."""
    ours = _ours(words.locale)
    if not campaign.blocks:
        return ours
    own = {}
    for name, block in campaign.blocks.items():
        given = ours[name.value]
        own[name.value] = BlockCopy(
            title=words.maybe(block.title) or given.title,
            intro=words.maybe(block.intro) or ("" if block.lines else given.intro),
            lines=tuple(LineCopy(words.of(line)) for line in block.lines) or given.lines,
        )
    return {**ours, **own}


@lru_cache(maxsize=16)
def _ours(spoken: Locale) -> Mapping[str, BlockCopy]:
    """The same in every region, so it is put together once for each language."""
    return {
        name: BlockCopy(
            title=spoken.own(f"blocks.{name}.title", block.title),
            intro=spoken.own(f"blocks.{name}.intro", block.intro) if block.intro else "",
            lines=tuple(
                LineCopy(
                    text=spoken.own(f"blocks.{name}.lines.{index}", text),
                    term=spoken.own(f"blocks.{name}.terms.{index}", term) if term else "",
                )
                for index, (term, text) in enumerate(block.lines)
            ),
        )
        for name, block in text_blocks().items()
    }
