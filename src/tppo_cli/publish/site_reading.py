"""Reading a page of the site back: whether it links just the numbers that it must, as published.

A page is read by other means than those that made it: from the text of the file, and from the
registry's entries, without template or copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from tppo_cli.content.services import covering
from tppo_cli.findings import Finding
from tppo_cli.hotlines.directory import directory, written_forms
from tppo_cli.hotlines.hit import HitKind
from tppo_cli.hotlines.near_miss import scan
from tppo_cli.hotlines.phones import contact_digits
from tppo_cli.hotlines.registry import in_use, short_codes
from tppo_cli.publish.site import ICON, LARGEST, Site
from tppo_cli.publish.site_tree import Page
from tppo_cli.spec.contacts import ChannelKind

Pair = tuple[str, str]
"""Where a link leads, and the number that it shows."""

_LINK = re.compile(r'<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)</a>')
_HREF = re.compile(r"""\bhref\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)""", re.IGNORECASE)
_BOLD = re.compile(r"<b\b[^>]*>(.*?)</b>")
_TAG = re.compile(r"<[^>]*>")
_FIGURES = re.compile(r">([^<]*[0-9][^<]*)(?:<|$)")
_CODE = re.compile(r"<(style|script)\b[^>]*>.*?</\1>")
_DRAWING = re.compile(r"<svg\b.*?</svg>")
_LINKED = re.compile(r'\bhref="[^"]*"|xmlns="http://www\.w3\.org/2000/svg"')
_LOADS = ("src=", "srcset=", "action=", "poster=", "url(", "@import", "http:", "https:")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_DOUBTS = frozenset((HitKind.NEAR, HitKind.WRONG, HitKind.LOOKALIKE))

_REMEMBERED = 4096
"""Lines; most of a page's are on all others, too."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What is on one line of a file.

    The numbers that it links, what else it leads to or loads, and numbers in its text that are
    nearly those of a hotline, each with the right one.
    """

    numbers: tuple[Pair, ...]
    foreign: tuple[str, ...]
    doubts: tuple[tuple[str, str], ...]


class Reader:
    """Reads pages of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._numbers = directory(in_use(site.hotlines), short_codes())
        self._seen = lru_cache(_REMEMBERED)(self._read)

    def expected(self, page: Page) -> list[Pair]:
        """The numbers that a page must link, in order: those of its hotlines, then its own."""
        codes = [region.code for region in page.node.regions] if page.node else ()
        pairs = [
            (number.tel if number.kind is ChannelKind.CALL else number.wa_me, number.display)
            for hotline in covering(self._site.hotlines, page.region, codes)
            for number in hotline.numbers
        ]
        own = _own(page)
        if own and page.region and page.region.contact:
            pairs.append((f"tel:{own}", page.region.contact))
        return pairs

    def faults(self, page: Page, text: str) -> Iterator[Finding]:
        """What is wrong with the text of a page's file.

        TP843 it is too large, TP844 a number is missing, altered or dials another one, TP845 the
        page leads to, or loads, something else, TP846 a number in its text is nearly that of a
        hotline.
        """
        file, region = page.file, page.region.code if page.region else None

        def fault(code: str, **values: str) -> Finding:
            return Finding(code, {"file": file, **values}, item=file, region=region)

        size = len(text.encode())
        if size > LARGEST:
            yield fault("TP843", bytes=str(size), most=str(LARGEST))
        own = _own(page)
        lines = [self._seen(line, own) for line in text.splitlines()]
        found = [pair for line in lines for pair in line.numbers]
        wanted = self.expected(page)
        if found != wanted:
            yield fault("TP844", wanted=_said(wanted), found=_said(found))
        for line in lines:
            for foreign in line.foreign:
                yield fault("TP845", found=foreign)
            for doubt, right in line.doubts:
                yield fault("TP846", found=doubt, right=right)

    def _read(self, line: str, own: str) -> _Line:
        """`own` is what the place's own contact dials, if it has one."""
        links = [(unescape(href), inside) for href, inside in _LINK.findall(line)]
        plain = _CODE.sub("", line)
        known = {self._site.exit_url, ICON, *(href for href, _ in links if _is_number(href))}
        hrefs = (unescape(href.strip("\"'")) for href in _HREF.findall(plain))
        leads = [href for href in hrefs if _ELSEWHERE.match(href) and href not in known]
        # A tag that goes over the end of a line would be read by half.
        torn = [line[:60]] * (plain.count("<") != plain.count(">"))
        bare = _DRAWING.sub("", plain)
        hits = [
            hit
            for figures in _FIGURES.findall(f">{bare}")
            for hit in scan(unescape(figures).strip(), self._numbers, _forms(own))
            if hit.kind in _DOUBTS
        ]
        return _Line(
            numbers=tuple((href, _shown(inside)) for href, inside in links if _is_number(href)),
            foreign=(*leads, *torn, *_loads(line)),
            doubts=tuple((hit.text, hit.known.display if hit.known else "") for hit in hits),
        )


def _own(page: Page) -> str:
    region = page.region
    return (contact_digits(region.contact) or "") if region and region.contact else ""


def _forms(own: str) -> tuple[str, ...]:
    return written_forms(own) if own else ()


def _is_number(href: str) -> bool:
    return href.startswith(("tel:", "https://wa.me/"))


def _shown(inside: str) -> str:
    """The number on a button, without the word before it."""
    bold = _BOLD.search(inside)
    return unescape(_TAG.sub("", bold[1] if bold else inside)).strip()


def _said(pairs: Sequence[Pair]) -> str:
    return ", ".join(f"{display} ({href})" for href, display in pairs) or "–"


def _loads(line: str) -> Iterator[str]:
    """What a browser could fetch; links aside, and the icon, which is data.

    An address in a text is only read.
    """
    rest = _LINKED.sub("", line)
    is_code = rest.startswith(("<style", "<script"))
    folded = rest.lower()
    for word in _LOADS:
        at = folded.find(word)
        while at >= 0:
            if is_code or rest.rfind("<", 0, at) > rest.rfind(">", 0, at):
                yield rest[at : at + 60]
            at = folded.find(word, at + 1)
