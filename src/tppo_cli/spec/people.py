"""Who speaks, who hosts, who invites, who is greeted."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from tppo_cli.spec.base import FileName, Line, LocalText, Model
from tppo_cli.spec.kinds import Day


class Level(StrEnum):
    """Whose emblem or name it is; higher authority stands first from the viewer's left."""

    NASIONAL = "nasional"
    PROVINSI = "provinsi"
    KOTA = "kota"
    KABUPATEN = "kabupaten"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    LEMBAGA = "lembaga"
    MITRA = "mitra"
    SPONSOR = "sponsor"


class Role(StrEnum):
    SPEAKER = "speaker"
    HOST = "host"


class Body(Model):
    """An organiser or a partner: a public body, an organisation, a sponsor."""

    name: LocalText = Field(description="Name as it is printed.")
    level: Level = Field(Level.MITRA, description="Decides the order of logos.")
    logo: FileName | None = Field(
        None, description="Image file in the campaign's folder (SVG, PNG or JPEG)."
    )


class Person(Model):
    """A person named in the campaign. Names and offices are never built in."""

    name: Line = Field(description="Full name, with titles as the person writes them.")
    office: LocalText = Field(description="Office held on the day given by as_of.")
    as_of: Day = Field(description="The day on which this person held this office.")
    role: Role | None = Field(None, description="speaker gives the speech; host receives.")
    photo: FileName | None = Field(
        None, description="Portrait in the campaign's folder (PNG or JPEG)."
    )


class Guest(Model):
    """A guest to be greeted, in the order of the protocol."""

    office: LocalText = Field(description="Office or group, as it is spoken.")
    name: Line | None = Field(None, description="Name, where the guest is greeted by name.")
