"""Office documents: A4 pages whose text flows, in the type and the colours of a look.

Unlike an item they come from no material, and have neither bleed nor marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from markupsafe import Markup
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from tppo_cli import resources
from tppo_cli.content.locale import locale
from tppo_cli.materials.look import Look
from tppo_cli.render.boxes import read_pages
from tppo_cli.render.faults import listening, refuse_foreign, refuse_unloaded
from tppo_cli.render.fetcher import Fetcher
from tppo_cli.render.fonts import font_css, font_families, font_stack
from tppo_cli.render.templates import environment

FOLDER = "templates/_shared/office"


def office_pdf(
    template: str, values: Mapping[str, Any], look: Look, *, lang: str, title: str, made_on: date
) -> bytes:
    """The PDF of a template in `templates/_shared/office/`: tagged, the same bytes each time.

    `values` are what the template prints, beside `labels`. Pictures come as data: addresses.

    Raises FindingsError: TP602 something was not loaded, TP603 a glyph or font is missing, TP604
    WeasyPrint warns, TP605 a text is in a font that is not the look's.
    """
    folder = resources.path(FOLDER)
    labels = locale(lang).labels
    context = {
        **values,
        "labels": labels,
        "lang": lang,
        "title": title,
        "made_on": made_on.isoformat(),
        "css": Markup(_css(look, labels)),  # noqa: S704 -- our own style sheets and checked tokens
    }
    source = environment(folder).get_template(template).render(context)
    fetcher = Fetcher([resources.path("assets"), folder])
    with listening() as heard:
        page = HTML(string=source, base_url=folder.as_uri() + "/", url_fetcher=fetcher)
        document: Any = None
        with suppress(FatalURLFetchingError):
            document = page.render(font_config=FontConfiguration())
    refuse_unloaded(title, fetcher.refusals, heard)
    families = {one.family.name for stack in font_families(look).values() for one in stack}
    asked = {run.family for boxes in read_pages(document) for run in boxes.runs}
    refuse_foreign(title, asked - families)
    with listening() as heard:
        data: bytes = document.write_pdf(pdf_tags=True, pdf_identifier=True)
    refuse_unloaded(title, fetcher.refusals, heard)
    return data


def _css(look: Look, labels: Mapping[str, str]) -> str:
    """The look's tokens and fonts, the line at the foot of each page, and the style sheet."""
    variables = {
        **{role: look.colour(role) for role in look.roles},
        **{f"font-{use}": font_stack(stack) for use, stack in font_families(look).items()},
    }
    declared = "".join(f"--{name}:{value};" for name, value in variables.items())
    before, between, after = _around(labels["page_of"])
    count = f'"{before}" counter(page) "{between}" counter(pages) "{after}"'
    own = (resources.path(FOLDER) / "office.css").read_text(encoding="utf-8")
    return f":root{{{declared}}}{font_css(look)}{own}@page{{@bottom-right{{content:{count}}}}}"


def _around(page_of: str) -> tuple[str, str, str]:
    before, _, rest = page_of.partition("{page}")
    between, _, after = rest.partition("{pages}")
    return before, between, after
