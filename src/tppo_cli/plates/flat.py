"""Files of one plate: the fixed objects once, and after them those of a record.

There is one cross-reference stream and no update, so that the oldest reader sees a plain file
(ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tppo_cli.plates.cut import Cut, Part, in_pdf, in_xml
from tppo_cli.plates.setting import AnyHole, SymbolHole

LEVEL = 9
"""Compression of what is written once."""

QUICK = 1
"""Compression of what is written for each record."""

SMALL = 400
"""Bytes of fixed content that are not worth an object of their own between two holes."""

WORTH_PACKING = 2000
"""Bytes of set content from which on compressing them is worth its time."""

IN_STREAM = 100
"""Objects in one object stream."""

ROW = struct.Struct(">BIH")


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of a page's content: fixed (an object of the plate), or set for each record."""

    number: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Flat:
    """What all files of a plate have in common."""

    start: bytes
    """All fixed objects, from the first byte of the file on."""
    open: tuple[tuple[int, tuple[bytes | str, ...], bool], ...]
    """Objects with strings of the record: number, parts, whether it is metadata."""
    contents: tuple[Content, ...]
    """What is set for each record, each an object; their numbers come last."""
    rows: tuple[bytes, ...]
    """Cross-reference rows of the fixed objects, before, between and behind those of `open`."""
    trailer: tuple[bytes, bytes]
    """The cross-reference stream's dictionary before and behind the identifier."""
    digest: bytes

    def file(self, holes: Mapping[AnyHole, bytes], strings: Mapping[str, str]) -> bytes:
        """The file of one record."""
        bodies = [_opened(*about, strings) for about in self.open]
        bodies += [_stream(one.number, _filled(one.parts, holes)) for one in self.contents]
        at = len(self.start)
        table = [self.rows[0]]
        for place, body in enumerate(bodies, 1):
            table.append(ROW.pack(1, at, 0))
            if place < len(self.rows):
                table.append(self.rows[place])
            at += len(body)
        table.append(ROW.pack(1, at, 0))
        made = b"".join(bodies)
        name = hashlib.md5(self.digest + made, usedforsecurity=False).hexdigest().encode()
        before, behind = self.trailer
        end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % at
        return b"".join(
            (self.start, made, before, b"<%b> <%b>" % (name, name), behind, *table, end)
        )


def flat(cut: Cut) -> Flat:
    """Lay out the files of a plate."""
    return _Writer(cut).finish()


class _Writer:
    """Writes the fixed objects, and keeps the place of each."""

    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._out = bytearray(b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % cut.version.encode())
        self._rows: dict[int, bytes] = {0: ROW.pack(0, 0, 65535)}
        used = {*cut.fixed, *cut.open, *cut.contents}
        self._next = max(used) + 1
        for number in set(range(1, self._next)) - used:
            self._rows[number] = ROW.pack(0, 0, 0)

    def finish(self) -> Flat:
        cut = self._cut
        pages = [tuple(_groups(parts)) for parts in cut.pages]
        streams = self._content_streams(pages)
        dictionaries = [(n, body) for n, (body, data) in sorted(cut.fixed.items()) if data is None]
        holders = [
            self._number() for _ in range(0, len(dictionaries) + len(cut.contents), IN_STREAM)
        ]
        contents = {
            group: Content(self._number(), group)
            for group in dict.fromkeys(group for page in pages for group in page)
            if group not in streams
        }
        for number, page in zip(cut.contents, pages, strict=True):
            listed = [streams.get(one) or contents[one].number for one in page]
            array = b"[ %b ]" % b" ".join(b"%d 0 R" % one for one in listed)
            dictionaries.append((number, array))
        for number, (body, data) in sorted(cut.fixed.items()):
            if data is not None:
                self._put(number, b"%b\nstream\n%b\nendstream" % (body, data))
        for place, holder in enumerate(holders):
            self._pack(holder, dictionaries[place * IN_STREAM : (place + 1) * IN_STREAM])
        return self._assembled(tuple(contents.values()))

    def _assembled(self, contents: tuple[Content, ...]) -> Flat:
        cut = self._cut
        opened = tuple((number, *about) for number, about in sorted(cut.open.items()))
        table = self._number()
        cuts = [0, *(number for number, _, _ in opened), table]
        rows = tuple(
            b"".join(self._rows[n] for n in range(low, high) if n in self._rows)
            for low, high in pairwise(cuts)
        )
        before = (
            b"%d 0 obj\n<< /Type /XRef /W [ 1 4 2 ] /Size %d /Root %d 0 R /Info %d 0 R /ID [ "
            % (table, table + 1, cut.root, cut.info)
        )
        start = bytes(self._out)
        length = ROW.size * (table + 1)
        return Flat(
            start=start,
            open=opened,
            contents=contents,
            rows=rows,
            trailer=(before, b" ] /Length %d >>\nstream\n" % length),
            digest=hashlib.sha256(start).digest(),
        )

    def _content_streams(
        self, pages: Iterable[tuple[tuple[Part, ...], ...]]
    ) -> dict[tuple[Part, ...], int]:
        """Write what is always the same of the pages' contents; by piece, its number."""
        known: dict[tuple[Part, ...], int] = {}
        for page in pages:
            for group in page:
                if len(group) == 1 and isinstance(group[0], bytes) and group not in known:
                    data = zlib.compress(group[0], LEVEL)
                    said = b"<< /Filter /FlateDecode /Length %d >>" % len(data)
                    known[group] = self._number()
                    self._put(known[group], b"%b\nstream\n%b\nendstream" % (said, data))
        return known

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _put(self, number: int, body: bytes) -> None:
        self._rows[number] = ROW.pack(1, len(self._out), 0)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def _pack(self, holder: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Put objects into a stream of their own, compressed together."""
        heads, at = [], 0
        for place, (number, body) in enumerate(objects):
            heads.append(b"%d %d" % (number, at))
            at += len(body) + 1
            self._rows[number] = ROW.pack(2, holder, place)
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(body for _, body in objects), LEVEL)
        said = b"<< /Type /ObjStm /N %d /First %d /Filter /FlateDecode /Length %d >>"
        stream = said % (len(objects), len(head), len(data))
        self._put(holder, b"%b\nstream\n%b\nendstream" % (stream, data))


def _groups(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
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


def _filled(parts: Iterable[Part], holes: Mapping[AnyHole, bytes]) -> bytes:
    return b"".join(part if isinstance(part, bytes) else holes[part] for part in parts)


def _stream(number: int, data: bytes) -> bytes:
    if len(data) > WORTH_PACKING:
        data = zlib.compress(data, QUICK)
        said = b"<< /Filter /FlateDecode /Length %d >>" % len(data)
    else:
        said = b"<< /Length %d >>" % len(data)
    return b"%d 0 obj\n%b\nstream\n%b\nendstream\nendobj\n" % (number, said, data)


def _opened(
    number: int, parts: Iterable[bytes | str], is_metadata: bool, strings: Mapping[str, str]
) -> bytes:
    write = in_xml if is_metadata else in_pdf
    body = b"".join(part if isinstance(part, bytes) else write(strings[part]) for part in parts)
    if is_metadata:
        said = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(body)
        body = b"%b\nstream\n%b\nendstream" % (said, body)
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)
