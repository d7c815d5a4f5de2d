"""Icons on a grid of 64 u.

A sign to watch for is a solid object, which says what it is about, and a badge at (48, 48), which
says what is done with it. Icons for what to do are an object alone. Colours: `ink` the object,
`paper` the ground (it also keeps the badge apart), `badge` and `sign` on it. Strokes inside an
object are at least 2.8 u, so that an icon holds down to 8 mm. No people, faces, chains or bars.
"""

from __future__ import annotations

from collections.abc import Callable

from . import badges, things
from .geometry import Point, placed
from .marks import moved
from .strokes import Marks, dot

CENTRE = Point(48, 48)
BADGE_RADIUS = 14.0
BADGE_GAP = 3.5

SIGNS: dict[str, tuple[Callable[[], Marks], Callable[[], Marks]]] = {
    "dokumen": (things.passport, badges.lock),
    "upah": (things.banknotes, badges.cross),
    "utang": (things.bill, badges.upwards),
    "keluar": (things.door, badges.no_entry),
    "kerja": (things.suitcase, badges.question),
    "daring": (things.laptop, badges.fish_hook),
    "kontrak": (things.contract, badges.question),
    "ancaman": (things.sharp_words, badges.exclamation),
    "isolasi": (things.telephone, badges.slash),
    "lembur": (things.clock, badges.plus),
    "tinggal": (things.house, badges.eye),
    "lowongan": (things.notice, badges.question),
}

ACTIONS: dict[str, Callable[[], Marks]] = {
    "telepon": things.call,
    "pesan": things.message,
    "amati": things.look,
    "dengar": things.listen,
    "catat": things.note,
    "aman": things.shield,
}


def icon(name: str) -> Marks:
    """The marks of one icon, from back to front."""
    if name in ACTIONS:
        return ACTIONS[name]()
    thing, sign = SIGNS[name]
    return (
        *thing(),
        dot(CENTRE.x, CENTRE.y, BADGE_RADIUS + BADGE_GAP, "paper"),
        dot(CENTRE.x, CENTRE.y, BADGE_RADIUS, "badge"),
        *moved(sign(), placed(CENTRE)),
    )
