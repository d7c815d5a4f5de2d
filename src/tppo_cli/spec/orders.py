"""What is to be made of each material: sizes, quantities, stock."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, StringConstraints, Tag

from tppo_cli.spec.audience import Audience
from tppo_cli.spec.base import Line, Model
from tppo_cli.spec.kinds import Amount, Matching, OneOrMore, Whole

SizeName = Annotated[str, StringConstraints(min_length=1, max_length=40)]

Length = Annotated[str, Matching(r"^[0-9]+([.,][0-9]+)?(mm|cm|m)$", "TP149")]
"""A length with its unit: 50cm."""


class NamedSize(Model):
    """A size of the user's own, such as {name: kios, size: 120x80cm}."""

    name: Annotated[str, Matching(r"^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$", "TP142")] = Field(
        description="Stands in file names."
    )
    size: Annotated[
        str, Matching(r"^[0-9]+([.,][0-9]+)?x[0-9]+([.,][0-9]+)?(mm|cm|m)$", "TP145")
    ] = Field(description="Width x height with mm, cm or m.", examples=["120x80cm"])


class Per(StrEnum):
    """What a print shop's price is for."""

    COPY = "copy"
    SHEET = "sheet"
    M2 = "m2"


class Fill(StrEnum):
    """What lies on an imposition sheet."""

    REGION = "region"
    REGIONS = "regions"


class Price(Model):
    """What the shop asks, in rupiah. A bare number is the price of one copy."""

    plain_field: ClassVar[str | None] = "rupiah"

    rupiah: Amount = Field(ge=0, le=1e12, description="In rupiah, without separators.")
    per: Per = Field(
        Per.COPY, description="copy; sheet, of an item printed on sheets; m2, of a banner."
    )


def _name_or_size(value: Any) -> str:
    return "<name>" if isinstance(value, str) else "<own>"


class Order(Model):
    """How one material is wanted. Every field has a default in the material itself."""

    sizes: Annotated[
        tuple[
            Annotated[
                Annotated[SizeName, Tag("<name>")] | Annotated[NamedSize, Tag("<own>")],
                Discriminator(_name_or_size),
            ],
            ...,
        ],
        OneOrMore(),
    ] = Field(
        (),
        max_length=40,
        description="Names from the material, WxH with mm, cm or m, or {name, size}.",
        examples=[["A3", "250x90cm"]],
    )
    audiences: Annotated[tuple[Audience, ...], OneOrMore()] = Field(
        (), description="Editions for these audiences as well."
    )
    sheet: Line | None = Field(None, description="Imposition sheet, or none.")
    fill: Fill | None = Field(
        None,
        description="region: a sheet holds the copies of one kelurahan; regions: those of several, "
        "as many of each as the quantity asks. Else what the sheet says.",
    )
    quantity: Whole | None = Field(
        None,
        ge=0,
        le=1_000_000,
        description="Copies for each kelurahan; an order says which are missing.",
        examples=[20],
    )
    stock: Line | None = Field(
        None, description="What it is printed on (bahan).", examples=["Flexi 280"]
    )
    finishing: Line | None = Field(None, description="Lamination, eyelets, folding.")
    price: Price | None = Field(
        None,
        description="In rupiah for a copy, or {per: m2, rupiah: 25000}.",
        examples=[2500, {"per": "m2", "rupiah": 25000}],
    )
    eyelets_every: Length | None = Field(
        None, description="Spacing of eyelets (mata ayam) on a banner, such as 50cm."
    )
