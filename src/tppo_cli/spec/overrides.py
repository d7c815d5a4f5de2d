"""`--set key=value`: one value of the spec given on the command line.

The path has dots, list items are numbers, and a part that itself has dots stands in double
quotes: `regions.rename."31.73.06".name=Palmerah`. Text fields take the value as it stands;
elsewhere it is read as YAML, so that `languages=[id, en]` gives a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.spec.characters import unprintable
from tppo_cli.spec.positions import Places, Source, Span, join
from tppo_cli.spec.reader import DEPTH_LIMIT, Document, read_text
from tppo_cli.spec.shape import Kinds, below, is_list, is_model, is_text, kinds_at

_PART = re.compile(r'"([^"]+)"|([^."=]+)')
_PATH = re.compile(rf"((?:{_PART.pattern})(?:\.(?:{_PART.pattern}))*)=")


def apply(document: Document, overrides: Sequence[str]) -> Document:
    """The document with every `--set` carried out; faults are added to its findings."""
    if document.tree is not None and not isinstance(document.tree, dict):
        return document
    tree, places, findings = document.tree, document.places, list(document.findings)
    for number, argument in enumerate(overrides, start=1):
        source = Source(f"--set {number}", argument)
        try:
            tree, places = _apply_one(tree, places, source)
        except FindingsError as error:
            findings.extend(error.findings)
    return Document(tree, places, tuple(findings))


def split(argument: str) -> tuple[tuple[str, ...], int] | None:
    """The parts of the path, and where the value begins; None where it is no KEY=VALUE."""
    match = _PATH.match(argument)
    if match is None:
        return None
    parts = (quoted or plain for quoted, plain in _PART.findall(match[1]))
    return tuple(parts), match.end()


def _apply_one(tree: Any, places: Places, source: Source) -> tuple[Any, Places]:
    parsed = split(source.text)
    if parsed is None:
        raise FindingsError([Finding("TP006", {"value": source.text}, source.place(0))])
    path, start = parsed
    if len(path) > DEPTH_LIMIT:
        raise FindingsError([Finding("TP131", {"limit": str(DEPTH_LIMIT)}, source.place(0, start))])
    if bad := list(unprintable(source)):
        raise FindingsError(bad)
    value, inner = _value(path, source, start)
    key = Span(source, 0, start - 1)
    field = join(*path)
    root = {} if tree is None else tree
    _put(root, path, value, (path, key))
    values = {join(field, below_it): span for below_it, span in inner.values.items()}
    keys = {join(field, below_it): span for below_it, span in inner.keys.items()}
    return root, places.replaced(field, {field: key, **values}, {field: key, **keys})


def _value(path: tuple[str, ...], source: Source, start: int) -> tuple[Any, Places]:
    raw = source.text[start:]
    kinds = kinds_at(path)
    as_text = any(is_text(kind) or (is_model(kind) and kind.plain_field) for kind in kinds)
    structured = any(not is_text(kind) for kind in kinds)
    if as_text and not (structured and raw.lstrip().startswith(("{", "["))):
        return raw, Places(source.file, {"": Span(source, start, len(source.text))})
    return _yaml(source, start)


def _yaml(source: Source, start: int) -> tuple[Any, Places]:
    """The value as YAML; blanks in place of the key keep every offset as it is."""
    blanked = Source(source.file, " " * start + source.text[start:])
    try:
        document = read_text(blanked)
    except FindingsError as error:
        raise FindingsError(_as_typed(f, source) for f in error.findings) from None
    if document.findings:
        raise FindingsError(_as_typed(f, source) for f in document.findings)

    def typed(spans: Any) -> dict[str, Span]:
        return {path: Span(source, span.start, span.end) for path, span in spans.items()}

    places = Places(source.file, typed(document.places.values), typed(document.places.keys))
    return document.tree, places


def _as_typed(finding: Finding, source: Source) -> Finding:
    where = finding.place
    if where is None or where.line != 1:
        return finding
    return replace(finding, place=replace(where, excerpt=source.place(0).excerpt))


def _put(root: Any, path: tuple[str, ...], value: Any, at: tuple[tuple[str, ...], Span]) -> None:
    """Put the value into the tree; short forms on the way are written out first."""
    node = root
    kinds = kinds_at(())
    for depth, part in enumerate(path):
        last = depth == len(path) - 1
        kinds = below(kinds, part)
        old = _get(node, part, path[:depth], at)
        new = value if last else _opened(old, kinds, path[depth + 1])
        if new is None and not last:
            _stop("TP007", path[: depth + 1], at)
        _store(node, part, new)
        node = new


def _get(node: Any, part: str, above: tuple[str, ...], at: tuple[tuple[str, ...], Span]) -> Any:
    if isinstance(node, dict):
        return node.get(part)
    if not part.isdecimal() or int(part) > len(node):
        _stop("TP008", above, at, length=str(len(node)))
    return node[int(part)] if int(part) < len(node) else None


def _store(node: Any, part: str, value: Any) -> None:
    if isinstance(node, dict):
        node[part] = value
    elif int(part) == len(node):
        node.append(value)
    else:
        node[int(part)] = value


def _opened(old: Any, kinds: Kinds, following: str) -> Any:
    """The group to go on in: what is there, a new one, or a short form written out."""
    if isinstance(old, (dict, list)):
        return old
    if any(is_list(kind) for kind in kinds):
        return [] if old is None else [old]
    if old is None:
        return [] if not kinds and following.isdecimal() else {}
    short = next((kind.plain_field for kind in kinds if is_model(kind) and kind.plain_field), None)
    return {short: old} if short else None


def _stop(
    code: str, stop: tuple[str, ...], at: tuple[tuple[str, ...], Span], **values: str
) -> None:
    path, span = at
    named = {"path": join(*path), "stop": join(*stop) or "campaign", **values}
    raise FindingsError([Finding(code, named, span.place())])
