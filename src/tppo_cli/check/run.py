"""All checks of a campaign, before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tppo_cli.check import (
    contrast,
    dates,
    glyphs,
    images,
    languages,
    letters,
    numbers,
    paths,
    press,
    scan,
    site,
    speech,
    texts,
    vectors,
)
from tppo_cli.check.subject import Subject
from tppo_cli.check.summary import summed_up
from tppo_cli.findings import Finding, errors, in_order
from tppo_cli.hotlines import registry
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.materials.orders import Asked, is_own, ordered
from tppo_cli.regions import resolve
from tppo_cli.spec.assets import check_assets
from tppo_cli.spec.load import Loaded

CHECKS: tuple[Callable[[Subject], Iterable[Finding]], ...] = (
    languages.check,
    numbers.check,
    texts.check,
    glyphs.check,
    dates.check,
    speech.check,
    contrast.check,
    letters.check,
    scan.check,
    site.check,
    images.check,
    vectors.check,
    paths.check,
    press.check,
)

GATES = frozenset(
    (
        "TP206",  # a number that no entry has cannot be confirmed
        "TP207",
        "TP514",  # an item would be half in another language
        "TP515",
        "TP552",
        "TP553",
        "TP554",
        "TP555",
    )
)
"""Warnings that a proof may pass with, and a final may not. TP221 to TP227 are asked of finals
only, and are errors by themselves.
"""


def run_checks(
    loaded: Loaded,
    *,
    final: bool,
    today: date,
    asked: Asked | None = None,
    summed: bool = True,
) -> list[Finding]:
    """Every finding of a campaign that has been read without faults, in order, each once.

    `final`: the gates that a proof may pass with a warning are errors. `today` decides what is
    stale, and nothing else. `asked`: what a command makes in place of the spec's kit.
    `summed`: what is wrong in the same way in many regions is summed up.

    Raises `EnvironmentFault` where `confirmations.yaml` is there and cannot be opened.
    """
    asked = asked or Asked()
    called = registry.read(loaded)
    outline = _outline(loaded, called.hotlines) if asked.for_all else None
    resolved = outline or resolve.read(loaded)
    order = ordered(loaded, asked)
    subject = Subject(
        loaded=loaded,
        regions=() if outline else resolved.regions,
        covered=resolved.regions,
        hotlines=called.hotlines,
        pieces=order.pieces,
        look=order.look.look if order.look else None,
        has_own_look=order.look is not None and is_own(order.look.folder),
        languages=asked.languages or loaded.campaign.languages,
        today=today,
        is_whole=not errors([*resolved.findings, *called.findings]),
    )
    files = check_assets(loaded)
    found = [*loaded.warnings, *files, *called.findings, *order.findings]
    found += _but_missing_table(resolved.findings, files)
    for check in CHECKS:
        found += check(subject)
    found += numbers.check_confirmed(subject, final=final)
    if final:
        found = [f.as_error() if f.code in GATES else f for f in found]
    return summed_up(found) if summed else in_order(found)


def _outline(loaded: Loaded, hotlines: Iterable[Hotline]) -> resolve.Resolved | None:
    """The codes in place of the villages, where they tell which hotlines answer in all of these."""
    outline = resolve.outline(loaded)
    if outline is None:
        return None
    below = tuple(f"{region.code}." for region in outline.regions)
    is_told = not any(hotline.area.startswith(below) for hotline in hotlines)
    return outline if is_told else None


def _but_missing_table(findings: Iterable[Finding], files: Iterable[Finding]) -> list[Finding]:
    """The findings of the table, without those that say once more that the file is no good."""
    bad = {f.values["file"] for f in files if f.field == "regions.file"}
    return [f for f in findings if f.values.get("file") not in bad]
