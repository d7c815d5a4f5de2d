"""`tppo site SPEC`: the web pages that a QR code opens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tppo_cli.cli.bar import progress
from tppo_cli.cli.frame import Outcome, command, gate
from tppo_cli.cli.given import given
from tppo_cli.cli.item_options import LookOption, RegionOption, some_folder
from tppo_cli.cli.making import found_before
from tppo_cli.cli.options import Common, FinalOption, Format, SpecArgument

if TYPE_CHECKING:
    from tppo_cli.findings import Finding
    from tppo_cli.publish.site import Site
    from tppo_cli.publish.site_tree import Page
    from tppo_cli.spec.load import Loaded


@command
def site(
    spec: SpecArgument,
    out: Annotated[str, typer.Option("-o", "--out", callback=some_folder)] = "situs",
    region: RegionOption = None,
    lang: Annotated[str | None, typer.Option("--lang")] = None,
    look: LookOption = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    prune: Annotated[bool, typer.Option("--prune")] = False,
    final: FinalOption = False,
    *,
    common: Common,
) -> Outcome:
    """Write a page for each region and language, and pages on which a place is chosen."""
    from dataclasses import replace  # noqa: PLC0415 -- only what is needed

    from tppo_cli.hotlines.registry import for_campaign  # noqa: PLC0415
    from tppo_cli.publish.site import Site  # noqa: PLC0415
    from tppo_cli.publish.site_check import check_folder, unanswered  # noqa: PLC0415
    from tppo_cli.regions.resolve import resolve  # noqa: PLC0415

    loaded = common.load(spec)
    options = given(region, lang=lang, look=look, final=final)
    asked = options.asked(())
    found = gate([*found_before(loaded, options, asked, common), *_homeless(loaded)], common)
    if look:
        campaign = loaded.campaign.model_copy(update={"look": look})
        loaded = replace(loaded, campaign=campaign)
    regions = resolve(loaded)
    made = Site(loaded, regions, for_campaign(loaded), is_proof=not final)
    found = (*found, *gate(unanswered(made), common))
    wanted = _wanted(made, options.regions, options.languages)
    if check:
        return Outcome([*found, *check_folder(made, Path(out), wanted)])
    return _write(made, Path(out), wanted, found, common, prune=prune)


def _write(
    made: Site,
    out: Path,
    wanted: Callable[[Page], bool],
    found: Sequence[Finding],
    common: Common,
    *,
    prune: bool,
) -> Outcome:
    from tppo_cli.batch.task import Outcome as Made  # noqa: PLC0415 -- only what is needed
    from tppo_cli.cli.report import words  # noqa: PLC0415
    from tppo_cli.publish.site_store import LIST, write  # noqa: PLC0415

    total = sum(1 for page in made.pages() if wanted(page))
    with progress(total, common) as tell:
        result = write(made, out, wanted, prune=prune, tell=lambda file: tell(Made(file)))
    said = words(common.lang)["batch"]
    counts = {"made": result.written, "kept": result.same, "deleted": len(result.pruned)}
    shown = [said[name].replace("{n}", str(n)) for name, n in counts.items() if n]
    common.say(f"{out.as_posix()}: {', '.join(shown)}")
    if common.format is Format.TEXT:
        print((out / "index.html").as_posix())
    row = {"folder": out.as_posix(), "list": LIST, **counts}
    return Outcome((*found, *result.findings), [row])


def _homeless(loaded: Loaded) -> Iterator[Finding]:
    """TP853: nobody knows where the pages will lie."""
    from tppo_cli.findings import Finding, Place  # noqa: PLC0415 -- only when it is needed

    if loaded.campaign.site is None:
        yield Finding("TP853", {}, Place(loaded.file), "site")


def _wanted(
    made: Site, selectors: Sequence[str], languages: Sequence[str]
) -> Callable[[Page], bool]:
    """Which pages the options name. Of a site that is there already the others stay."""
    from tppo_cli.regions.select import select  # noqa: PLC0415 -- only what is needed

    codes = {r.code for r in select(made.regions, selectors)} if selectors else None
    first = made.loaded.campaign.languages[0]

    def wanted(page: Page) -> bool:
        is_there = codes is None or (page.region is not None and page.region.code in codes)
        return is_there and (not languages or (page.lang or first) in languages)

    return wanted
