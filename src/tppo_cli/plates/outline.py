"""The outline of a bundle: an entry for each region, under its group where it has one.

ISO 32000-1, 12.3.3.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tppo_cli.plates.cut import in_pdf


@dataclass(frozen=True, slots=True)
class Entry:
    """What an entry says, what it stands under ("" for nothing), and the object of its page."""

    title: str
    group: str
    page: int


@dataclass(frozen=True, slots=True)
class _Node:
    number: int
    title: str
    page: int
    below: tuple[_Node, ...] = ()


def outline(entries: Sequence[Entry], root: int, first: int) -> Mapping[int, bytes]:
    """The objects of an outline by number: the root's, and others from `first` on in a row.

    Entries of one group stand beside one another.
    """
    tops = tuple(_nodes(entries, first))
    bodies = dict(_written(tops, root))
    count = len(bodies)
    ends = b"/First %d 0 R /Last %d 0 R" % (tops[0].number, tops[-1].number)
    bodies[root] = b"<< /Type /Outlines %b /Count %d >>" % (ends, count)
    return bodies


def _nodes(entries: Sequence[Entry], first: int) -> Iterator[_Node]:
    number = first
    for group, members in groupby(entries, key=lambda entry: entry.group):
        listed = list(members)
        start = number + bool(group)
        nodes = tuple(_Node(start + at, entry.title, entry.page) for at, entry in enumerate(listed))
        if group:
            yield _Node(number, group, listed[0].page, nodes)
        else:
            yield from nodes
        number = start + len(nodes)


def _written(nodes: Sequence[_Node], parent: int) -> Iterator[tuple[int, bytes]]:
    for at, node in enumerate(nodes):
        around = b""
        if at:
            around += b"/Prev %d 0 R " % nodes[at - 1].number
        if at + 1 < len(nodes):
            around += b"/Next %d 0 R " % nodes[at + 1].number
        if node.below:
            ends = node.below[0].number, node.below[-1].number
            around += b"/First %d 0 R /Last %d 0 R /Count %d " % (*ends, len(node.below))
        yield (
            node.number,
            b"<< /Title %b /Parent %d 0 R %b/Dest [ %d 0 R /Fit ] >>"
            % (in_pdf(node.title), parent, around, node.page),
        )
        yield from _written(node.below, node.number)
