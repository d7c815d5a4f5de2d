"""Whom to call: registry ids, own entries, and what the QR opens."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from tppo_cli.spec.base import LocalText, Model
from tppo_cli.spec.faults import Fault

HotlineId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]

Digits = Annotated[str, StringConstraints(pattern=r"^(\+[1-9]\d{6,14}|\d{3,6})$")]
"""E.164 with its plus, or a short code of three to six digits, or a toll-free form below."""


class ChannelKind(StrEnum):
    CALL = "call"
    WHATSAPP = "whatsapp"


class Channel(Model):
    """One way to reach a service."""

    kind: ChannelKind = Field(ChannelKind.CALL, description="call or whatsapp.")
    digits: Annotated[str, StringConstraints(pattern=r"^(\+[1-9]\d{6,14}|\d{3,12})$")] = Field(
        description="What the phone dials: E.164 (+62…), or the short code or toll-free digits."
    )
    display: Annotated[str, StringConstraints(min_length=3, max_length=30)] = Field(
        description="The number exactly as it is published, with its grouping."
    )

    @model_validator(mode="after")
    def _display_is_digits(self) -> Channel:
        shown = "".join(c for c in self.display if c.isascii() and c.isdigit())
        dialled = self.digits.lstrip("+")
        home = "0" + dialled[2:] if self.digits.startswith("+62") else dialled
        if shown not in (dialled, home):
            raise Fault("TP201", display=self.display, digits=self.digits)
        if self.kind is ChannelKind.WHATSAPP and not self.digits.startswith("+"):
            raise Fault("TP202", digits=self.digits)
        return self


class OwnHotline(Model):
    """An entry of the campaign's own, or one that replaces a registry entry for a reason."""

    id: HotlineId = Field(description="Short name, used in commands and in confirmations.")
    name: LocalText = Field(description="Name of the service, short.")
    channels: tuple[Channel, ...] = Field(min_length=1, max_length=4)
    serves: LocalText | None = Field(None, description="For whom, such as 'perempuan dan anak'.")
    hours: LocalText | None = Field(None, description="When it answers, such as '24 jam'.")
    area: str = Field("", description="Region-code prefix in which it may be printed; '' is all.")
    source: str = Field(min_length=3, description="Where the number was published.")
    source_date: date = Field(description="Date of that source.")
    reason: str | None = Field(
        None, description="Why it replaces the registry entry of the same id."
    )


class QrTarget(StrEnum):
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    PAGE = "page"
    VCARD = "vcard"
    NONE = "none"


class Qr(Model):
    """What the QR code opens. The digits always come from the hotline's entry."""

    target: QrTarget = Field(QrTarget.WHATSAPP, description="phone, whatsapp, page, vcard or none.")
    hotline: HotlineId | None = Field(
        None, description="Which entry; the first that has the channel, where left out."
    )


class Site(Model):
    """Where the page lives that a QR of kind `page` opens. There is no default domain."""

    base_url: Annotated[str, StringConstraints(pattern=r"^https://[^\s?#]+$", max_length=200)]
    exit_url: Annotated[str, StringConstraints(pattern=r"^https://\S+$", max_length=200)] | None = (
        None
    )
