"""The sign-off sheet: all that is to be printed, on a page or two, for whoever answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from tppo_cli.batch.colour import branded_look
from tppo_cli.batch.make import Context
from tppo_cli.content.build import made_on
from tppo_cli.content.edition import event_copy, permit_line, words_for
from tppo_cli.content.locale import label, locale, short_date
from tppo_cli.content.words import Words, pick
from tppo_cli.findings import LANGUAGES, Finding
from tppo_cli.hotlines import confirmations
from tppo_cli.hotlines.confirmations import Record, Records
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.materials import read
from tppo_cli.materials.material import Pages
from tppo_cli.publish.order_table import language, number
from tppo_cli.publish.pictures import Picture, pictures
from tppo_cli.publish.signoff_regions import SHOWN as OWN_SHOWN
from tppo_cli.publish.signoff_regions import first_shown, is_dialled, region_rows, undialled
from tppo_cli.regions.region import Region
from tppo_cli.render.office import office_pdf
from tppo_cli.spec.event import Legal
from tppo_cli.spec.load import Loaded

FILE = "persetujuan/persetujuan.pdf"

AGEING = frozenset(("TP552", "TP554", "TP555"))
"""Findings that come and go with the day. The sheet gives the dates themselves instead, so that
its bytes depend on the campaign only."""

SHOWN = 12
"""Findings that are written out; the rest is counted."""


MIN_WIDTH = 38.0
"""mm; a picture's caption is at least as wide."""

