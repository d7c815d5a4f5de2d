"""Faults of the spec that no single value shows: placeholders, doubles, what refers to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tppo_cli.findings import Finding
from tppo_cli.spec import placeholders
from tppo_cli.spec.base import LocalText
from tppo_cli.spec.campaign import Campaign
from tppo_cli.spec.contacts import QrTarget
from tppo_cli.spec.nearest import nearest
from tppo_cli.spec.positions import Places, join
from tppo_cli.spec.shape import Kinds, below, is_model, kinds_at
from tppo_cli.spec.signs import Sign

_SPOKEN = ("speech.salam", "speech.closing")
"""Plain lines in which placeholders are filled as well."""


def review_texts(tree: Any, places: Places) -> Iterator[Finding]:
    """Unknown placeholders in all texts that are filled, whether or not the rest is valid."""
    for path, text in _texts(tree, kinds_at(()), ""):
        seen: Counter[str] = Counter()
        for name, _ in placeholders.unknown(text):
            written = "{" + name + "}"
            near = nearest(name.strip(), placeholders.KNOWN)
            yield Finding(
                "TP150",
                {
                    "placeholder": written,
                    "nearest": "{" + near + "}" if near else "",
                    "choices": ", ".join("{" + known + "}" for known in placeholders.KNOWN),
                },
                places.find(path, written, seen[written]),
                field=path,
            )
            seen[written] += 1


def _texts(node: Any, kinds: Kinds, path: str, filled: bool = False) -> Iterator[tuple[str, str]]:
    filled = filled or path in _SPOKEN or any(_is_filled(kind) for kind in kinds)
    if isinstance(node, str):
        if filled:
            yield path, node
        return
    items: Iterable[tuple[Any, Any]] = ()
    if isinstance(node, dict):
        items = node.items()
    elif isinstance(node, list):
        items = enumerate(node)
    for key, value in items:
        part = str(key)
        yield from _texts(
            value, below(kinds, part), join(path, part), LocalText in kinds or path in _SPOKEN
        )


def _is_filled(kind: Any) -> bool:
    return kind is LocalText or (is_model(kind) and kind.plain_field is not None)


def review(campaign: Campaign, places: Places) -> Iterator[Finding]:
    """Faults between the values of a campaign whose values are all valid."""
    hotlines = [h if isinstance(h, str) else h.id for h in campaign.hotlines]
    yield from _doubles("hotlines", hotlines, places)
    yield from _doubles("languages", campaign.languages, places)
    yield from _double_signs("indicators", campaign.indicators, places)
    for audience, said in campaign.audiences.items():
        field = f"audiences.{audience.value}.indicators"
        yield from _double_signs(field, said.indicators, places)
    if campaign.qr.hotline and campaign.qr.hotline not in hotlines:
        values = {
            "value": campaign.qr.hotline,
            "choices": ", ".join(hotlines),
            "nearest": nearest(campaign.qr.hotline, hotlines),
        }
        yield Finding("TP155", values, places.at("qr.hotline"), "qr.hotline")
    if campaign.qr.target is QrTarget.PAGE and campaign.site is None:
        yield Finding("TP157", {}, places.at("qr.target"), "qr.target")
    if campaign.speech.body and campaign.speech.body_file:
        yield Finding("TP156", {}, places.key("speech.body_file"), "speech.body_file")


def _double_signs(field: str, signs: Sequence[Sign], places: Places) -> Iterator[Finding]:
    """Ids that come twice; where the campaign has words of its own among them, nothing is said."""
    named = [sign for sign in signs if isinstance(sign, str)]
    if len(named) == len(signs):
        yield from _doubles(field, named, places)


def _doubles(field: str, names: Iterable[str], places: Places) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, name in enumerate(names):
        if name in seen:
            path = f"{field}.{number}"
            yield Finding("TP154", {"value": name}, places.at(path), path)
        seen.add(name)
