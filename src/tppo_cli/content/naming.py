"""Where a job's file goes: a path that print shops, Windows and a sorted folder can live with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from tppo_cli.content.job import ColourMode, Job, State
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.materials.face import Neutral
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.orders import Order

CAMPAIGN_FOLDER = "kampanye"
SHEETS_FOLDER = "lembar"
BUNDLES_FOLDER = "bundel"
PLACEHOLDERS = (
    "code", "kelurahan", "material", "size", "qty", "stock", "lang", "look", "audience", "state",
)  # fmt: skip

LIMIT = 255
"""Bytes of one name in most file systems; a temporary suffix of 15 still fits beside it."""

_SUFFIX_ROOM = 15
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_UNSAFE = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


def item_path(job: Job, loaded: Loaded, *, scale: float = 1.0, suffix: str = ".pdf") -> str:
    """Path of the job's file below the output folder, with forward slashes.

    `<code>-<name>/<material>-<size>[-1to10][-<look>][-<audience>]-<languages>[-cmyk][-PROOF].pdf`;
    an item of the whole campaign lies under `kampanye/`, sheets that regions share under
    `lembar/<first code>-<last code>-<how many>/`. `naming` in the spec replaces the name, or with
    a slash in it the whole path; CMYK and PROOF are said whatever it holds.
    """
    campaign = loaded.campaign
    size = job.size + ("-1to10" if scale != 1 else "")
    if campaign.naming is None:
        path = _standard(job, loaded, size)
    else:
        path = _from_pattern(campaign.naming, _values(job, size, loaded))
    path = _with_state(path, job, says_state="{state}" in (campaign.naming or ""))
    *folders, name = path.split("/")
    if not folders:
        folders = _folders(job)
    return "/".join([*(_safe(folder, "") for folder in folders), _safe(name, suffix)])


def _standard(job: Job, loaded: Loaded, size: str) -> str:
    parts = [_named(job, loaded), size, job.sheet]
    parts.append(None if job.look == loaded.campaign.look else _told(job.look, job, loaded))
    parts += [_told(job.audience, job, loaded), "+".join(job.languages)]
    return "-".join(part for part in parts if part)


def _with_state(path: str, job: Job, *, says_state: bool = False) -> str:
    if job.colour is ColourMode.CMYK:
        path += "-cmyk"
    return path + "-PROOF" if job.state is State.PROOF and not says_state else path


def bundle_path(job: Job, loaded: Loaded, unit: str, *, scale: float = 1.0) -> str:
    """Path of a bundle: the pages of all regions of one kecamatan or kota.

    `bundel/<material>-<size>[-1to10][-<look>][-<audience>]-<languages>-<code>-<name>[-cmyk]
    [-PROOF].pdf`; `unit` is code and name. `naming` in the spec is about single items.
    """
    size = job.size + ("-1to10" if scale != 1 else "")
    name = _with_state("-".join([_standard(job, loaded, size), unit]), job)
    return f"{BUNDLES_FOLDER}/{_safe(name, '.pdf')}"


def neutral_of(job: Job, loaded: Loaded) -> Neutral | None:
    """What the item passes for, if nothing about it may say what it is.

    Raises FindingsError (TP401, TP402).
    """
    return read.material(job.material, loaded.folder).material.neutral


def _named(job: Job, loaded: Loaded) -> str:
    """The material in a file's name. A chat or a file manager shows it to whoever looks."""
    neutral = neutral_of(job, loaded)
    return job.material if neutral is None else neutral.file


def _told(word: str | None, job: Job, loaded: Loaded) -> str | None:
    """A word of the campaign's in a file's name: whole, or of a neutral item its first letters."""
    if word is None or neutral_of(job, loaded) is None:
        return word
    return "".join(part[:2] for part in word.split("-"))


def _folders(job: Job) -> list[str]:
    if job.is_mixed:
        return [SHEETS_FOLDER, code_of(job)]
    return [job.region.slug if job.region else CAMPAIGN_FOLDER]


def code_of(job: Job) -> str:
    """What stands for the code in a path: of regions that share a sheet the first and the last."""
    if job.is_mixed:
        first, last = job.regions[0].code, job.regions[-1].code
        return f"{first}-{last}-{len(job.regions)}"
    return job.region.code if job.region else CAMPAIGN_FOLDER


def path_key(path: str) -> str:
    """The same for two paths that one file system or another takes for one file."""
    return unicodedata.normalize("NFC", path).casefold()


def collisions(jobs: Iterable[tuple[str, Job]]) -> Iterator[Finding]:
    """Paths that two jobs would write (TP802); file systems that ignore case count too."""
    seen: dict[str, Job] = {}
    for path, job in jobs:
        other = seen.setdefault(path_key(path), job)
        if other is not job:
            values = {"file": path, "one": _said(other), "other": _said(job)}
            yield Finding("TP802", values, field="naming")


def _said(job: Job) -> str:
    code = code_of(job) if job.region or job.is_mixed else None
    parts = [job.material, job.size, job.audience, code]
    return " ".join(part for part in parts if part)


def naming_findings(loaded: Loaded) -> list[Finding]:
    """What is wrong with the spec's `naming`: unknown placeholders, a way out of the folder."""
    pattern = loaded.campaign.naming
    if pattern is None:
        return []
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    found = [
        Finding(
            "TP820",
            {
                "placeholder": match[0],
                "known": known,
                "nearest": f"{{{near}}}" if (near := nearest(match[1], PLACEHOLDERS)) else "",
            },
            place=loaded.places.find("naming", match[0]),
            field="naming",
        )
        for match in _PLACEHOLDER.finditer(pattern)
        if match[1] not in PLACEHOLDERS
    ]
    parts = pattern.split("/")
    if "\\" in pattern or any(part.strip(" .") == "" for part in parts):
        found.append(
            Finding("TP821", {"pattern": pattern}, place=loaded.places.at("naming"), field="naming")
        )
    return found


def _values(job: Job, size: str, loaded: Loaded) -> dict[str, str]:
    order = loaded.campaign.materials.get(job.material, Order())
    region: Region | None = job.region
    return {
        "code": code_of(job),
        "kelurahan": region.name if region else "",
        "material": _named(job, loaded),
        "size": size,
        "qty": "" if order.quantity is None else str(order.quantity),
        "stock": order.stock or "",
        "lang": "+".join(job.languages),
        "look": _told(job.look, job, loaded) or "",
        "audience": _told(job.audience, job, loaded) or "",
        "state": "PROOF" if job.state is State.PROOF else "final",
    }


def _from_pattern(pattern: str, values: Mapping[str, str]) -> str:
    """Fill the pattern; a separator beside an empty value goes with it."""
    parts = [
        _PLACEHOLDER.sub(lambda m: _UNSAFE.sub("-", values.get(m[1], "")), part)
        for part in pattern.split("/")
    ]
    return "/".join(re.sub(r"([-_ ])[-_ ]+", r"\1", part).strip("-_ ") for part in parts)


def _safe(name: str, suffix: str) -> str:
    """A name without what Windows or a shell stumbles over, short enough for a file system."""
    name = unicodedata.normalize("NFC", name)
    name = _UNSAFE.sub("-", name).strip(" .") or "-"
    if _RESERVED.fullmatch(name.split(".")[0]):
        name = "_" + name
    room = LIMIT - _SUFFIX_ROOM - len(suffix.encode())
    if len(name.encode()) > room:
        state = "-PROOF" if name.endswith("-PROOF") else ""
        cut = name.encode()[: room - len(state)].decode(errors="ignore")
        name = cut.rstrip(" .-") + state
    return name + suffix
