"""What comes out looks as it was accepted: every piece, size and look.

Pictures are held against each other under the Pango that set the accepted ones; another Pango sets
letters a little differently, and then it is where things stand that is compared.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from PIL import Image, ImageChops

from tests.golden.accept import ACCEPTED, BOXES, reduced
from tests.golden.compare import difference, is_alike
from tests.golden.gallery import PAGE, gallery
from tests.golden.pieces import LONGEST, Piece, boxes, make, pictures, pieces
from tppo_cli.render.library import pango_version

KNOWN: dict[str, Any] = json.loads(BOXES.read_text(encoding="utf-8"))
PIECES = list(pieces())
OFF = 0.02
"""How far a thing may stand from its place under another Pango, as a share of the longer side."""


def test_every_piece_has_accepted_pictures_and_none_is_left_over() -> None:
    assert sorted(KNOWN["pieces"]) == sorted(piece.name for piece in PIECES)
    named = {
        f"{name}-{i}.png" for name, pages in KNOWN["pieces"].items() for i in (1, 2)[: len(pages)]
    }
    assert {file.name for file in ACCEPTED.glob("*.png")} == named


def test_pictures_are_small() -> None:
    files = list(ACCEPTED.glob("*.png"))
    assert sum(file.stat().st_size for file in files) < 5_000_000
    for file in files:
        with Image.open(file) as picture:
            assert max(picture.size) <= LONGEST


@pytest.mark.full
@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_it_looks_as_accepted(piece: Piece) -> None:
    made = make(piece)
    _same_places(piece, boxes(made))
    if pango_version() != KNOWN["pango"]:
        return
    for index, picture in enumerate(pictures(made.data), 1):
        with Image.open(ACCEPTED / f"{piece.name}-{index}.png") as wanted:
            found = reduced(picture).convert("RGB")
            assert is_alike(found, wanted.convert("RGB")), difference(found, wanted)


def _same_places(piece: Piece, found: list[Any]) -> None:
    wanted = KNOWN["pieces"][piece.name]
    assert len(found) == len(wanted)
    for page, accepted in zip(found, wanted, strict=True):
        assert [field for field, _ in page] == [field for field, _ in accepted]
        side = max((max(rect) for _, rect in accepted), default=0.0)
        for (field, rect), (_, place) in zip(page, accepted, strict=True):
            off = max(abs(a - b) for a, b in zip(rect, place, strict=True))
            assert off <= OFF * side, (field, rect, place)


def test_the_comparison_sees_what_an_eye_sees() -> None:
    """A line moved by its height and a changed colour are seen; another smoothing is not."""
    file = sorted(ACCEPTED.glob("poster-A3-rangkul*.png"))[0]
    with Image.open(file) as opened:
        picture = opened.convert("RGB")
    assert is_alike(picture, picture)
    finer = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
    assert is_alike(picture, finer.resize(picture.size, Image.Resampling.BOX))
    assert not is_alike(picture, ImageChops.offset(picture, 0, 6))
    dull = Image.blend(picture, Image.new("RGB", picture.size, "grey"), 0.1)
    assert not is_alike(picture, dull)


def test_the_gallery_shows_them_all() -> None:
    counts = {name: len(pages) for name, pages in KNOWN["pieces"].items()}
    assert PAGE.read_text(encoding="utf-8") == gallery(PIECES, counts), "make golden"
