"""Files that are damaged, or made to blow up: they must not hang or swamp who reads them."""

from __future__ import annotations

import zlib

import pikepdf

LARGEST_STREAM = 64 * 1024 * 1024
"""Bytes of one unpacked stream; a whole poster unpacks to less than one of these MiB."""

LARGEST_IMAGE = 200_000_000
"""Pixels; an A1 poster at 300 dpi has 70 million."""

DEFLATE_RATIO = 1032
"""No deflated stream unpacks to more than this many times its length (zlib's technical notes)."""

LARGEST_FILE = 512 * 1024 * 1024
"""Bytes of a file that is read at all."""


class Unreadable(ValueError):
    """A file that cannot or must not be read to its end; the text says why."""


def refuse_bombs(tree: pikepdf.Pdf) -> None:
    """Raises Unreadable for a stream or an image that unpacks to more than any item needs."""
    for entry in tree.objects:
        if isinstance(entry, pikepdf.Stream):
            _refuse_image(entry)
            _refuse_stream(entry)


def _refuse_image(stream: pikepdf.Stream) -> None:
    if stream.get("/Subtype") != pikepdf.Name.Image:
        return
    width, height = stream.get("/Width", 0), stream.get("/Height", 0)
    if not isinstance(width, int) or not isinstance(height, int):
        raise Unreadable("an image has no size")
    if width * height > LARGEST_IMAGE:
        raise Unreadable(f"an image of {width} x {height} pixels")


def _refuse_stream(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    if len(names) > 2 or names.count(pikepdf.Name.FlateDecode) > 1:
        raise Unreadable("a stream that is packed several times")
    if pikepdf.Name.FlateDecode not in names:
        return
    packed = stream.read_raw_bytes()
    if len(packed) * DEFLATE_RATIO <= LARGEST_STREAM:
        return
    if _unpacks_beyond(packed, LARGEST_STREAM):
        raise Unreadable(f"a stream that unpacks to more than {LARGEST_STREAM} bytes")


def _unpacks_beyond(packed: bytes, limit: int) -> bool:
    """Whether a deflated stream is longer than `limit`; only so much is ever unpacked."""
    unpacker = zlib.decompressobj()
    seen, rest = 0, packed
    try:
        while rest and not unpacker.eof:
            seen += len(unpacker.decompress(rest, 1024 * 1024))
            if seen > limit:
                return True
            rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise Unreadable(str(error)) from error
    return False
