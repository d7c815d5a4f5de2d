"""A material as its folder describes it: `templates/<name>/material.yaml`.

Adding a material is adding such a folder: sizes, faces, formats and the type scale are data.
A *format* is a way of laying a material out (wide, tall); it holds the length of a design unit,
and for each *layout* that a look may ask for (row, roof) a type scale in design units. Style
sheets measure in `rem`, and one rem is one design unit, so one sheet serves all sizes of a format.
"""

from __future__ import annotations

import math
from collections.abc import Container, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from tppo_cli.manifest import RoleName
from tppo_cli.materials.eyelets import Eyelets
from tppo_cli.materials.face import FaceSpec, FileName, Name, Neutral, Panel, faces_fold_alike
from tppo_cli.materials.geometry import MEDIA_LIMIT, TYPE_LIMIT, PageGeometry
from tppo_cli.materials.size import Size, parse_size

Slot = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


SLUG_TEXT = 0.33
"""Share of the slug that its line of text takes, from the edge of the page."""


Length = Annotated[float, Field(gt=0, le=100_000)]
"""A length of something: nothing has none, and nothing is longer than 100 m."""


Dpi = Annotated[int, Field(ge=36, le=1200)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Pages(StrEnum):
    """`faces`: each face is one page of fixed size. `flow`: text runs over as many as it needs."""

    FACES = "faces"
    FLOW = "flow"


UNREADABLE = 300.0
"""Reading distance over cap height from which on too few can read it (see check/letters.py)."""


class Fit(_Part):
    """How far a text may shrink: to `min` of its full size, by `step`.

    With a `role` never below what that role's distance asks for; `near` is the share of the
    distance from which the text is read: small print is for those who walk up.
    """

    min: float = Field(gt=0, le=1)
    step: float = Field(0.02, gt=0, le=0.2)
    role: RoleName | None = None
    near: float = Field(1.0, gt=0, le=1)

    def for_reading(self, full_cap: float, distance: float | None) -> Fit:
        """The rule for letters `full_cap` high at full size, read from `distance`; same unit."""
        if self.role is None or distance is None:
            return self
        share = distance * self.near / UNREADABLE / full_cap
        # Up to the next thousandth: full sizes come back from a layout with rounding.
        least = min(1.0, math.ceil(share * 1000 - 0.01) / 1000)
        return self.model_copy(update={"min": max(self.min, least)})


class Art(_Part):
    """The drawing of a layout: its name, which part of it, and how it fills its box.

    `crop` is one of those that the drawing names, or x, y, width and height in drawing units.
    """

    drawing: str
    crop: Name | tuple[float, float, float, float] | None = None
    slice: str = "xMidYMax slice"

    def drawing_for(self, audience: str | None, known: Container[str]) -> str:
        """The drawing of an edition: `<drawing>-<audience>`, where it is one of those `known`."""
        named = f"{self.drawing}-{audience}"
        return named if named in known else self.drawing


class Ornament(_Part):
    """The row of boards and people at a roof's edge, over the whole width of a face.

    `pitch` is the width of one person in design units; the row holds as many whole ones as come
    nearest to it. `lines` draws outlines `stroke` wide, in hundredths of the pitch. `inset`, in
    design units, keeps the row off both edges, where no office printer prints.
    """

    pitch: float = Field(gt=0)
    inset: float = Field(0.0, ge=0)
    lines: bool = False
    stroke: float = Field(6.0, gt=0, le=20)


class Layout(_Part):
    """How a format is set in the looks of one layout.

    `type`: font sizes in design units by token; `roles` say which token a role is read by.
    `blocks` are what is shown: a template asks for them by name.
    """

    type: Mapping[Slot, Annotated[float, Field(ge=-10_000, le=10_000)]]
    roles: Mapping[RoleName, Slot] = Field(default_factory=dict)
    distances: Mapping[RoleName, Length] = Field(
        default_factory=dict, description="Reading distances of its own, before the format's."
    )
    blocks: tuple[Slot, ...] = ()
    styles: Name | None = Field(
        None, description="The layout whose style sheet it builds on, before its own."
    )
    office: bool = Field(False, description="Made for office printers: neither bleed nor slug.")
    ornament: Ornament | None = None
    art: Mapping[Slot, Art] = Field(default_factory=dict)
    numbers_weight: float = Field(
        3.7, gt=0, description="Rows of numbers at full size: a row of short ones counts 1.7."
    )
    signs: int = Field(6, ge=0, le=100)
    logos: int = Field(6, ge=0, le=100)
    portraits: int = Field(2, ge=0, le=100)
    scan: Length | None = Field(None, description="Side of the QR symbol with its quiet zone.")
    logo_box: tuple[Length, Length] | None = Field(
        None, description="Largest box of a logo, width and height: what its pixels must do for."
    )
    photo_box: tuple[Length, Length] | None = Field(None, description="The same of a portrait.")

    @model_validator(mode="after")
    def _roles_are_in_the_scale(self) -> Layout:
        unknown = sorted({token for token in self.roles.values() if token not in self.type})
        if unknown:
            raise ValueError(f"roles name sizes that type lacks: {', '.join(unknown)}")
        if nothing := sorted({token for token in self.roles.values() if self.type[token] <= 0}):
            raise ValueError(f"roles name sizes of nothing: {', '.join(nothing)}")
        return self

    def size_of(
        self, role: RoleName, *, is_long: bool = False, has_lead: bool = True
    ) -> float | None:
        """Font size of a role in design units; None where the layout has no such role.

        `is_long`: a largest number that is no short code is set in a size of its own, the role's
        with `-long` or `-wide` behind it, where the scale has one. `has_lead`: a theme without a
        lead word is set in the size `theme`.
        """
        size = self.roles.get(role)
        if size == "lead" and not has_lead and "theme" in self.type:
            size = "theme"
        if size is None:
            return None
        own = [f"{size}-long", f"{size}-wide"] if is_long else []
        return next(self.type[name] for name in (*own, size) if name in self.type)


class Format(_Part):
    """One way of laying the material out, for sizes within a range of aspects."""

    aspect: tuple[Length, Length] = Field(description="Width / height from, to.")
    unit_side: Literal["width", "height"]
    unit_of: Length = Field(description="Design units on that side.")
    layouts: Mapping[Name, Layout]
    styles: Name | None = Field(None, description="The format whose style sheets it is set with.")
    foot: float = Field(
        0.0, ge=0, description="Height in mm at the lower edge that a stand hides: no text there."
    )
    eyelets: Eyelets | None = Field(
        None, description="Where eyelets are set if an order asks for them; none on a stand."
    )
    distances: Mapping[RoleName, float] = Field(
        default_factory=dict, description="Reading distance in mm for one mm of design unit."
    )
    panels: Mapping[Name, tuple[Panel, ...]] = Field(
        default_factory=dict, description="Panels of a face by its name, in place of its own."
    )

    def folded(self, face: FaceSpec) -> FaceSpec:
        """A face with the panels that it has in this format."""
        return face.model_copy(update={"panels": self.panels.get(face.name, face.panels)})

    def largest_type(self, size: Size) -> float:
        """The largest type in any layout of the format, in mm of the hung item."""
        tokens = (value for layout in self.layouts.values() for value in layout.type.values())
        return max(tokens, default=0.0) * self.unit(size)

    def distance(self, role: RoleName, layout: Layout) -> float | None:
        """From how far a role is read in a layout, in mm for one mm of design unit."""
        return layout.distances.get(role, self.distances.get(role))

    def unit(self, size: Size) -> float:
        """Millimetres of one design unit at this size."""
        side = size.width if self.unit_side == "width" else size.height
        return side / self.unit_of


class SizeSpec(_Part):
    """A named size: `trim` as 297x420mm, its format where the aspect does not decide."""

    trim: str
    format: Name | None = None
    verified: bool = True


class Material(_Part):
    """A material.yaml, checked."""

    name: Name
    title: Mapping[str, str]
    use: Mapping[str, str] = Field(default_factory=dict)
    order: int = Field(100, description="Place in lists.")
    pages: Pages = Pages.FACES
    faces: tuple[FaceSpec, ...] = Field((FaceSpec(name="muka"),), min_length=1, max_length=20)
    css: FileName = "page.css"
    sizes: Mapping[str, SizeSpec]
    default_sizes: tuple[str, ...] = Field(min_length=1)
    free_sizes: bool = False
    default_sheet: Name | None = None
    per: Literal["region", "campaign"] = "region"
    neutral: Neutral | None = None
    tells: bool = Field(
        False, description="It prints what the campaign says at length: `main.messages`."
    )
    bilingual: bool = Field(False, description="Its templates set a second language as well.")
    stock: str = ""
    screen: Dpi | None = Field(
        None,
        description="Seen on screens and never printed: pixels an inch of its pictures, which a kit"
        " draws by itself.",
    )
    colour: Literal["rgb", "cmyk"] = Field(
        "rgb", description="In which colours it is made, unless --color says otherwise."
    )
    bleed: float = Field(0.0, ge=0, le=20)
    slug: float = Field(0.0, ge=0, le=60)
    narrow: bool = Field(False, description="Too narrow for its slug in one line.")
    safe: float = Field(5.0, ge=0, le=1000)
    fold_safe: float = Field(3.0, ge=0, description="mm that text keeps off a fold.")
    safe_share: float = Field(
        0.0, ge=0, le=0.4, description="Safe margin as a share of the shorter side."
    )
    formats: Mapping[Name, Format]
    fit: Mapping[Slot, Fit] = Field(default_factory=dict)
    slots: Mapping[Slot, str] = Field(
        default_factory=dict,
        description="Texts that change from region to region: name -> where in the copy.",
    )

    @model_validator(mode="after")
    def _folds_coincide(self) -> Material:
        for name, form in self.formats.items():
            if not faces_fold_alike([form.folded(face) for face in self.faces]):
                raise ValueError(
                    f"format {name}: the folds of the back do not lie behind those of the front;"
                    " its panels must be those of the front in the opposite order"
                )
        return self

    @model_validator(mode="after")
    def _bleed_is_on_the_page(self) -> Material:
        least = self.bleed / (1 - SLUG_TEXT)
        if self.slug < least:
            raise ValueError(
                f"beside a bleed of {self.bleed:g} mm a slug of {self.slug:g} mm has no room for a"
                f" line of text: {math.ceil(least)} mm are needed"
            )
        return self

    @model_validator(mode="after")
    def _names_are_known(self) -> Material:
        unknown = [name for name in self.default_sizes if self.size(name) is None]
        unknown += [name for name in self.sizes if self.size(name) is None]
        if unknown:
            raise ValueError(f"no size that can be made: {', '.join(dict.fromkeys(unknown))}")
        formats = {spec.format for spec in self.sizes.values() if spec.format is not None}
        if missing := sorted(formats - self.formats.keys()):
            raise ValueError(f"sizes name formats that are not there: {', '.join(missing)}")
        return self

    def size(self, wanted: str) -> Size | None:
        """A size by its name, or a free one where the material allows it."""
        spec = self.sizes.get(wanted)
        if spec is not None:
            return parse_size(spec.trim, wanted)
        return parse_size(wanted) if self.free_sizes else None

    def format_for(self, size: Size) -> tuple[str, Format] | None:
        """The format that a size names, else the first that takes its aspect."""
        spec = self.sizes.get(size.name)
        if spec is not None and spec.format is not None:
            return spec.format, self.formats[spec.format]
        for name, form in self.formats.items():
            low, high = form.aspect
            if low <= size.aspect <= high:
                return name, form
        return None

    def geometry(self, size: Size, layout: Layout | None = None) -> PageGeometry:
        """The page of one face; in a layout for the office it is the item and no more.

        What would pass the limit of a PDF page, or needs type that some viewers do not draw, is
        made at 1:10.
        """
        is_office = layout is not None and layout.office
        slug, bleed = (0.0, 0.0) if is_office else (self.slug, self.bleed)
        safe = max(self.safe, self.safe_share * min(size.width, size.height))
        found = self.format_for(size)
        foot = 0.0 if found is None else found[1].foot
        largest = 0.0 if found is None else found[1].largest_type(size)
        is_too_big = max(size.width, size.height) + 2 * slug > MEDIA_LIMIT or largest > TYPE_LIMIT
        scale = 0.1 if is_too_big else 1.0
        return PageGeometry(
            trim_width=size.width * scale,
            trim_height=size.height * scale,
            bleed=bleed * scale if scale != 1 else bleed,
            slug=slug,
            safe=safe * scale,
            foot=foot * scale,
            scale=scale,
        )


class Loaded(_Part):
    """A material and the folder it was read from."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    material: Material
    folder: Path
