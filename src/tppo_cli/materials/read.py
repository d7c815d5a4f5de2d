"""Reads materials, looks, sheets and fonts: the campaign's own folder first, then the package's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from tppo_cli import resources
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.materials.look import Families, FamilyFolder, Look, LookFolder
from tppo_cli.materials.material import Loaded, Material
from tppo_cli.materials.own import is_own, read_own, refuse_links
from tppo_cli.materials.sheet import Sheet
from tppo_cli.spec.nearest import nearest

M = TypeVar("M", bound=BaseModel)


def material(name: str, campaign: Path | None = None) -> Loaded:
    """The material of that name. Raises FindingsError (TP401, TP402, TP414)."""
    folder = _find("templates", name, "material.yaml", campaign)
    if folder is None:
        raise _unknown("TP401", name, materials(campaign))
    return Loaded(material=_read(Material, folder / "material.yaml"), folder=folder)


def materials(campaign: Path | None = None) -> tuple[str, ...]:
    """Names of all materials, built in or the campaign's own."""
    return _names("templates", "material.yaml", campaign)


def look(name: str, campaign: Path | None = None) -> LookFolder:
    """The look of that name. Raises FindingsError (TP403, TP402; TP475 it names no font family)."""
    folder = _find("templates/looks", name, "look.yaml", campaign)
    if folder is None:
        raise _unknown("TP403", name, looks(campaign))
    found: Look = _read(Look, folder / "look.yaml")
    for key in found.families.values():
        family(key, campaign)
    return LookFolder(look=found, folder=folder)


def looks(campaign: Path | None = None) -> tuple[str, ...]:
    return _names("templates/looks", "look.yaml", campaign)


def sheet(name: str, campaign: Path | None = None) -> Sheet:
    """The imposition sheet of that name. Raises FindingsError (TP404, TP402)."""
    for base in _bases("templates/sheets", campaign):
        file = base / f"{name}.yaml"
        if _is_name(name) and file.is_file():
            _keep_in(file, campaign)
            found: Sheet = _read(Sheet, file)
            return found
    raise _unknown("TP404", name, sheets(campaign))


def sheets(campaign: Path | None = None) -> tuple[str, ...]:
    return tuple(
        sorted({f.stem for b in _bases("templates/sheets", campaign) for f in b.glob("*.yaml")})
    )


def family(key: str, campaign: Path | None = None) -> FamilyFolder:
    """The font family of that key. Raises FindingsError (TP475, TP402)."""
    known = families(campaign)
    if key not in known:
        raise _unknown("TP475", key, tuple(known))
    return known[key]


def families(campaign: Path | None = None) -> dict[str, FamilyFolder]:
    """All font families by key: those that ship with tppo, and the campaign's `fonts/fonts.yaml`.

    Raises FindingsError (TP402).
    """
    folders = [resources.path("assets/fonts"), *([campaign / "fonts"] if campaign else ())]
    found: dict[str, FamilyFolder] = {}
    for folder in folders:
        file = folder / "fonts.yaml"
        if file.is_file():
            _keep_in(file, campaign)
            rows = _read(Families, file).root
            found |= {key: FamilyFolder(family=row, folder=folder) for key, row in rows.items()}
    return found


def forget() -> None:
    """Read files anew that may have changed since."""
    _read.cache_clear()


def _bases(kind: str, campaign: Path | None) -> list[Path]:
    own = [] if campaign is None else [campaign / kind]
    return [base for base in (*own, resources.path(kind)) if base.is_dir()]


def _find(kind: str, name: str, file: str, campaign: Path | None) -> Path | None:
    if not _is_name(name):
        return None
    found = next(
        (base / name for base in _bases(kind, campaign) if (base / name / file).is_file()), None
    )
    if found is not None:
        _keep_in(found, campaign)
    return found


def _keep_in(path: Path, campaign: Path | None) -> None:
    """Raise FindingsError, TP414, where something of a campaign's own leads out of its folder."""
    if campaign is not None and is_own(path):
        refuse_links(path, campaign)


def _is_name(text: str) -> bool:
    """Whether it is a name and no path."""
    return text.isascii() and text.replace("-", "").isalnum()


def _names(kind: str, file: str, campaign: Path | None) -> tuple[str, ...]:
    return tuple(
        sorted({f.parent.name for base in _bases(kind, campaign) for f in base.glob(f"*/{file}")})
    )


def _unknown(code: str, name: str, known: tuple[str, ...]) -> FindingsError:
    values = {"name": name, "nearest": nearest(name, known), "known": ", ".join(known)}
    return FindingsError([Finding(code, values)])


@cache
def _read(model: type[M], file: Path) -> M:
    if is_own(file):
        return read_own(model, file)
    return model.model_validate(resources.load_yaml(file.read_text(encoding="utf-8")))
