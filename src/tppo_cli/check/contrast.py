"""Whether the colours of a look, and the campaign's own in it, are far enough apart.

WCAG 2.2 gives a ratio of 4.5 for text and 3 for large text (1.4.3), and 7 for what must be read
easily (1.4.6), which is what a hotline number gets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from tppo_cli.check.subject import Subject
from tppo_cli.findings import Finding
from tppo_cli.materials.look import Contrast, Look
from tppo_cli.materials.orders import where
from tppo_cli.spec.nearest import nearest

NUMBER = "number"
"""The role of the colour that hotline numbers have, and `GROUND` what they stand on."""

GROUND = "call"

HOTLINE = 7.0


def check(subject: Subject) -> Iterator[Finding]:
    """TP450 a pair of colours with too little contrast, TP451 a token that the look has not.

    What a campaign brings is computed; the pairs of the looks that ship with tppo are kept by a
    test, and the library that computes them takes longer to load than all other checks need.
    """
    look = subject.look
    if look is None:
        return
    own = subject.loaded.campaign.brand.colours
    brand = {token: colour.rgb for token, colour in own.items()}
    known = [*look.roles, *look.palette]
    for token in brand:
        if token not in known:
            field = f"brand.colours.{token}"
            values = {
                "token": token,
                "look": look.name,
                "nearest": nearest(token, known),
                "known": ", ".join(known),
            }
            yield Finding("TP451", values, subject.loaded.places.key(field), field)
    for pair in pairs(look) if brand or subject.has_own_look else ():
        yield from _judged(subject, look, brand, pair)


def pairs(look: Look) -> tuple[Contrast, ...]:
    """The pairs that a look names; the number on its ground is always one of them, at 7:1."""
    named = [
        pair.model_copy(update={"at_least": max(pair.at_least, HOTLINE)})
        if pair.text == NUMBER
        else pair
        for pair in look.contrasts
    ]
    has_number = any(pair.text == NUMBER for pair in named)
    if not has_number and {NUMBER, GROUND} <= look.roles.keys():
        named.append(Contrast(text=NUMBER, ground=GROUND, at_least=HOTLINE))
    return tuple(pair for pair in named if {pair.text, pair.ground} <= look.roles.keys())


def colour_of(look: Look, role: str, brand: Mapping[str, str]) -> tuple[str, str | None]:
    """The colour of a role, #RRGGBB, and the token of the brand that it comes from, if any."""
    for token in (role, look.roles[role]):
        if token in brand:
            return brand[token], token
    return look.colour(role), None


@cache
def ratio(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two sRGB colours, #RRGGBB; from 1 to 21."""
    from coloraide import Color  # noqa: PLC0415 -- loads slowly

    return float(Color(one).contrast(Color(other), method="wcag21"))


def _judged(
    subject: Subject, look: Look, brand: Mapping[str, str], pair: Contrast
) -> Iterator[Finding]:
    text, own_text = colour_of(look, pair.text, brand)
    ground, own_ground = colour_of(look, pair.ground, brand)
    reached = ratio(text, ground)
    if reached >= pair.at_least:
        return
    own = own_text or own_ground
    field = f"brand.colours.{own}" if own else "look"
    values = {
        "text": pair.text,
        "ground": pair.ground,
        "look": look.name,
        "colour": text,
        "behind": ground,
        # Rounded down, so that a ratio just under the least does not read like it.
        "reached": f"{int(reached * 100) / 100:.2f}",
        "least": f"{pair.at_least:g}",
    }
    yield Finding("TP450", values, where(subject.loaded, field), field)
