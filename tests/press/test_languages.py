"""What a screen reader is told: which words of an item in two languages are in which."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tests.samples import sample_copy, sample_setup
from tppo_cli import resources
from tppo_cli.press.produce import produce

ENGLISH = resources.read_yaml("assets/locale/en.yaml")["labels"]


def spoken(data: bytes) -> dict[str, set[str]]:
    """The words of a file by the language that their tags give; `` is the document's own."""
    found: dict[str, set[str]] = {}
    for page in pdfium.PdfDocument(data):
        textpage = page.get_textpage()
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        langs: dict[int, str] = {}
        for index in range(raw.FPDF_StructTree_CountChildren(tree)):
            langs |= dict(_marked(raw.FPDF_StructTree_GetChildAtIndex(tree, index), ""))
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
            number = raw.FPDFPageObj_GetMarkedContentID(item.raw)
            size = raw.FPDFTextObj_GetText(item.raw, textpage.raw, None, 0)
            buffer = (ctypes.c_ushort * size)()
            raw.FPDFTextObj_GetText(item.raw, textpage.raw, buffer, size)
            text = bytes(buffer).decode("utf-16-le").rstrip("\x00")
            found.setdefault(langs.get(number, ""), set()).update(text.split())
    return found


def _marked(element: Any, outer: str) -> Iterator[tuple[int, str]]:
    size = raw.FPDF_StructElement_GetLang(element, None, 0)
    buffer = ctypes.create_string_buffer(max(2, size))
    raw.FPDF_StructElement_GetLang(element, buffer, size)
    lang = buffer.raw.decode("utf-16-le").rstrip("\x00") or outer
    for index in range(raw.FPDF_StructElement_CountChildren(element)):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if number >= 0:
            yield number, lang
        child = raw.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            yield from _marked(child, lang)


def test_the_second_language_is_read_aloud_by_its_own_rules() -> None:
    copy = sample_copy("card", "85x54")
    copy = replace(copy, second=replace(copy.main, lang="en", labels=ENGLISH))
    words = spoken(produce(sample_setup("card", "85x54", copy=copy, look="resmi")).data)
    assert set(words) == {"", "en"}
    assert {"Important", "Numbers", "someone", "checks", "delete"} <= words["en"]
    assert {"Penting", "Warga", "diperiksa", "08111-129-129"} <= words[""]
    assert not {"Penting", "Warga", "diperiksa"} & words["en"]
    assert not {"Important", "someone", "delete"} & words[""]


def test_one_language_needs_no_tag_of_its_own() -> None:
    assert set(spoken(produce(sample_setup("card", "85x54", look="resmi")).data)) == {""}
