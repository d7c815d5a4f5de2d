"""The pages of one region in a bundle, from a source whose shared objects are written already.

All that a region has of its own takes numbers in a row, so that the objects of two regions differ
by one sum only. They are written as one object stream, from a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import itemgetter

from tppo_cli.plates.contents import filled
from tppo_cli.plates.cut import Words, in_pdf
from tppo_cli.plates.objects import holding, referring, stream
from tppo_cli.plates.setting import AnyHole
from tppo_cli.plates.source import Source

LEVEL = 6
"""Compression of a region's structure: it is long, and much of it is alike."""

_KEY = re.compile(rb"/StructParents? (\d+)")
_NAME = re.compile(rb"(/ID \(|/Headers \[[^\]]*\])")
_PLACE = re.compile(rb"\0(\d+)\0")


@dataclass(frozen=True, slots=True)
class Written:
    """What a region adds to a bundle: bodies of objects, numbered from its first number on.

    `held` objects stand in an object stream, which is the last of `bodies`.
    """

    held: int
    bodies: tuple[bytes, ...]
    pages: tuple[int, ...]
    elements: tuple[int, ...]
    parents: int


@dataclass(frozen=True, slots=True)
class _Template:
    """An object with numbers to be filled in, each named by its place in the pool of a region."""

    text: bytes
    places: tuple[int, ...]

    def filled(self, pool: Sequence[int]) -> bytes:
        return self.text % tuple([pool[place] for place in self.places])


class Pages:
    """Writes the pages of a source. `numbers` are those of its shared objects in the bundle."""

    def __init__(
        self, source: Source, numbers: Mapping[int, int], pages: int, document: int
    ) -> None:
        spine = source.cut.spine
        self._source = source
        self._opened = [n for n in source.own if n in source.cut.open]
        elements = [n for n in spine.elements if n not in self._opened]
        self._titled = elements
        closed = [n for n in source.own if n not in self._opened and n not in elements]
        last = [*elements, *self._opened]
        self._offsets = {n: at for at, n in enumerate((*closed, 0, *last))}
        self._offsets |= {n: len(self._offsets) + at for at, n in enumerate(source.contents)}
        self._held = len(closed) + 1 + len(last)
        self._count = len(self._offsets)
        self._to = {
            **{old: b"%d" % new for old, new in numbers.items()},
            **{old: b"\0%d\0" % at for old, at in self._offsets.items() if old},
            spine.tree: b"%d" % document,
        }
        for number in spine.pages:
            self._to |= dict.fromkeys(_parent(source.body(number)), b"%d" % pages)
        self._closed = [self._template(source.body(n)) for n in closed]
        self._closed.append(self._template(self._parents()))
        self._all = _Template(
            b"\n".join(one.text for one in self._closed),
            tuple(place for one in self._closed for place in one.places),
        )
        self._pick = itemgetter(*self._all.places)
        self._open = [self._titled_parts(source.body(n)) for n in elements]
        self._open += [self._parts(source.cut.open[n][0]) for n in self._opened]
        self._heads: dict[tuple[int, ...], tuple[bytes, int]] = {}

    @property
    def count(self) -> int:
        """How many numbers a region takes."""
        return self._count + 1

    @property
    def keys(self) -> int:
        return self._source.keys

    def write(
        self, first: int, key: int, holes: Mapping[AnyHole, bytes], strings: Mapping[str, str]
    ) -> Written:
        """The objects of a region, from the number `first` and the parent tree's `key` on."""
        pool = (*range(first, first + self._count), *range(key, key + self.keys + 1), first)
        closed = self._all.text % self._pick(pool)
        opened = [_said(parts, pool, strings) for parts in self._open]
        head, end = self._head(pool)
        starts = accumulate((len(body) + 1 for body in opened[:-1]), initial=end)
        numbers = range(first + len(self._closed), first + self._held)
        head += b" ".join(b"%d %d" % pair for pair in zip(numbers, starts, strict=False)) + b"\n"
        held = holding(self._held, head, b"\n".join((closed, *opened)), LEVEL)
        contents = (stream(filled(group, holes)) for group in self._source.contents.values())
        spine = self._source.cut.spine
        return Written(
            held=self._held,
            bodies=(*contents, held),
            pages=tuple(first + self._offsets[n] for n in spine.pages),
            elements=tuple(first + self._offsets[n] for n in spine.elements),
            parents=first + len(self._closed) - 1,
        )

    def _head(self, pool: Sequence[int]) -> tuple[bytes, int]:
        """Numbers and starts of the objects of the template, and where the next one starts.

        Where all numbers have as many figures as those of another region, each object is as long.
        """
        first, last, low, high = pool[0], pool[self._count - 1], pool[self._count], pool[-2]
        lengths = tuple(len(str(number)) for number in (first, last, low, high))
        known = self._heads.get(lengths)
        if known is None:
            bodies = [one.filled(pool) for one in self._closed]
            starts = [*accumulate((len(body) + 1 for body in bodies), initial=0)]
            known = b"".join(b"%%d %d " % start for start in starts[:-1]), starts[-1]
            if lengths[0] == lengths[1] and lengths[2] == lengths[3]:
                self._heads[lengths] = known
        head, end = known
        return head % tuple(range(first, first + len(self._closed))), end

    def _parents(self) -> bytes:
        """The part of the parent tree that a region's pages take."""
        rows = self._source.cut.spine.parents
        nums = b" ".join(b"%b %b" % (self._key(key), value) for key, value in sorted(rows.items()))
        limits = self._key(min(rows)), self._key(max(rows))
        return b"<< /Limits [ %b %b ] /Nums [ %b ] >>" % (*limits, nums)

    def _key(self, key: int) -> bytes:
        return b"\0%d\0" % (self._count + key)

    def _marked(self, body: bytes) -> bytes:
        """An object with a mark in place of each number that is another in each region."""
        body = referring(body, lambda number: self._to[number] + b" 0 R")
        body = _KEY.sub(lambda m: m[0][: m.start(1) - m.start()] + self._key(int(m[1])), body)
        # The name of an element, by which table cells find their headers, must be its region's own.
        own = b"(\0%d\0-" % (self._count + self.keys + 1)
        return _NAME.sub(lambda m: m[0].replace(b"(", own), body)

    def _template(self, body: bytes) -> _Template:
        text = self._marked(body).replace(b"%", b"%%")
        places = tuple(int(match[1]) for match in _PLACE.finditer(text))
        return _Template(_PLACE.sub(b"%d", text), places)

    def _parts(self, parts: Sequence[Words]) -> list[_Template | str]:
        return [part if isinstance(part, str) else self._template(part) for part in parts]

    def _titled_parts(self, body: bytes) -> list[_Template | str]:
        """The element above a region's pages: a part of the bundle's document, with its title."""
        part = body.replace(b"/S /Document", b"/S /Part").rpartition(b">>")[0]
        return self._parts([part + b"/T ", "title", b" >>"])


def _parent(page: bytes) -> list[int]:
    found = re.search(rb"/Parent (\d+) 0 R", page)
    return [int(found[1])] if found else []


def _said(
    parts: Sequence[_Template | str], pool: Sequence[int], strings: Mapping[str, str]
) -> bytes:
    return b"".join(
        in_pdf(strings[part]) if isinstance(part, str) else part.filled(pool) for part in parts
    )
