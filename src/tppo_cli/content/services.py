"""Which hotlines an item prints, and in which words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tppo_cli.content.copy import HotlineCopy, NumberCopy
from tppo_cli.content.locale import NBSP
from tppo_cli.content.words import Words, pick
from tppo_cli.hotlines.hotline import Hotline, Number
from tppo_cli.regions.region import Region
from tppo_cli.spec.contacts import ChannelKind

_NUMBERED = re.compile(r"(?<=[^\W\d_]) (?=\d+\b)")
"""The blank in a name such as `SAPA 129`, which must not break between lines."""


def covering(
    hotlines: Sequence[Hotline], region: Region | None, everywhere: Sequence[str]
) -> tuple[Hotline, ...]:
    """The hotlines that may stand on an item, in the order of the spec.

    An item of a region prints those that cover it. An item of the whole campaign prints those
    that cover each of `everywhere`, the codes or code prefixes of all its regions: what is printed
    for all must hold for all.
    """
    codes = [region.code] if region else everywhere
    return tuple(hotline for hotline in hotlines if all(hotline.covers(code) for code in codes))


def hotline_copy(hotline: Hotline, words: Words) -> HotlineCopy:
    """A hotline in the words of one edition.

    Where one number both answers calls and reads WhatsApp messages it is printed once, and its
    label says both.
    """
    short = named(hotline, words)
    call, whatsapp = hotline.number(ChannelKind.CALL), hotline.number(ChannelKind.WHATSAPP)
    both = call is not None and whatsapp is not None and call.digits == whatsapp.digits
    label = words.label("both_of" if both else "whatsapp_of", service=short)
    return HotlineCopy(
        id=hotline.id,
        name=_said(hotline.name, words),
        short=short,
        serves=_said(hotline.serves, words),
        hours=_said(hotline.hours, words),
        call=None if call is None or both else _number(call, short),
        whatsapp=None if whatsapp is None else _number(whatsapp, label),
        more=tuple(
            _number(number, f"{short} {_said(number.callers, words)}".rstrip())
            for number in hotline.numbers
            if number not in (call, whatsapp)
        ),
        note=_said(hotline.notes, words),
    )


def named(hotline: Hotline, words: Words) -> str:
    """The short name of a service; its full name where it has no other."""
    return _said(hotline.short, words) or _said(hotline.name, words)


def _said(texts: Mapping[str, str], words: Words) -> str:
    return words.locale.tie(pick(texts, words.lang, words.first))


def _number(number: Number, label: str) -> NumberCopy:
    kept = _NUMBERED.sub(NBSP, label)
    return NumberCopy(number.kind, number.display, number.digits, kept)
