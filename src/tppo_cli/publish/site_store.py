"""The files of a site on disk: written whole, only where nothing foreign lies, and listed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from tppo_cli.batch.files import cannot_write, locked, write_atomically
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.publish.site import MARKER, Made, Site
from tppo_cli.publish.site_reading import Pair, Reader
from tppo_cli.publish.site_tree import INDEX, Page

LIST = "site.jsonl"
"""The manifest of a site: what was written, and which numbers each page links."""

_HEAD = len(f"<!doctype html>\n{MARKER}".encode())
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Result:
    """How many pages were written and how many were there already; files of pages that are no more.

    `old` are those of them that are still there, `pruned` those that were deleted.
    """

    written: int
    same: int
    old: tuple[str, ...]
    pruned: tuple[str, ...]
    findings: tuple[Finding, ...]


def write(
    site: Site,
    folder: Path,
    wanted: Callable[[Page], bool] = lambda _page: True,
    *,
    prune: bool = False,
    tell: Callable[[str], None] = lambda _file: None,
) -> Result:
    """Write the pages that are wanted, each read back before it is written.

    Pages that are there and the same are left as they are. Whatever ends it, a page is either the
    old or the new one. With `prune` pages of places and languages that are no more are deleted.

    Raises FindingsError: TP840 a file is there that is not ours, TP841 a link; then nothing is
    written. TP843 to TP846: what is wrong with a page, which is then not written, nor those after
    it. EnvironmentFault: TP801.
    """
    chosen = [page for page in site.pages() if wanted(page)]
    refuse_foreign(folder, chosen)
    reader = Reader(site)
    rows = _Rows(site)
    warnings: list[Finding] = []
    written = 0
    with locked(folder):
        try:
            for page in chosen:
                made = site.make(page)
                found = list(reader.faults(page, made.html))
                if any(finding.is_error for finding in found):
                    raise FindingsError(found)
                warnings += found
                data = made.html.encode()
                written += _written(folder / page.file, data)
                rows.add(made, data, reader.expected(page))
                tell(page.file)
        finally:
            # Whatever ended it: what was written is listed.
            all_files = {page.file for page in site.pages()}
            write_atomically(folder / LIST, rows.merged(folder / LIST, all_files))
        old = tuple(sorted(left_over(folder, all_files)))
        pruned = tuple(_deleted(folder, old)) if prune else ()
    still = tuple(file for file in old if file not in pruned)
    if still:
        warnings.append(Finding("TP842", some(still), item=still[0]))
    return Result(written, len(chosen) - written, still, pruned, tuple(warnings))


def refuse_foreign(folder: Path, pages: Iterable[Page]) -> None:
    """Raises FindingsError: TP840 what is there is not ours, TP841 it is a link."""
    found: list[Finding] = []
    foreign: list[str] = []
    there = {entry.name for entry in folder.iterdir()} if folder.is_dir() else set()
    for page in pages:
        if page.file.partition("/")[0] not in there:
            continue
        if _is_linked(folder, page.file):
            found.append(Finding("TP841", {"file": page.file}, item=page.file))
        elif (folder / page.file).exists() and not _is_ours(folder / page.file):
            foreign.append(page.file)
    if foreign:
        found.append(Finding("TP840", some(foreign), item=foreign[0]))
    if found:
        raise FindingsError(found)


def left_over(folder: Path, files: Set[str]) -> Iterator[str]:
    """Pages of ours in the folder that are none of the site's any more; links are not followed."""
    for at, folders, names in os.walk(folder):
        folders.sort()
        file = Path(at) / INDEX
        name = file.relative_to(folder).as_posix()
        is_known = INDEX not in names or name in files or file.is_symlink()
        if not is_known and _is_ours(file):
            yield name


def read_list(file: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of a site's manifest; none where there is none. A row that is none is left out."""
    try:
        lines = file.read_bytes().splitlines()
    except OSError:
        return
    for line in lines:
        with suppress(ValueError):
            row = json.loads(line)
            if isinstance(row, dict):
                yield row


class _Rows:
    """The lines of the manifest: the site's own first, each set of numbers once, then the pages."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._sets: dict[str, list[Pair]] = {}
        self._pages: dict[str, Mapping[str, Any]] = {}

    def add(self, made: Made, data: bytes, links: list[Pair]) -> None:
        key = sha256(json.dumps(links).encode()).hexdigest()[:12]
        self._sets[key] = links
        page = made.page
        self._pages[page.file] = {
            "file": page.file,
            "region": page.region.code if page.region else None,
            "lang": page.lang or self._site.loaded.campaign.languages[0],
            "address": self._site.address(page),
            "sha256": sha256(data).hexdigest(),
            "bytes": len(data),
            "numbers": key,
        }

    def merged(self, former: Path, files: Set[str]) -> bytes:
        """These rows, and those of the former manifest whose pages were not written now."""
        kept: dict[str, Mapping[str, Any]] = {}
        sets = {key: list(links) for key, links in self._sets.items()}
        for row in read_list(former):
            if "file" in row and row["file"] in files:
                kept[row["file"]] = row
            elif "set" in row:
                sets.setdefault(row["set"], row["links"])
        pages = {**kept, **self._pages}
        used = {row["numbers"] for row in pages.values()}
        spec = self._site.loaded.campaign
        head = {
            "tppo": 1,
            "state": "proof" if self._site.is_proof else "final",
            "base_url": spec.site.base_url if spec.site else None,
            "exit_url": self._site.exit_url or None,
            "languages": spec.languages,
        }
        rows: list[Mapping[str, Any]] = [head]
        rows += [{"set": key, "links": sets[key]} for key in sorted(used & sets.keys())]
        rows += [pages[file] for file in sorted(pages)]
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _written(target: Path, data: bytes) -> bool:
    """Write a page under another name, then rename it; False where it is there already.

    Without waiting for the disk: a power cut may lose pages of the last seconds, the next run
    writes them anew, and waiting would take an hour for the whole country.
    """
    with suppress(OSError):
        if target.stat().st_size == len(data) and target.read_bytes() == data:
            return False
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise cannot_write(target, error) from error
    return True


def _is_ours(file: Path) -> bool:
    """Whether a file begins as our pages do."""
    try:
        with file.open("rb") as stream:
            return stream.read(_HEAD).endswith(MARKER.encode())
    except OSError:
        return False


def _is_linked(folder: Path, file: str) -> bool:
    """Whether some part of the way to a file is a link, by which it may lead out of the folder."""
    path = folder
    for part in file.split("/"):
        path = path / part
        if path.is_symlink():
            return True
    return False


def _deleted(folder: Path, files: Iterable[str]) -> Iterator[str]:
    """Delete pages, and folders that are empty without them."""
    for file in files:
        with suppress(OSError):
            (folder / file).unlink()
            yield file
        for parent in list((folder / file).parents):
            if parent == folder or any(parent.iterdir()):
                break
            parent.rmdir()


def some(files: Iterable[str]) -> dict[str, str]:
    """The first few of many files, as values of a finding: `{count}`, `{files}`, `{more}`."""
    listed = list(files)
    more = len(listed) - _SHOWN
    return {
        "count": str(len(listed)),
        "files": ", ".join(listed[:_SHOWN]),
        "more": str(more) if more > 0 else "",
    }
