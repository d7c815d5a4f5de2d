"""The web pages that a QR code opens: one self-contained file for each region and language.

A page asks nothing of the network, keeps nothing on the phone and says nothing of its purpose in
its title. What stands on it is the copy of the same region's printed items.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from babel import Locale as Cldr
from babel import UnknownLocaleError
from markupsafe import Markup

from tppo_cli import resources
from tppo_cli.batch.colour import branded_look
from tppo_cli.content.build import shared_kota
from tppo_cli.content.edition import build_edition, region_copy, words_for
from tppo_cli.content.job import Job
from tppo_cli.content.locale import base_language
from tppo_cli.content.services import covering
from tppo_cli.content.texts import texts, unfilled
from tppo_cli.content.words import Words
from tppo_cli.errors import FindingsError
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.materials import read
from tppo_cli.publish.site_colours import tokens
from tppo_cli.publish.site_tree import INDEX, Node, Page, pages, tree
from tppo_cli.publish.site_words import Body, Link, body, contact
from tppo_cli.regions.region import Region
from tppo_cli.render import drawings
from tppo_cli.render.templates import environment
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.placeholders import KNOWN, used

FOLDER = "templates/site"

MARKER = "<!-- nomor-penting/1: ditulis ulang oleh program, suntingan tangan hilang -->"
"""By this line a page is known for one of ours; like its title it does not tell what it is for."""

LARGEST = 50_000
"""Bytes of a page that a slow network carries while somebody waits."""

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect width='16' height='16' rx='3' fill='%23777'/%3E%3C/svg%3E"
)
"""A grey square in the tab: it could be any page's."""


@dataclass(frozen=True, slots=True)
class Made:
    """One page as it is written."""

    page: Page
    html: str


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a page beside the names of its place."""

    words: Words
    body: Body
    organiser: str | None


@dataclass(frozen=True)
class Site:
    """All that the pages of a campaign share. `hotlines` are the campaign's, in its order.

    `regions` are all of the campaign's, whichever of their pages are written.
    """

    loaded: Loaded
    regions: tuple[Region, ...]
    hotlines: tuple[Hotline, ...]
    is_proof: bool

    def pages(self) -> Iterator[Page]:
        """Every page of the site, first those on which a place is chosen."""
        return pages(self._tree, ["", *self.loaded.campaign.languages[1:]])

    def make(self, page: Page) -> Made:
        """One page, the same bytes each time.

        Raises FindingsError: TP505 a text names the event's day and there is none; faults of a
        campaign's own words for a language.
        """
        lang = self._tag(page.lang)
        covered = covering(self.hotlines, page.region, self._codes(page))
        said = self._said(page, lang, covered)
        words, common = said.words, said.body
        own = contact(page.region, words) if page.region else None
        region = region_copy(page.region, words) if page.region else None
        html = self._parts.page.render(
            self._shared(lang),
            title=_title(page, words),
            place=_place(page),
            parent=region.parent if region else "",
            others=self._others(page),
            services=self._parts.services(common, words.locale.labels),
            advice=self._parts.advice(common, words.locale.labels, self.exit_url),
            choices=self._choices(page, words),
            contact=own or _undialled(page.region),
            post=page.region.post if page.region else None,
            up=None if page.up is None else _way(page, _file(page.up, page.lang)),
            organiser=said.organiser,
        )
        return Made(page, html)

    def address(self, page: Page) -> str:
        """Where the page lies once the folder is published; empty without a `site.base_url`."""
        site = self.loaded.campaign.site
        parts = [page.folder, page.lang]
        base = site.base_url.rstrip("/") if site else ""
        return "/".join([base, *(part for part in parts if part), ""])

    def _said(self, page: Page, lang: str, covered: Sequence[Hotline]) -> _Said:
        """What a page says: the same wherever the hotlines are, unless some text names a place."""
        names_none = not self._places_named
        key = (lang, tuple(hotline.id for hotline in covered))
        if names_none and key in self._kept:
            return self._kept[key]
        words = self._words(page, lang)
        edition = build_edition(self.loaded.campaign, page.region, None, covered, words)
        said = _Said(words, body(edition, covered, words), edition.organiser)
        if names_none:
            self._kept[key] = said
        return said

    def _words(self, page: Page, lang: str) -> Words:
        """How texts are said; where no place is chosen yet they speak of the reader's own."""
        words = words_for(self.loaded, lang, page.region, self._kota(page))
        own = {name: words.label(f"site_own_{name}") for name in KNOWN if name != "tanggal"}
        words = replace(words, values={**own, **words.values})
        if page.region is None:
            job = Job("site", INDEX, (lang,), self.loaded.campaign.look)
            if lacking := unfilled(job, self.loaded, words.values):
                raise FindingsError(lacking)
        return words

    @cached_property
    def _kept(self) -> dict[tuple[str, tuple[str, ...]], _Said]:
        return {}

    @cached_property
    def _places_named(self) -> bool:
        """Whether some text of the campaign is filled with the name of a place."""
        written = (text for _, local in texts(self.loaded.campaign) for text in local.texts())
        return any(used(text) - {"tanggal"} for text in written)

    @property
    def exit_url(self) -> str:
        """Where the button leads that leaves the page; empty where the spec names none."""
        site = self.loaded.campaign.site
        return site.exit_url or "" if site else ""

    @cached_property
    def _tree(self) -> Node:
        return tree(self.regions)

    @cached_property
    def _parts(self) -> _Parts:
        look = branded_look(
            read.look(self.loaded.campaign.look, self.loaded.folder).look, self.loaded
        )
        return _Parts(tokens(look), _icons(look.colour))

    @cached_property
    def _common(self) -> dict[str, Mapping[str, Any]]:
        return {}

    def _shared(self, lang: str) -> Mapping[str, Any]:
        """What all pages of one language are given."""
        if lang not in self._common:
            words = words_for(self.loaded, lang, None)
            self._common[lang] = {
                "marker": Markup(MARKER),  # noqa: S704 -- our own
                "lang": lang,
                "labels": words.locale.labels,
                "policy": self._parts.policy(has_script=bool(self.exit_url)),
                "css": self._parts.css,
                "script": self._parts.script,
                "icon": ICON,
                "is_proof": self.is_proof,
                "exit_url": self.exit_url,
            }
        return self._common[lang]

    def _tag(self, lang: str) -> str:
        return lang or self.loaded.campaign.languages[0]

    def _codes(self, page: Page) -> Sequence[str]:
        return [region.code for region in page.node.regions] if page.node else ()

    def _kota(self, page: Page) -> str:
        return shared_kota(self.loaded.campaign, page.node.regions) if page.node else ""

    def _others(self, page: Page) -> list[tuple[str, str, str]]:
        """Each language by tag and own name, with the way to it; none to the page itself."""
        first, *rest = self.loaded.campaign.languages
        if not rest:
            return []
        return [
            (tag, self._name(tag), "" if at == page.lang else _way(page, _file(page.folder, at)))
            for tag, at in [(first, ""), *((tag, tag) for tag in rest)]
        ]

    def _name(self, tag: str) -> str:
        """A language's name for itself."""
        words = words_for(self.loaded, tag, None)
        if words.locale.language in (tag, base_language(tag)) and not words.locale.texts:
            return words.label("site_language_name")
        try:
            return (Cldr.parse(tag, sep="-").get_display_name() or tag).capitalize()
        except (UnknownLocaleError, ValueError):
            return tag

    def _choices(self, page: Page, words: Words) -> Markup:
        if page.node is None or not self.regions:
            return Markup()
        node = page.node
        links = [(below.name, _way(page, _file(below.code, page.lang))) for below in node.nodes]
        groups = [
            (
                group[0].kecamatan_full,
                [(r.full_name, _way(page, _file(r.code, page.lang))) for r in group],
            )
            for group in node.groups
        ]
        return self._parts.choices(links, groups, words.locale.labels)


