"""Whether every item gets a file of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tppo_cli.check.subject import Subject
from tppo_cli.content.job import Job
from tppo_cli.content.naming import collisions, item_path, naming_findings
from tppo_cli.findings import Finding
from tppo_cli.materials.orders import Piece, where
from tppo_cli.regions.region import Region
from tppo_cli.spec.orders import Order


def check(subject: Subject) -> Iterator[Finding]:
    """TP820 and TP821 faults of `naming`, TP802 two items with one path: the first two only.

    All items of one region are compared, then one item of all regions: which of them have the same
    name does not depend on the item.
    """
    found = naming_findings(subject.loaded)
    yield from found
    if found:
        return
    for jobs in (_of_one_region(subject), _of_all_regions(subject)):
        for finding in collisions((path, job) for path, job in jobs):
            # Without `naming` two sizes of one name are at fault.
            is_own = subject.loaded.campaign.naming is not None
            field = "naming" if is_own else "materials"
            yield replace(finding, field=field, place=where(subject.loaded, field))
            return


def _of_one_region(subject: Subject) -> Iterator[tuple[str, Job]]:
    for piece in subject.pieces:
        order = subject.loaded.campaign.materials.get(piece.name, Order())
        for audience in (None, *order.audiences):
            yield _named(subject, piece, _first(subject, piece), audience)


def _of_all_regions(subject: Subject) -> Iterator[tuple[str, Job]]:
    naming = subject.loaded.campaign.naming
    # The folder of a region, and {code}, hold its code, which is like no other.
    if naming is None or "{code}" in naming or "/" not in naming:
        return
    piece = next((p for p in subject.pieces if p.material.material.per == "region"), None)
    if piece is not None:
        for region in subject.regions:
            yield _named(subject, piece, region, None)


def _first(subject: Subject, piece: Piece) -> Region | None:
    if piece.material.material.per == "campaign":
        return None
    return next(iter(subject.regions), None)


def _named(
    subject: Subject, piece: Piece, region: Region | None, audience: str | None
) -> tuple[str, Job]:
    job = Job(
        material=piece.name,
        size=piece.size.name,
        languages=subject.languages,
        look=subject.loaded.campaign.look,
        region=region,
        audience=audience,
    )
    return item_path(job, subject.loaded, scale=piece.geometry.scale), job
