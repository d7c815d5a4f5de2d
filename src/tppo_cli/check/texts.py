"""Whether all texts can be said: languages, signs, icons, placeholders, file names."""

from __future__ import annotations

from collections.abc import Iterator

from tppo_cli.check.subject import Subject
from tppo_cli.content.build import shared_kota
from tppo_cli.content.edition import words_for
from tppo_cli.content.job import Job
from tppo_cli.content.own_text import own_text_findings
from tppo_cli.content.texts import missing_texts, named_signs, unfilled, unknown_signs
from tppo_cli.findings import Finding
from tppo_cli.render.drawings import icon_names
from tppo_cli.spec.assets import check_assets
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.orders import Order
from tppo_cli.spec.signs import Indicator


def check(subject: Subject) -> Iterator[Finding]:
    """TP150, TP463 and TP501 to TP523: what is missing, unknown, or has nothing to stand for."""
    loaded = subject.loaded
    yield from missing_texts(loaded, subject.languages)
    yield from unknown_signs(loaded)
    yield from _unknown_icons(subject)
    yield from _unfilled(subject)
    # A manuscript that is not there has been found already, among the files.
    if not any(f.field == "speech.body_file" for f in check_assets(loaded)):
        yield from own_text_findings(loaded, subject.languages)


def _unknown_icons(subject: Subject) -> Iterator[Finding]:
    known = icon_names()
    for path, sign in named_signs(subject.loaded.campaign):
        if isinstance(sign, Indicator) and sign.icon is not None and sign.icon not in known:
            field = f"{path}.icon"
            values = {
                "name": sign.icon,
                "nearest": nearest(sign.icon, known),
                "known": ", ".join(known),
            }
            yield Finding("TP463", values, subject.loaded.places.at(field), field)


def _unfilled(subject: Subject) -> Iterator[Finding]:
    """Placeholders without a value, each once, whichever materials print the text."""
    campaign = subject.loaded.campaign
    if not subject.is_whole:
        return
    kota = shared_kota(campaign, subject.regions)
    seen: set[tuple[str | None, str]] = set()
    for piece in subject.pieces:
        is_local = piece.material.material.per == "region" and bool(subject.regions)
        region = subject.regions[0] if is_local else None
        words = words_for(subject.loaded, campaign.languages[0], region, "" if region else kota)
        order = campaign.materials.get(piece.name, Order())
        for audience in (None, *order.audiences):
            job = Job(
                material=piece.name,
                size=piece.size.name,
                languages=subject.languages,
                look=campaign.look,
                region=region,
                audience=audience,
            )
            for finding in unfilled(
                job, subject.loaded, words.values, tells=piece.material.material.tells
            ):
                key = (finding.field, finding.values["placeholder"])
                if key not in seen:
                    seen.add(key)
                    yield finding
