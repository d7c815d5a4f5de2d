"""YAML text -> a plain tree of what was typed, and the place of every key and value.

Read from ruamel.yaml's events, not from its constructed values: a scalar stays the text that
was typed (`0812`, `31.10`, `no`, `2023-07-30`), so that the model, not YAML, decides what it is.
Events also come one by one, which bounds the work before a hostile file is read to its end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.characters import named, unprintable, unwanted
from tppo_cli.spec.positions import Places, Source, Span, join
from tppo_cli.spec.syntax import explain

NODE_LIMIT = 20_000
"""Values in one campaign, aliases counted in full; the national one has some hundred."""

DEPTH_LIMIT = 40

NULLS = ("", "~", "null", "Null", "NULL")

Tree = dict[str, Any] | list[Any] | str | None


@dataclass
class Node:
    """A value under construction: what it is, where it stands, and how much lies in it."""

    span: Span
    value: Tree = None
    items: list[Node] = field(default_factory=list)
    keys: dict[str, Span] = field(default_factory=dict)
    is_mapping: bool = False
    size: int = 1
    depth: int = 1
    complete: bool = False

    @property
    def is_collection(self) -> bool:
        return self.is_mapping or isinstance(self.value, list)


@dataclass(frozen=True)
class Document:
    """What a text says: `tree` of dict, list, str and None; and what is wrong with its form."""

    tree: Tree
    places: Places
    findings: tuple[Finding, ...] = ()


def read_text(source: Source) -> Document:
    """Read one YAML document.

    Raises:
        FindingsError: the text is not YAML, or more than a campaign may be. Faults that leave
            the tree whole (a key twice, a tag) come back in the document's `findings`.

    """
    builder = _Builder(source)
    builder.findings.extend(unprintable(source))
    if any(finding.code == "TP117" for finding in builder.findings):
        raise FindingsError(builder.findings)
    _parse(source, builder)
    if builder.root is None:
        return Document(None, Places(source.file), tuple(builder.findings))
    values: dict[str, Span] = {}
    keys: dict[str, Span] = {}
    tree = _plain(builder.root, "", values, keys)
    return Document(tree, Places(source.file, values, keys), tuple(builder.findings))


def _parse(source: Source, builder: _Builder) -> None:
    reader = YAML(typ="safe", pure=True)
    try:
        for event in reader.parse(source.text):
            builder.take(event)
    except YAMLError as error:
        found = explain(error, source, builder.opened)
    except (ValueError, OverflowError):
        # ruamel.yaml hands "\UFFFFFFFF" on to chr() without a look.
        at = max(source.text.find("\\U", builder.last), builder.last)
        found = Finding("TP138", place=source.place(at))
    except AssertionError as error:
        # And it asserts that %YAML names a version that it knows.
        values = {"problem": str(error)[:200]}
        found = Finding("TP100", values, source.place(builder.last))
    else:
        return
    raise FindingsError([*builder.findings, found])


class _Builder:
    """Puts nodes together from events; knows how much there is, and what was anchored."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._open: list[Node] = []
        self._pending: list[tuple[str, Span] | None] = []
        self.last = 0
        """Offset that was reached."""
        self._anchors: dict[str, Node] = {}
        self._size = 0
        self._documents = 0

    @property
    def opened(self) -> int | None:
        """Offset of the innermost group that is not complete yet."""
        return self._open[-1].span.start if self._open else None

    def take(self, event: Event) -> None:
        self.last = event.end_mark.index
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                start = event.start_mark.index
                self._stop(Finding("TP114", place=self.source.place(start, start + 3)))
        elif isinstance(event, NodeEvent):
            self._node(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._close()

    def _node(self, event: NodeEvent) -> None:
        span = Span(self.source, event.start_mark.index, event.end_mark.index)
        if getattr(event, "tag", None) is not None:
            self._refuse_tag(span)
        if self._open and self._open[-1].is_mapping and self._pending[-1] is None:
            self._key(event, span)
            return
        node = self._resolve(event, span)
        if isinstance(event, NodeEvent) and event.anchor and not isinstance(event, AliasEvent):
            self._anchors[event.anchor] = node
        self._count(node.size, span)
        self._add(node)
        if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._open.append(node)
            self._pending.append(None)
            self._check_depth(len(self._open), span)

    def _resolve(self, event: NodeEvent, span: Span) -> Node:
        if isinstance(event, AliasEvent):
            target = self._anchors.get(event.anchor)
            if target is None or not target.complete:
                self._stop(Finding("TP109", {"name": _short(event.anchor)}, span.place()))
            self._check_depth(len(self._open) + target.depth, span)
            return target
        if isinstance(event, ScalarEvent):
            self._check_escapes(event.value, span)
            empty = event.style is None and event.value in NULLS
            return Node(span, None if empty else event.value, complete=True)
        return Node(
            span,
            value=None if isinstance(event, MappingStartEvent) else [],
            is_mapping=isinstance(event, MappingStartEvent),
        )

    def _refuse_tag(self, span: Span) -> None:
        typed = self.source.text[span.start : span.end]
        tag = re.search(r"!\S*", typed)
        start, end = tag.span() if tag else (0, len(typed))
        where = self.source.place(span.start + start, span.start + end)
        self.findings.append(Finding("TP107", {"tag": _short(tag[0] if tag else "!")}, where))

    def _check_escapes(self, value: str, span: Span) -> None:
        r"""Characters that came of \u202a and the like, which the raw text does not show."""
        typed = self.source.text[span.start : span.end]
        for code, character in unwanted(value):
            if character not in typed:
                values = {"character": named(character)}
                self.findings.append(Finding(code, values, span.place()))

    def _key(self, event: NodeEvent, span: Span) -> None:
        if not isinstance(event, ScalarEvent) or not event.value.strip():
            self._stop(Finding("TP119", place=span.place()))
        name = event.value
        if first := self._open[-1].keys.get(name):
            values = {"key": _short(name), "line": str(self.source.line_at(first.start))}
            self.findings.append(Finding("TP106", values, span.place()))
        self._count(1, span)
        self._pending[-1] = (name, span)

    def _add(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if pending := self._pending[-1]:
            self._pending[-1] = None
            name, span = pending
            if name in parent.keys:
                return
            parent.keys[name] = span
        parent.items.append(node)

    def _close(self) -> None:
        node = self._open.pop()
        self._pending.pop()
        node.complete = True
        node.size = 1 + len(node.keys) + sum(item.size for item in node.items)
        node.depth = 1 + max((item.depth for item in node.items), default=0)

    def _count(self, more: int, span: Span) -> None:
        self._size += more
        if self._size > NODE_LIMIT:
            self._stop(Finding("TP108", {"limit": str(NODE_LIMIT)}, span.place()))

    def _check_depth(self, depth: int, span: Span) -> None:
        if depth > DEPTH_LIMIT:
            self._stop(Finding("TP131", {"limit": str(DEPTH_LIMIT)}, span.place()))

    def _stop(self, finding: Finding) -> NoReturn:
        raise FindingsError([*self.findings, finding])


def _plain(node: Node, path: str, values: dict[str, Span], keys: dict[str, Span]) -> Tree:
    """The node as dict, list, str or None; fills in the places of all that lies in it."""
    values.setdefault(path, _head(node))
    if node.is_mapping:
        out: dict[str, Any] = {}
        for (name, span), item in zip(node.keys.items(), node.items, strict=True):
            below = join(path, name)
            keys[below] = span
            if item.is_collection or item.value is None:
                values[below] = span
            out[name] = _plain(item, below, values, keys)
        return out
    if isinstance(node.value, list):
        return [_plain(item, join(path, n), values, keys) for n, item in enumerate(node.items)]
    return node.value


def _head(node: Node) -> Span:
    """What to point at: a scalar, or the first key of a group."""
    return next(iter(node.keys.values()), node.span)


def _short(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[:limit]}…"
