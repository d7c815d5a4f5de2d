"""A look: colours, type and motif as tokens that every material understands.

`templates/looks/<name>/look.yaml`. The palette names each colour with its sRGB value and its
CMYK build; roles say what a colour is for, and style sheets use roles only.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    model_validator,
)

Hex = Annotated[str, StringConstraints(pattern=r"^#[0-9A-F]{6}$")]
Percent = Annotated[float, Field(ge=0, le=100)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


ROLES = frozenset(
    (
        "field", "field-ink", "accent", "ink", "call", "call-ink", "number", "rule", "panel",
        "paper", "scan", "badge", "badge-ink", "text",
    )
)  # fmt: skip
"""What every look has a colour for: templates and drawings ask for any of these."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Ink(_Part):
    """One colour: sRGB, and its build in per cent of cyan, magenta, yellow and black.

    A brand colour may lack the build; then it can be shown, but not printed in CMYK.
    """

    rgb: Hex
    cmyk: tuple[Percent, Percent, Percent, Percent] | None


class Contrast(_Part):
    """A pair of roles that text uses, and what it must reach (WCAG 2.2 contrast ratio)."""

    text: Name
    ground: Name
    at_least: float


FontFile = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_. -]*\.(ttf|otf)$")]
"""A font in the folder of its `fonts.yaml`: no way out of it."""

FamilyName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ]{0,59}$")]


class FontFace(_Part):
    """One font file of a family."""

    file: FontFile
    weight: int = Field(ge=100, le=900)
    style: Literal["normal", "italic"] = "normal"


class Family(_Part):
    """A font family. `cap` is its cap height and `x` its x height in em, from the OS/2 table."""

    name: FamilyName
    cap: float = Field(gt=0, lt=2)
    x: float | None = None
    licence: str | None = None
    faces: tuple[FontFace, ...] = Field(min_length=1)

    @property
    def embedded(self) -> str:
        """How the names of its fonts begin in a PDF."""
        return self.name.replace(" ", "")


class Families(RootModel[Mapping[Name, Family]]):
    """A fonts.yaml, checked: key -> family."""


class Look(_Part):
    """A look.yaml, checked."""

    name: Name
    title: Mapping[str, str]
    layout: Name
    palette: Mapping[Name, Ink]
    roles: Mapping[Name, Name] = Field(description="Role -> name in the palette.")
    contrasts: tuple[Contrast, ...] = ()
    families: Mapping[Name, Name] = Field(
        description="What a style sheet calls a family (display, text, manuscript) -> fonts.yaml."
    )
    css: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$")] | None = None
    headline: Literal["theme", "slogan"] = "theme"
    mono: bool = Field(False, description="One ink: drawings take their one-colour form.")

    @model_validator(mode="after")
    def _roles_are_in_the_palette(self) -> Look:
        unknown = sorted({name for name in self.roles.values() if name not in self.palette})
        if unknown:
            raise ValueError(f"roles name colours that the palette lacks: {', '.join(unknown)}")
        if missing := sorted(ROLES - self.roles.keys()):
            raise ValueError(f"roles lack: {', '.join(missing)}")
        return self

    def colour(self, role: str) -> str:
        """The sRGB value of a role, #RRGGBB."""
        return self.palette[self.roles[role]].rgb

    def branded(self, colours: Mapping[str, Ink]) -> Look:
        """The look with colours of a campaign's own, by the name of a role or in the palette.

        Names that the look lacks change nothing; TP451 says so.
        """
        own = {
            token: ink for token, ink in colours.items() if token in (*self.roles, *self.palette)
        }
        roles = {role: role if role in own else name for role, name in self.roles.items()}
        return self.model_copy(update={"palette": {**self.palette, **own}, "roles": roles})

    @property
    def rgb(self) -> dict[str, str]:
        """Palette name -> #RRGGBB, for drawings."""
        return {name: ink.rgb for name, ink in self.palette.items()}


class LookFolder(_Part):
    """A look and the folder it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    look: Look
    folder: Path


class FamilyFolder(_Part):
    """A family and the folder that its files lie in."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    family: Family
    folder: Path
