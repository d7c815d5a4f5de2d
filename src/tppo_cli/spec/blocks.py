"""Blocks of text for leaflets and cards, in the campaign's own words."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from tppo_cli.spec.base import LocalText, Model


class BlockName(StrEnum):
    """The blocks that pieces show."""

    DEFINITION = "definition"
    ANYONE = "anyone"
    JOB_OFFER = "job-offer"
    SAFE_MIGRATION = "safe-migration"
    NEIGHBOUR = "neighbour"
    HOTEL = "hotel"
    TRANSPORT = "transport"
    HEALTH = "health"
    YOUR_CASE = "your-case"
    TRACES = "traces"


class OwnBlock(Model):
    """What stands in place of a built-in block; what is left out stays as it is."""

    title: LocalText | None = Field(None, description="The heading.")
    intro: LocalText | None = Field(None, description="A sentence under the heading.")
    lines: tuple[LocalText, ...] = Field(
        (), max_length=12, description="Short lines, in place of all the built-in ones."
    )
