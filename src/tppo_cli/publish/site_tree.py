"""The pages of a site: one for each region, and above them pages on which a place is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tppo_cli.content.payloads import page_address
from tppo_cli.regions.region import Region

MOST = 300
"""Places that one page lists, so that it stays under the size that a slow network can carry."""

INDEX = "index.html"

_LEVELS = (2, 5, 8)
"""Characters of the codes of a province, a kota or kabupaten, and a kecamatan."""


@dataclass(frozen=True, slots=True)
class Node:
    """A page that leads on: to the places below it, or to further pages like it.

    `code` is that of a province, kota or kecamatan, empty for the whole campaign. Either `groups`
    has the regions by kecamatan, or `nodes` what lies between.
    """

    code: str
    name: str
    regions: tuple[Region, ...]
    groups: tuple[tuple[Region, ...], ...] = ()
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site. `up` is the folder of the page that lists it, None at the top."""

    folder: str
    lang: str
    region: Region | None
    node: Node | None
    up: str | None

    @property
    def file(self) -> str:
        """Path below the site's folder: `31.73.04.1001/en/index.html`."""
        return "/".join(part for part in (self.folder, self.lang, INDEX) if part)


def tree(regions: Sequence[Region]) -> Node:
    """All places of a campaign, so that no page lists more than MOST of them."""
    ordered = sorted(regions, key=lambda region: region.code)
    return _node("", "", tuple(ordered), _LEVELS)


def pages(root: Node, languages: Sequence[str]) -> Iterator[Page]:
    """Every page, first those that lead on. `languages` are as in an address: "" for the first."""
    for node, up in _nodes(root, None):
        for lang in languages:
            yield Page(node.code, lang, None, node, up)
    for node, _ in _nodes(root, None):
        for region in (region for group in node.groups for region in group):
            for lang in languages:
                yield Page(_folder(region), lang, region, None, node.code)


def _nodes(node: Node, up: str | None) -> Iterator[tuple[Node, str | None]]:
    yield node, up
    for below in node.nodes:
        yield from _nodes(below, node.code)


def _node(code: str, name: str, regions: tuple[Region, ...], levels: Sequence[int]) -> Node:
    if len(regions) <= MOST or not levels:
        by_kecamatan = groupby(regions, key=lambda region: region.code[: _LEVELS[-1]])
        return Node(code, name, regions, groups=tuple(tuple(group) for _, group in by_kecamatan))
    level, *below = levels
    parts = [tuple(part) for _, part in groupby(regions, key=lambda region: region.code[:level])]
    if len(parts) == 1:
        # What holds everything is no choice.
        return _node(code, name, regions, below)
    nodes = [_node(part[0].code[:level], _name(part[0], level), part, below) for part in parts]
    return Node(code, name, regions, nodes=tuple(nodes))


def _name(region: Region, level: int) -> str:
    return {2: region.province, 5: region.kota_full, 8: region.kecamatan_full}[level]


def _folder(region: Region) -> str:
    """The folder that the address of a region's page leads to."""
    return page_address("", region).strip("/")
