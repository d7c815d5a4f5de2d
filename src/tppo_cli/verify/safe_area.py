"""Nothing that must be read or seen lies where a knife may cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item, Kind
from tppo_cli.materials.geometry import Rect
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import Glyph, ink, spaced
from tppo_cli.verify.says import excerpt, of_expected, of_page

TOLERANCE = 0.1
"""mm of ink that may stand over a line."""


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP755 text, TP756 image or QR outside the safe area, TP757 over the edge of the page, TP759
    anything too near to a fold.
    """
    return [*_texts(page, face, item), *_images(face, item), *_folded(page, face, item)]


def _folded(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    """What lies over a fold, or so near to it that paper which creeps puts it there."""
    if not face.folds:
        return
    for line in _lines(page.glyphs):
        rect = ink(line)
        if rect is not None and _is_near(rect, face):
            yield of_page("TP759", item, face, rect, value=excerpt(spaced(line)))
    for expected in face.expected:
        if expected.kind in (Kind.IMAGE, Kind.QR) and _is_near(Rect(*expected.rect), face):
            yield of_expected("TP759", item, face, expected)


def _is_near(rect: Rect, face: Face) -> bool:
    off = face.fold_safe - TOLERANCE
    return any(
        _overlap(rect, Rect(x - off, y, 2 * off, end - y))
        if x == right
        else _overlap(rect, Rect(x, y - off, right - x, 2 * off))
        for x, y, right, end in face.folds
    )


def _texts(page: Page, face: Face, item: Item) -> Iterator[Finding]:
    media = Rect(0, 0, page.width, page.height)
    for line in _lines(page.glyphs):
        rect = ink(line)
        if rect is None:
            continue
        if not media.contains(rect, TOLERANCE):
            yield of_page("TP757", item, face, rect, value=excerpt(spaced(line)))
        elif not (_is_safe(rect, face) or _is_margin(rect, face)):
            yield of_page("TP755", item, face, rect, value=excerpt(spaced(line)))


def _images(face: Face, item: Item) -> Iterator[Finding]:
    for expected in face.expected:
        if expected.kind in (Kind.IMAGE, Kind.QR) and not _is_safe(Rect(*expected.rect), face):
            yield of_expected("TP756", item, face, expected)


def _is_safe(rect: Rect, face: Face) -> bool:
    if face.places:
        return any(
            Rect(*place).inset(face.place_safe).contains(rect, TOLERANCE) for place in face.places
        )
    return Rect(*face.safe).contains(rect, TOLERANCE)


def _is_margin(rect: Rect, face: Face) -> bool:
    """Whether a text stands where only the print shop reads it: in the slug, or beside the cards.

    On a sheet it must still lie where an office printer prints.
    """
    if face.places:
        apart = not any(_overlap(rect, Rect(*place)) for place in face.places)
        return apart and Rect(*face.safe).contains(rect, TOLERANCE)
    return not _overlap(rect, Rect(*face.boxes.bleed))


def _overlap(one: Rect, other: Rect) -> bool:
    return min(one.right, other.right) > max(one.x, other.x) and min(
        one.bottom, other.bottom
    ) > max(one.y, other.y)


def _lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Words and lines as they follow in the text; a wide gap ends a line as well."""
    line: list[Glyph] = []
    for glyph in glyphs:
        if glyph.made_up and glyph.is_blank:
            if line:
                yield line
            line = []
        else:
            line.append(glyph)
    if line:
        yield line
