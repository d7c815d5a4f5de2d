"""One service and the ways to reach it: the only place a printed number may come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tppo_cli.spec.contacts import ChannelKind


@dataclass(frozen=True, slots=True)
class Number:
    """One channel of a hotline.

    `digits`: what the phone dials, E.164 with its plus (+628111129129), or a short code (129),
    or toll-free digits (08001000). `display`: exactly as published (08111-129-129).
    """

    kind: ChannelKind
    digits: str
    display: str
    callers: Mapping[str, str] = field(default_factory=dict)
    """Who uses it, by language, where a service has several: `dari luar negeri`."""

    @property
    def tel(self) -> str:
        """RFC 3966 URI: `tel:129`, `tel:+6281317617622`."""
        return f"tel:{self.digits}"

    @property
    def wa_me(self) -> str:
        """`https://wa.me/628111129129`: no plus, no text, so that the symbol stays small."""
        if self.kind is not ChannelKind.WHATSAPP:
            raise ValueError("only a WhatsApp channel has a wa.me address")
        return f"https://wa.me/{self.digits.lstrip('+')}"


@dataclass(frozen=True, slots=True)
class Hotline:
    """One entry of the registry or of the spec.

    `name`, `short` (as it stands on a poster), `serves`, `hours` and `notes` are texts by
    language tag ("" holds for all). `area`: region-code prefix in which it may be printed, "" for
    all of Indonesia. `remarks` are for the campaign officer, not for print.
    """

    id: str
    name: Mapping[str, str]
    numbers: tuple[Number, ...]
    source: str
    source_date: date
    short: Mapping[str, str]
    serves: Mapping[str, str]
    hours: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    """What a page may say about the service, only as far as a source says it."""
    area: str = ""
    remarks: str = ""
    wrong_forms: tuple[str, ...] = ()
    """Published mistakes, named in findings."""

    def number(self, kind: ChannelKind) -> Number | None:
        return next((n for n in self.numbers if n.kind is kind), None)

    def channels(self) -> tuple[tuple[str, Number], ...]:
        """Each number under the name of its channel: its kind, `call-2` for a second call."""
        named: list[tuple[str, Number]] = []
        for number in self.numbers:
            before = sum(1 for _, other in named if other.kind is number.kind)
            kind = number.kind.value
            named.append((f"{kind}-{before + 1}" if before else kind, number))
        return tuple(named)

    def covers(self, code: str) -> bool:
        """Whether it may be printed in the region of this code."""
        return code.startswith(self.area)
