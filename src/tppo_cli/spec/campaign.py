"""The campaign spec: the whole YAML file as one frozen model."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field, StringConstraints, model_validator

from tppo_cli.spec.base import LanguageTag, LocalText, Model
from tppo_cli.spec.contacts import HotlineId, OwnHotline, Qr, Site
from tppo_cli.spec.event import Event, Legal, Permit
from tppo_cli.spec.orders import Order
from tppo_cli.spec.people import Body, Guest, Person
from tppo_cli.spec.places import Regions
from tppo_cli.spec.speech import Speech

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class Audience(StrEnum):
    """Whom an edition speaks to."""

    WARGA = "warga"
    PEMERINTAH = "pemerintah"
    PENEGAK_HUKUM = "penegak-hukum"
    LAYANAN_PUBLIK = "layanan-publik"
    MASYARAKAT_SIPIL = "masyarakat-sipil"
    PEKERJA_MIGRAN = "pekerja-migran"


class Theme(Model):
    """The theme of the year; a bold look sets the lead word at full measure."""

    lead: LocalText | None = Field(None, description="First word or two, set very large.")
    rest: LocalText = Field(description="The rest of the theme, or all of it.")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        if isinstance(value, str) or (
            isinstance(value, dict) and "rest" not in value and "lead" not in value
        ):
            return {"rest": value}
        return value


class Message(Model):
    """One thing the campaign says."""

    text: LocalText
    source: str | None = Field(None, description="Where it was said.")
    adapted: bool = Field(False, description="The wording was corrected or shortened.")

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Indicator(Model):
    """A sign to watch for, of the user's own."""

    text: LocalText
    icon: Slug | None = Field(None, description="Icon from assets/icons.")


class AudienceText(Model):
    """What the campaign says to one audience and asks of it."""

    message: LocalText | None = None
    ask: LocalText | None = Field(None, description="What this audience is asked to do.")


class Brand(Model):
    """The user's own colours, by the name of the look's token."""

    colours: dict[Slug, Colour] = Field(default_factory=dict)


class Socials(Model):
    """Accounts, as they are printed."""

    instagram: str | None = None
    facebook: str | None = None
    tiktok: str | None = None
    x: str | None = None
    youtube: str | None = None
    website: str | None = None


class Campaign(Model):
    """One campaign: what is said, to whom, where, and in which pieces."""

    title: LocalText = Field(description="Name of the campaign; the PDF's title begins with it.")
    theme: Theme
    slogan: LocalText
    languages: tuple[LanguageTag, ...] = Field(("id",), min_length=1, max_length=4)
    event: Event | None = None
    organiser: Body | None = None
    partners: tuple[Body, ...] = Field((), max_length=12)
    people: tuple[Person, ...] = Field((), max_length=8)
    guests: tuple[Guest, ...] = Field((), max_length=60)
    messages: tuple[Message, ...] = Field((), max_length=40)
    indicators: tuple[Slug | Indicator, ...] = Field(
        ("dokumen", "upah", "utang", "keluar", "kerja", "daring"),
        max_length=12,
        description="Signs to watch for: built-in ids, or {text, icon}.",
    )
    actions: tuple[LocalText, ...] = Field(
        (), max_length=6, description="What to do; the built-in three where left out."
    )
    audiences: dict[Audience, AudienceText] = Field(default_factory=dict)
    hotlines: tuple[HotlineId | OwnHotline, ...] = Field(
        min_length=1,
        max_length=10,
        description="Registry ids or own entries; the first is largest.",
    )
    confirmation_days: int = Field(90, ge=1, le=3650)
    qr: Qr = Qr()
    site: Site | None = None
    socials: Socials = Socials()
    hashtags: tuple[Annotated[str, StringConstraints(pattern=r"^#\w{2,60}$")], ...] = ()
    regions: Regions | None = None
    materials: dict[Slug, Order] = Field(default_factory=dict)
    speech: Speech = Speech()
    look: Slug = "rangkul"
    brand: Brand = Brand()
    legal: Legal | None = None
    permit: Permit | None = None
    naming: Annotated[str, StringConstraints(min_length=3, max_length=200)] | None = Field(
        None, description="File-name pattern, such as {code}-{material}-{size}-{qty}."
    )
    as_of: date | None = Field(None, description="When this spec was last read through.")
