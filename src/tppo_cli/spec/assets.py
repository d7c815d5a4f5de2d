"""The files that a campaign names: logos, portraits, a manuscript, a table of regions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.spec.encoding import decode
from tppo_cli.spec.faults import Fault
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.nearest import nearest_file

IMAGE = (".svg", ".png", ".jpg", ".jpeg")
PORTRAIT = (".png", ".jpg", ".jpeg")
TEXT = (".md", ".txt")
TABLE = (".csv", ".xlsx")
PROFILE = (".icc", ".icm")

LARGEST = 48 * 2**20
LIMITS = {".svg": 8 * 2**20, ".md": 2**20, ".txt": 2**20, ".csv": 64 * 2**20, ".xlsx": 64 * 2**20}
"""Bytes of a file; what is larger is no logo, no portrait and no speech."""

_STARTS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    ".png": ("PNG", (b"\x89PNG\r\n\x1a\n",)),
    ".jpg": ("JPEG", (b"\xff\xd8\xff",)),
    ".jpeg": ("JPEG", (b"\xff\xd8\xff",)),
    ".xlsx": ("XLSX", (b"PK\x03\x04",)),
}
"""What a file of a type begins with (PNG: ISO/IEC 15948; JPEG: ITU T.81 SOI; XLSX: ZIP)."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as the campaign names it, and the types that can be used there."""

    field: str
    name: str
    types: tuple[str, ...]


def named_files(loaded: Loaded) -> Iterator[Asset]:
    """Every file that the campaign itself names; those of a region table are that table's."""
    campaign = loaded.campaign
    if campaign.organiser and campaign.organiser.logo:
        yield Asset("organiser.logo", campaign.organiser.logo, IMAGE)
    for number, partner in enumerate(campaign.partners):
        if partner.logo:
            yield Asset(f"partners.{number}.logo", partner.logo, IMAGE)
    for number, person in enumerate(campaign.people):
        if person.photo:
            yield Asset(f"people.{number}.photo", person.photo, PORTRAIT)
    if campaign.speech.body_file:
        yield Asset("speech.body_file", campaign.speech.body_file, TEXT)
    if campaign.regions and campaign.regions.file:
        yield Asset("regions.file", campaign.regions.file, TABLE)
    if campaign.press.profile:
        yield Asset("press.profile", campaign.press.profile, PROFILE)


def check_assets(loaded: Loaded) -> list[Finding]:
    """A finding for each named file that is missing, outside the folder, or of a wrong type."""
    return [
        finding
        for asset in named_files(loaded)
        for finding in check_file(
            loaded.folder, asset.name, asset.types, loaded.place(asset.field), asset.field
        )
    ]


def asset_path(folder: Path, name: str) -> Path:
    """Absolute path of a file that the campaign names; `check_file` says whether it may be used."""
    return (folder / name).resolve()


def check_file(
    folder: Path, name: str, types: Sequence[str], place: Place | None, field: str | None = None
) -> list[Finding]:
    """What is wrong with one named file: it must lie in `folder`, symlinks resolved."""
    try:
        path = asset_path(folder, name)
        fault = _where(folder, name, path) or _what(path, types)
        if fault is None and path.suffix.casefold() in TEXT:
            decode(path.read_bytes(), name)
    except FindingsError as error:
        return list(error.findings)
    except (OSError, ValueError, RuntimeError) as error:
        fault = Fault("TP165", reason=getattr(error, "strerror", None) or str(error))
    return [Finding(fault.code, {"file": name, **fault.values}, place, field)] if fault else []


def _where(folder: Path, name: str, path: Path) -> Fault | None:
    if not path.is_relative_to(folder.resolve()):
        return Fault("TP161", folder=str(folder))
    if not path.exists():
        return Fault("TP160", folder=str(folder), nearest=_near(folder, name))
    return None if path.is_file() else Fault("TP162")


def _what(path: Path, types: Sequence[str]) -> Fault | None:
    suffix = path.suffix.casefold()
    if suffix not in types:
        return Fault("TP163", choices=", ".join(types))
    most = LIMITS.get(suffix, LARGEST)
    if path.stat().st_size > most:
        return Fault("TP166", limit=f"{most / 2**20:g} MiB")
    with path.open("rb") as stream:
        start = stream.read(1 << 16)
    if suffix in PROFILE:
        # ICC.1, 7.2.9: the signature of a profile file.
        return None if start[36:40] == b"acsp" else Fault("TP164", wanted="ICC")
    if suffix == ".svg":
        return None if b"<svg" in start else Fault("TP164", wanted="SVG")
    wanted, starts = _STARTS.get(suffix, ("", (b"",)))
    return None if start.startswith(starts) else Fault("TP164", wanted=wanted)


def _near(folder: Path, name: str) -> str:
    """A file with almost this name in the same folder, as the campaign would name it."""
    slashed = name.replace("\\", "/")
    parent = (folder / slashed).parent
    if not parent.is_dir():
        return ""
    near = nearest_file(Path(slashed).name, [other.name for other in parent.iterdir()])
    return (Path(slashed).parent / near).as_posix() if near else ""
