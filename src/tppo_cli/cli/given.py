"""The rendering options as they were given, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tppo_cli.batch.plan import Wants
    from tppo_cli.findings import Finding
    from tppo_cli.materials.orders import Asked
    from tppo_cli.regions.region import Region
    from tppo_cli.spec import orders
    from tppo_cli.spec.load import Loaded


class Fill(StrEnum):
    """What lies on an imposition sheet: copies of one region, or of several."""

    REGION = "region"
    REGIONS = "regions"


class Color(StrEnum):
    """Colour of the finished file."""

    RGB = "rgb"
    CMYK = "cmyk"


@dataclass(frozen=True)
class Given:
    """What a command asks for in place of the spec; an empty field means what the spec says.

    `dpi` is that of the pictures of pages, None for none; `chat` asks for pictures to be sent.
    """

    regions: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    look: str | None = None
    sheet: str | None = None
    fill: Fill | None = None
    color: Color | None = None
    final: bool = False
    dpi: int | None = None
    chat: bool = False

    def wants(
        self,
        materials: tuple[str, ...],
        regions: tuple[Region, ...] | None,
        *,
        is_kit: bool = False,
        without: frozenset[str] = frozenset(),
    ) -> Wants:
        """The same for the plan."""
        from tppo_cli.batch.plan import Wants  # noqa: PLC0415 -- pydantic, jinja2 and the rest
        from tppo_cli.content.job import ColourMode, State  # noqa: PLC0415

        return Wants(
            materials=materials,
            regions=regions,
            sizes=self.sizes,
            audiences=self.audiences,
            languages=self.languages,
            look=self.look,
            sheet=self.sheet,
            fill=self._fill(),
            colour=None if self.color is None else ColourMode(self.color.value),
            state=State.FINAL if self.final else State.PROOF,
            is_kit=is_kit,
            without=without,
        )

    def asked(self, materials: tuple[str, ...], *, for_all: bool = False) -> Asked:
        """The same for the checks; no materials means those of the spec."""
        from tppo_cli.materials.orders import Asked  # noqa: PLC0415 -- pydantic

        return Asked(
            materials,
            self.sizes,
            self.languages,
            self.look,
            self.sheet,
            self._fill(),
            for_all=for_all,
        )

    def _fill(self) -> orders.Fill | None:
        from tppo_cli.spec import orders  # noqa: PLC0415 -- pydantic

        return None if self.fill is None else orders.Fill(self.fill.value)

    def findings(self, loaded: Loaded) -> Iterator[Finding]:
        """TP014 and TP015: languages and audiences that the campaign cannot speak in or to."""
        yield from _unknown_languages(self.languages, loaded)
        yield from _unknown_audiences(self.audiences)

    def placed(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """What is wrong with an option, at the option; any other finding as it is."""
        for finding in findings:
            said = None if finding.place else self._said(finding)
            yield finding if said is None else option(finding, *said)

    def _said(self, finding: Finding) -> tuple[str, str] | None:
        """The option that a finding is about, and what was given there."""
        match finding.code:
            case "TP403" | "TP406" if self.look:
                return "--look", self.look
            case "TP404" | "TP409" if self.sheet:
                return "--sheet", self.sheet
            case "TP413" if self.fill:
                return "--fill", self.fill.value
            case "TP405" | "TP407" | "TP410" if finding.values["size"] in self.sizes:
                size = finding.values["size"]
                return _numbered("--size", self.sizes.index(size)), size
            case "TP408" if self.languages:
                return "--lang", ",".join(self.languages)
        return None


def given(
    regions: Sequence[str] | None = None,
    sizes: Sequence[str] | None = None,
    audiences: Sequence[str] | None = None,
    lang: str | None = None,
    look: str | None = None,
    sheet: str | None = None,
    color: Color | None = None,
    final: bool = False,
    *,
    fill: Fill | None = None,
    dpi: int | None = None,
    chat: bool = False,
) -> Given:
    """The options in the form that the command line gives them; what is said twice counts once."""
    tags = (tag.strip() for tag in (lang or "").split(","))
    return Given(
        regions=tuple(regions or ()),
        sizes=tuple(dict.fromkeys(size.strip() for size in sizes or ())),
        audiences=tuple(dict.fromkeys(audiences or ())),
        languages=tuple(dict.fromkeys(tag for tag in tags if tag)),
        look=look,
        sheet=sheet,
        fill=fill,
        color=color,
        final=final,
        dpi=dpi,
        chat=chat,
    )


def option(finding: Finding, name: str, value: str) -> Finding:
    """A finding at an option of the command line."""
    from tppo_cli.findings import Place  # noqa: PLC0415 -- only when it is needed

    return replace(finding, place=Place(name, excerpt=value))


def _numbered(name: str, index: int) -> str:
    return f"{name} {index + 1}"


def _unknown_languages(asked: Sequence[str], loaded: Loaded) -> Iterator[Finding]:
    """A language in which neither the campaign nor tppo has a word is a slip of the finger."""
    from tppo_cli.content.locale import base_language  # noqa: PLC0415 -- only when it is needed
    from tppo_cli.content.locale import languages as with_locale  # noqa: PLC0415
    from tppo_cli.content.texts import texts  # noqa: PLC0415
    from tppo_cli.findings import Finding  # noqa: PLC0415
    from tppo_cli.spec.base import ANY, TAG  # noqa: PLC0415
    from tppo_cli.spec.nearest import nearest  # noqa: PLC0415

    if all(tag in loaded.campaign.languages for tag in asked):
        return
    written = {tag for _, text in texts(loaded.campaign) for tag in text.root} - {ANY}
    known = sorted({*written, *with_locale(loaded.folder), *loaded.campaign.languages})
    for tag in asked:
        is_known = tag in known or base_language(tag) in known
        if not (is_known and re.fullmatch(TAG, tag)):
            values = {
                "language": tag,
                "nearest": nearest(tag, known),
                "known": ", ".join(known),
            }
            yield option(Finding("TP014", values), "--lang", tag)


def _unknown_audiences(asked: Sequence[str]) -> Iterator[Finding]:
    """TP015: there is no such audience."""
    from tppo_cli.findings import Finding  # noqa: PLC0415 -- only when it is needed
    from tppo_cli.spec.audience import Audience  # noqa: PLC0415
    from tppo_cli.spec.nearest import nearest  # noqa: PLC0415

    known = [audience.value for audience in Audience]
    for index, name in enumerate(asked):
        values = {"audience": name, "nearest": nearest(name, known), "known": ", ".join(known)}
        if name not in known:
            yield option(Finding("TP015", values), _numbered("--audience", index), name)