FACE_GAP = 2.3
"""mm between two faces, their hairlines counted."""


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number as it is printed, and who dialled it.

    `span`: how many numbers its service has, at the first of them; 0 at the others.
    """

    span: int
    service: str
    channel: str
    display: str
    hours: str
    source: str
    source_date: str
    dialled: str
    is_dialled: bool


def signoff_pdf(context: Context, regions: Sequence[Region], found: Sequence[Finding]) -> bytes:
    """The PDF, in the campaign's first language; `found` is what the checks say of the campaign.

    Raises FindingsError where an item cannot be rendered.
    """
    loaded = context.loaded
    campaign = loaded.campaign
    lang = campaign.languages[0]
    words = words_for(loaded, lang, regions[0] if regions else None)
    rows = number_rows(context.hotlines, confirmations.read(loaded.folder), words)
    example = first_shown(regions) if regions else None
    own = region_rows(regions, lang)
    shown = pictures(context, (example,) if example else ())
    still_open = [finding for finding in found if finding.code not in AGEING]
    to_dial = _to_dial(rows, regions, lang)
    heading, name = label(lang, "signoff_title"), words.of(campaign.title)
    values = {
        "kind": "signoff",
        "heading": heading,
        "campaign": name,
        "organiser": "",
        "event": "",
        "facts": _facts(loaded, regions, words),
        "sample": _sample(regions, example, lang, has_table=bool(own)),
        "pictures": [_picture(picture, lang, loaded.folder) for picture in shown],
        "numbers": [asdict(row) for row in rows],
        "own": [asdict(row) for row in own[:OWN_SHOWN]],
        "own_more": label(lang, "signoff_own_more", count=number(len(own) - OWN_SHOWN, lang))
        if own[OWN_SHOWN:]
        else "",
        "counts": _counts(rows, regions, lang),
        "to_dial": to_dial,
        "open_count": _open_count(len(still_open), to_dial, lang),
        "open": [(finding.code, _message(finding, lang)) for finding in still_open[:SHOWN]],
        "more": label(lang, "signoff_more", count=number(len(still_open) - SHOWN, lang))
        if still_open[SHOWN:]
        else "",
    }
    return office_pdf(
        "signoff.html.j2",
        values,
        branded_look(read.look(campaign.look, loaded.folder).look, loaded),
        lang=lang,
        title=label(lang, "document_title", title=" ".join(name.split()), material=heading),
        made_on=made_on(campaign),
    )


def number_rows(
    hotlines: Sequence[Hotline], records: Records, words: Words
) -> tuple[NumberRow, ...]:
    """Each number of the campaign, in its order, with the record of its call."""
    return tuple(
        _row(
            hotline,
            number,
            records.get((hotline.id, channel)),
            words,
            0 if index else len(hotline.numbers),
        )
        for hotline in hotlines
        for index, (channel, number) in enumerate(hotline.channels())
    )


def _row(
    hotline: Hotline, number: Number, record: Record | None, words: Words, span: int
) -> NumberRow:
    lang = words.lang
    said = label(lang, number.kind.value)
    if callers := pick(number.callers, lang, words.first):
        said = f"{said} {callers}"
    dialled = label(lang, "signoff_missing")
    is_dialled = record is not None and record.digits == number.digits
    if record is not None:
        day = short_date(record.on, lang)
        dialled = (
            label(lang, "signoff_by", by=record.by, date=day)
            if is_dialled
            else label(lang, "signoff_void")
        )
    return NumberRow(
        span=span,
        service=pick(hotline.name, lang, words.first),
        channel=said,
        display=number.display,
        hours=pick(hotline.hours, lang, words.first),
        source=hotline.source,
        source_date=short_date(hotline.source_date, lang),
        dialled=dialled,
        is_dialled=is_dialled,
    )


def _facts(loaded: Loaded, regions: Sequence[Region], words: Words) -> list[tuple[str, str]]:
    """What the campaign says, line by line; what it leaves out has no line."""
    campaign, lang = loaded.campaign, words.lang
    theme = [words.maybe(campaign.theme.lead), words.of(campaign.theme.rest)]
    event = event_copy(campaign.event, words)
    kota = sorted({region.kota_full for region in regions})
    villages = label(lang, "order_villages", count=number(len(regions), lang))
    people = [
        f"{person.name}, {words.of(person.office)} "
        f"({label(lang, 'signoff_as_of', date=short_date(person.as_of, lang))})"
        for person in campaign.people
    ]
    permit, legal = campaign.permit, campaign.legal
    said = {
        "theme": " ".join(part for part in theme if part),
        "slogan": words.of(campaign.slogan),
        "event": ", ".join(part for part in (event.name, event.when, event.place) if part)
        if event
        else "",
        "organiser": words.of(campaign.organiser.name) if campaign.organiser else "",
        "regions": f"{villages}: {', '.join(kota[:4])}{' …' if kota[4:] else ''}" if kota else "",
        "languages": ", ".join(language(tag, lang) for tag in campaign.languages),
        "people": "; ".join(people),
        "permit": permit_line(permit, words) if permit else "",
        "legal": _legal(legal, words) if legal else "",
    }
    return [
        (label(lang, f"signoff_{key}"), " ".join(text.split()))
        for key, text in said.items()
        if text
    ]


def _legal(legal: Legal, words: Words) -> str:
    day = short_date(legal.checked_on, words.lang)
    checked = label(words.lang, "signoff_by", by=legal.checked_by, date=day)
    return f"{words.of(legal.text)} ({checked})"


def _sample(regions: Sequence[Region], shown: Region | None, lang: str, *, has_table: bool) -> str:
    """Whose items the pictures show; empty where there is but one of each."""
    if shown is None or len(regions) < 2:
        return shown.full_name if shown else ""
    said = "signoff_sample_own" if has_table else "signoff_sample"
    return label(lang, said, region=shown.full_name)


def _picture(picture: Picture, lang: str, folder: Path) -> dict[str, Any]:
    job, size = picture.task.job, picture.task.size
    material = read.material(job.material, folder).material
    name = material.title.get(locale(lang).language) or job.material
    centimetres = (round(Decimal(str(side)) / 10, 2) for side in (size.width, size.height))
    sides = " × ".join(number(side, lang) for side in centimetres)
    edition = [locale(lang).labels.get(f"audience_{job.audience}", job.audience or "")]
    if job.languages != (lang,):
        edition += [language(tag, lang) for tag in job.languages]
    flows = material.pages is Pages.FLOW and picture.pages > 1
    pages = label(lang, "signoff_pages", count=str(picture.pages)) if flows else ""
    said = (f"{sides} cm", ", ".join(part for part in edition if part), pages)
    return {
        "name": name,
        "lines": [line for line in said if line],
        "width": max(MIN_WIDTH, sum(face.width + FACE_GAP for face in picture.faces)),
        "faces": [
            {
                "uri": face.uri,
                "alt": label(lang, "signoff_page_alt", item=name, page=str(index)),
                "width": face.width,
                "height": face.height,
            }
            for index, face in enumerate(picture.faces, start=1)
        ],
    }


def _counts(rows: Sequence[NumberRow], regions: Sequence[Region], lang: str) -> list[str]:
    """How many numbers have been dialled, and how many contacts of the regions, if any."""
    done = sum(row.is_dialled for row in rows)
    said = [label(lang, "signoff_count", done=number(done, lang), all=number(len(rows), lang))]
    contacts = [region for region in regions if region.contact]
    if contacts:
        called = sum(map(is_dialled, contacts))
        values = {"done": number(called, lang), "all": number(len(contacts), lang)}
        said.append(label(lang, "signoff_contacts", **values))
    return said


def _to_dial(rows: Sequence[NumberRow], regions: Sequence[Region], lang: str) -> list[str]:
    """What is still to be dialled before print, a line each: numbers, contacts of regions."""
    left = {
        "signoff_undialled": sum(not row.is_dialled for row in rows),
        "signoff_undialled_contacts": undialled(regions),
    }
    return [label(lang, key, count=number(count, lang)) for key, count in left.items() if count]


def _open_count(count: int, to_dial: Sequence[str], lang: str) -> str:
    """How many findings are open; nothing is said to be in order while a number is not dialled."""
    if count:
        return label(lang, "signoff_open", count=number(count, lang))
    return "" if to_dial else label(lang, "signoff_none")


def _message(finding: Finding, lang: str) -> str:
    """A finding in the campaign's language, where there are messages in it, with its region."""
    tag = locale(lang).language
    said = finding.message(tag if tag in LANGUAGES else LANGUAGES[0])
    return f"{finding.region}: {said}" if finding.region else said