class _Parts:
    """The templates, compiled once, and what they have made of words that come again and again."""

    def __init__(self, colours: str, icons: Any) -> None:
        folder = resources.path(FOLDER)
        made = environment(folder)
        self.page = made.get_template("page.html.j2")
        self._services = made.get_template("services.html.j2")
        self._advice = made.get_template("advice.html.j2")
        self._choices = made.get_template("choices.html.j2")
        self._icons = icons
        self.css = Markup(colours + _plain(folder / "page.css"))  # noqa: S704 -- our own
        self.script = Markup(_plain(folder / "page.js"))  # noqa: S704 -- our own
        self._kept: dict[Any, Markup] = {}

    def policy(self, *, has_script: bool) -> str:
        """What the page may load: its own style and script, by their hashes, and its icon."""
        parts = ["default-src 'none'", f"style-src '{_hashed(self.css)}'", "img-src data:"]
        if has_script:
            parts.append(f"script-src '{_hashed(self.script)}'")
        return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])

    def services(self, said: Body, labels: Mapping[str, str]) -> Markup:
        key = ("services", said.lang, said.services)
        return self._once(key, self._services, services=said.services, labels=labels)

    def advice(self, said: Body, labels: Mapping[str, str], exit_url: str) -> Markup:
        return self._once(
            ("advice", said.lang, said.signs, said.actions, said.calling, bool(said.services)),
            self._advice,
            services=said.services,
            signs=said.signs,
            actions=said.actions,
            calling=said.calling,
            labels=labels,
            exit_url=exit_url,
            icon=self._icons,
        )

    def choices(self, links: Any, groups: Any, labels: Mapping[str, str]) -> Markup:
        made = self._choices.render(links=links, groups=groups, labels=labels)
        return Markup(made.strip())  # noqa: S704 -- escaped by the template

    def _once(self, key: Any, template: Any, **values: Any) -> Markup:
        if key not in self._kept:
            made = template.render(values).strip()
            self._kept[key] = Markup(made)  # noqa: S704 -- escaped by the template
        return self._kept[key]


def _icons(colour: Any) -> Any:
    """Drawings of the signs, in the colours that stand on a light chip by day and by night."""
    ink, ground = colour("ink"), colour("panel")
    badge, sign = colour("badge"), colour("badge-ink")
    return lambda name: drawings.icon(
        name, ink=ink, paper=ground, badge=badge, sign=sign, title=None
    )


def _title(page: Page, words: Words) -> str:
    """`Nomor penting: Kelurahan Tambora`: what stands in the history and in the tab."""
    place = _place(page)
    return words.label("site_title_of", place=place) if place else words.label("site_title")


def _place(page: Page) -> str:
    if page.region:
        return page.region.full_name
    return page.node.name if page.node else ""


def _undialled(region: Region | None) -> Link | None:
    """A contact that is no number of a phone: it is shown, and leads nowhere."""
    return Link("", "", region.contact) if region and region.contact else None


def _file(folder: str, lang: str) -> str:
    return "/".join(part for part in (folder, lang, INDEX) if part)


def _way(page: Page, file: str) -> str:
    """The way from a page to another one; it holds on a server and from a memory stick."""
    depth = page.file.count("/")
    return "../" * depth + file


def _plain(file: Any) -> str:
    """A style sheet or script without comments and line ends."""
    text = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    return "".join(line.strip() for line in text.splitlines())


def _hashed(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
