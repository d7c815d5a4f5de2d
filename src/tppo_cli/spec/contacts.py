"""Whom to call: registry ids, own entries, and what the QR opens."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from tppo_cli.spec.base import Line, LocalText, Model
from tppo_cli.spec.faults import Fault
from tppo_cli.spec.kinds import Day, Matching
from tppo_cli.spec.places import RegionPrefix

HotlineId = Annotated[str, Matching(r"^[a-z0-9][a-z0-9-]{1,39}$", "TP143")]


def _international(value: str) -> str | None:
    """An Indonesian number as it is dialled at home, in E.164: 0813-1761-7622 -> +6281317617622."""
    if not re.fullmatch(r"[0-9+(). \-/]+", value):
        # 129e3 is no number with something between its digits.
        return None
    plain = re.sub(r"[^0-9+]", "", value)
    if re.fullmatch(r"0[1-9][0-9]{6,12}", plain) and not plain.startswith("0800"):
        return f"+62{plain[1:]}"
    # 129.0 is what a spreadsheet makes of 129, and no 1290.
    is_meant = plain != value and ("." not in value or len(plain) >= 7)
    return plain if is_meant and re.search(DIGITS, plain) else None


DIGITS = r"^(\+[1-9][0-9]{6,14}|[1-9][0-9]{2,7}|0800[0-9]{3,8})$"

Digits = Annotated[str, Matching(DIGITS, "TP148", _international)]
"""E.164 with its plus, a short or service code (129, 1500771), or toll-free 0800 digits."""


class ChannelKind(StrEnum):
    CALL = "call"
    WHATSAPP = "whatsapp"


_WRITTEN = re.compile(r"\+?\(?[0-9](?:[0-9 ().-]*[0-9])?")
"""A number as numbers are written: figures, blanks, hyphens, points, brackets, one plus."""


class Channel(Model):
    """One way to reach a service."""

    kind: ChannelKind = Field(ChannelKind.CALL, description="call or whatsapp.")
    digits: Digits = Field(
        description="What the phone dials: E.164 (+62…), or the short code or toll-free digits.",
        examples=["+628111129129", "129", "08001000"],
    )
    display: Annotated[str, StringConstraints(min_length=3, max_length=30)] = Field(
        description="The number exactly as it is published, with its grouping.",
        examples=["08111-129-129"],
    )
    callers: LocalText | None = Field(
        None,
        description="Who uses this number, where a service has more than one of a kind.",
        examples=["dari luar negeri"],
    )

    @model_validator(mode="after")
    def _display_is_digits(self) -> Channel:
        plus_is_extra = self.display.startswith("+") and not self.digits.startswith("+")
        if plus_is_extra or not _WRITTEN.fullmatch(self.display):
            raise Fault("TP201", ("display",), display=self.display, digits=self.digits)
        shown = "".join(c for c in self.display if c.isascii() and c.isdigit())
        dialled = self.digits.lstrip("+")
        home = "0" + dialled[2:] if self.digits.startswith("+62") else dialled
        if shown not in (dialled, home):
            raise Fault("TP201", ("display",), display=self.display, digits=self.digits)
        if self.kind is ChannelKind.WHATSAPP and not self.digits.startswith("+"):
            raise Fault("TP202", ("digits",), digits=self.digits)
        return self


class OwnHotline(Model):
    """An entry of the campaign's own, or one that replaces a registry entry for a reason."""

    id: HotlineId = Field(description="Short name, used in commands and in confirmations.")
    name: LocalText = Field(description="Name of the service, short.")
    channels: tuple[Channel, ...] = Field(
        min_length=1, max_length=4, description="Ways to reach it; the first is the main one."
    )
    serves: LocalText | None = Field(None, description="For whom, such as 'perempuan dan anak'.")
    hours: LocalText | None = Field(None, description="When it answers, such as '24 jam'.")
    area: RegionPrefix = Field(
        "", description="Region-code prefix in which it may be printed; '' is all."
    )
    source: Line = Field(description="Where the number was published.")
    source_date: Day = Field(description="Date of that source.")
    reason: Line | None = Field(
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

    base_url: Annotated[
        str, StringConstraints(max_length=200), Matching(r"^https://[^\s?#]+$", "TP146")
    ] = Field(description="Address under which the pages are published, without ? or #.")
    exit_url: (
        Annotated[str, StringConstraints(max_length=200), Matching(r"^https://\S+$", "TP146")]
        | None
    ) = Field(None, description="A neutral page that the exit button opens.")
