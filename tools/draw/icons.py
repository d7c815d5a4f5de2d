"""Icons on a grid of 64 u.

A sign to watch for is a solid object, which says what it is about, and a badge at (48, 48), which
says what is done with it. Icons for what to do are an object alone. Colours: `ink` the object,
`paper` the ground (it also keeps the badge apart), `badge` and `sign` on it. Strokes inside an
object are at least 2.8 u, so that an icon holds down to 8 mm. No people, faces, chains or bars.
"""

from __future__ import annotations

from collections.abc import Callable

from . import acts, badges, places, things
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
    "rentan": (things.scales, badges.exclamation),
    "kekerasan": (things.plaster, badges.exclamation),
    "bicara": (things.voice_over, badges.slash),
    "alamat": (things.map_sheet, badges.question),
    "berobat": (things.medicine, badges.dial),
}

ACTIONS: dict[str, Callable[[], Marks]] = {
    "telepon": acts.call,
    "pesan": acts.message,
    "amati": acts.look,
    "dengar": acts.listen,
    "catat": acts.note,
    "aman": acts.shield,
    "kunci": places.hotel_key,
    "bus": places.bus,
    "klinik": places.stethoscope,
    "tiket": places.ticket,
    "tetangga": places.neighbours,
    "obrolan": places.chat,
    "jam24": places.round_the_clock,
    "gagang": places.off_hook,
    "kalender": places.calendar,
    "qr": places.square_code,
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
