"""Copy + material + look + size, as one HTML document."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import TemplateError
from markupsafe import Markup

from tppo_cli import resources
from tppo_cli.content.calendar import Month, months
from tppo_cli.content.copy import Copy, QrCopy
from tppo_cli.content.locale import locale
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding, Place
from tppo_cli.manifest import RoleName
from tppo_cli.materials.eyelets import Eyelets, eyelets
from tppo_cli.materials.geometry import PageGeometry
from tppo_cli.materials.look import FamilyFolder, Look, LookFolder
from tppo_cli.materials.material import Fit, Format, Layout, Loaded, Pages
from tppo_cli.materials.sheet import Sheet
from tppo_cli.materials.size import Size, length_mm
from tppo_cli.render import drawings, qr
from tppo_cli.render.arrange import Numbers, arrange
from tppo_cli.render.expect import Expect, Fitter
from tppo_cli.render.fonts import font_css, font_families, font_stack, shipped_font_names
from tppo_cli.render.gigi_balang import gigi_balang, placing
from tppo_cli.render.plan import FootType, foot_type, plan_pages
from tppo_cli.render.setting import Typesetter
from tppo_cli.render.templates import environment


@dataclass(frozen=True, slots=True)
class Setup:
    """All that decides how one file looks. `size` is that of the item, also on a sheet.

    `sheet` is `arranged` for the item. `run` are the copies of all regions that share its sheets,
    and then `copy` says what is true of the whole file; it is empty where a file is one region's.
    `quantity` is how many copies are wanted of each.
    """

    copy: Copy
    material: Loaded
    look: LookFolder
    size: Size
    format_name: str
    form: Format
    layout: Layout
    geometry: PageGeometry
    sheet: Sheet | None = None
    campaign: Path | None = None
    eyelets_every: str | None = None
    run: tuple[Copy, ...] = ()
    quantity: int = 1

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The copies that lie on its sheets, each once."""
        return self.run or (self.copy,)

    def alone(self) -> tuple[Setup, ...]:
        """The items of a sheet, each by itself."""
        return tuple(replace(self, copy=copy, sheet=None, run=()) for copy in self.copies)

    @property
    def eyelets(self) -> tuple[tuple[float, float], ...]:
        """Middles of the eyelets in mm on the page; none where none were ordered."""
        if self.eyelets_every is None or self.form.eyelets is None or self.sheet is not None:
            return ()
        return eyelets(self.geometry, self.form.eyelets, length_mm(self.eyelets_every))

    @property
    def more_fonts(self) -> tuple[str, ...]:
        """Keys of the families that the item's languages need beside the look's."""
        second = self.copy.second.fonts if self.copy.second else ()
        return tuple(dict.fromkeys((*self.copy.main.fonts, *second)))

    @property
    def families(self) -> dict[str, tuple[FamilyFolder, ...]]:
        """What a style sheet calls a family -> the families that may set it. Raises TP475."""
        return font_families(self.look.look, self.campaign, self.more_fonts)

    @property
    def own_fonts(self) -> tuple[str, ...]:
        """How the names of fonts begin that do not ship with tppo."""
        known = {one.family.embedded for stack in self.families.values() for one in stack}
        return tuple(sorted(known - shipped_font_names()))

    @property
    def unit(self) -> float:
        """Millimetres of a design unit on the page itself (scaled, where the page is)."""
        return self.form.unit(self.size) * self.geometry.scale

    def fit_rule(self, name: str, full: float) -> Fit:
        """How far a fitted text may shrink that is `full` mm large where it has room."""
        rule = self.material.material.fit.get(name, Fit(min=0.75))
        if rule.role is None:
            return rule
        far = self.form.distance(rule.role, self.layout)
        cap = self.families["text"][0].family.cap
        return rule.for_reading(full * cap, None if far is None else far * self.unit)

    @property
    def bleed(self) -> float:
        """Bleed around each item in mm on the page: on a sheet, the sheet's."""
        return self.geometry.bleed if self.sheet is None else self.sheet.bleed

    @property
    def page(self) -> PageGeometry:
        """The page that is written: the sheet's, where there is one."""
        if self.sheet is None:
            return self.geometry
        width, height = self.sheet.paper
        return PageGeometry(width, height, safe=self.sheet.margin)


