"""Media-, Trim- and BleedBox, exact, with the page's corner at 0,0."""

from __future__ import annotations

from typing import Any

import pydyf

from tppo_cli.manifest import Boxes
from tppo_cli.materials.geometry import PT_PER_MM, PageGeometry, Rect
from tppo_cli.press.languages import tag_languages
from tppo_cli.press.tables import tag_headers


def boxes(page: PageGeometry) -> Boxes:
    """The boxes of a page in mm, as the manifest holds them."""
    return Boxes(
        media=page.media.rounded(3), trim=page.trim.rounded(3), bleed=page.bleed_box.rounded(3)
    )


def finisher(page: PageGeometry) -> Any:
    """A WeasyPrint finisher that writes the boxes of every page, and what the tags lack."""

    def finish(document: Any, pdf: Any) -> None:
        tag_languages(document, pdf)
        tag_headers(pdf)
        for number in pdf.pages["Kids"][::3]:
            entry = pdf.objects[number]
            entry["TrimBox"] = _pdf_box(page.trim, page.media)
            entry["BleedBox"] = _pdf_box(page.bleed_box, page.media)

    return finish


def _pdf_box(rect: Rect, media: Rect) -> Any:
    """Lower left and upper right corner in points, y upwards."""
    return pydyf.Array(
        round(v * PT_PER_MM, 4)
        for v in (rect.x, media.height - rect.bottom, rect.right, media.height - rect.y)
    )
