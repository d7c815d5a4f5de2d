"""Whether letters and digits are large enough for the distance from which they are read.

Cap height against distance. A headline is to be read in passing: a letter of one inch for ten
feet (several sign guides), so D/120. Everything else is read by somebody who stops: D/200. Good
eyes read black Helvetica at D/350 (United States Sign Council); below D/300 too few do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tppo_cli.check.subject import Subject
from tppo_cli.content.copy import CODE
from tppo_cli.findings import Finding
from tppo_cli.manifest import RoleName
from tppo_cli.materials.look import Look
from tppo_cli.materials.material import UNREADABLE, Pages
from tppo_cli.materials.orders import Piece, where
from tppo_cli.materials.read import family
from tppo_cli.spec.contacts import ChannelKind

WANTED = {RoleName.HEADLINE: 120.0, RoleName.NUMBER: 200.0, RoleName.BODY: 200.0}
"""Reading distance over cap height, at most."""

_CODES = {RoleName.HEADLINE: "TP540", RoleName.NUMBER: "TP541", RoleName.BODY: "TP542"}


def check(subject: Subject) -> Iterator[Finding]:
    """TP540 headline, TP541 number, TP542 other text: one finding a format, for its first size.

    An error where nearly nobody can read it. A largest number that is no short code is never
    more than a warning: it is not the layout that makes it long.
    """
    look = subject.look
    if look is None:
        return
    long = has_long_number(subject)
    for pieces in subject.asked_of(subject.pieces).values():
        for role, code in _CODES.items():
            is_long = long and role is RoleName.NUMBER
            yield from _judged(subject, look, pieces, role, code, is_long=is_long)


def has_long_number(subject: Subject) -> bool:
    """Whether the largest number of some item, the first of its hotlines, is no short code."""
    return any(
        len((hotlines[0].number(ChannelKind.CALL) or hotlines[0].numbers[0]).digits) > CODE
        for _, hotlines in subject.samples()
        if hotlines
    )


def cap_height(
    piece: Piece,
    look: Look,
    role: RoleName,
    campaign: Path | None = None,
    *,
    is_long: bool = False,
    has_lead: bool = True,
) -> float | None:
    """Height of a capital or a digit in mm on the hung item; None where it has no such text."""
    size = piece.layout.size_of(role, is_long=is_long, has_lead=has_lead)
    return None if size is None else size * piece.unit * cap_of(look, piece, role, campaign)


def cap_of(look: Look, piece: Piece, role: RoleName, campaign: Path | None = None) -> float:
    """Cap height in em of the family that a role is set in."""
    flows = piece.material.material.pages is Pages.FLOW
    use = "manuscript" if flows else "display" if role is RoleName.HEADLINE else "text"
    key = look.families.get(use) or next(iter(look.families.values()))
    return family(key, campaign).family.cap


def distance(piece: Piece, role: RoleName) -> float | None:
    """From how far a role is read, in mm."""
    per_unit = piece.form.distance(role, piece.layout)
    return None if per_unit is None else per_unit * piece.unit


def _judged(
    subject: Subject,
    look: Look,
    pieces: Sequence[Piece],
    role: RoleName,
    code: str,
    *,
    is_long: bool,
) -> Iterator[Finding]:
    piece, *others = pieces
    has_lead = subject.loaded.campaign.theme.lead is not None
    height = cap_height(
        piece, look, role, subject.loaded.folder, is_long=is_long, has_lead=has_lead
    )
    far = distance(piece, role)
    if height is None or far is None or height * WANTED[role] >= far:
        return
    values = {
        "material": piece.name,
        "size": piece.size.name,
        "more": ", ".join(other.size.name for other in others),
        "height": f"{height:.1f}",
        "wanted": f"{far / WANTED[role]:.1f}",
        "distance": metres(far),
        "reach": metres(height * WANTED[role]),
    }
    finding = Finding(code, values, where(subject.loaded, piece.field), piece.field)
    yield finding.as_error() if height * UNREADABLE < far and not is_long else finding


def metres(mm: float) -> str:
    """`0.65 m`, `20 m`: two figures say as much as is known of a reading distance."""
    return f"{float(f'{mm / 1000:.2g}'):g} m"
