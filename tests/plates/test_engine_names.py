"""The names of WeasyPrint that are not public are those we know, and do what they did.

If one of these tests fails after an upgrade, read the new code, compare plates with the full path
(`pytest tests/plates -m soak`), and only then write down the new digests.
"""

from __future__ import annotations

import hashlib
import inspect

import pytest
from weasyprint.document import Document
from weasyprint.draw import draw_inline_level
from weasyprint.draw.text import draw_text
from weasyprint.formatting_structure.boxes import Box, LineBox
from weasyprint.pdf.fonts import Font

from tppo_cli.render.boxes import NAMES

KNOWN = {
    "Layout": "681b737d1ba5e004",
    "line_size": "03fa04fd51fc69aa",
    "draw_first_line": "1bb8eae6d88e71b1",
    "Stream": "624257224db6f66d",
    "Matrix": "312bf3b1eee91a0a",
    "AnonymousStyle": "414bbf41061e0a4a",
    "draw_text": "ebaf96239c6ca363",
    "draw_inline_level": "068162a401d00efd",
}
"""By name, the beginning of the sha256 of its source."""


@pytest.mark.parametrize("thing", [*NAMES, draw_text, draw_inline_level], ids=lambda t: t.__name__)
def test_what_sets_a_line_is_what_it_was(thing: object) -> None:
    source = inspect.getsource(thing)  # type: ignore[arg-type]  # classes and functions
    digest = hashlib.sha256(source.encode()).hexdigest()[:16]
    assert digest == KNOWN[getattr(thing, "__name__", "")]


def test_boxes_fonts_and_documents_have_what_is_read_of_them() -> None:
    said = inspect.getsource(Document) + inspect.getsource(Font)
    for name in ("self.fonts = {}", "self.to_unicode = {}", "self.upem ="):
        assert name in said
    for name in ("content_box_x", "content_box_y", "margin_width", "element", "style"):
        assert hasattr(Box, name) or name in inspect.getsource(Box.__init__)
    for name in ("text_overflow", "block_ellipsis"):
        assert hasattr(LineBox, name)
