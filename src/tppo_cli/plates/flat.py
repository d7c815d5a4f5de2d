"""Files of one plate: the fixed objects once, and after them those of a record.

There is one cross-reference stream and no update, so that the oldest reader sees a plain file
(ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tppo_cli.plates.contents import Group, filled, groups, is_fixed
from tppo_cli.plates.cut import Cut, Part, said
from tppo_cli.plates.objects import LEVEL, ROW, array, object_stream, packed, stream, whole
from tppo_cli.plates.setting import AnyHole

IN_STREAM = 100
"""Objects in one object stream."""


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
        bodies = [
            whole(number, said(parts, is_metadata, strings))
            for number, parts, is_metadata in self.open
        ]
        bodies += [whole(one.number, stream(filled(one.parts, holes))) for one in self.contents]
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
        pages = [tuple(groups(parts)) for parts in cut.pages]
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
            dictionaries.append((number, array(b"%d 0 R" % one for one in listed)))
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

    def _content_streams(self, pages: Iterable[tuple[Group, ...]]) -> dict[Group, int]:
        """Write what is always the same of the pages' contents; by piece, its number."""
        known: dict[Group, int] = {}
        for page in pages:
            for group in page:
                if is_fixed(group) and group not in known:
                    known[group] = self._number()
                    self._put(known[group], packed(zlib.compress(filled(group, {}), LEVEL)))
        return known

    def _number(self) -> int:
        self._next += 1
        return self._next - 1

    def _put(self, number: int, body: bytes) -> None:
        self._rows[number] = ROW.pack(1, len(self._out), 0)
        self._out += whole(number, body)

    def _pack(self, holder: int, objects: Sequence[tuple[int, bytes]]) -> None:
        """Put objects into a stream of their own, compressed together."""
        for place, (number, _) in enumerate(objects):
            self._rows[number] = ROW.pack(2, holder, place)
        numbers, bodies = zip(*objects, strict=True) if objects else ((), ())
        self._put(holder, object_stream(numbers, bodies))
