"""To whom an edition speaks, and what is asked of them."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from tppo_cli.spec.base import LocalText, Model
from tppo_cli.spec.signs import Sign


class Audience(StrEnum):
    """Whom an edition speaks to."""

    WARGA = "warga"
    PEMERINTAH = "pemerintah"
    PENEGAK_HUKUM = "penegak-hukum"
    LAYANAN_PUBLIK = "layanan-publik"
    MASYARAKAT_SIPIL = "masyarakat-sipil"
    PEKERJA_MIGRAN = "pekerja-migran"


class AudienceText(Model):
    """What the campaign says to one audience and asks of it."""

    message: LocalText | None = Field(None, description="What is said to this audience first.")
    ask: LocalText | None = Field(None, description="What the speech asks this audience to do.")
    indicators: tuple[Sign, ...] = Field(
        (), max_length=12, description="Signs that this audience sees, in place of the campaign's."
    )
    actions: tuple[LocalText, ...] = Field(
        (), max_length=6, description="What this audience can do, in short lines."
    )
