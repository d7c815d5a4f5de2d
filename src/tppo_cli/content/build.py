"""From spec, region and hotlines to the frozen copy of one job."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from tppo_cli.content.calendar import calendar_year
from tppo_cli.content.copy import Copy, Edition, LogoCopy, PortraitCopy
from tppo_cli.content.edition import build_edition, words_for
from tppo_cli.content.job import Job, State
from tppo_cli.content.naming import neutral_of
from tppo_cli.content.services import covering
from tppo_cli.content.texts import SPEECH, unfilled
from tppo_cli.content.words import Words
from tppo_cli.errors import FindingsError
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.materials import read
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.people import Body, Level

EPOCH = date(1980, 1, 1)
"""Date of a file where neither the environment nor the event gives one."""

PORTRAITS = 2
KOTA = 5
"""Characters of a kota's or kabupaten's code: 31.73."""


def build_copy(
    job: Job,
    loaded: Loaded,
    hotlines: Sequence[Hotline],
    *,
    file_name: str,
    regions: Sequence[Region] = (),
) -> Copy:
    """All that `job` prints.

    `hotlines` are the campaign's, in the order of the spec. `regions` are all regions of the
    campaign: an item of the whole campaign prints only numbers that hold in each of them; where
    they are not given, the codes under which the spec takes its regions stand for them.
    `file_name` is the name in the slug.

    Raises `FindingsError` where a text asks for a place or a day that the job has not (TP504,
    TP505), or the campaign's own speech can't be read (TP510 to TP513).
    """
    campaign, region = loaded.campaign, job.region
    kota, everywhere = "", list[str]()
    if region is None:
        kota, everywhere = shared_kota(campaign, regions), _everywhere(campaign, regions)
    spoken = [words_for(loaded, lang, region, kota) for lang in job.languages[:2]]
    tells = read.material(job.material, loaded.folder).material.tells
    if lacking := unfilled(job, loaded, spoken[0].values, tells=tells):
        raise FindingsError(lacking)
    shown = covering(hotlines, region, everywhere)
    editions = [build_edition(campaign, region, job.audience, shown, words) for words in spoken]
    if tells:
        editions = [
            replace(edition, messages=tuple(words.of(said.text) for said in campaign.messages))
            for edition, words in zip(editions, spoken, strict=True)
        ]
    if job.material == SPEECH:
        from tppo_cli.content.speech import build_speech  # noqa: PLC0415 -- Markdown, and sentences

        editions = [
            replace(edition, speech=build_speech(loaded, edition, words, job.audience, region))
            for edition, words in zip(editions, spoken, strict=True)
        ]
    return Copy(
        main=editions[0],
        second=editions[1] if len(editions) > 1 else None,
        logos=logos(campaign, loaded.folder, region, spoken[0]),
        portraits=portraits(campaign, loaded.folder, spoken[0]),
        document_title=document_title(job, loaded, editions[0], spoken[0]),
        file_name=file_name,
        proof=job.state is State.PROOF,
        made_on=made_on(campaign),
        audience=job.audience,
        year=calendar_year(campaign),
    )


def shared(job: Job, loaded: Loaded, run: Sequence[Copy]) -> Copy:
    """What is true of a file whose sheets several regions share; `run` are their copies.

    It says how many they are where an item of one region says its name.
    """
    first, main = run[0], run[0].main
    if main.region is None:
        return first
    words = words_for(loaded, main.lang, None)
    count = words.label("order_villages", count=str(len(run)))
    named = replace(main, region=replace(main.region, name=count))
    return replace(first, document_title=document_title(job, loaded, named, words))


def bundled(job: Job, loaded: Loaded, of: Copy, place: str) -> str:
    """The title of a file with the pages of all regions in a place; `of` is the copy of one."""
    main = of.main
    if main.region is None:
        raise ValueError("only items of regions are bundled")
    named = replace(main, region=replace(main.region, name=place))
    return document_title(job, loaded, named, words_for(loaded, main.lang, None))


def made_on(campaign: Campaign) -> date:
    """The date written into a file: SOURCE_DATE_EPOCH, else the event's, else 1980-01-01."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH", "")
    if stamp.isascii() and stamp.isdigit():
        return datetime.fromtimestamp(int(stamp), UTC).date()
    return campaign.event.date if campaign.event else EPOCH


def document_title(job: Job, loaded: Loaded, edition: Edition, words: Words) -> str:
    """Title in the PDF's metadata: `Title: Poster, Kelurahan Tambora`.

    That of an item which must not say what it is tells neither campaign nor region.
    """
    if (neutral := neutral_of(job, loaded)) is not None:
        said = words.own("", neutral.title)
        return said.replace("{year}", str(calendar_year(loaded.campaign)))
    title = " ".join(edition.title.split())
    material = edition.labels.get(f"material_{job.material}")
    named = material or job.material.replace("-", " ").capitalize()
    if edition.region is None:
        return words.label("document_title", title=title, material=named)
    return words.label(
        "document_title_region",
        title=title,
        material=named,
        region=edition.region.name,
    )


def logos(
    campaign: Campaign, folder: Path, region: Region | None, words: Words
) -> tuple[LogoCopy, ...]:
    """All logos, the higher authority first and sponsors last; within a level as in the spec."""
    bodies = [campaign.organiser] if campaign.organiser else []
    found = [
        (body.level, LogoCopy(_file(folder, body.logo), _logo_alt(body, words), body.level.value))
        for body in [*bodies, *campaign.partners]
        if body.logo is not None
    ]
    if region is not None and region.logo is not None:
        alt = words.label("logo_alt", name=region.full_name)
        level = Level.KELURAHAN
        found.append((level, LogoCopy(_file(folder, region.logo), alt, level.value)))
    rank = list(Level).index
    return tuple(logo for _, logo in sorted(found, key=lambda pair: rank(pair[0])))


def portraits(campaign: Campaign, folder: Path, words: Words) -> tuple[PortraitCopy, ...]:
    """The first two people who speak or host."""
    shown = [person for person in campaign.people if person.role is not None][:PORTRAITS]
    return tuple(
        PortraitCopy(
            name=person.name,
            office=words.of(person.office),
            photo=None if person.photo is None else _file(folder, person.photo),
        )
        for person in shown
    )


def _logo_alt(body: Body, words: Words) -> str:
    return words.label("logo_alt", name=words.of(body.name))


def _file(folder: Path, name: str) -> Path:
    """A file of the campaign's; whether it is there and inside the folder is for `check` to say."""
    return (folder / name).resolve()


def shared_kota(campaign: Campaign, regions: Sequence[Region]) -> str:
    """The kota or kabupaten in which the whole campaign lies; empty where it lies in several."""
    if regions:
        names = {region.kota for region in regions}
        return names.pop() if len(names) == 1 else ""
    spec = campaign.regions
    codes = {code[:KOTA] for code in spec.under} if spec and spec.file is None else set()
    if spec is None or len(codes) != 1:
        return ""
    code = codes.pop()
    rename = spec.rename.get(code)
    unit = kemendagri.find(code) if len(code) == KOTA else None
    return (rename and rename.name) or (unit.name if unit else "")


def _everywhere(campaign: Campaign, regions: Sequence[Region]) -> list[str]:
    if regions:
        return [region.code for region in regions]
    return list(campaign.regions.under) if campaign.regions else []
