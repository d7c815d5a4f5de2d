"""What a QR symbol opens. Every payload is made from a registry entry or the site's address."""

from __future__ import annotations

from collections.abc import Sequence

from tppo_cli.content.copy import QrCopy
from tppo_cli.content.services import named
from tppo_cli.content.words import Words
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.regions.region import Region
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.contacts import ChannelKind, QrTarget

_CHANNEL = {QrTarget.PHONE: ChannelKind.CALL, QrTarget.WHATSAPP: ChannelKind.WHATSAPP}


def qr_copy(
    campaign: Campaign, hotlines: Sequence[Hotline], region: Region | None, words: Words
) -> QrCopy | None:
    """The QR symbol of an item, or None where the spec asks for none or nothing fits its target.

    `hotlines` are those that the item prints.
    """
    target = campaign.qr.target
    if target is QrTarget.NONE:
        return None
    if target is QrTarget.PAGE:
        if campaign.site is None:
            return None
        place = region.full_name if region else words.of(campaign.title)
        return QrCopy(
            page_address(campaign.site.base_url, region, page_language(campaign, words.lang)),
            words.label("qr_page", place=place),
            words.label("qr_page_alt", place=place),
            words.label("scan_page", place=place),
        )
    hotline = chosen(campaign, hotlines)
    if hotline is None:
        return None
    channel = _CHANNEL.get(target)
    number = hotline.number(channel) if channel else hotline.numbers[0]
    if number is None:
        return None
    service = named(hotline, words)
    return QrCopy(
        _payload(target, hotline, number, service),
        words.label(f"qr_{target.value}", service=service),
        words.label(f"qr_{target.value}_alt", service=service, number=number.display),
        words.label(f"scan_{target.value}", service=service),
    )


def chosen(campaign: Campaign, hotlines: Sequence[Hotline]) -> Hotline | None:
    """The hotline that the QR opens: the one that `qr.hotline` names, else the first that can."""
    channel = _CHANNEL.get(campaign.qr.target)
    for hotline in hotlines:
        if campaign.qr.hotline in (None, hotline.id) and (
            channel is None or hotline.number(channel)
        ):
            return hotline
    return None


def page_address(base_url: str, region: Region | None, lang: str = "") -> str:
    """Address of a region's page, or of the campaign's own: `https://…/31.73.04.1001/`.

    `lang` is that of `page_language`: `https://…/31.73.04.1001/en/`.
    """
    base = base_url.rstrip("/")
    parts = [region.code if region else "", lang]
    return "/".join([base, *(part for part in parts if part), ""])


def page_language(campaign: Campaign, lang: str) -> str:
    """The language in the address of a page: none for the first of the campaign's.

    None either for one that the campaign does not make pages in: the address has to lead somewhere.
    """
    return lang if lang in campaign.languages[1:] else ""


def vcard(name: str, numbers: Sequence[Number]) -> str:
    """A contact with all numbers of a service (RFC 6350, version 4.0).

    TEL is given as text, which RFC 6350 6.4.1 allows and older readers expect.
    """
    escaped = "".join("\\" + c if c in "\\,;" else c for c in name)
    calls = dict.fromkeys(number.digits for number in numbers)
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        f"N:{escaped};;;;",
        f"FN:{escaped}",
        *(f"TEL:{digits}" for digits in calls),
        "END:VCARD",
    ]
    return "\r\n".join(lines) + "\r\n"


def _payload(target: QrTarget, hotline: Hotline, number: Number, service: str) -> str:
    match target:
        case QrTarget.WHATSAPP:
            return number.wa_me
        case QrTarget.VCARD:
            return vcard(service, hotline.numbers)
        case _:
            return number.tel
