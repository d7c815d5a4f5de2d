"""What the checks look at: one campaign with all that it refers to, read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tppo_cli.content.services import covering
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.materials.look import Look
from tppo_cli.materials.orders import Piece
from tppo_cli.regions.region import Region
from tppo_cli.spec.load import Loaded


@dataclass(frozen=True, slots=True)
class Subject:
    """A campaign, and as much of its regions, hotlines, pieces and look as could be made out.

    `languages` are those that are made. `is_whole`: regions and hotlines were read without an
    error, so that what is missing among them is missing indeed. `has_own_look`: the look is none of
    those that ship with tppo. `covered` is what the campaign covers: its regions, or the codes that
    they lie under where nothing is made for each of them and `regions` is empty.
    """

    loaded: Loaded
    regions: tuple[Region, ...]
    hotlines: tuple[Hotline, ...]
    pieces: tuple[Piece, ...]
    look: Look | None
    languages: tuple[str, ...]
    today: date
    is_whole: bool = True
    has_own_look: bool = False
    covered: tuple[Region, ...] = ()

    def samples(self) -> tuple[tuple[Region | None, tuple[Hotline, ...]], ...]:
        """A region for each set of hotlines that items print, with those hotlines.

        The item of the whole campaign comes first, with None. Regions with the same hotlines
        differ in nothing else that decides how large numbers and QR symbols are set.
        """
        codes = [region.code for region in self.covered]
        found: dict[tuple[str, ...], tuple[Region | None, tuple[Hotline, ...]]] = {}
        everywhere = covering(self.hotlines, None, codes)
        whole: list[tuple[Region | None, tuple[Hotline, ...]]] = [(None, everywhere)]
        areas = sorted({hotline.area for hotline in self.hotlines})
        for region in self.regions:
            key = tuple(area for area in areas if region.code.startswith(area))
            if key not in found:
                found[key] = (region, covering(self.hotlines, region, ()))
        return tuple(whole + list(found.values()))

    def asked_of(self, pieces: Sequence[Piece]) -> dict[tuple[str, str], list[Piece]]:
        """Pieces by material and format: in one format everything grows in the same measure."""
        groups: dict[tuple[str, str], list[Piece]] = {}
        for piece in pieces:
            groups.setdefault((piece.name, piece.format_name), []).append(piece)
        return groups
