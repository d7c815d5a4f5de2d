"""What each header cell of a table heads, in the tags.

WeasyPrint names the headers of every data cell (`Headers`, ISO 32000-1, table 349); what reads the
header cells themselves goes by their `Scope`, which it leaves out.
"""

from __future__ import annotations

from typing import Any

import pydyf


def tag_headers(pdf: Any) -> None:
    """Give each header cell its scope: beside data cells it heads its row, else its column."""
    for entry in pdf.objects:
        if isinstance(entry, dict) and entry.get("S") == "/TH":
            row = _at(pdf, entry["P"])
            beside = {_at(pdf, cell)["S"] for cell in row["K"]}
            about = entry.setdefault("A", pydyf.Dictionary({"O": "/Table"}))
            about["Scope"] = "/Row" if "/TD" in beside else "/Column"


def _at(pdf: Any, reference: Any) -> Any:
    """The object that a reference such as `12 0 R` leads to."""
    return pdf.objects[int(bytes(reference).split()[0])]
