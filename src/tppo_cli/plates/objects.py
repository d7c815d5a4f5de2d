"""PDF objects as bytes: streams, object streams, and where each object stands.

ISO 32000-1, 7.5.7 (object streams), 7.5.8 (cross-reference streams), 7.4.4.4 (predictors).
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

LEVEL = 9
"""Compression of what is written once."""

QUICK = 1
"""Compression of what is written for each record."""

WORTH_PACKING = 2000
"""Bytes of set content from which on compressing them is worth its time."""

ROW = struct.Struct(">BIH")
"""A cross-reference row: free (0), at a byte (1), or in an object stream (2)."""

_PLAIN, _UP = b"\x00", b"\x02"
"""Predictors: a row as it is, and each byte by how much it differs from the one above it."""

_TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|(?<![\w.])(\d+) 0 R\b", re.DOTALL)
"""A string, in which nothing refers to anything, or a reference. qpdf writes strings with each
parenthesis escaped."""


def references(body: bytes) -> list[int]:
    """The objects that one refers to, in its order."""
    return [int(match[1]) for match in _TOKEN.finditer(body) if match[1]]


def referring(body: bytes, to: Callable[[int], bytes]) -> bytes:
    """An object with other references: `to` writes each."""
    return _TOKEN.sub(lambda match: to(int(match[1])) if match[1] else match[0], body)


def renumbered(body: bytes, numbers: Mapping[int, int]) -> bytes:
    """An object with other numbers in its references."""
    return referring(body, lambda number: b"%d 0 R" % numbers[number])


def stream(data: bytes) -> bytes:
    """The body of a content stream that is written for one record."""
    if len(data) > WORTH_PACKING:
        return packed(zlib.compress(data, QUICK))
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)


def packed(data: bytes, more: bytes = b"") -> bytes:
    """The body of a stream whose data are compressed; `more` goes into its dictionary."""
    said = b"<< %b/Filter /FlateDecode /Length %d >>" % (more, len(data))
    return b"%b\nstream\n%b\nendstream" % (said, data)


def object_stream(numbers: Sequence[int], bodies: Sequence[bytes], level: int = LEVEL) -> bytes:
    """The body of a stream that holds other objects, compressed together."""
    starts = accumulate((len(body) + 1 for body in bodies[:-1]), initial=0)
    head = b" ".join(b"%d %d" % pair for pair in zip(numbers, starts, strict=True)) + b"\n"
    return holding(len(bodies), head, b"\n".join(bodies), level)


def holding(count: int, head: bytes, bodies: bytes, level: int) -> bytes:
    """The same, with its head and the objects written out."""
    more = b"/Type /ObjStm /N %d /First %d " % (count, len(head))
    return packed(zlib.compress(head + bodies, level), more)


class Table:
    """A cross-reference stream that grows row by row; each row is told by the one above it.

    The objects up to number `last` come into the object stream that is written at the end.
    """

    def __init__(self, last: int) -> None:
        self._last = last
        self._rows = bytearray()
        self._above: bytes | None = None
        self.next = last + 1
        """The next number that is free."""

    def at(self, place: int) -> None:
        """The next object stands at this byte."""
        self._row(ROW.pack(1, place, 0))

    def within(self, holder: int, count: int, first: int = 0) -> None:
        """The next objects stand in an object stream, in a row from its place `first` on."""
        self._row(ROW.pack(2, holder, first))
        self._rows += _next_in_stream(count, first)
        self._above = ROW.pack(2, holder, first + count - 1)
        self.next += count - 1

    def finished(self, holder: int) -> bytes:
        """All rows, compressed; `holder` is the object stream with the first ones."""
        rows = [ROW.pack(0, 0, 65535)]
        rows += [ROW.pack(2, holder, place) for place in range(self._last)]
        return zlib.compress(b"".join(_PLAIN + row for row in rows) + self._rows, LEVEL)

    def _row(self, row: bytes) -> None:
        self._rows += _PLAIN + row if self._above is None else _differing(row, self._above)
        self._above = row
        self.next += 1


def _differing(row: bytes, above: bytes) -> bytes:
    return _UP + bytes((new - old) & 0xFF for new, old in zip(row, above, strict=True))


@lru_cache(maxsize=256)
def _next_in_stream(count: int, first: int) -> bytes:
    """The rows after the first of objects in a stream: only their last number differs."""
    rows = [ROW.pack(2, 0, place) for place in range(first, first + count)]
    return b"".join(_differing(row, above) for above, row in pairwise(rows))


def table_dictionary(size: int, root: int, info: int, name: bytes, length: int) -> bytes:
    """The dictionary of a `Table` that is finished."""
    return (
        b"<< /Type /XRef /W [ 1 4 2 ] /Size %d /Root %d 0 R /Info %d 0 R /ID [ <%b> <%b> ] "
        b"/DecodeParms << /Columns %d /Predictor 12 >> /Filter /FlateDecode /Length %d >>"
        % (size, root, info, name, name, ROW.size, length)
    )


def whole(number: int, body: bytes) -> bytes:
    """An object as it stands in a file."""
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def array(entries: Iterable[bytes]) -> bytes:
    return b"[ %b ]" % b" ".join(entries)
