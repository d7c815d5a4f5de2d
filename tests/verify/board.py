"""A small material of the tests' own, so that a fault can be put into its page on purpose.

`print_board` renders it for real; `claiming` gives one file the manifest line of another.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from tests.samples import SAPA, TAMBORA, UPT, sample_copy, sample_setup
from tppo_cli.content.copy import Copy, LogoCopy
from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item
from tppo_cli.press.produce import produce
from tppo_cli.render.page import Setup
from tppo_cli.verify.item import verify_item

MATERIAL = """\
name: board
title: {id: Papan, en: Board}
faces:
  - {name: muka, template: page.html.j2}
bleed: 3
slug: 10
safe: 5
sizes: {A6: {trim: 105x148mm}}
default_sizes: [A6]
formats:
  tegak:
    aspect: [0.5, 1]
    unit_side: width
    unit_of: 105
    distances: {headline: 1000, number: 1500, body: 400, scan: 400}
    layouts: {row: {type: {body: 4}}}
"""

PAGE = """\
{% set first, second, logo = main.hotlines[0], main.hotlines[1], copy.logos[0] %}
{% macro number(style, field, shown, role) %}
<p class="n {{ style }}"{{ expect.number(field, shown, role) }}>{{ shown.display }}</p>
{% endmacro %}
<div class="bleed"><div class="ground"></div></div>
<h1{{ expect.text("theme", main.theme, "headline") }}>{{ main.theme }}</h1>
{{ number("hero", "hotlines.0.call", first.call, "number") }}
{{ number("one", "hotlines.0.whatsapp", first.whatsapp, "body") }}
{{ number("two", "hotlines.1.whatsapp", second.whatsapp, "body") }}
<div class="symbol"{{ expect.qr("qr", main.qr) }}>{{ qr_svg(main.qr) }}</div>
<p class="name"{{ expect.text("region.name", main.region.name) }}>{{ main.region.name }}</p>
<p class="slogan"{{ expect.text("slogan", main.slogan) }}>{{ main.slogan }}</p>
<div class="logo"><img src="{{ file_uri(logo.file) }}" alt="{{ logo.alt }}"
{{ expect.image("logos.0", logo) }}></div>
"""

STYLE = """\
p, h1, .symbol, .logo { position: absolute; left: 8mm; line-height: 1.2 }
.ground { left: 0; right: 0; top: 0; bottom: 0; background: #FFF4DF }
h1 { top: 8mm; width: 85mm; font-size: 8mm }
p { font-size: 4mm; color: #391049 }
.n { white-space: nowrap }
.hero { top: 34mm; font-size: 22mm }
.one { top: 60mm }
.two { top: 68mm }
.symbol, .symbol svg { width: 33mm; height: 33mm }
.symbol { top: 80mm }
.name { top: 120mm }
.slogan { top: 130mm }
.logo { left: 70mm; top: 80mm; width: 15mm; height: 15mm }
.logo img { width: 15mm; height: 15mm }
"""

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<circle cx="5" cy="5" r="5" fill="#1AA78A"/><path d="M3 3h4v4h-4z" fill="#FFF"/></svg>'
)


@dataclass(frozen=True)
class Printed:
    """A finished file and what the manifest says about it."""

    data: bytes
    item: Item

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings()]

    def findings(self) -> list[Finding]:
        return verify_item(self.data, self.item)

    def face(self) -> Face:
        return self.item.faces[0]


def print_board(folder: Path, *, style: str = "", page: str = PAGE, **changes: Any) -> Printed:
    """The board of Kelurahan Tambora; `style` is added to its sheet, `changes` to its edition."""
    material = folder / "templates" / "board"
    material.mkdir(parents=True, exist_ok=True)
    logo = folder / "logo.svg"
    for file, text in (
        (material / "material.yaml", MATERIAL),
        (material / "page.html.j2", page),
        (material / "page.css", STYLE + style),
        (logo, LOGO),
    ):
        file.write_text(text, encoding="utf-8")
    given: dict[str, Any] = {"hotlines": (SAPA, UPT), **changes}
    copy = sample_copy("board", "A6", **given)
    copy = replace(copy, logos=(LogoCopy(logo, "Logo Kota", "kota"),))
    return printed(sample_setup("board", "A6", copy=copy, campaign=folder))


def printed(setup: Setup) -> Printed:
    """Render a setup in full, and write the line of the manifest for it."""
    made = produce(setup)
    copy: Copy = setup.copy
    region = copy.main.region or TAMBORA
    item = Item(
        file=f"{region.code}-tambora/{copy.file_name}.pdf",
        sha256="",
        bytes=0,
        pages=len(made.faces),
        material=setup.material.material.name,
        size=setup.size.name,
        look=setup.look.look.name,
        languages=("id",),
        state="proof",
        colour="rgb",
        title=copy.document_title,
        scale=setup.geometry.scale,
        region=region.code,
        region_name=region.name,
        sheet=None if setup.sheet is None else setup.sheet.name,
        inputs="",
        faces=made.faces,
    )
    return described(made.data, item)


def described(data: bytes, item: Item) -> Printed:
    """A file with a line that has its length and hash."""
    sha256 = hashlib.sha256(data).hexdigest()
    return Printed(data, item.model_copy(update={"sha256": sha256, "bytes": len(data)}))


def claiming(shown: Printed, meant: Printed) -> Printed:
    """One file, as if it had been meant to be the other."""
    return described(shown.data, meant.item)


def changed(before: Printed, change: Callable[[pikepdf.Pdf], None]) -> Printed:
    """The file with its objects changed, and the line it had."""
    out = BytesIO()
    with pikepdf.open(BytesIO(before.data)) as pdf:
        change(pdf)
        pdf.save(out)
    return described(out.getvalue(), before.item)
