"""How a template says what a page must show.

`{{ expect.number("hotlines.sapa129.call", n, "number") }}` inside a tag writes a `data-expect`
attribute. Its value comes from the copy, not from the text between the tags, so that the
finished page can be held against it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from markupsafe import Markup

from tppo_cli.content.copy import LogoCopy, NumberCopy, QrCopy
from tppo_cli.manifest import Kind, RoleName

ATTRIBUTE = "data-expect"
FIT_ATTRIBUTE = "data-fit"


class Expect:
    """Writes `data-expect` attributes."""

    def text(self, field: str, value: str, role: str = "body") -> Markup:
        return _attribute(Kind.TEXT, field, " ".join(value.split()), role)

    def number(self, field: str, number: NumberCopy, role: str = "number") -> Markup:
        return _attribute(Kind.NUMBER, field, number.display, role, digits=number.digits)

    def qr(self, field: str, qr: QrCopy) -> Markup:
        return _attribute(Kind.QR, field, qr.payload, "scan")

    def image(self, field: str, logo: LogoCopy) -> Markup:
        return _attribute(Kind.IMAGE, field, logo.alt, "body")


def _attribute(kind: Kind, field: str, value: str, role: str, **more: str) -> Markup:
    row = {"kind": kind.value, "field": field, "value": value, "role": RoleName(role).value, **more}
    text = escape(json.dumps(row, ensure_ascii=False, sort_keys=True), quote=True)
    return Markup(f' {ATTRIBUTE}="{text}"')  # noqa: S704 -- escaped on the line above


def read(attribute: str) -> dict[str, Any]:
    """The row that `Expect` wrote."""
    row: dict[str, Any] = json.loads(attribute)
    return row


class Fitter:
    """Writes `data-fit` attributes, with the font size in mm where an earlier pass found one.

    WeasyPrint does not compute font sizes from variables, so a shrunk text gets its size inline.
    """

    def __init__(self, sizes: Mapping[str, float]) -> None:
        self._sizes = sizes

    def __call__(self, name: str) -> Markup:
        size = self._sizes.get(name)
        style = "" if size is None else f' style="font-size:{size:.4f}mm"'
        return Markup(f' {FIT_ATTRIBUTE}="{escape(name, quote=True)}"{style}')  # noqa: S704 -- escaped
