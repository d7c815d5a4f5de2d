"""Which items lie together in one file: those of a kecamatan or of a kota."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from tppo_cli.batch.task import By, Task
from tppo_cli.content.naming import bundle_path
from tppo_cli.materials import read
from tppo_cli.regions.region import Region, slug
from tppo_cli.spec.load import Loaded


def bundled(tasks: Iterable[Task], loaded: Loaded, by: By) -> tuple[Task, ...]:
    """The tasks of a kit with those of single regions in bundles, sorted by path.

    Whatever is not of one region stays as it is: items of the whole campaign, and sheets that
    regions share already. So does what is seen on screens: its pictures are sent one by one.
    """
    alone: list[Task] = []
    together: list[Task] = []
    for task in tasks:
        is_alone = task.job.region is None or task.pictures.dpi is not None
        (alone if is_alone else together).append(task)
    bundles = _bundles(sorted(together, key=_order), loaded, by)
    return tuple(sorted((*alone, *bundles), key=lambda task: task.file))


def without(task: Task, files: Container[str]) -> Task | None:
    """A task without the items that these files would be; None where nothing is left of it."""
    items = tuple(one for one in task.items if one.file not in files)
    if len(items) == len(task.items):
        return task
    return replace(task, parts=items) if items else None


def place_of(region: Region, by: By) -> tuple[str, str, str]:
    """Code, name, and name with what it is, of the place that a bundle is for."""
    parts = region.code.split(".")
    if by is By.KOTA:
        return ".".join(parts[:2]), region.kota, region.kota_full
    return ".".join(parts[:3]), region.kecamatan, region.kecamatan_full


def region_of(task: Task) -> Region:
    """The region of a task that has one."""
    if task.job.region is None:
        raise ValueError(f"{task.file} is of no region")
    return task.job.region


def _bundles(tasks: Iterable[Task], loaded: Loaded, by: By) -> Iterator[Task]:
    def together(task: Task) -> tuple[object, ...]:
        return replace(task.job, region=None), task.size, place_of(region_of(task), by)[0]

    known: dict[tuple[object, ...], list[Task]] = {}
    for task in tasks:
        known.setdefault(together(task), []).append(task)
    for parts in known.values():
        first = parts[0]
        code, name, _ = place_of(region_of(first), by)
        scale = read.material(first.job.material, loaded.folder).material.geometry(first.size).scale
        job = replace(first.job, region=None)
        file = bundle_path(job, loaded, slug(code, name), scale=scale)
        yield Task(job, first.size, file, by=by, parts=tuple(parts))


def _order(task: Task) -> str:
    return region_of(task).code
