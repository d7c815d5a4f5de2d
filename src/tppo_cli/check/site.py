"""Whether the pages that a QR code opens can be left, and whether their address gives away why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from tppo_cli import resources
from tppo_cli.check.subject import Subject
from tppo_cli.findings import Finding

_BASE, _EXIT = "site.base_url", "site.exit_url"


def check(subject: Subject) -> Iterator[Finding]:
    """TP850 no way out, TP851 a way out that leads nowhere else, TP852 a telling address."""
    loaded, site = subject.loaded, subject.loaded.campaign.site
    if site is None:
        return
    if site.exit_url is None:
        yield Finding("TP850", {}, loaded.places.key("site"), "site")
    elif _host(site.exit_url) == _host(site.base_url):
        values = {"host": _host(site.exit_url)}
        yield Finding("TP851", values, loaded.places.at(_EXIT), _EXIT)
    word = next((word for word in telling() if word in site.base_url.casefold()), None)
    if word:
        values = {"address": site.base_url, "word": word}
        yield Finding("TP852", values, loaded.places.find(_BASE, word), _BASE)


@cache
def telling() -> tuple[str, ...]:
    """Words that tell what a page is about, from assets/content/telling.yaml."""
    return tuple(resources.read_yaml("assets/content/telling.yaml"))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
