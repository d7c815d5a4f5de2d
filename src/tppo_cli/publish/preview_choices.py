"""What can be chosen in a preview, in the words of the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel import Locale as Cldr
from babel import UnknownLocaleError

from tppo_cli.batch.make import Context
from tppo_cli.content.locale import base_language, locale
from tppo_cli.errors import FindingsError
from tppo_cli.materials import read
from tppo_cli.publish.preview import ALL, Choice, region_of
from tppo_cli.regions.region import Region
from tppo_cli.spec.audience import Audience

REGIONS_LISTED = 400
"""Regions that a list still shows at once: a kota or kabupaten. In more of them one searches."""

REGIONS_FOUND = 100
"""Regions that a search brings; who sees so many types another letter."""

Option = dict[str, str]


def choices(context: Context, choice: Choice, lang: str, words: dict[str, str]) -> dict[str, Any]:
    """The options of the page's form, each with its value and what it is called in `lang`."""
    spec, folder = context.loaded.campaign, context.loaded.folder
    labels = locale(base_language(lang)).labels
    several = [list(spec.languages)] if len(spec.languages) > 1 else []
    return {
        "regions": {
            "count": len(context.regions),
            "listed": listed(context, region_of(context, choice.region)),
        },
        "look": [_option(name, _look_title(name, context, lang)) for name in read.looks(folder)],
        "audience": [
            _option("", words["everyone"]),
            *(_option(who.value, labels[f"audience_{who.value}"]) for who in Audience),
        ],
        "language": [
            _option(",".join(tags), " + ".join(language_name(tag, lang) for tag in tags))
            for tags in [*several, *([tag] for tag in spec.languages)]
        ],
        "pieces": [_option("", words["ordered"]), _option(ALL, words["all"])],
    }


def chosen(context: Context, choice: Choice) -> dict[str, str]:
    """What is shown: the choice, and what the spec says where it is silent."""
    spec = context.loaded.campaign
    region = region_of(context, choice.region)
    return {
        "region": region.code if region else "",
        "look": choice.look or spec.look,
        "audience": choice.audience,
        "language": choice.language or ",".join(spec.languages),
        "pieces": choice.pieces,
    }


def listed(context: Context, region: Region | None) -> list[Option]:
    """All regions where they are few, else the one that is shown."""
    if len(context.regions) <= REGIONS_LISTED:
        return _regions(context.regions)
    return _regions([region] if region else [])


def found(context: Context, text: str) -> list[Option]:
    """Regions whose name, kecamatan, kota or code has every word of a text."""
    wanted = text.casefold().split()
    hits = []
    for region in context.regions:
        said = f"{region.code} {region.name} {region.kecamatan} {region.kota_full}".casefold()
        if all(word in said for word in wanted):
            hits.append(region)
            if len(hits) == REGIONS_FOUND:
                break
    return _regions(hits)


def language_name(tag: str, lang: str) -> str:
    """A language's name in the language of the page; its tag where nobody knows one."""
    try:
        return (Cldr.parse(tag, sep="-").get_display_name(lang) or tag).capitalize()
    except (UnknownLocaleError, ValueError):
        return tag


def _regions(regions: Sequence[Region]) -> list[Option]:
    return [
        _option(region.code, region.full_name) | {"group": region.kecamatan_full}
        for region in regions
    ]


def _look_title(name: str, context: Context, lang: str) -> str:
    """A look's title; its name where its file has a fault, which is a finding elsewhere."""
    try:
        return read.look(name, context.loaded.folder).look.title.get(lang, name)
    except FindingsError:
        return name


def _option(value: str, label: str) -> Option:
    return {"value": value, "label": label}
