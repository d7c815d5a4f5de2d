"""A finished PDF, taken apart: objects that are always the same, and holes for the slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Name

from tppo_cli.plates.refused import Refused
from tppo_cli.plates.setting import AnyHole

_MARK = re.compile(rb"\(\x01?@@tppo ([a-z]+)@@\)|@@tppo ([a-z]+)@@")

Part = bytes | AnyHole
Words = bytes | str
"""A piece of an object that is always the same, or the name of the string that stands there."""


@dataclass(frozen=True, slots=True)
class Spine:
    """Which objects hold a file together: its pages and its structure.

    `catalog` are the catalog's entries. `parents` are the structure elements of each page's
    pieces of content, or the one of an annotation, by number in the parent tree.
    """

    pages: tuple[int, ...]
    catalog: Mapping[str, bytes]
    tree: int
    elements: tuple[int, ...]
    namespaces: bytes
    parents: Mapping[int, bytes]


@dataclass(frozen=True, slots=True)
class Cut:
    """A file without what its slots say.

    `pages` are the contents of each page in order: bytes and holes. `fixed` are the other objects
    by number, streams with their data; `open` those in which a string of the record stands.
    """

    pages: tuple[tuple[Part, ...], ...]
    contents: tuple[int, ...]
    fixed: Mapping[int, tuple[bytes, bytes | None]]
    open: Mapping[int, tuple[tuple[Words, ...], bool]]
    root: int
    info: int
    version: str
    spine: Spine


def cut(
    data: bytes,
    wanted: Sequence[Mapping[AnyHole, tuple[bytes, bytes]]],
    strings: Mapping[str, str],
) -> Cut:
    """Take a file apart.

    `wanted` says for each page what each hole's bytes are, and behind which text of the page they
    begin: (context, piece). `strings` are by name what stands outside the pages: title,
    alternative texts, identifiers.

    Raises Refused: TP621 the page does not hold these very bytes, or not once only.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        numbers = [page.obj["/Contents"].objgen[0] for page in pdf.pages]
        pages = tuple(
            _cut_page(page.obj["/Contents"].read_bytes(), holes)
            for page, holes in zip(pdf.pages, wanted, strict=True)
        )
        _mark_strings(pdf, strings)
        fixed: dict[int, tuple[bytes, bytes | None]] = {}
        opened: dict[int, tuple[tuple[Words, ...], bool]] = {}
        for number, value in enumerate(pdf.objects, 1):
            if number in numbers or _is_table(value):
                continue
            _sort_in(number, value, fixed, opened)
        return Cut(
            pages=pages,
            contents=tuple(numbers),
            fixed=fixed,
            open=opened,
            root=pdf.Root.objgen[0],
            info=pdf.trailer["/Info"].objgen[0],
            version=pdf.pdf_version,
            spine=_spine(pdf),
        )


def _spine(pdf: pikepdf.Pdf) -> Spine:
    tree: Any = pdf.Root["/StructTreeRoot"]
    nums = list(tree["/ParentTree"]["/Nums"])
    return Spine(
        pages=tuple(page.obj.objgen[0] for page in pdf.pages),
        catalog={key: unparsed(value) for key, value in pdf.Root.items()},
        tree=tree.objgen[0],
        elements=tuple(element.objgen[0] for element in tree["/K"]),
        namespaces=unparsed(tree.get("/Namespaces", pikepdf.Array())),
        parents=dict(zip(map(int, nums[::2]), map(unparsed, nums[1::2]), strict=True)),
    )


def unparsed(value: Any) -> bytes:
    """A value as it stands in an array or a dictionary: where it is an object, its reference."""
    return pikepdf.Array([value]).unparse()[1:-1].strip()


def _cut_page(content: bytes, holes: Mapping[AnyHole, tuple[bytes, bytes]]) -> tuple[Part, ...]:
    places: list[tuple[int, int, AnyHole]] = []
    for hole, (context, piece) in holes.items():
        places += [
            (match.end() - len(piece), match.end(), hole)
            for match in re.finditer(re.escape(context + piece), content)
        ]
    found = [hole for _, _, hole in places]
    for hole in holes:
        if hole not in found:
            raise Refused("TP621")
    parts: list[Part] = []
    end = 0
    for start, stop, hole in sorted(places, key=lambda place: place[0]):
        if start < end:
            raise Refused("TP621")
        parts += [content[end:start], hole]
        end = stop
    return (*parts, content[end:])


def _mark_strings(pdf: pikepdf.Pdf, strings: Mapping[str, str]) -> None:
    """Put a mark in place of each string that is exactly one of the record's."""
    names = {value: name for name, value in strings.items()}
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            if value.get("/Type") == Name.Metadata:
                value.write(_marked(value.read_bytes(), strings))
        elif isinstance(value, pikepdf.Dictionary):
            for key, inner in value.items():
                if isinstance(inner, pikepdf.String) and (name := names.get(str(inner))):
                    value[key] = pikepdf.String(f"@@tppo {name}@@")


def _marked(metadata: bytes, strings: Mapping[str, str]) -> bytes:
    for name, value in strings.items():
        mark = f"@@tppo {name}@@".encode()
        metadata = metadata.replace(in_xml(value), mark)
    return metadata


def _sort_in(
    number: int,
    value: Any,
    fixed: dict[int, tuple[bytes, bytes | None]],
    opened: dict[int, tuple[tuple[Words, ...], bool]],
) -> None:
    if isinstance(value, pikepdf.Stream):
        if value.get("/Type") == Name.Metadata:
            opened[number] = (_parts(value.read_bytes()), True)
        else:
            fixed[number] = (value.stream_dict.unparse(), value.read_raw_bytes())
        return
    if not isinstance(value, pikepdf.Object):
        fixed[number] = (unparsed(value), None)
        return
    body = value.unparse(resolved=True)
    if b"@@tppo " in body:
        opened[number] = (_parts(body), False)
    else:
        fixed[number] = (body, None)


def _parts(body: bytes) -> tuple[Words, ...]:
    """What is fixed, and the names of what stands between."""
    parts: list[Words] = []
    end = 0
    for match in _MARK.finditer(body):
        parts += [body[end : match.start()], (match[1] or match[2]).decode()]
        end = match.end()
    return (*parts, body[end:])


def _is_table(value: Any) -> bool:
    """What only says where the other objects stand."""
    kinds = (Name.XRef, Name.ObjStm)
    return isinstance(value, pikepdf.Stream) and value.get("/Type") in kinds


def said(parts: Iterable[Words], is_metadata: bool, strings: Mapping[str, str]) -> bytes:
    """The body of an object with strings of the record in it."""
    write = in_xml if is_metadata else in_pdf
    body = b"".join(part if isinstance(part, bytes) else write(strings[part]) for part in parts)
    if not is_metadata:
        return body
    about = b"<< /Type /Metadata /Subtype /XML /Length %d >>" % len(body)
    return b"%b\nstream\n%b\nendstream" % (about, body)


def in_xml(text: str) -> bytes:
    """A text as it stands in XMP."""
    return escape(text, quote=False).encode()


def in_pdf(text: str) -> bytes:
    """A text as a PDF string."""
    return pikepdf.String(text).unparse()
