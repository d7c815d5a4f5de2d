"""Whether an SVG logo can be drawn, and is drawn of shapes alone.

Live text would be set in a font of the machine. A drawing that repeats itself, or that shows what
lies elsewhere, would end in a finding without a place while it is rendered.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from tppo_cli.check.subject import Subject
from tppo_cli.findings import Finding, Place
from tppo_cli.spec.assets import IMAGE, asset_path, check_file, named_files

MOST_SHAPES = 200_000
"""What a drawing may come to, each part counted as often as it is shown."""

DEEPEST = 200
"""Groups inside groups; renderers call themselves for each."""

_TEXT = re.compile(rb"<(?:\w+:)?(?:text|tspan|foreignObject)\b", re.IGNORECASE)
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_OUTSIDE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//|/|\\)", re.IGNORECASE)
_DRAWN_ELSEWHERE = ("a", "metadata", "script", "style")


def check(subject: Subject) -> Iterator[Finding]:
    """TP474 text, TP476 no whole SVG, TP477 too many shapes, TP478 no window, TP479 from outside.

    One finding of each for each SVG file.
    """
    loaded = subject.loaded
    named: dict[str, Place | None] = {
        asset.name: loaded.place(asset.field)
        for asset in named_files(loaded)
        if asset.types == IMAGE
    }
    for region in subject.regions:
        if region.logo is not None:
            named.setdefault(region.logo, region.at("logo"))
    for name, place in named.items():
        if not name.casefold().endswith(".svg") or check_file(loaded.folder, name, IMAGE, None):
            continue
        for code, values in faults(asset_path(loaded.folder, name).read_bytes()):
            yield Finding(code, {"file": name, **values}, place)


def faults(data: bytes) -> Iterator[tuple[str, Mapping[str, str]]]:
    """What is wrong with an SVG file, as codes and the values of their sentences."""
    if _TEXT.search(data):
        yield "TP474", {}
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 -- expat loads nothing and bounds entities
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        yield "TP476", {"fault": " ".join(str(error).split())[:120]}
        return
    if (box := root.get("viewBox")) is not None and not _is_window(box):
        yield "TP478", {"window": box[:60]}
    count = _Count(root)
    if count.shapes > MOST_SHAPES:
        yield "TP477", {"limit": str(MOST_SHAPES)}
    for element in root.iter():
        address = _address(element)
        kind = str(element.tag).rpartition("}")[2]
        is_drawn = kind not in _DRAWN_ELSEWHERE
        if is_drawn and _OUTSIDE.match(address) and not address.lstrip().startswith("data:"):
            yield "TP479", {"address": address.strip()[:60]}
            return


def _is_window(box: str) -> bool:
    """Four numbers, the last two more than nothing (SVG 2, 8.6)."""
    try:
        x, y, width, height = (float(part) for part in re.split(r"[\s,]+", box.strip()))
    except ValueError:
        return False
    return all(map(math.isfinite, (x, y, width, height))) and width > 0 and height > 0


def _address(element: ElementTree.Element) -> str:
    return next((element.get(name, "") for name in _HREFS if name in element.attrib), "")


class _Count:
    """How many shapes a drawing comes to when each `use` is carried out."""

    def __init__(self, root: ElementTree.Element) -> None:
        self._by_id = {e.get("id", ""): e for e in root.iter() if e.get("id")}
        self._known: dict[int, int] = {}
        self._open: set[int] = set()
        self.shapes = self._of(root)

    def _of(self, element: ElementTree.Element) -> int:
        """Beyond all bounds for a part of itself, and for what is nested too deeply."""
        key = id(element)
        if key in self._known:
            return self._known[key]
        if key in self._open or len(self._open) > DEEPEST:
            return MOST_SHAPES + 1
        self._open.add(key)
        found = 1 + sum(self._of(child) for child in element)
        shown = self._by_id.get(_address(element).strip().removeprefix("#"))
        if str(element.tag).endswith("use") and shown is not None:
            found += self._of(shown)
        self._open.discard(key)
        self._known[key] = found = min(found, MOST_SHAPES + 1)
        return found
