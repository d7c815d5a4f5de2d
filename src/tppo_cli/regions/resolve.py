"""From what the spec asks for to the regions themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place, errors
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region
from tppo_cli.regions.rows import COLUMNS, Row
from tppo_cli.regions.table import read_table
from tppo_cli.spec.nearest import nearest

if TYPE_CHECKING:
    from tppo_cli.spec.load import Loaded
    from tppo_cli.spec.places import Regions, Rename

# Below this share of common letters a name in the table is another place, not another spelling.
_SAME_PLACE = 0.75

_LEADING_WORD = re.compile(r"^(kelurahan|kel|desa|kampung|kp|nagari|gampong)\b\.?\s*")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The regions that could be made out, by code, and all that was found on the way."""

    regions: tuple[Region, ...]
    findings: tuple[Finding, ...]


def resolve(loaded: Loaded) -> tuple[Region, ...]:
    """The spec's regions, sorted by code; none where the spec names none.

    Raises `FindingsError` with everything that is wrong with `regions` and the table.
    """
    resolved = read(loaded)
    if errors(resolved.findings):
        raise FindingsError(resolved.findings)
    return resolved.regions


def read(loaded: Loaded) -> Resolved:
    """The same without raising, and with the warnings."""
    spec = loaded.campaign.regions
    if spec is None:
        return Resolved((), ())
    findings: list[Finding] = []
    regions: dict[str, Region] = {}
    for index, code in enumerate(spec.under):
        found = kemendagri.villages(code)
        if not found:
            findings.append(_unknown("TP302", code, f"regions.under.{index}", loaded))
        regions |= {region.code: _renamed(region, spec.rename) for region in found}
    if spec.file is not None:
        findings += _bad_columns(spec, loaded)
        table = read_table(loaded.folder, spec.file, spec.columns, loaded.place("regions.file"))
        findings += table.findings
        for row in table.rows:
            listed = kemendagri.village(row.code)
            if listed is None:
                values = {"code": row.code} | _suggestion(row.code)
                findings.append(Finding("TP326", values, row.place))
                continue
            region = regions.get(row.code) or _renamed(listed, spec.rename)
            findings += _other_name(row, listed, region)
            regions[row.code] = _extended(region, row)
    used = {code for village in regions for code in kemendagri.parents(village)}
    findings += _bad_renames(spec, loaded, used.__contains__)
    return Resolved(tuple(regions[code] for code in sorted(regions)), tuple(findings))


def outline(loaded: Loaded) -> Resolved | None:
    """The codes that the spec names, in place of the villages below them, and what is wrong there.

    For what is made once for all of them: reading the names of all villages takes as long as the
    layout of a poster. None where a table says which villages there are.
    """
    spec = loaded.campaign.regions
    if spec is None:
        return Resolved((), ())
    if spec.file is not None:
        return None
    findings: list[Finding] = []
    regions: dict[str, Region] = {}
    for index, code in enumerate(spec.under):
        region = kemendagri.outline(code)
        if region is None:
            findings.append(_unknown("TP302", code, f"regions.under.{index}", loaded))
        else:
            regions[code] = region
    above = {code for region in regions for code in kemendagri.parents(region)}
    below = tuple(f"{code}." for code in regions)
    findings += _bad_renames(spec, loaded, lambda code: code in above or code.startswith(below))
    return Resolved(tuple(regions[code] for code in sorted(regions)), tuple(findings))


def _renamed(region: Region, renames: Mapping[str, Rename]) -> Region:
    """The region under the names and words that the spec gives it and its parents."""
    if not renames:
        return region
    for level, code in enumerate(kemendagri.parents(region.code)):
        rename = renames.get(code)
        if rename is None:
            continue
        if rename.villages and level < 3 and region.label != "Kelurahan":
            region = replace(region, label=rename.villages)
        match level:
            case 0:
                region = replace(region, province=rename.name or region.province)
            case 1:
                region = replace(
                    region,
                    kota=rename.name or region.kota,
                    kota_label=rename.label if rename.label is not None else region.kota_label,
                )
            case 2:
                region = replace(
                    region,
                    kecamatan=rename.name or region.kecamatan,
                    kecamatan_label=rename.label or region.kecamatan_label,
                )
            case _:
                region = replace(
                    region, name=rename.name or region.name, label=rename.label or region.label
                )
    return region


def _extended(region: Region, row: Row) -> Region:
    texts = row.texts
    return replace(
        region,
        name=texts.get("display_name", region.name),
        contact=texts.get("contact"),
        contact_confirmed_by=texts.get("contact_confirmed_by"),
        contact_confirmed_on=row.confirmed_on,
        post=texts.get("post"),
        logo=texts.get("logo"),
        speaker_name=texts.get("speaker_name"),
        speaker_office=texts.get("speaker_office"),
        place=row.place,
        cells=row.cells,
    )


def _other_name(row: Row, listed: Region, region: Region) -> list[Finding]:
    """A row whose name is not its code's: a spelling, or the code of another place."""
    name = row.texts.get("name")
    if name is None:
        return []
    given = _letters(name)
    known = {_letters(listed.name), _letters(region.name)}
    if given in known:
        return []
    alike = max(SequenceMatcher(None, given, other, autojunk=False).ratio() for other in known)
    values = {"code": row.code, "name": name, "listed": listed.name}
    # The names of two neighbours may differ in one word only (Duri Utara, Duri Selatan).
    neighbours = {_letters(unit.name) for unit in kemendagri.children(row.code.rpartition(".")[0])}
    is_spelling = alike >= _SAME_PLACE and given not in neighbours
    place = _cell_place(row, "name")
    return [Finding("TP333" if is_spelling else "TP334", values, place, region=row.code)]


def _cell_place(row: Row, column: str) -> Place:
    """Where a row's cell stands; its code where that is unknown."""
    for name, start, end in row.cells:
        if name == column:
            return replace(row.place, column=start, end_column=end)
    return row.place


def _letters(name: str) -> str:
    words = _LEADING_WORD.sub("", " ".join(name.casefold().split()))
    return re.sub(r"[\W_]+", "", words)


def _bad_columns(spec: Regions, loaded: Loaded) -> list[Finding]:
    findings = []
    for ours in spec.columns:
        if ours in COLUMNS:
            continue
        values = {
            "column": ours,
            "columns": ", ".join(COLUMNS),
            "nearest": nearest(ours, COLUMNS),
        }
        field = f"regions.columns.{ours}"
        findings.append(Finding("TP305", values, loaded.places.key(field), field))
    return findings


def _bad_renames(spec: Regions, loaded: Loaded, is_used: Callable[[str], bool]) -> list[Finding]:
    findings = []
    for code in spec.rename:
        field = f"regions.rename.{code}"
        if kemendagri.find(code) is None:
            findings.append(_unknown("TP303", code, field, loaded))
        elif not is_used(code):
            findings.append(Finding("TP304", {"code": code}, loaded.places.key(field), field))
    return findings


def _unknown(finding: str, code: str, field: str, loaded: Loaded) -> Finding:
    place = loaded.places.key(field) if finding == "TP303" else loaded.place(field)
    return Finding(finding, {"code": code} | _suggestion(code), place, field)


def _suggestion(code: str) -> dict[str, str]:
    near = kemendagri.nearest_code(code)
    unit = kemendagri.find(near) if near else None
    return {"nearest": f"{unit.code} ({unit.full_name})"} if unit else {}
