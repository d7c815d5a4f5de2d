"""Whether a phone can read the QR symbols from where people stand.

Module size against distance: a simulated phone camera (1080p across 69 degrees) reads from 2.3 to
2.5 pixels a module on and fails below 2, which is D/500 and D/560. Under half a millimetre paper
and ink decide, not the camera.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tppo_cli.check.letters import cap_height, distance, has_long_number, metres
from tppo_cli.check.subject import Subject
from tppo_cli.content.build import shared_kota
from tppo_cli.content.edition import words_for
from tppo_cli.content.payloads import qr_copy
from tppo_cli.findings import Finding, Severity
from tppo_cli.manifest import RoleName
from tppo_cli.materials.orders import Piece, where
from tppo_cli.render.qr import symbol

WANTED, UNREADABLE = 500.0, 560.0
"""Distance over module size, at most."""

SMALLEST = 0.5
"""Millimetres of a module, at any distance."""

BROAD = 1000.0
"""Millimetres of width from which on an item is read from a road, where nobody scans."""


def check(subject: Subject) -> Iterator[Finding]:
    """TP543 modules too small for the distance, TP544 for the ink, TP545 larger than the digits.

    One finding a format, for its smallest size and the payload with the most modules.
    """
    scanned = [p for p in subject.pieces if p.layout.scan and "qr" in p.layout.blocks]
    found = payloads(subject) if scanned else ()
    if not found:
        return
    payload = max(found, key=lambda text: symbol(text).modules)
    for pieces in subject.asked_of(scanned).values():
        yield from _modules(subject, pieces, payload)
    yield from _digits(subject, scanned)


def payloads(subject: Subject) -> tuple[str, ...]:
    """A payload for each way in which those of the regions can differ in length."""
    campaign, languages = subject.loaded.campaign, subject.loaded.campaign.languages
    kota = shared_kota(campaign, subject.regions)
    found = []
    for region, hotlines in subject.samples():
        for lang in languages:
            words = words_for(subject.loaded, lang, region, "" if region else kota)
            made = qr_copy(campaign, hotlines, region, words)
            found += [made.payload] if made else []
    return tuple(dict.fromkeys(found))


def _modules(subject: Subject, pieces: Sequence[Piece], payload: str) -> Iterator[Finding]:
    piece = min(pieces, key=lambda one: one.unit)
    side = (piece.layout.scan or 0.0) * piece.unit
    module = symbol(payload).module_mm(side)
    far = distance(piece, RoleName.SCAN)
    values = {
        "material": piece.name,
        "size": piece.size.name,
        "more": ", ".join(other.size.name for other in pieces if other is not piece),
        "module": f"{module:.2f}",
        "characters": str(len(payload)),
    }
    place = where(subject.loaded, piece.field)
    if module < SMALLEST:
        wanted = {"wanted": f"{SMALLEST:.2f}"}
        yield Finding("TP544", values | wanted, place, piece.field)
    elif far is not None and module * WANTED < far:
        reach = {
            "wanted": f"{far / WANTED:.2f}",
            "distance": metres(far),
            "reach": metres(module * WANTED),
        }
        finding = Finding("TP543", values | reach, place, piece.field)
        yield finding.as_error() if module * UNREADABLE < far else finding


def _digits(subject: Subject, pieces: Sequence[Piece]) -> Iterator[Finding]:
    if subject.look is None:
        return
    is_long = has_long_number(subject)
    for piece in pieces:
        side = (piece.layout.scan or 0.0) * piece.unit
        height = cap_height(
            piece, subject.look, RoleName.NUMBER, subject.loaded.folder, is_long=is_long
        )
        if piece.size.width > BROAD and height is not None and height < side / 2:
            values = {
                "material": piece.name,
                "size": piece.size.name,
                "height": f"{height:.0f}",
                "side": f"{side:.0f}",
            }
            severity = Severity.WARNING if is_long else None
            place = where(subject.loaded, piece.field)
            yield Finding("TP545", values, place, piece.field, severity_override=severity)
