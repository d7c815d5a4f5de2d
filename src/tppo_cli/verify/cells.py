"""On a sheet that regions share, each place is proved to be for its region.

The manifest says which region each place is for, and which texts lie in it; `presence` holds the
texts against the page. Here the two are held against each other.
"""

from __future__ import annotations

from collections.abc import Iterator

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Artifact
from tppo_cli.verify.says import of_item, of_page

_FIELD = "region."
"""How the fields begin of texts that tell a region."""

_TOLERANCE = 0.1


def check(_artifact: Artifact, item: Item) -> list[Finding]:
    """TP754 a place with another region's text, TP758 one that tells no region on any face."""
    names = {row.code: " ".join(row.name.split()) for row in item.regions}
    found: list[Finding] = []
    told: set[tuple[int, int]] = set()
    for face in item.faces:
        for place, (code, wanted) in enumerate(_wanted(face, names)):
            for shown in _shown(face, place, names):
                if shown == wanted:
                    told.add((face.sheet, place))
                else:
                    found.append(_wrong(item, face, place, wanted or code, shown))
    sheets = {face.sheet: tuple(_wanted(face, names)) for face in item.faces if face.regions}
    for sheet, places in sheets.items():
        for place, (code, wanted) in enumerate(places):
            if (sheet, place) not in told:
                values = {"sheet": str(sheet), "place": str(place + 1), "wanted": wanted or code}
                found.append(of_item("TP758", item, **values))
    return found


def _wanted(face: Face, names: dict[str, str]) -> Iterator[tuple[str, str | None]]:
    """The region of each place of a face: its code, and its name where the item lists it."""
    return ((code, names.get(code)) for code in face.regions)


def _shown(face: Face, place: int, names: dict[str, str]) -> Iterator[str]:
    """The names that the texts in a place tell. A longer one goes before one that it begins with.

    Raises IndexError where a face has regions and no places.
    """
    trim = Rect(*face.places[place])
    for expected in face.expected:
        if expected.field.startswith(_FIELD) and trim.contains(Rect(*expected.rect), _TOLERANCE):
            told = [name for name in names.values() if name in expected.value]
            if told:
                yield max(told, key=len)


def _wrong(item: Item, face: Face, place: int, wanted: str, shown: str) -> Finding:
    return of_page("TP754", item, face, Rect(*face.places[place]), wanted=wanted, found=shown)
