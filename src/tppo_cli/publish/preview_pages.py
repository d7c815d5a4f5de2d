"""The pages of the preview as HTML, each with its style sheet and script inside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from tppo_cli import resources
from tppo_cli.render.templates import environment

FOLDER = "templates/preview"

POLICY = (
    "default-src 'none'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; script-src 'nonce-{nonce}'; "
    "style-src 'nonce-{nonce}'"
)

FONTS = {weight: f"assets/fonts/PlusJakartaSans-{weight}.ttf" for weight in (500, 700, 800)}
"""The face of the pages, by weight: the one that the items have."""


def policy(nonce: str) -> str:
    """What a page may load: its own style and script, and pictures and fonts from the preview."""
    return POLICY.replace("{nonce}", nonce)


def page_html(lang: str, nonce: str, words: Mapping[str, str]) -> str:
    """The page with all items."""
    scripts = ("zoom.js", "page.js")
    return _render("page", lang, nonce, words, ("common.css", "page.css"), scripts, said=words)


def prompter_html(
    lang: str, nonce: str, words: Mapping[str, str], speech: Mapping[str, Any]
) -> str:
    """The teleprompter with a manuscript."""
    times = {name: speech[name] for name in ("seconds", "pace", "turn")}
    said = {**words, "speech": times}
    styles = ("common.css", "prompter.css")
    return _render("prompter", lang, nonce, words, styles, ("prompter.js",), said, speech=speech)


def _render(
    name: str,
    lang: str,
    nonce: str,
    words: Mapping[str, str],
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    said: Mapping[str, Any],
    **values: Any,
) -> str:
    return (
        environment(resources.path(FOLDER))
        .get_template(f"{name}.html.j2")
        .render(
            values,
            lang=lang,
            nonce=nonce,
            # Attributes, since a mapping has `items` and `keys` of its own.
            words=SimpleNamespace(**words),
            css=_read(styles),
            script=_read(scripts),
            # A word of a campaign could end the script element.
            said=json.dumps(said, ensure_ascii=False).replace("<", "\\u003c"),
            weights=tuple(FONTS),
        )
    )


def _read(files: tuple[str, ...]) -> str:
    return "\n".join(resources.read_text(f"{FOLDER}/{file}") for file in files)
