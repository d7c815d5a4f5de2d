"""`make golden`: what comes out today is wanted, in tests/golden/accepted and docs/gallery.md.

Look at every picture before you commit.

Pictures lie in `accepted`, with the boxes of what the pages show and the Pango that set them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PIL import Image

from tests.golden.gallery import PAGE, gallery
from tests.golden.pieces import boxes, make, pictures, pieces
from tppo_cli.render.library import pango_version

ACCEPTED = Path(__file__).parent / "accepted"
BOXES = ACCEPTED / "boxes.json"
COLOURS = 96


def reduced(picture: Image.Image) -> Image.Image:
    """A picture in few colours, as the accepted ones are kept: rare ones may be lost."""
    return picture.quantize(COLOURS, dither=Image.Dither.NONE)


def main() -> int:
    ACCEPTED.mkdir(exist_ok=True)
    for old in ACCEPTED.glob("*.png"):
        old.unlink()
    known: dict[str, Any] = {}
    for piece in pieces():
        made = make(piece)
        known[piece.name] = boxes(made)
        for index, picture in enumerate(pictures(made.data), 1):
            reduced(picture).save(ACCEPTED / f"{piece.name}-{index}.png", optimize=True)
        print(piece.name)
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(known[name])}" for name in sorted(known))
    version = json.dumps(pango_version())
    BOXES.write_text(f'{{"pango": {version}, "pieces": {{\n{rows}\n}}}}\n', encoding="utf-8")
    counts = {name: len(pages) for name, pages in known.items()}
    PAGE.write_text(gallery(pieces(), counts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
