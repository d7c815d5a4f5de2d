"""The campaign spec: the whole YAML file as one frozen model."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from tppo_cli.spec.audience import Audience, AudienceText
from tppo_cli.spec.base import LanguageTag, Line, LocalText, Model, Slug
from tppo_cli.spec.blocks import BlockName, OwnBlock
from tppo_cli.spec.contacts import HotlineId, OwnHotline, Qr, Site
from tppo_cli.spec.event import Event, Legal, Permit
from tppo_cli.spec.kinds import Amount, Day, Matching, OneOrMore, Whole
from tppo_cli.spec.orders import Order
from tppo_cli.spec.people import Body, Guest, Person
from tppo_cli.spec.places import Regions
from tppo_cli.spec.press import Press
from tppo_cli.spec.signs import Sign, id_or_own
from tppo_cli.spec.speech import Speech

__all__ = ["Audience", "AudienceText", "Campaign"]

Percent = Annotated[Amount, Field(ge=0, le=100)]

Colour = Annotated[str, Matching(r"^#[0-9A-Fa-f]{6}$", "TP140")]


class Theme(Model):
    """The theme of the year; a bold look sets the lead word at full measure."""

    plain_field: ClassVar[str | None] = "rest"

    lead: LocalText | None = Field(
        None, description="First word or two, set very large.", examples=["Rangkul"]
    )
    rest: LocalText = Field(description="The rest of the theme, or all of it.")

    @model_validator(mode="before")
    @classmethod
    def _per_language(cls, value: Any) -> Any:
        if isinstance(value, dict) and value and not {"rest", "lead"} & value.keys():
            return {"rest": value}
        return value


class Message(Model):
    """One thing the campaign says."""

    plain_field: ClassVar[str | None] = "text"

    text: LocalText = Field(description="What is said.")
    source: Line | None = Field(None, description="Where it was said.")
    adapted: bool = Field(False, description="The wording was corrected or shortened.")

    @model_validator(mode="before")
    @classmethod
    def _per_language(cls, value: Any) -> Any:
        if isinstance(value, dict) and value and not cls.model_fields.keys() & value.keys():
            return {"text": value}
        return value


class BrandColour(Model):
    """A colour of the user's own; printed in CMYK it needs its build."""

    plain_field: ClassVar[str | None] = "rgb"

    rgb: Colour = Field(description="#RRGGBB, in quotes.", examples=["#0B5AA2"])
    cmyk: tuple[Percent, Percent, Percent, Percent] | None = Field(
        None,
        description="Cyan, magenta, yellow and black in per cent.",
        examples=[[95, 65, 0, 5]],
    )


class Brand(Model):
    """The user's own colours, by the name of the look's token."""

    colours: dict[Slug, BrandColour] = Field(
        default_factory=dict,
        description="Name in the look's palette -> #RRGGBB, or {rgb, cmyk}.",
    )


class Socials(Model):
    """Accounts, as they are printed."""

    instagram: Line | None = None
    facebook: Line | None = None
    tiktok: Line | None = None
    x: Line | None = None
    youtube: Line | None = None
    website: Line | None = None


class Campaign(Model):
    """One campaign: what is said, to whom, where, and in which pieces."""

    title: LocalText = Field(
        description="Name of the campaign; the PDF's title begins with it.",
        examples=["Kampanye Anti Perdagangan Orang Jakarta Barat"],
    )
    theme: Theme = Field(
        description="Theme of the year: text, or {lead, rest}.",
        examples=["Rangkul Semua Korban, Tidak Ada yang Tertinggal"],
    )
    slogan: LocalText = Field(
        description="The campaign's own call.", examples=["Bersama Lawan Perdagangan Orang"]
    )
    languages: Annotated[tuple[LanguageTag, ...], OneOrMore()] = Field(
        ("id",), min_length=1, max_length=4, description="Languages to make; the first leads."
    )
    event: Event | None = Field(None, description="The day itself; a standing poster has none.")
    organiser: Body | None = Field(None, description="Who signs for the campaign.")
    partners: tuple[Body, ...] = Field((), max_length=12, description="Who takes part.")
    people: tuple[Person, ...] = Field(
        (), max_length=8, description="People shown or speaking; up to two portraits fit."
    )
    guests: tuple[Guest, ...] = Field(
        (), max_length=60, description="Whom the speech greets, in the order of the protocol."
    )
    messages: tuple[Message, ...] = Field(
        (), max_length=40, description="What the campaign says, in the order of the speech."
    )
    indicators: tuple[Sign, ...] = Field(
        ("dokumen", "upah", "utang", "keluar", "kerja", "daring"),
        max_length=12,
        description="Signs to watch for: built-in ids, or {text, icon}.",
    )
    actions: tuple[LocalText, ...] = Field(
        (), max_length=6, description="What to do; the built-in three where left out."
    )
    audiences: dict[Audience, AudienceText] = Field(
        default_factory=dict, description="What is said to each audience in words of your own."
    )
    blocks: dict[BlockName, OwnBlock] = Field(
        default_factory=dict,
        description="Own words in place of the text blocks of leaflets and cards.",
    )
    hotlines: Annotated[
        tuple[
            Annotated[
                Annotated[HotlineId, Tag("<id>")] | Annotated[OwnHotline, Tag("<own>")],
                Discriminator(id_or_own),
            ],
            ...,
        ],
        OneOrMore(),
    ] = Field(
        min_length=1,
        max_length=10,
        description="Registry ids or own entries; the first is largest.",
        examples=[["sapa129", "polri110"]],
    )
    confirmation_days: Whole = Field(
        90, ge=1, le=3650, description="A number dialled longer ago counts as not confirmed."
    )
    qr: Qr = Field(Qr(), description="What the QR code opens.")
    site: Site | None = Field(None, description="Needed where the QR opens a page.")
    socials: Socials = Field(Socials(), description="Accounts that people may follow.")
    hashtags: tuple[Annotated[str, Matching(r"^#\w{2,60}$", "TP147")], ...] = Field(
        (), max_length=10, description="In quotes, since # begins a comment in YAML."
    )
    regions: Regions | None = Field(None, description="Kelurahan and desa to make items for.")
    materials: dict[Slug, Order] = Field(
        default_factory=dict, description="What to make: material -> sizes, quantity, stock."
    )
    press: Press = Field(Press(), description="The print shop's profile and ink limit, for CMYK.")
    speech: Speech = Field(Speech(), description="Notes for the speaker.")
    calendar_year: Annotated[Whole, Field(ge=1980, le=2200)] | None = Field(
        None,
        description="Year of the pocket calendar; else that of the event.",
        examples=[2027],
    )
    look: Slug = Field(
        "rangkul", description="Visual theme: rangkul, or the campaign's own in templates/looks."
    )
    brand: Brand = Field(Brand(), description="Own colours in place of the look's.")
    legal: Legal | None = Field(None, description="A legal line, checked by a named person.")
    permit: Permit | None = Field(None, description="Permit for putting up a banner.")
    naming: Annotated[str, StringConstraints(min_length=3, max_length=200)] | None = Field(
        None, description="File-name pattern, such as {code}-{material}-{size}-{qty}."
    )
    as_of: Day | None = Field(None, description="When this spec was last read through.")
