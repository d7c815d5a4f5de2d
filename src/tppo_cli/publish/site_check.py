"""A site on disk against its campaign, and the QR codes of the campaign against its site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tppo_cli.content.build import shared_kota
from tppo_cli.content.edition import words_for
from tppo_cli.content.payloads import qr_copy
from tppo_cli.content.services import covering
from tppo_cli.findings import Finding
from tppo_cli.hotlines.registry import for_campaign
from tppo_cli.publish.site import Site
from tppo_cli.publish.site_reading import Reader
from tppo_cli.publish.site_store import left_over, some
from tppo_cli.publish.site_tree import Page
from tppo_cli.regions.region import Region
from tppo_cli.regions.resolve import resolve
from tppo_cli.spec.contacts import QrTarget
from tppo_cli.spec.load import Loaded


def check_folder(
    site: Site, folder: Path, wanted: Callable[[Page], bool] = lambda _page: True
) -> Iterator[Finding]:
    """What is wrong with the pages of a folder.

    TP847 pages are missing, TP848 they are not what the campaign says now, TP842 they are of places
    that are no more; and what is wrong with the numbers of each, as they lie there.
    """
    reader = Reader(site)
    missing, other = list[str](), list[str]()
    for page in filter(wanted, site.pages()):
        try:
            text = (folder / page.file).read_text(encoding="utf-8", errors="replace")
        except OSError:
            missing.append(page.file)
            continue
        if text != site.make(page).html:
            other.append(page.file)
            yield from reader.faults(page, text)
    for code, files in (("TP847", missing), ("TP848", other)):
        if files:
            yield Finding(code, some(files), item=files[0])
    old = sorted(left_over(folder, {page.file for page in site.pages()}))
    if old:
        yield Finding("TP842", some(old), item=old[0])


def check_codes(loaded: Loaded) -> Iterator[Finding]:
    """TP849 for a campaign without faults: its QR codes against the site that it would have."""
    if loaded.campaign.site is not None and loaded.campaign.qr.target is QrTarget.PAGE:
        regions = resolve(loaded) if loaded.campaign.regions is not None else ()
        yield from unanswered(Site(loaded, regions, for_campaign(loaded), is_proof=True))


def unanswered(site: Site) -> Iterator[Finding]:
    """TP849: a QR code of an item opens an address at which the site has no page."""
    campaign = site.loaded.campaign
    if campaign.qr.target is not QrTarget.PAGE:
        return
    addresses = {site.address(page) for page in site.pages()}
    places: tuple[Region | None, ...] = (None, *site.regions)
    everywhere = [region.code for region in site.regions]
    kota = shared_kota(campaign, site.regions)
    for region in places:
        shown = covering(site.hotlines, region, everywhere)
        for lang in campaign.languages:
            words = words_for(site.loaded, lang, region, "" if region else kota)
            made = qr_copy(campaign, shown, region, words)
            if made and made.payload not in addresses:
                place = region.full_name if region else words.of(campaign.title)
                values = {"place": place, "address": made.payload}
                yield Finding("TP849", values, region=region.code if region else None)
