"""What a page of the site says: typed and frozen, in one language, for one place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tppo_cli import resources
from tppo_cli.content.copy import Edition, SignCopy
from tppo_cli.content.words import Words, pick
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.hotlines.phones import contact_digits
from tppo_cli.regions.region import Region
from tppo_cli.spec.contacts import ChannelKind


@dataclass(frozen=True, slots=True)
class Link:
    """A number as a link: `verb` (Telepon, WhatsApp), the number as published, who uses it."""

    href: str
    verb: str
    display: str
    callers: str = ""

    @property
    def is_chat(self) -> bool:
        return not self.href.startswith("tel:")


@dataclass(frozen=True, slots=True)
class Service:
    """One hotline; `facts` are what a source says of its calls."""

    name: str
    serves: str
    hours: str
    note: str
    facts: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What pages have in common that print the same hotlines in the same words."""

    lang: str
    services: tuple[Service, ...]
    signs: tuple[SignCopy, ...]
    actions: tuple[str, ...]
    calling: tuple[str, ...]


def body(edition: Edition, hotlines: Sequence[Hotline], words: Words) -> Body:
    """The common part of a page; `hotlines` are those that the edition prints, in its order."""
    services = tuple(
        Service(
            name=said.name,
            serves=said.serves,
            hours=said.hours,
            note=said.note,
            facts=_facts(hotline.id, words),
            links=tuple(_link(number, words) for number in hotline.numbers),
        )
        for said, hotline in zip(edition.hotlines, hotlines, strict=True)
    )
    calling = _texts("general", _calling()["general"], words)
    return Body(edition.lang, services, edition.signs, edition.actions, calling)


def contact(region: Region, words: Words) -> Link | None:
    """A region's own contact, where it can be dialled; its words stay as the table has them."""
    digits = contact_digits(region.contact) if region.contact else None
    if digits is None or region.contact is None:
        return None
    return Link(f"tel:{digits}", words.label("call"), region.contact)


def _link(number: Number, words: Words) -> Link:
    is_call = number.kind is ChannelKind.CALL
    callers = words.locale.tie(pick(number.callers, words.lang, words.first))
    verb = words.label("call" if is_call else "whatsapp")
    return Link(number.tel if is_call else number.wa_me, verb, number.display, callers)


@cache
def _calling() -> Mapping[str, Any]:
    data: Mapping[str, Any] = resources.read_yaml("assets/content/calling.yaml")
    return data


def _facts(hotline: str, words: Words) -> tuple[str, ...]:
    return _texts(f"facts.{hotline}", _calling()["facts"].get(hotline, ()), words)


def _texts(at: str, rows: Sequence[Mapping[str, str]], words: Words) -> tuple[str, ...]:
    return tuple(words.own(f"calling.{at}.{index}", row) for index, row in enumerate(rows))
