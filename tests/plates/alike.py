"""A small material with slots, and whether two files are the same to whoever reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageChops

from tppo_cli.batch.make import Context, item_of, prepare
from tppo_cli.batch.plan import Wants, plan
from tppo_cli.batch.task import Task
from tppo_cli.content.copy import Copy
from tppo_cli.content.job import ColourMode
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.manifest import Item
from tppo_cli.press.produce import Produced
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region
from tppo_cli.render.page import Setup
from tppo_cli.spec.load import load_campaign

SPEC = """\
title: Kampanye Kecil
theme: {lead: Rangkul, rest: "Semua Korban, Tidak Ada yang Tertinggal"}
slogan: Bersama Lawan Perdagangan Orang
event: {name: Hari Dunia, date: 2023-07-30, place: RPTRA Kalijodo}
organiser: {name: Pemerintah Kota Administrasi Jakarta Barat, level: kota}
hotlines: [sapa129, polri110]
%s
"""

MATERIAL = """\
name: label
title: {id: Label, en: Label}
slug: 12
bleed: 3
safe: 4
sizes: {kecil: {trim: 120x60mm}}
default_sizes: [kecil]
slots: {kelurahan: main.region.name, kecamatan: main.region.parent}
fit: {kelurahan: {min: 0.3}, kecamatan: {min: 0.3}, slogan: {min: 0.5}}
formats:
  rebah:
    aspect: [1.5, 2.5]
    unit_side: width
    unit_of: 120
    layouts:
      row:
        type: {name: 6, text: 5}
        roles: {headline: name, body: text}
        scan: 22
"""

PAGE = """\
<h1 class="name"{{ fit("slogan") }}>{{ main.slogan }}</h1>
<div class="place" %s>
<p class="kelurahan" data-slot="kelurahan"{{ fit("kelurahan") }}\
{{ expect.text("region.name", main.region.name) }}>{{ main.region.name }}</p>
</div>
<p class="kecamatan" data-slot="kecamatan"{{ fit("kecamatan") }}\
{{ expect.text("region.parent", main.region.parent) }}>{{ main.region.parent }}</p>
%s
{%% if main.qr %%}<div class="qr"{{ expect.qr("qr", main.qr) }} data-slot="qr">\
{{ qr_svg(main.qr) }}</div>
<p class="caption" data-slot="qr-caption">{{ main.qr.caption }}</p>{%% endif %%}
"""

STYLE = """\
.name, .kelurahan, .kecamatan { white-space: nowrap }
.name, .place, .kecamatan { position: absolute; left: 6rem; width: 74rem }
.name { top: 7rem; font-size: var(--t-name) }
.place { top: 20rem }
.kelurahan { font-size: var(--t-text); font-weight: 700 }
.kecamatan { top: 34rem; font-size: 3rem; text-align: center }
.qr { position: absolute; right: 6rem; top: 20rem; width: 22rem; height: 22rem }
.qr svg { width: 100%; height: 100% }
.caption { position: absolute; right: 4rem; top: 46rem; width: 50rem; text-align: right;
  font-size: 2rem; white-space: nowrap }
"""


def campaign(
    folder: Path, more: str = "", css: str = "", around: str = "", beside: str = ""
) -> Path:
    """Write the campaign; `css` goes on the name's style, `around` into the tag around it."""
    own = folder / "templates" / "label"
    own.mkdir(parents=True)
    (own / "material.yaml").write_text(MATERIAL, encoding="utf-8")
    (own / "page.html.j2").write_text(PAGE % (around, beside), encoding="utf-8")
    (own / "page.css").write_text(f"{STYLE}.kelurahan {{ {css} }}\n", encoding="utf-8")
    file = folder / "campaign.yaml"
    file.write_text(SPEC % more, encoding="utf-8")
    return file


@cache
def villages() -> tuple[Region, ...]:
    return kemendagri.villages()