def html(setup: Setup, sizes: Mapping[str, float], own: Sequence[Mapping[str, float]] = ()) -> str:
    """The whole document; `sizes` are font sizes in mm of the fitted texts that had to shrink.

    `own` are those of the items of a sheet, one for each copy.
    """
    look = setup.look.look
    expect = Expect()
    drawn = count(1)
    context: dict[str, Any] = {
        "copy": setup.copy,
        "main": setup.copy.main,
        "second": setup.copy.second,
        "pages": plan_pages(setup),
        "page": setup.page,
        "geometry": setup.geometry,
        "size": setup.size,
        "format": setup.format_name,
        "layout": look.layout,
        "look": look.name,
        "mono": look.mono,
        "show": frozenset(setup.layout.blocks),
        "room": setup.layout,
        "headline": look.headline,
        "numbers": _numbers(setup.copy),
        "items": [
            _Shown(copy, _numbers(copy), Fitter(own[index] if own else sizes))
            for index, copy in enumerate(setup.copies)
        ],
        "css": Markup(css(setup)),  # noqa: S704 -- our own style sheets and checked tokens
        "expect": expect,
        "fit": Fitter(sizes),
        "wide": setup.geometry.trim_width / setup.unit,
        "high": setup.geometry.trim_height / setup.unit,
        "bleed": setup.bleed,
        "hang": hang,
        "letters": Typesetter(setup.families["text"]),
        "far": lambda role: setup.form.distance(RoleName(role), setup.layout),
        "ornament": _ornament(setup),
        "ornament_of": lambda pitch, width=None: _ornament(setup, pitch, width),
        "art": lambda name, title, ratio=None: _art(setup, name, title, ratio, next(drawn)),
        "icon": lambda name: _icon(look, name),
        "icon_uri": lambda name: drawings.data_uri(_icon(look, name)),
        "qr_svg": lambda made: _qr(look, made),
        "file_uri": lambda path: Path(path).resolve().as_uri(),
        "uri": drawings.data_uri,
        "made_on": setup.copy.made_on.isoformat(),
        "sheet": setup.sheet,
        "faces": len(setup.material.material.faces),
        "neutral": setup.material.material.neutral is not None,
        "narrow": setup.material.material.narrow,
        "year": setup.copy.year or setup.copy.made_on.year,
        "months": lambda year: _months(setup, year),
        "foot_type": lambda letters: _foot_type(setup, letters),
        "eyelets": _said(setup),
    }
    shell = "flow" if setup.material.material.pages is Pages.FLOW else "faces"
    try:
        template = environment(setup.material.folder).get_template(f"_shared/{shell}.html.j2")
        return template.render(context)
    except (FindingsError, MemoryError):
        raise
    except Exception as error:  # an expression of a template raises what it likes: 1/0, 'a' + 1
        raise FindingsError([_template_fault(setup, error)]) from error


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the template of an item sees in place of what its page sees."""

    copy: Copy
    numbers: Numbers
    fit: Fitter


def _months(setup: Setup, year: int) -> tuple[Month, ...]:
    """The months of a year in the item's first language."""
    return months(year, locale(setup.copy.main.lang, setup.campaign).dates_as)


def _numbers(copy: Copy) -> Numbers:
    return arrange(copy.main.hotlines, copy.second.hotlines if copy.second else ())


def _foot_type(setup: Setup, letters: int) -> FootType:
    """How so many letters are set at the foot of a sheet, as wide as its block of items."""
    sheet, page = setup.sheet, setup.geometry
    if sheet is None:
        raise ValueError("only a sheet has a foot")
    width = sheet.paper[0] - 2 * sheet.left(page.trim_width)
    return foot_type(letters, width, sheet.room(page.trim_height))


BEARINGS = {
    **dict.fromkeys("ATVWXY", "hang-point"),
    **dict.fromkeys("JSZaeg", "hang-round"),
    "j": "hang-hook",
}
"""First letters that begin further left than a straight stem. Large words are set left of the
margin by the bearing of a stem, .066 em at 800 in Plus Jakarta Sans; these would stick out."""


def hang(text: str) -> str:
    """The class that keeps a large word on the margin, after a blank; see base.css."""
    name = BEARINGS.get(text[:1])
    return f" {name}" if name else ""


def _template_fault(setup: Setup, error: Exception) -> Finding:
    """What is wrong with a template, at the line that the engine names."""
    fault = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    values = {"material": setup.material.material.name, "fault": fault[:200]}
    line = getattr(error, "lineno", None)
    if line is not None:
        name = getattr(error, "name", None) or setup.material.material.faces[0].template
        return Finding("TP606", values, Place(str(name), line=int(line)))
    # The engine's frames bear the names and lines of the templates.
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".j2")]
    if not frames:
        return Finding("TP606", values)
    return Finding("TP606", values, Place(Path(frames[-1].filename).name, line=frames[-1].lineno))


