"""Where the campaign goes: regions by code, or by a table of the user's own."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from tppo_cli.spec.base import Model
from tppo_cli.spec.faults import Fault

RegionCode = Annotated[str, StringConstraints(pattern=r"^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$")]
"""Kemendagri code of a province, kota/kabupaten, kecamatan or village: 31.73.04.1001."""


class Rename(Model):
    """A name or a word printed otherwise than the ministry's list has it."""

    name: str | None = Field(None, description="Printed instead of the list's name.")
    label: str | None = Field(
        None, description="Word before the name: Kelurahan, Desa, Kampung, Kecamatan, Distrik."
    )


class Regions(Model):
    """Which regions. Give `under`, or `file`, or both (the file then adds to what is under)."""

    under: tuple[RegionCode, ...] = Field((), description="Codes whose every village is taken.")
    file: str | None = Field(None, description="CSV or XLSX in the campaign's folder.")
    columns: dict[str, str] = Field(
        default_factory=dict, description="Our column name -> the header that your table uses."
    )
    rename: dict[RegionCode, Rename] = Field(
        default_factory=dict, description="Other names or words for a code of any level."
    )

    @model_validator(mode="before")
    @classmethod
    def _one_code(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("under"), str):
            return {**value, "under": (value["under"],)}
        return value

    @model_validator(mode="after")
    def _something(self) -> Regions:
        if not self.under and self.file is None:
            raise Fault("TP301")
        return self
