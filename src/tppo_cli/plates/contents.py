"""A page's content in pieces: what is always the same, and what is set for each record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tppo_cli.plates.cut import Part
from tppo_cli.plates.setting import AnyHole, SymbolHole

SMALL = 400
"""Bytes of fixed content that are not worth an object of their own between two holes."""

Group = tuple[Part, ...]
"""A piece of content that becomes one stream."""


def groups(parts: Sequence[Part]) -> Iterator[Group]:
    """Holes with what little lies between them; a symbol by itself, since it is shared."""
    group: list[Part] = []
    for at, part in enumerate(parts):
        if isinstance(part, bytes):
            between = 0 < at < len(parts) - 1
            is_alone = not (between and len(part) < SMALL)
        else:
            is_alone = isinstance(part, SymbolHole)
        if not is_alone:
            group.append(part)
            continue
        if group:
            yield tuple(group)
            group = []
        if not isinstance(part, bytes) or part.strip():
            yield (part,)
    if group:
        yield tuple(group)


def is_fixed(group: Group) -> bool:
    """Whether a piece is the same for all records."""
    return len(group) == 1 and isinstance(group[0], bytes)


def filled(parts: Iterable[Part], holes: Mapping[AnyHole, bytes]) -> bytes:
    """A piece with what fills its holes."""
    return b"".join(part if isinstance(part, bytes) else holes[part] for part in parts)
