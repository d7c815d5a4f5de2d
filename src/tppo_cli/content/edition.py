"""All texts of an item in one language."""

from __future__ import annotations

from collections.abc import Sequence

from tppo_cli.content.blocks import audiences, signs
from tppo_cli.content.copy import Edition, EventCopy, RegionCopy, SignCopy
from tppo_cli.content.locale import locale
from tppo_cli.content.payloads import qr_copy
from tppo_cli.content.services import hotline_copy
from tppo_cli.content.told import told
from tppo_cli.content.words import Words
from tppo_cli.hotlines.hotline import Hotline
from tppo_cli.regions.region import Region
from tppo_cli.spec.audience import Audience, AudienceText
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.event import Event, Permit
from tppo_cli.spec.load import Loaded
from tppo_cli.spec.signs import Indicator, Sign


def build_edition(
    campaign: Campaign,
    region: Region | None,
    audience: str | None,
    hotlines: Sequence[Hotline],
    words: Words,
) -> Edition:
    """The edition of one language; `hotlines` are those that the item prints, in order."""
    lead = words.maybe(campaign.theme.lead)
    rest = words.of(campaign.theme.rest)
    addressed = _addressed(campaign, audience)
    return Edition(
        lang=words.lang,
        labels=words.locale.labels,
        title=words.of(campaign.title),
        lead=lead,
        rest=rest,
        theme=f"{lead} {rest}" if lead else rest,
        slogan=words.of(campaign.slogan),
        message=_message(campaign, audience, words),
        ask=words.maybe(addressed.ask),
        signs=tuple(_sign(sign, words) for sign in _signs(campaign, audience)),
        actions=_actions(campaign, audience, words),
        hotlines=tuple(hotline_copy(hotline, words) for hotline in hotlines),
        qr=qr_copy(campaign, hotlines, region, words),
        event=event_copy(campaign.event, words),
        region=region_copy(region, words) if region else None,
        organiser=words.of(campaign.organiser.name) if campaign.organiser else None,
        permit=permit_line(campaign.permit, words) if campaign.permit else None,
        legal=words.of(campaign.legal.text) if campaign.legal else None,
        blocks=told(campaign, words),
        more_signs=tuple(_sign(sign, words) for sign in _more_signs(campaign, audience)),
        fonts=words.locale.fonts,
    )


def words_for(loaded: Loaded, lang: str, region: Region | None, kota: str = "") -> Words:
    """How texts are said in one language, for a region or for the whole campaign.

    `kota` is the kota or kabupaten in which all of the campaign lies, if it lies in one.

    Raises FindingsError where the campaign's own file for the language is not in order.
    """
    campaign, spoken = loaded.campaign, locale(lang, loaded.folder)
    values: dict[str, str] = {}
    if region is not None:
        values |= {"kelurahan": region.name, "kecamatan": region.kecamatan, "kota": region.kota}
    elif kota:
        values["kota"] = kota
    if campaign.event is not None:
        values["tanggal"] = spoken.long_date(campaign.event.date)
    return Words(lang, campaign.languages[0], values, spoken)


def event_copy(event: Event | None, words: Words) -> EventCopy | None:
    if event is None:
        return None
    return EventCopy(
        name=words.of(event.name),
        when=words.locale.when(event.date, event.time, event.zone),
        place=words.maybe(event.place) or "",
        date=event.date,
    )


def region_copy(region: Region, words: Words) -> RegionCopy:
    full = region.kecamatan_label == "Kecamatan"
    label = words.label("kecamatan_short") if full else region.kecamatan_label
    return RegionCopy(
        code=region.code,
        name=region.full_name,
        parent=f"{region.kecamatan_full}, {region.kota_full}",
        short=words.label(
            "region_short", region=region.full_name, label=label, kecamatan=region.kecamatan
        ),
        contact=region.contact,
        post=region.post,
    )


def permit_line(permit: Permit, words: Words) -> str:
    """Number and last day of the permit; what is not known yet is left as a line to write on."""
    blank = words.label("permit_blank")
    return words.label(
        "permit",
        number=permit.number or blank,
        until=words.locale.short_date(permit.until) if permit.until else blank,
    )


def _addressed(campaign: Campaign, audience: str | None) -> AudienceText:
    """What is said to the item's audience. An item for nobody in particular speaks to residents."""
    return campaign.audiences.get(Audience(audience or Audience.WARGA), AudienceText())


def _message(campaign: Campaign, audience: str | None, words: Words) -> str | None:
    """The audience's own, else ours for it. An item for everyone has its theme and slogan, and room
    for no more.
    """
    if audience is None:
        return None
    said = _own(campaign, audience).message
    return (
        words.of(said)
        if said
        else words.own(f"audiences.{audience}.message", audiences()[audience].message)
    )


def _signs(campaign: Campaign, audience: str | None) -> Sequence[Sign]:
    """What the campaign says itself goes before our words: for the audience, then for everyone."""
    if own := _own(campaign, audience).indicators:
        return own
    if audience is None or "indicators" in campaign.model_fields_set:
        return campaign.indicators
    return audiences()[audience].signs


def _more_signs(campaign: Campaign, audience: str | None) -> Sequence[Sign]:
    """The built-in signs that are not among those shown."""
    if "indicators" in campaign.model_fields_set or _own(campaign, audience).indicators:
        return ()
    shown = _signs(campaign, audience)
    return [name for name in signs() if name not in shown]


def _actions(campaign: Campaign, audience: str | None, words: Words) -> tuple[str, ...]:
    if said := _own(campaign, audience).actions or campaign.actions:
        return tuple(words.of(text) for text in said)
    name = audience or Audience.WARGA.value
    return tuple(
        words.own(f"audiences.{name}.actions.{index}", texts)
        for index, texts in enumerate(audiences()[name].actions)
    )


def _own(campaign: Campaign, audience: str | None) -> AudienceText:
    """What the campaign says to this audience alone; an item for everyone has nothing of it."""
    known = AudienceText()
    return known if audience is None else campaign.audiences.get(Audience(audience), known)


def _sign(sign: Sign, words: Words) -> SignCopy:
    if isinstance(sign, Indicator):
        return SignCopy(words.of(sign.text), sign.icon)
    known = signs()[sign]
    return SignCopy(words.own(f"signs.{sign}", known.text), known.icon)
