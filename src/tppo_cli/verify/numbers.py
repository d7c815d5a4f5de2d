"""Every number stands on the page exactly as published, and no other that is nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from tppo_cli.findings import Finding
from tppo_cli.hotlines.directory import Directory, directory
from tppo_cli.hotlines.hit import HitKind
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.hotlines.near_miss import scan
from tppo_cli.hotlines.registry import registry, short_codes
from tppo_cli.manifest import Expected, Face, Item, Kind
from tppo_cli.spec.contacts import ChannelKind
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import Glyph, gap, of_one_size, spaced
from tppo_cli.verify.says import excerpt, of_expected, of_page

_JOINED = 0.45
"""Room to a neighbour, in heights of a digit, up to which both are read as one number."""

_WRONG = frozenset({HitKind.NEAR, HitKind.WRONG, HitKind.LOOKALIKE})


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP720 not as published, TP721 digits differ, TP722 a number that is nearly a known one."""
    found: list[Finding] = []
    for expected in face.expected:
        if expected.kind is Kind.NUMBER:
            found += _one(page, face, item, expected)
    return found + list(_near_misses(page, face, item))


def _one(page: Page, face: Face, item: Item, expected: Expected) -> Iterator[Finding]:
    if not same_digits(expected.value, expected.digits or ""):
        yield of_expected("TP721", item, face, expected, digits=expected.digits or "")
    shown = page.find(expected)
    if (
        shown is None
        or spaced(page.glyphs[shown[0].at : shown[-1].at + 1]) != _plain(expected.value)
        or any(_goes_on(page.digits, shown))
    ):
        here = spaced(page.around(expected))
        yield of_expected("TP720", item, face, expected, found=excerpt(here))


def same_digits(display: str, digits: str) -> bool:
    """Whether a number as shown dials the digits: +628111129129 is also shown as 08111-129-129."""
    shown = "".join(character for character in display if character.isdigit())
    dialled = digits.lstrip("+")
    home = f"0{dialled[2:]}" if digits.startswith("+62") else dialled
    return bool(dialled) and shown in (dialled, home)


def _plain(display: str) -> str:
    return " ".join(display.split())


def _goes_on(digits: Sequence[Glyph], shown: Sequence[Glyph]) -> Iterator[bool]:
    """Whether a digit or a plus stands so close to a number that it is read as a part of it."""
    own = {glyph.at for glyph in shown}
    for glyph in digits:
        if glyph.at not in own and of_one_size(glyph, shown[0]):
            yield min(gap(glyph, shown[0]), gap(shown[-1], glyph)) < _JOINED


def _near_misses(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    numbers = {
        (e.field, e.value, e.digits or "")
        for each in item.faces
        for e in each.expected
        if e.kind is Kind.NUMBER
    }
    for hit in scan(page.text, _known(tuple(sorted(numbers)))):
        if hit.kind in _WRONG and hit.known is not None:
            yield of_page("TP722", item, face, found=hit.text, right=hit.known.display)


@lru_cache(maxsize=256)
def _known(numbers: tuple[tuple[str, str, str], ...]) -> Directory:
    """The registry, and what the manifest says is right on this item."""
    own = tuple(
        Hotline(
            id=field,
            name={},
            numbers=(Number(ChannelKind.CALL, digits, display),),
            source="",
            source_date=date.min,
            short={},
            serves={},
            hours={},
        )
        for field, display, digits in numbers
    )
    return directory((*own, *registry().values()), short_codes())
