"""What the print shop said: its profile, and how much ink the paper takes."""

from __future__ import annotations

from pydantic import Field

from tppo_cli.spec.base import FileName, Model
from tppo_cli.spec.kinds import Whole


class Press(Model):
    """How CMYK files are made; RGB files do not depend on it."""

    profile: FileName | None = Field(
        None,
        description="The shop's own output profile (ICC) in the campaign's folder; FOGRA39, offset "
        "on coated paper, where left out.",
        examples=["cetak/flexi-280.icc"],
    )
    ink_limit: Whole = Field(
        300,
        ge=150,
        le=400,
        description="Most ink in one spot, all four inks together, in per cent: ask the shop. "
        "300 suits coated paper; uncoated paper and banner cloth take less.",
    )
