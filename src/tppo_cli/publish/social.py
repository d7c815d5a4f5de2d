"""What goes with the pictures for social media: a caption to paste, and alternative texts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tppo_cli.batch.task import Task
from tppo_cli.content.copy import Copy, HotlineCopy
from tppo_cli.content.job import Job
from tppo_cli.content.naming import item_path
from tppo_cli.content.payloads import page_address, page_language
from tppo_cli.findings import Finding
from tppo_cli.manifest import Item, Kind, Picture
from tppo_cli.spec.load import Loaded

MATERIAL = "social"

SUFFIXES = (".txt", ".json")
"""Of what lies beside the pictures: for people, and for programs."""

TEXT_SIZE = "teks"
"""What stands for the size of a caption, which has none."""

LARGEST = 1_000_000
"""Bytes of a picture from which on apps make it coarser, and a slow network waits."""


@dataclass(frozen=True, slots=True)
class Post:
    """The pictures of one region, audience and language, and the words that go with them."""

    job: Job
    copy: Copy
    items: tuple[Item, ...]


def posts(tasks: Sequence[Task], items: Mapping[str, Item]) -> Iterator[tuple[Job, list[Item]]]:
    """The finished items of those tasks that differ in nothing but their size."""
    found: dict[Job, list[Item]] = {}
    for task in tasks:
        if task.job.material == MATERIAL and task.file in items:
            found.setdefault(replace(task.job, size=""), []).append(items[task.file])
    yield from found.items()


def texts(tasks: Iterable[Task], loaded: Loaded) -> frozenset[str]:
    """The files that lie beside the pictures of these tasks."""
    jobs = {_job_of_texts(task.job) for task in tasks if task.job.material == MATERIAL}
    return frozenset(item_path(job, loaded, suffix=suffix) for job in jobs for suffix in SUFFIXES)


def _job_of_texts(job: Job) -> Job:
    return replace(job, size=TEXT_SIZE)


def caption(post: Post, loaded: Loaded) -> str:
    """The text to paste beside a picture: what it is about, all numbers, the place, hashtags."""
    edition, campaign = post.copy.main, loaded.campaign
    words = [edition.slogan, edition.theme, edition.message or ""]
    numbers = [edition.labels["need_help"] + ":"]
    numbers += [line for hotline in edition.hotlines for line in _numbers(hotline)]
    about = []
    if edition.event:
        event = edition.event
        about.append(", ".join(part for part in (event.name, event.when, event.place) if part))
    if edition.region:
        about.append(f"{edition.region.name}, {edition.region.parent}")
    if campaign.site:
        lang = page_language(campaign, edition.lang)
        about.append(page_address(campaign.site.base_url, post.job.region, lang))
    if edition.organiser:
        about.append(edition.organiser)
    blocks = [words, numbers, about, [" ".join(campaign.hashtags)]]
    said = ["\n".join(dict.fromkeys(line for line in block if line)) for block in blocks]
    return "\n\n".join(block for block in said if block).replace("\u00a0", " ") + "\n"


def alternative(item: Item, labels: Mapping[str, str]) -> str:
    """What a picture shows, for those who hear it: its own words, in their order."""
    shown = [
        expected.value
        for face in item.faces
        for expected in face.expected
        if expected.kind in (Kind.TEXT, Kind.NUMBER, Kind.IMAGE)
    ]
    texts = ". ".join(text.strip().rstrip(".") for text in shown)
    return labels["social_alt"].replace("{texts}", texts).replace("\u00a0", " ")


def side_files(post: Post, loaded: Loaded) -> dict[str, bytes]:
    """The caption with the alternative texts, for people (TXT) and for programs (JSON)."""
    said, labels = caption(post, loaded), post.copy.main.labels
    pictures = [(picture, alternative(item, labels)) for item, picture in _pictures(post)]
    job = _job_of_texts(post.job)
    lines = [said]
    lines += [f"{_name(picture)}\n{labels['social_alt_of']}: {alt}\n" for picture, alt in pictures]
    text = "\n".join(lines)
    data = (text.encode(), _json(post, loaded, said, pictures))
    return {
        item_path(job, loaded, suffix=suffix): content
        for suffix, content in zip(SUFFIXES, data, strict=True)
    }


def too_large(items: Sequence[Item]) -> Iterator[Finding]:
    """TP860 for each picture that apps would make coarser."""
    for item in items:
        for picture in item.pictures:
            if picture.bytes >= LARGEST:
                values = {"file": picture.file, "bytes": str(picture.bytes), "most": str(LARGEST)}
                yield Finding("TP860", values, item=picture.file, region=item.region)


def _json(post: Post, loaded: Loaded, said: str, pictures: Sequence[tuple[Picture, str]]) -> bytes:
    job, edition = post.job, post.copy.main
    data: dict[str, Any] = {
        "tppo": 1,
        "state": job.state.value,
        "region": job.region.code if job.region else None,
        "region_name": edition.region.name if edition.region else None,
        "audience": job.audience,
        "language": edition.lang,
        "caption": said,
        "hashtags": loaded.campaign.hashtags,
        "numbers": [
            {
                "service": hotline.id,
                "label": number.label.replace("\u00a0", " "),
                "kind": number.kind.value,
                "display": number.display,
                "digits": number.digits,
            }
            for hotline in edition.hotlines
            for number in hotline.numbers
        ],
        "pictures": [
            {
                "file": _name(picture),
                "width": picture.width,
                "height": picture.height,
                "bytes": picture.bytes,
                "alt": alt,
            }
            for picture, alt in pictures
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _numbers(hotline: HotlineCopy) -> Iterator[str]:
    """`SAPA 129 (perempuan dan anak, 24 jam): 129`, each further number on a line of its own."""
    about = ", ".join(part for part in (hotline.serves, hotline.hours) if part)
    for index, number in enumerate(hotline.numbers):
        told = f" ({about})" if about and index == 0 else ""
        yield f"{number.label}{told}: {number.display}"


def _pictures(post: Post) -> Iterator[tuple[Item, Picture]]:
    for item in post.items:
        yield from ((item, picture) for picture in item.pictures if picture.use == "page")


def _name(picture: Picture) -> str:
    return picture.file.rpartition("/")[2]
