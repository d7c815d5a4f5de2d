"""Narrows the spec's regions to those that `--region` asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.regions import kemendagri
from tppo_cli.regions.region import Region


def select(regions: Sequence[Region], selectors: Sequence[str]) -> tuple[Region, ...]:
    """The regions that any selector names, by code; all of them where there is no selector.

    A code of any level selects every village at or below it, a name only among `regions`
    themselves. Raises `FindingsError` with every selector that selects nothing or is ambiguous.
    """
    if not selectors:
        return tuple(regions)
    chosen: dict[str, Region] = {}
    findings: list[Finding] = []
    for number, selector in enumerate(selectors, start=1):
        place = Place(f"--region {number}", excerpt=selector)
        found = _matching(regions, selector)
        if isinstance(found, Finding):
            findings.append(found.at(place))
        else:
            chosen |= {region.code: region for region in found}
    if findings:
        raise FindingsError(findings)
    return tuple(chosen[code] for code in sorted(chosen))


def _matching(regions: Sequence[Region], selector: str) -> Sequence[Region] | Finding:
    wanted = selector.strip()
    if not regions:
        return Finding("TP344", {"selector": wanted})
    if re.fullmatch(r"[\d.]+", wanted):
        return _by_code(regions, kemendagri.with_dots(wanted.rstrip(".")))
    return _by_name(regions, wanted)


def _by_code(regions: Sequence[Region], code: str) -> Sequence[Region] | Finding:
    found = [r for r in regions if r.code == code or r.code.startswith(f"{code}.")]
    if found:
        return found
    unit = kemendagri.find(code)
    if unit:
        return Finding("TP342", {"selector": f"{unit.code} ({unit.full_name})"})
    near = kemendagri.nearest_code(code)
    return Finding("TP343", {"code": code, "nearest": near or ""})


def _by_name(regions: Sequence[Region], wanted: str) -> Sequence[Region] | Finding:
    key = _key(wanted)
    found = [r for r in regions if key in (_key(r.name), _key(r.full_name))]
    if len(found) == 1:
        return found
    if found:
        listed = "; ".join(f"{r.code} ({r.full_name}, {r.kecamatan_full})" for r in found[:20])
        more = {"more": str(len(found) - 20)} if len(found) > 20 else {}
        return Finding("TP341", {"selector": wanted, "codes": listed} | more)
    return Finding("TP340", {"selector": wanted} | _near_name(regions, wanted))


def _near_name(regions: Sequence[Region], wanted: str) -> dict[str, str]:
    """A parent's code where a parent was named, else the village whose name is nearest."""
    key = _key(wanted)
    for region in regions:
        province, kota, kecamatan, _ = kemendagri.parents(region.code)
        if key in (_key(region.kecamatan), _key(region.kecamatan_full)):
            return {"nearest": f"{kecamatan} ({region.kecamatan_full})"}
        if key in (_key(region.kota), _key(region.kota_full)):
            return {"nearest": f"{kota} ({region.kota_full})"}
        if key == _key(region.province):
            return {"nearest": f"{province} ({region.province})"}
    names = {_key(name): region for region in regions for name in (region.full_name, region.name)}
    close = get_close_matches(key, names, n=1, cutoff=0.7)
    if not close:
        return {}
    region = names[close[0]]
    return {"nearest": f"{region.full_name} ({region.code})"}


def _key(name: str) -> str:
    """Case, spacing and dots do not tell two names apart."""
    return re.sub(r"[\s._-]+", "", name).casefold()
