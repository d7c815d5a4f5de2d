"""Whoever hears a file read to them: the checks of the pdfua package, and what these leave out."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.press.printed import MATERIALS, in_rgb, opened
from tests.verify.board import PAGE, print_board

LEFT_OUT = {
    # Raises on an array among the children of a heading (release 0.1.3), so it judges nothing;
    # `test_headings_are_in_order_and_none_is_empty` looks at the same.
    "UA-14-001",
    # Misses a claim of PDF/UA. We make none: of the 106 rules that a program can check, 90 are
    # checked by nothing that runs here.
    "UA-28-004",
}


def findings(data: bytes, folder: Path) -> list[str]:
    """What the package says, with what it could not look at."""
    file = folder / "made.pdf"
    file.write_bytes(data)
    found = []
    for outcome in pdfua.validate(str(file)).outcomes:
        if outcome.rule_id not in LEFT_OUT:
            found += [f"{outcome.rule_id}: {one.message}" for one in outcome.findings]
            found += [f"{outcome.rule_id}: {why}" for why in [outcome.skipped_reason] if why]
    return found


@pytest.mark.parametrize("material", MATERIALS)
def test_the_package_finds_nothing(material: str, tmp_path: Path) -> None:
    assert findings(in_rgb(material), tmp_path) == []


def test_the_package_finds_a_picture_without_words(tmp_path: Path) -> None:
    out = BytesIO()
    with opened(in_rgb("card alone")) as pdf:
        figures = [one for one in elements(pdf.Root["/StructTreeRoot"]) if one["/S"] == Name.Figure]
        del figures[0]["/Alt"]
        pdf.save(out)
    found = findings(out.getvalue(), tmp_path)
    assert [one.partition(":")[0] for one in found] == ["UA-13-004"]


def test_only_what_is_named_is_left_out() -> None:
    known = {rule.id for rule in pdfua.default_registry()}
    assert known >= LEFT_OUT
    assert len(known - LEFT_OUT) == 10


@pytest.mark.parametrize("material", MATERIALS)
def test_headings_are_in_order_and_none_is_empty(material: str) -> None:
    with opened(in_rgb(material)) as pdf:
        found = headings(pdf)
    assert found
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert [level for level, says in found if not says] == []


@pytest.mark.parametrize("page", ["<h1></h1>", "<h1> </h1>", "<h1><i></i></h1>"])
def test_an_empty_heading_is_seen(page: str, tmp_path: Path) -> None:
    made = print_board(tmp_path, page=PAGE.replace("</h1>", f"</h1>{page}"))
    with opened(made.data) as pdf:
        assert [says for _, says in headings(pdf)].count(False) == 1


def headings(pdf: pikepdf.Pdf) -> list[tuple[int, bool]]:
    """The level of each heading in reading order, and whether letters are marked as its own."""
    shown = {page.obj.objgen: letters(page) for page in pdf.pages}
    return [
        (int(str(element["/S"])[2:]), any(says(element, element.get("/Pg"), shown)))
        for element in elements(pdf.Root["/StructTreeRoot"])
        if str(element.get("/S", "")) in {f"/H{level}" for level in range(1, 7)}
    ]


def elements(node: Any) -> Iterator[Any]:
    for child in node["/K"] if isinstance(node.get("/K"), Array) else [node.get("/K")]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def says(node: Any, page: Any, shown: dict[tuple[int, int], set[int]]) -> Iterator[bool]:
    """For each piece of marked content below an element: whether it shows letters."""
    page = node.get("/Pg", page)
    children = node.get("/K", Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary):
            yield from says(child, page, shown)
            if "/MCID" in child:
                yield int(child["/MCID"]) in shown[child.get("/Pg", page).objgen]
        else:
            yield int(child) in shown[page.objgen]


def letters(page: pikepdf.Page) -> set[int]:
    """The marked content of a page in which a text operator shows something."""
    found: set[int] = set()
    open_marks: list[int | None] = []
    for instruction in pikepdf.parse_content_stream(page):
        operands: Any = instruction.operands
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            about = operands[1] if name == "BDC" else Dictionary()
            is_numbered = isinstance(about, Dictionary) and Name.MCID in about
            open_marks.append(int(about["/MCID"]) if is_numbered else None)
        elif name == "EMC":
            open_marks.pop()
        elif name in ("Tj", "TJ") and shows(operands[0]):
            found.update(mark for mark in open_marks if mark is not None)
    return found


def shows(operand: Any) -> bool:
    parts = operand if isinstance(operand, Array) else [operand]
    return any(bytes(part).strip(b"\0 ") for part in parts if isinstance(part, pikepdf.String))


TABLE = """
<table><tr><th>Hari</th><th>Jam</th></tr><tr><th>Senin</th><td>8</td></tr></table>
"""


def test_header_cells_say_what_they_head(tmp_path: Path) -> None:
    made = print_board(tmp_path, page=PAGE + TABLE, style="table { position: absolute }")
    with opened(made.data) as pdf:
        cells = [e for e in elements(pdf.Root["/StructTreeRoot"]) if e["/S"] == Name.TH]
        scopes = [str(cell["/A"]["/Scope"]) for cell in cells]
    assert scopes == ["/Column", "/Column", "/Row"]
