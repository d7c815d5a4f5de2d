"""A finished file sorted for bundles: what regions share of it, and what each has for itself.

A region's own are its pages, its structure elements and whatever else leads to a page. All other
things that a page needs (fonts, pictures, profiles) are shared, also between files of different
plates where they are the same to the last byte: each is known by a digest of it and of all that
it refers to.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tppo_cli.plates.contents import Group, filled, groups, is_fixed
from tppo_cli.plates.cut import Cut
from tppo_cli.plates.objects import LEVEL, array, references, referring

KEPT = ("/Lang", "/MarkInfo", "/OutputIntents", "/ViewerPreferences")
"""What a bundle's catalog says as those of its pages' files do."""

CLAIM = b"GTS_PDFXVersion"


@dataclass(frozen=True, slots=True)
class Shared:
    """An object that is written once: its number in the file that it comes from, its body, and
    the data of a stream. Equal ones have one digest.
    """

    number: int
    body: bytes
    data: bytes | None
    digest: bytes


class Source:
    """The parts of a file from which the pages of regions are put together."""

    def __init__(self, cut: Cut) -> None:
        self.cut = cut
        self._bodies = {number: body for number, (body, _) in cut.fixed.items()}
        self._bodies |= {n: _fixed_parts(parts) for n, (parts, _) in cut.open.items()}
        self.contents: dict[int, Group] = {}
        """Pieces of content that are set for each region, by a number of their own."""
        self._fixed_contents: dict[int, bytes] = {}
        self._number_contents()
        spine = cut.spine
        skipped = {cut.root, cut.info, spine.tree, *references(spine.catalog["/Pages"])}
        kept = b" ".join(spine.catalog[key] for key in KEPT if key in spine.catalog)
        starts = (*spine.pages, *spine.elements, *references(kept + spine.namespaces))
        reached = _reached(starts, self._to, skipped)
        leading = self._leading_to_pages(skipped)
        self.own = tuple(n for n in reached if n in leading and n in self._bodies)
        """Objects of which each region has one."""
        self._shared_numbers = [
            n for n in reached if n not in leading and n not in self._fixed_contents
        ]
        if odd := [n for n in self.own if cut.fixed.get(n, (b"", None))[1] is not None]:
            raise ValueError(f"streams {odd} lead to a page")

    def _number_contents(self) -> None:
        """Give each piece of content a number, and each page a list of its pieces."""
        pages = [tuple(groups(parts)) for parts in self.cut.pages]
        first = max((*self._bodies, *self.cut.contents)) + 1
        known = {
            group: first + at
            for at, group in enumerate(dict.fromkeys(group for page in pages for group in page))
        }
        for group, number in known.items():
            if is_fixed(group):
                self._fixed_contents[number] = filled(group, {})
            else:
                self.contents[number] = group
        for number, page in zip(self.cut.contents, pages, strict=True):
            self._bodies[number] = array(b"%d 0 R" % known[group] for group in page)

    @property
    def keys(self) -> int:
        """How many numbers its pages take in the parent tree."""
        return max(self.cut.spine.parents, default=-1) + 1

    def body(self, number: int) -> bytes:
        """An object that has no string of the record."""
        return self._bodies[number]

    @cached_property
    def shared(self) -> tuple[Shared, ...]:
        """What is written once, dictionaries first."""
        found = list(self._shared())
        return tuple(sorted(found, key=lambda one: one.data is not None))

    def _shared(self) -> Iterator[Shared]:
        digests: dict[int, bytes] = {}
        for number in self._shared_numbers:
            yield Shared(number, *self.cut.fixed[number], self._digest(number, digests, ()))
        for number, content in self._fixed_contents.items():
            digest = hashlib.sha256(b"content" + content).digest()
            data = zlib.compress(content, LEVEL)
            body = b"<< /Filter /FlateDecode /Length %d >>" % len(data)
            yield Shared(number, body, data, digest)

    def _digest(self, number: int, known: dict[int, bytes], above: tuple[int, ...]) -> bytes:
        if number in above:
            raise ValueError(f"object {number} refers to itself")
        if number not in known:
            body, data = self.cut.fixed[number]
            made = hashlib.sha256(_without_numbers(body) + b"\0" + (data or b""))
            for target in references(body):
                made.update(self._digest(target, known, (*above, number)))
            known[number] = made.digest()
        return known[number]

    @cached_property
    def about(self) -> bytes:
        """What its catalog says of it, for comparison with that of others."""
        catalog = self.cut.spine.catalog
        digests: dict[int, bytes] = {}
        made = hashlib.sha256(CLAIM if self.is_claimed else b"")
        for key in KEPT:
            entry = catalog.get(key, b"")
            made.update(_without_numbers(entry))
            for target in references(entry):
                made.update(self._digest(target, digests, ()))
        return made.digest()

    @property
    def is_claimed(self) -> bool:
        """Whether its metadata claim that it meets a standard of printing."""
        metadata = (parts for parts, is_metadata in self.cut.open.values() if is_metadata)
        return any(CLAIM in _fixed_parts(parts) for parts in metadata)

    def _to(self, number: int) -> list[int]:
        return references(self._bodies.get(number, b""))

    def _leading_to_pages(self, skipped: Iterable[int]) -> set[int]:
        """The objects from which a page, or content that is set, can be reached."""
        back: dict[int, list[int]] = {}
        for number in self._bodies:
            for target in self._to(number):
                back.setdefault(target, []).append(number)
        starts = (*self.cut.spine.pages, *self.cut.contents, *self.contents)
        return set(_reached(starts, lambda number: back.get(number, []), set(skipped)))


def _reached(
    starts: Iterable[int], to: Callable[[int], Iterable[int]], skipped: Container[int]
) -> list[int]:
    """All that can be reached, each once, in the order in which it is met."""
    found: dict[int, None] = {}
    waiting = list(starts)[::-1]
    while waiting:
        number = waiting.pop()
        if number not in found and number not in skipped:
            found[number] = None
            waiting.extend(reversed(list(to(number))))
    return list(found)


def _without_numbers(body: bytes) -> bytes:
    return referring(body, lambda _: b"R")


def _fixed_parts(parts: Iterable[bytes | str]) -> bytes:
    return b"".join(part for part in parts if isinstance(part, bytes))
