"""One kelurahan or desa, as the rest of the program knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tppo_cli.findings import Place


@dataclass(frozen=True, slots=True)
class Region:
    """One village-level region.

    `code` is the Kemendagri code with dots (31.73.04.1001). `name` is the name as it is printed
    (an override, else the list's); `label` the word before it ("Kelurahan", "Desa", "Kampung").
    The same holds for the kecamatan, the kota or kabupaten and the province. `contact` and what
    follows come from the user's table only.
    """

    code: str
    name: str
    label: str
    kecamatan: str
    kecamatan_label: str
    kota: str
    kota_label: str
    province: str
    postal_code: str = ""
    contact: str | None = None
    contact_confirmed_by: str | None = None
    contact_confirmed_on: date | None = None
    post: str | None = None
    logo: str | None = None
    speaker_name: str | None = None
    speaker_office: str | None = None
    place: Place | None = field(default=None, compare=False, repr=False)
    """Where the user's table has it, for findings."""
    cells: tuple[tuple[str, int, int], ...] = field(default=(), compare=False, repr=False)
    """Column of the table, and the columns of its source line between which its cell lies."""

    def at(self, column: str) -> Place | None:
        """Where the user's table has one of this region's cells; its row where that is unknown."""
        if self.place is None:
            return None
        return next(
            (
                replace(self.place, column=start, end_column=end)
                for name, start, end in self.cells
                if name == column
            ),
            self.place,
        )

    @property
    def full_name(self) -> str:
        """`Kelurahan Tambora`."""
        return f"{self.label} {self.name}"

    @property
    def kecamatan_full(self) -> str:
        """`Kecamatan Tambora`."""
        return f"{self.kecamatan_label} {self.kecamatan}"

    @property
    def kota_full(self) -> str:
        """`Kota Administrasi Jakarta Barat`; the label may be empty when the name has it."""
        return f"{self.kota_label} {self.kota}".strip()

    @property
    def slug(self) -> str:
        """Folder name: code and name, lower case, ASCII, such as `31.73.04.1001-tambora`."""
        return slug(self.code, self.name)


def slug(code: str, name: str) -> str:
    """Code and name of a region of any level as they stand in a path."""
    import re  # noqa: PLC0415 -- used on output paths only
    import unicodedata  # noqa: PLC0415

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    short = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60] or "wilayah"
    return f"{code}-{short}"


SHOWN = 3
"""Regions that a finding names; how many more there are it says in a number."""


def some_of(regions: Sequence[Region]) -> dict[str, str]:
    """The first few of many regions, as values of a finding: `{regions}` and `{more}`."""
    shown = ", ".join(f"{region.full_name} ({region.code})" for region in regions[:SHOWN])
    more = len(regions) - SHOWN
    return {"regions": shown, "more": str(more) if more > 0 else ""}