def _said(setup: Setup) -> str:
    """The eyelets in words, for the slug: `mata ayam tiap 50 cm (14 titik)`."""
    if setup.eyelets_every is None or not setup.eyelets:
        return ""
    key = "eyelets_corners" if setup.form.eyelets is Eyelets.CORNERS else "eyelets"
    spacing = re.sub(r"([mc])", r" \1", setup.eyelets_every, count=1)
    said = setup.copy.main.labels[key]
    return said.replace("{spacing}", spacing).replace("{count}", str(len(setup.eyelets)))


def css(setup: Setup) -> str:
    """All style sheets in order: tokens, fonts, the shared base, the material's, the look's."""
    material, folder = setup.material.material, setup.material.folder
    layouts = [name for name in (setup.layout.styles, setup.look.look.layout) if name is not None]
    format_name = setup.form.styles or setup.format_name
    files = [
        resources.path("templates/_shared/base.css"),
        folder / material.css,
        *(folder / f"{name}.css" for name in layouts),
        folder / f"{format_name}.css",
        *(folder / f"{format_name}.{name}.css" for name in layouts),
    ]
    if setup.look.look.css is not None:
        files.append(setup.look.folder / setup.look.look.css)
    sheets = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    return "\n".join(
        [_tokens(setup), font_css(setup.look.look, setup.campaign, setup.more_fonts), *sheets]
    )


def _tokens(setup: Setup) -> str:
    """CSS variables: roles as colours, the type scale in rem, the page in mm."""
    look, page = setup.look.look, setup.page
    unit = setup.unit
    variables = {
        **{role: look.colour(role) for role in look.roles},
        **{f"t-{token}": f"{value:g}rem" for token, value in setup.layout.type.items()},
        **{f"e-{token}": f"{value:g}em" for token, value in setup.layout.type.items()},
        **{f"font-{use}": font_stack(stack) for use, stack in setup.families.items()},
        "bleed": f"{setup.bleed:g}mm",
        "slug": f"{setup.page.slug:g}mm",
        "w": f"{setup.geometry.trim_width / unit:.4f}rem",
        "h": f"{setup.geometry.trim_height / unit:.4f}rem",
        "foot": f"{setup.geometry.foot / unit:.4f}rem",
    }
    declared = "".join(f"--{name}:{value};" for name, value in variables.items())
    media = page.media
    return (
        f"@page{{size:{media.width:g}mm {media.height:g}mm;margin:0}}"
        f":root{{font-size:{unit:.6f}mm;{declared}}}"
    )


@dataclass(frozen=True, slots=True)
class OrnamentBox:
    """The row at the roof's edge: its picture, and its box in design units from the trim."""

    uri: str
    left: float
    width: float
    height: float
    people: int


def _ornament(
    setup: Setup, pitch: float | None = None, width: float | None = None
) -> OrnamentBox | None:
    """The page edges cut boards through their middle, so the row goes on into the bleed.

    A row that is inset ends there. `pitch` instead of the layout's: where a page is full, people
    stand closer and the row is lower.
    """
    wanted = setup.layout.ornament
    if wanted is None:
        return None
    look = setup.look.look
    wide = (width or setup.geometry.trim_width / setup.unit) - 2 * wanted.inset
    beyond = 0 if wanted.inset else 1
    people = max(1, round(wide / (pitch or wanted.pitch)))
    box = placing(wide, people, beyond)
    if wanted.lines:
        palette = {"line": look.colour("text")}
    else:
        palette = {"board": look.colour("field"), "head": look.colour("head")}
    drawn = gigi_balang(
        people, palette, filled=not wanted.lines, stroke_width=wanted.stroke, beyond=beyond
    )
    left = wanted.inset + box.left
    return OrnamentBox(drawings.data_uri(drawn), left, box.width, box.height, people)


def _art(setup: Setup, name: str, title: str | None, ratio: float | None, nth: int) -> Markup:
    art = setup.layout.art[name]
    look = setup.look.look
    one_ink = {"ink": look.colour("ink"), "paper": look.colour("paper")}
    return drawings.drawing(
        art.drawing_for(setup.copy.audience, drawings.drawing_names())
        + (drawings.MONO if look.mono else ""),
        one_ink if look.mono else look.rgb,
        title=title,
        crop=art.crop,
        ratio=ratio,
        slice=art.slice,
        suffix=str(nth),
    )


def _icon(look: Look, name: str) -> Markup:
    return drawings.icon(
        name,
        ink=look.colour("ink"),
        paper=look.colour("panel"),
        badge=look.colour("badge"),
        sign=look.colour("badge-ink"),
        title=None,
    )


def _qr(look: Look, made: QrCopy) -> Markup:
    dark, light = look.colour("scan"), look.colour("paper")
    return qr.svg(made.payload, dark=dark, light=light, title=made.alt)
