"""Faults of the campaign's texts that show before anything is rendered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pydantic import BaseModel

from tppo_cli.content.blocks import signs
from tppo_cli.content.job import Job
from tppo_cli.content.locale import base_language
from tppo_cli.content.locale import languages as with_locale
from tppo_cli.content.own_text import lacking_in_file
from tppo_cli.content.payloads import chosen
from tppo_cli.findings import Finding, Severity
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.regions.region import Region, some_of
from tppo_cli.spec import placeholders
from tppo_cli.spec.base import ANY, LocalText
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.contacts import QrTarget
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.signs import Sign

SPEECH = "speech"
"""The material that prints all that the campaign says; every other one prints a part of it."""


def texts(campaign: Campaign) -> Iterator[tuple[str, LocalText]]:
    """Every text of the campaign with its dotted path in the spec."""
    yield from _walk("", campaign)


def _walk(path: str, value: object) -> Iterator[tuple[str, LocalText]]:
    items: Iterable[tuple[object, object]] = ()
    if isinstance(value, LocalText):
        yield path, value
    elif isinstance(value, BaseModel):
        items = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, dict):
        items = value.items()
    elif isinstance(value, tuple):
        items = enumerate(value)
    for key, item in items:
        yield from _walk(f"{path}.{key}" if path else str(key), item)


def missing_texts(loaded: Loaded, languages: Sequence[str]) -> list[Finding]:
    """A warning for each text that lacks one of the languages: another one is printed instead."""
    first = loaded.campaign.languages[0]
    found = [
        Finding(
            "TP501",
            {"language": lang, "instead": _instead(text, first)},
            place=loaded.places.at(path),
            field=path,
        )
        for path, text in texts(loaded.campaign)
        for lang in languages
        if not text.has(lang) and not text.has(base_language(lang))
    ]
    known = with_locale(loaded.folder)
    found += [
        Finding(
            "TP502",
            {"language": lang, "known": ", ".join(known)},
            place=loaded.places.at("languages"),
            field="languages",
        )
        for lang in languages
        if base_language(lang) not in known
    ]
    return found


def _instead(text: LocalText, first: str) -> str:
    return first if first in text.root else next(tag for tag in text.root if tag != ANY)


def unknown_signs(loaded: Loaded) -> list[Finding]:
    """Ids under `indicators` that are not built in."""
    known = tuple(signs())
    found = []
    for field, sign in named_signs(loaded.campaign):
        if isinstance(sign, str) and sign not in known:
            values = {"sign": sign, "known": ", ".join(known), "nearest": nearest(sign, known)}
            found.append(Finding("TP503", values, loaded.places.at(field), field))
    return found


def named_signs(campaign: Campaign) -> Iterator[tuple[str, Sign]]:
    """Every sign that the spec names, with its dotted path: the campaign's, and each audience's."""
    for index, sign in enumerate(campaign.indicators):
        yield f"indicators.{index}", sign
    for audience, said in campaign.audiences.items():
        for index, sign in enumerate(said.indicators):
            yield f"audiences.{audience.value}.indicators.{index}", sign


def unfilled(
    job: Job, loaded: Loaded, values: Iterable[str], *, tells: bool = False
) -> list[Finding]:
    """Placeholders in the texts of a job for which it has no value.

    `values` are the names that it has one for: the campaign's own item has no {kelurahan}, and
    without an event there is no {tanggal}. `tells`: the material prints the messages too.
    """
    lacking = set(placeholders.KNOWN) - set(values)
    if not lacking:
        return []
    found = []
    for path, text in _lines(loaded.campaign, _printed(job, tells=tells)):
        for name in sorted(placeholders.used(text) & lacking):
            written = f"{{{name}}}"
            values_of = {"placeholder": written, "material": job.material}
            code = "TP505" if name == "tanggal" else "TP504"
            found.append(Finding(code, values_of, loaded.places.find(path, written), path))
    if job.material == SPEECH:
        found += lacking_in_file(loaded, job.languages, lacking, job.material)
    return found


def _lines(campaign: Campaign, wanted: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    for path, local in texts(campaign):
        if wanted(path):
            yield from ((path, text) for text in local.texts())
    for name in ("salam", "closing"):
        for index, line in enumerate(getattr(campaign.speech, name) or ()):
            if wanted(f"speech.{name}.{index}"):
                yield f"speech.{name}.{index}", line


def _printed(job: Job, *, tells: bool) -> Callable[[str], bool]:
    """Which texts an item of this job may print, by their paths."""
    if job.material == SPEECH:
        return lambda _: True
    audience = f"audiences.{job.audience}."

    def wanted(path: str) -> bool:
        if path.startswith("audiences."):
            return path.startswith(audience)
        if path.startswith("messages."):
            return tells
        return not path.startswith(("speech.", "guests."))

    return wanted


def qr_findings(
    loaded: Loaded, hotlines: Sequence[Hotline], regions: Sequence[Region] = ()
) -> list[Finding]:
    """Why the QR symbol that the spec asks for can't be made, for all or for some regions.

    `hotlines` are those of the campaign. Where the spec does not say what the symbol opens, its
    absence is a warning. Regions that no hotline covers are left to `registry.areas`.
    """
    campaign = loaded.campaign
    target, wanted = campaign.qr.target, campaign.qr.hotline
    if target in (QrTarget.NONE, QrTarget.PAGE):
        return []
    field = "qr.hotline" if wanted else "qr.target"
    severity = None if campaign.qr.model_fields_set else Severity.WARNING
    if chosen(campaign, hotlines) is None:
        values = {"target": target.value, "hotline": wanted or ""}
    else:
        lacking = [region for region in regions if _has_no_symbol(campaign, hotlines, region)]
        if not lacking:
            return []
        values = {"target": target.value, **some_of(lacking)}
    code = "TP507" if "regions" in values else "TP506"
    place = loaded.places.at(field if campaign.qr.model_fields_set else "hotlines")
    return [Finding(code, values, place, field, severity_override=severity)]


def _has_no_symbol(campaign: Campaign, hotlines: Sequence[Hotline], region: Region) -> bool:
    covering = [hotline for hotline in hotlines if hotline.covers(region.code)]
    return bool(covering) and chosen(campaign, covering) is None