def chosen() -> tuple[Region, ...]:
    """Regions as they come, the shortest and the longest names, and some with odd letters."""
    by_length = sorted(
        villages(),
        key=lambda region: len(region.full_name + region.kecamatan_full + region.kota_full),
    )
    odd = [r for r in villages() if any(c in r.full_name for c in "'’()/.0123456789")]
    picked = (*villages()[::12000], *by_length[:2], *by_length[-3:], *odd[:3])
    return tuple({region.code: region for region in picked}.values())


def context(spec: Path, regions: tuple[Region, ...]) -> Context:
    loaded = load_campaign(spec)
    return Context(loaded, for_campaign(loaded), spec.parent / "out", regions, plates=True)


def tasks(
    made: Context,
    regions: tuple[Region, ...],
    material: str = "label",
    look: str = "rangkul",
    colour: str = "rgb",
) -> tuple[Task, ...]:
    wants = Wants((material,), regions, look=look, colour=ColourMode(colour), is_kit=True)
    return plan(made.loaded, wants)


def setups(made: Context, of: tuple[Task, ...]) -> list[Setup]:
    return [prepare(task, made) for task in of]


def saying(setup: Setup, **words: str) -> Setup:
    """The same setup for a region with other words."""
    copy: Copy = setup.copy
    region = replace(copy.main.region or _nowhere(), **words)
    return replace(setup, copy=replace(copy, main=replace(copy.main, region=region)))


def _nowhere() -> Any:
    raise AssertionError("a copy without a region")


def line(task: Task, made: Context, setup: Setup, produced: Produced) -> Item:
    return item_of(task, made, setup, produced, "0")


def differences(one: bytes, other: bytes) -> list[str]:
    """In what two files differ for whoever reads them: pages, boxes, tags, words about them."""
    found = []
    for name, here, there in zip(
        ("pages", "about", "tags", "outline"), facts(one), facts(other), strict=True
    ):
        if here != there:
            found.append(name)
    found += [
        f"page {number}: {most}"
        for number, (here, there) in enumerate(zip(pictures(one), pictures(other), strict=True))
        if (most := _most_different(here, there))
    ]
    return found


def _most_different(one: Image.Image, other: Image.Image) -> int:
    spread = ImageChops.difference(one, other).getextrema()
    return max(int(high) for _, high in spread)  # type: ignore[misc]  # of RGB: pairs


def pictures(data: bytes) -> Iterator[Image.Image]:
    document = pdfium.PdfDocument(data)
    for page in document:
        scale = min(100 / 72, 1600 / max(page.get_size()))
        yield page.render(scale=scale).to_pil().convert("RGB")


def facts(data: bytes) -> tuple[Any, ...]:
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = [
            (
                contents(page),
                [
                    [float(v) for v in page.obj[key]]
                    for key in ("/MediaBox", "/TrimBox", "/BleedBox")
                ],
                {kind: sorted(page.resources.get(kind, {}).keys()) for kind in _RESOURCES},
            )
            for page in pdf.pages
        ]
        about = [
            sorted((key, str(value)) for key, value in pdf.docinfo.items()),
            str(pdf.Root.get("/Lang")),
            pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else None,
            len(pdf.Root.get("/OutputIntents", [])),
        ]
        with pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
        return pages, about, list(tags(pdf.Root.StructTreeRoot)), titles


_RESOURCES = ("/XObject", "/ExtGState", "/Font", "/Pattern", "/Shading")


def contents(page: pikepdf.Page) -> list[bytes]:
    """The lines of a page's content, however it is divided into streams."""
    held = page.obj["/Contents"]
    streams = list(held) if isinstance(held, pikepdf.Array) else [held]
    return [row for stream in streams for row in stream.read_bytes().split(b"\n") if row]


def tags(element: Any) -> Iterator[tuple[str, ...]]:
    """What a tree of structure says, element by element, and which content it holds."""
    if isinstance(element, pikepdf.Dictionary):
        yield tuple(f"{key} {element[key]}" for key in ("/S", "/Alt", "/Lang") if key in element)
        kids: Any = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            yield from tags(kid)
    else:
        yield (str(element),)
