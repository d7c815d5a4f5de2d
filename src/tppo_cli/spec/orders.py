"""What is to be made of each material: sizes, quantities, stock."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from tppo_cli.spec.base import Model

SizeName = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class NamedSize(Model):
    """A size of the user's own, such as {name: kios, size: 120x80cm}."""

    name: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$")]
    size: Annotated[str, StringConstraints(pattern=r"^\d+([.,]\d+)?x\d+([.,]\d+)?(mm|cm|m)$")]


class Order(Model):
    """How one material is wanted. Every field has a default in the material itself."""

    sizes: tuple[SizeName | NamedSize, ...] = Field(
        (), description="Names from the material, WxH with mm, cm or m, or {name, size}."
    )
    audiences: tuple[str, ...] = Field((), description="Editions for these audiences as well.")
    sheet: str | None = Field(None, description="Imposition sheet, or none.")
    quantity: int = Field(1, ge=0, le=1_000_000, description="Copies for each kelurahan.")
    stock: str | None = Field(None, description="What it is printed on (bahan).")
    finishing: str | None = Field(None, description="Lamination, eyelets, folding.")
    price: float | None = Field(None, ge=0, description="Price per copy or per m2, in rupiah.")
    eyelets_every: str | None = Field(
        None, description="Spacing of eyelets (mata ayam) on a banner, such as 50cm."
    )

    @model_validator(mode="before")
    @classmethod
    def _one_size(cls, value: object) -> object:
        if isinstance(value, dict) and isinstance(value.get("sizes"), str):
            return {**value, "sizes": (value["sizes"],)}
        return value
