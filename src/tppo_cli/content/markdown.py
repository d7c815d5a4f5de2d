"""The user's own speech text: Markdown to headings, paragraphs and list items with stress."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tppo_cli.content.marked import Marked, Run, from_runs


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or list item; `marker` stands before an item: `1.` or `–`."""

    kind: BlockKind
    text: Marked
    marker: str = ""


def blocks(markdown: str) -> tuple[Block, ...]:
    """All that is spoken or read in a Markdown text, in order.

    Bold and emphasis are stress. Pictures, rules and code are not spoken and are left out; of a
    link its text stays. HTML is taken as plain text.
    """
    return tuple(_blocks(_parser().parse(markdown)))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    heading = False
    lists: list[int | None] = []
    marker = ""
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = True
            case "heading_close":
                heading = False
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_close" | "bullet_list_close":
                lists.pop()
            case "list_item_open":
                marker, lists[-1] = _marker(lists[-1])
            case "inline":
                text = from_runs(list(_runs(token.children or [])))
                if not text.text.strip():
                    continue
                if heading:
                    yield Block(BlockKind.HEADING, text)
                elif lists:
                    yield Block(BlockKind.ITEM, text, marker)
                    marker = ""
                else:
                    yield Block(BlockKind.PARAGRAPH, text)


def _marker(number: int | None) -> tuple[str, int | None]:
    return ("–", None) if number is None else (f"{number}.", number + 1)


def _runs(tokens: list[Token]) -> Iterator[Run]:
    depth = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "em_open":
                depth += 1
            case "strong_close" | "em_close":
                depth -= 1
            case "softbreak":
                yield " ", depth > 0
            case "hardbreak":
                yield "\n", depth > 0
            case "text" | "code_inline" | "text_special":
                yield token.content, depth > 0
