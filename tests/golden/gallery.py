"""docs/gallery.md: every piece, size and look, in the pictures that were accepted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from tests.golden.pieces import Piece
from tppo_cli.materials import read

PAGE = Path(__file__).parents[2] / "docs" / "gallery.md"
PICTURES = "../tests/golden/accepted"

HEAD = """\
# Galeri · Gallery

Semua barang dalam setiap ukuran dan tampilan, dibuat dari
[contoh kampanye](../examples/jakarta-barat-2023/campaign.yaml) untuk Kelurahan Tambora. Setiap
gambar adalah hasil `tppo` sendiri, diperkecil.

Every piece in every size and look, made from the
[example campaign](../examples/jakarta-barat-2023/campaign.yaml) for Kelurahan Tambora. Each picture
is what `tppo` makes, only smaller. `make golden` draws this page anew.
"""


def gallery(pieces: Iterable[Piece], pages: Mapping[str, int]) -> str:
    """The page; `pages` says how many pictures a piece has."""
    parts = [HEAD]
    ranked = sorted(pieces, key=lambda piece: (_order(piece.material), piece.material))
    for material, group in groupby(ranked, key=lambda piece: piece.material):
        found = read.material(material).material
        parts.append(f"## {found.title['id']} · {found.title['en']}\n")
        parts.append(f"{found.use['id']}. {found.use['en']}.\n" if found.use else "")
        ours = list(group)
        looks = list(dict.fromkeys(piece.look for piece in ours))
        looks.sort(key=("rangkul", "resmi", "fotokopi").index)
        sizes = list(dict.fromkeys(piece.size for piece in ours))
        parts.append("| | " + " | ".join(looks) + " |\n|---|" + "---|" * len(looks))
        for size in sizes:
            shown = {piece.look: piece for piece in ours if piece.size == size}
            cells = [_cell(shown[look], pages) if look in shown else "" for look in looks]
            parts.append(f"| {size} | " + " | ".join(cells) + " |")
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _order(material: str) -> int:
    return read.material(material).material.order


def _cell(piece: Piece, pages: Mapping[str, int]) -> str:
    return " ".join(
        f"![{piece.material} {piece.size}, {piece.look}, {page}]"
        f"({PICTURES}/{piece.name}-{page}.png)"
        for page in range(1, pages[piece.name] + 1)
    )
