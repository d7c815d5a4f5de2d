"""One file for many regions, written as its pages come: what they share stands in it once.

PDF/VT (ISO 16612-2) has the same idea. There is one structure tree, in which each region is a part;
an outline and page labels lead to it. What is kept in memory is a few numbers for each region.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tppo_cli.plates.cut import in_pdf, said
from tppo_cli.plates.objects import (
    Table,
    array,
    object_stream,
    renumbered,
    table_dictionary,
    whole,
)
from tppo_cli.plates.outline import Entry, outline
from tppo_cli.plates.pages import Pages, Written
from tppo_cli.plates.refused import Refused
from tppo_cli.plates.setting import AnyHole
from tppo_cli.plates.source import KEPT, Shared, Source

CATALOG, PAGES, INFO, TREE, DOCUMENT, OUTLINE = range(1, 7)
"""Numbers of the objects that are written last: pages refer to some of them."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a region's pages are called in the outline, and before their numbers.

    `group` is what it stands under in the outline, if anything.
    """

    name: str
    short: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Region:
    label: Label
    pages: tuple[int, ...]
    elements: tuple[int, ...]
    parents: int


class Bundle:
    """Writes a bundle: `add` a region after another, then `finish`.

    `strings` are what the file says of itself, by name: its title, and its identifier.
    """

    def __init__(self, write: Callable[[bytes], object], strings: Mapping[str, str]) -> None:
        self._write = write
        self._strings = strings
        self._digest = hashlib.md5(usedforsecurity=False)
        self._at = 0
        self._table = Table(OUTLINE)
        self._known: dict[bytes, int] = {}
        self._writers: dict[int, tuple[Source, Pages]] = {}
        self._first: tuple[Source, Mapping[int, int]] | None = None
        self._regions: list[_Region] = []
        self._key = 0

    @property
    def size(self) -> int:
        """Bytes that are written so far."""
        return self._at

    def add(
        self,
        source: Source,
        holes: Mapping[AnyHole, bytes],
        strings: Mapping[str, str],
        label: Label,
    ) -> int:
        """Write the pages of a region; how many they are.

        Raises Refused (TP629): the file that they come from is of another kind than the others.
        """
        writer = self._writer(source)
        made = writer.write(self._table.next, self._key, holes, strings)
        self._put(made)
        self._regions.append(_Region(label, made.pages, made.elements, made.parents))
        self._key += writer.keys
        return len(made.pages)

    def finish(self) -> None:
        """Write what leads to the pages, and where all objects stand."""
        if self._first is None:
            raise ValueError("a bundle without a page")
        source, numbers = self._first
        extra = self._metadata(source)
        bodies = {CATALOG: self._catalog(source, numbers, extra)}
        kids = [page for region in self._regions for page in region.pages]
        bodies[PAGES] = b"<< /Type /Pages /Count %d /Kids %b >>" % (len(kids), _list(kids))
        bodies[INFO] = said(source.cut.open[source.cut.info][0], False, self._strings)
        bodies[TREE] = self._tree(source, numbers)
        elements = [element for region in self._regions for element in region.elements]
        space = renumbered(source.cut.spine.namespaces, numbers).strip(b"[ ]")
        of_space = b"/NS %b " % space if space.count(b" 0 R") == 1 else b""
        bodies[DOCUMENT] = b"<< /Type /StructElem /S /Document %b/P %d 0 R /K %b >>" % (
            of_space,
            TREE,
            _list(elements),
        )
        marked = [Entry(one.label.name, one.label.group, one.pages[0]) for one in self._regions]
        bodies |= outline(marked, OUTLINE, self._table.next)
        self._finish_table(bodies)

    def _writer(self, source: Source) -> Pages:
        known = self._writers.get(id(source))
        if known is None:
            if self._first is None:
                self._begin(source)
            elif self._first[0].about != source.about:
                raise Refused("TP629")
            numbers = self._share(source)
            self._first = self._first or (source, numbers)
            known = self._writers[id(source)] = source, Pages(source, numbers, PAGES, DOCUMENT)
        return known[1]

    def _begin(self, source: Source) -> None:
        self._out(b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % source.cut.version.encode())

    def _share(self, source: Source) -> dict[int, int]:
        """Write the shared objects that no other source has brought; the numbers of all."""
        numbers: dict[int, int] = {}
        new: list[Shared] = []
        for one in source.shared:
            known = self._known.get(one.digest)
            if known is None:
                known = self._known[one.digest] = self._table.next + len(new)
                new.append(one)
            numbers[one.number] = known
        held = [one for one in new if one.data is None]
        if held:
            self._table.within(self._table.next + len(new), len(held))
        for one in new[len(held) :]:
            about = renumbered(one.body, numbers)
            self._object(b"%b\nstream\n%b\nendstream" % (about, one.data or b""))
        if held:
            bodies = [renumbered(one.body, numbers) for one in held]
            self._object(object_stream([numbers[one.number] for one in held], bodies))
        return numbers

    def _put(self, made: Written) -> None:
        holder = self._table.next + made.held + len(made.bodies) - 1
        self._table.within(holder, made.held)
        for body in made.bodies:
            self._object(body)

    def _object(self, body: bytes) -> int:
        """Write an object under the next number."""
        number = self._table.next
        self._table.at(self._at)
        self._out(whole(number, body))
        return number

    def _out(self, data: bytes) -> None:
        self._write(data)
        self._digest.update(data)
        self._at += len(data)

    def _metadata(self, source: Source) -> bytes:
        """The entry of the catalog that names the metadata, which are written; "" for none."""
        for parts, is_metadata in source.cut.open.values():
            if is_metadata:
                number = self._object(said(parts, True, self._strings))
                return b"/Metadata %d 0 R " % number
        return b""

    def _catalog(self, source: Source, numbers: Mapping[int, int], more: bytes) -> bytes:
        catalog = source.cut.spine.catalog
        kept = b" ".join(
            b"%b %b" % (key.encode(), renumbered(catalog[key], numbers))
            for key in KEPT
            if key in catalog
        )
        return (
            b"<< /Type /Catalog %b %b/Pages %d 0 R /StructTreeRoot %d 0 R /Outlines %d 0 R "
            b"/PageMode /UseOutlines /PageLabels << /Nums [ %b ] >> >>"
            % (kept, more, PAGES, TREE, OUTLINE, self._labels())
        )

    def _labels(self) -> bytes:
        """What each page is called: its region, with a number where it has several pages."""
        found, at = [], 0
        for region in self._regions:
            count = len(region.pages)
            prefix = region.label.short + (" " if count > 1 else "")
            numbered = b" /S /D" if count > 1 else b""
            found.append(b"%d << /P %b%b >>" % (at, in_pdf(prefix), numbered))
            at += count
        return b" ".join(found)

    def _tree(self, source: Source, numbers: Mapping[int, int]) -> bytes:
        parents = _list([region.parents for region in self._regions])
        return (
            b"<< /Type /StructTreeRoot /K [ %d 0 R ] /Namespaces %b /ParentTree << /Kids %b >> "
            b"/ParentTreeNextKey %d >>"
            % (DOCUMENT, renumbered(source.cut.spine.namespaces, numbers), parents, self._key)
        )

    def _finish_table(self, bodies: Mapping[int, bytes]) -> None:
        numbers, texts = zip(*sorted(bodies.items()), strict=True)
        late = len(numbers) - OUTLINE
        holder = self._table.next + late
        self._table.within(holder, late, OUTLINE)
        self._object(object_stream(numbers, texts))
        place, number = self._at, self._table.next
        self._table.at(place)
        rows = self._table.finished(holder)
        name = self._digest.hexdigest().encode()
        about = table_dictionary(number + 1, CATALOG, INFO, name, len(rows))
        self._out(whole(number, b"%b\nstream\n%b\nendstream" % (about, rows)))
        self._out(b"startxref\n%d\n%%%%EOF\n" % place)


def _list(numbers: Iterable[int]) -> bytes:
    return array(b"%d 0 R" % number for number in numbers)
