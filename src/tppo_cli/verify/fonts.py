"""Every font is in the file, of the look's families, and shows no empty box for a character."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.manifest import Item
from tppo_cli.materials import read
from tppo_cli.render.fonts import allowed_font_names, shipped_font_names
from tppo_cli.verify.artifact import Artifact
from tppo_cli.verify.says import of_item

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SHOWING = "Tf Tj TJ ' \""


def check(artifact: Artifact, item: Item) -> list[Finding]:
    """TP740 a font is not embedded, TP741 a foreign font, TP742 a character without a glyph."""
    fonts = _fonts(artifact.tree)
    allowed = _allowed(item)
    found: list[Finding] = []
    for name in sorted({_name(font) for font in fonts if not _is_embedded(font)}):
        found.append(of_item("TP740", item, font=name))
    for name in sorted({_name(font) for font in fonts}):
        if not name.replace("-", "").startswith(tuple(allowed)):
            found.append(of_item("TP741", item, font=name))
    empty: set[str] = set()
    for page in artifact.tree.pages:
        empty.update(_without_glyph(page, page.obj))
    for form in _forms(artifact.tree):
        empty.update(_without_glyph(form, form))
    return found + [of_item("TP742", item, font=name) for name in sorted(empty)]


def _allowed(item: Item) -> frozenset[str]:
    """The look's, and those of the campaign's own that its line names."""
    try:
        known = allowed_font_names(read.look(item.look).look)
    except FindingsError:
        # A look of the campaign's own folder, which is not at hand here.
        known = shipped_font_names()
    return known | {name.replace("-", "") for name in item.fonts}


def _fonts(tree: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    return [
        entry
        for entry in tree.objects
        if isinstance(entry, pikepdf.Dictionary)
        and entry.get("/Type") == pikepdf.Name.Font
        and "/DescendantFonts" not in entry
    ]


def _forms(tree: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [
        entry
        for entry in tree.objects
        if isinstance(entry, pikepdf.Stream)
        and entry.get("/Subtype") == pikepdf.Name.Form
        and "/Font" in entry.get("/Resources", pikepdf.Dictionary())
    ]


def _is_embedded(font: pikepdf.Dictionary) -> bool:
    descriptor = font.get("/FontDescriptor")
    return descriptor is not None and any(key in descriptor for key in _FILES)


def _name(font: pikepdf.Object) -> str:
    """The font's name without the six letters of its subset."""
    name = str(font.get("/BaseFont", font.get("/Subtype", "/?"))).lstrip("/")
    return name.partition("+")[2] or name


def _without_glyph(page: pikepdf.Page | pikepdf.Stream, holder: pikepdf.Object) -> Iterator[str]:
    """Names of the fonts of which a page or a form shows glyph 0, the empty box."""
    fonts = holder.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    font: pikepdf.Object | None = None
    for instruction in pikepdf.parse_content_stream(page, _SHOWING):
        operands = instruction.operands
        if str(instruction.operator) == "Tf":
            font = fonts.get(str(operands[0]))
        elif font is not None and font.get("/Encoding") == pikepdf.Name("/Identity-H"):
            shown = operands[-1]
            for part in shown if isinstance(shown, pikepdf.Array) else (shown,):
                if isinstance(part, pikepdf.String) and _has_glyph_zero(bytes(part)):
                    yield _name(font)


def _has_glyph_zero(codes: bytes) -> bool:
    """Whether a string of two-byte codes holds 0000."""
    return any(not (codes[index] or codes[index + 1]) for index in range(0, len(codes) - 1, 2))
