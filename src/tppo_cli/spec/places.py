"""Where the campaign goes: regions by code, or by a table of the user's own."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, model_validator

from tppo_cli.spec.base import FileName, Line, Model
from tppo_cli.spec.faults import Fault
from tppo_cli.spec.kinds import Matching, OneOrMore

_CODE = r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?"


def _with_points(value: str) -> str | None:
    """3173041001 or 31 73 04 -> with points between province, kota, kecamatan and village."""
    plain = re.sub(r"[^0-9]", "", value)
    if len(plain) not in (2, 4, 6, 10) or re.search(r"[A-Za-z]", value):
        return None
    return ".".join(part for part in (plain[:2], plain[2:4], plain[4:6], plain[6:]) if part)


RegionCode = Annotated[str, Matching(rf"^{_CODE}$", "TP151", _with_points)]
"""Kemendagri code of a province, kota/kabupaten, kecamatan or village: 31.73.04.1001."""

RegionPrefix = Annotated[str, Matching(rf"^({_CODE})?$", "TP151", _with_points)]
"""A region code that stands for all below it; empty for all of Indonesia."""


class Rename(Model):
    """A name or a word printed otherwise than the ministry's list has it."""

    name: Line | None = Field(None, description="Printed instead of the list's name.")
    label: Line | None = Field(
        None, description="Word before the name: Kelurahan, Desa, Kampung, Kecamatan, Distrik."
    )
    villages: Line | None = Field(
        None, description="Word before each desa below this code: Kampung, Nagari, Gampong."
    )


class Regions(Model):
    """Which regions. Give `under`, or `file`, or both (the file then adds to what is under)."""

    under: Annotated[tuple[RegionCode, ...], OneOrMore()] = Field(
        (), max_length=1000, description="Codes whose every village is taken.", examples=["31.73"]
    )
    file: FileName | None = Field(None, description="CSV or XLSX in the campaign's folder.")
    columns: dict[Line, Line] = Field(
        default_factory=dict, description="Our column name -> the header that your table uses."
    )
    rename: dict[RegionCode, Rename] = Field(
        default_factory=dict, description="Other names or words for a code of any level."
    )

    @model_validator(mode="after")
    def _something(self) -> Regions:
        if not self.under and self.file is None:
            raise Fault("TP301")
        return self
