"""From marks to SVG: in flat colours, or in one ink as a linocut.

The colours written into a file are the default palette, and each stands for its token: whoever
uses a drawing swaps them (`tppo_cli.render.drawings`), whoever opens the file sees it finished.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from .geometry import Path, number
from .marks import Clip, Fill, Limb, Line, Mark

SEAM = 0.8
"""Width in u of the stroke that hides a hairline of ink along a clipped edge."""


class Painter(Protocol):
    def paint(self, marks: Iterable[Mark]) -> list[str]:
        """SVG elements, one a line, from back to front."""


@dataclass(slots=True)
class FlatColour:
    """Every mark in its own colour; no outlines."""

    palette: dict[str, str]
    name: str
    clips: int = 0

    def paint(self, marks: Iterable[Mark]) -> list[str]:
        out: list[str] = []
        for mark in marks:
            match mark:
                case Fill():
                    out.append(filled(mark.path, self.palette[mark.colour]))
                case Line():
                    out.append(stroked(mark.path, self.palette[mark.colour], mark.width))
                case Clip():
                    self.clips += 1
                    name = f"{self.name}-{self.clips}"
                    out.append(clipped(name, mark.outline, self.paint(mark.details)))
                case Limb():
                    out += self.paint(mark.parts)
                    out += self.paint(mark.details)
        return out


@dataclass(slots=True)
class OneInk:
    """Dark colours print solid and keep a paper `key` between each other; light ones print as
    paper with an ink `line` round them. Both widths in u. With `solid_arms` hands print solid too:
    at 1 cm a light hand looks like a finger nail.
    """

    ink: str
    paper: str
    solid: frozenset[str]
    name: str
    key: float = 2.4
    line: float = 2.6
    solid_arms: bool = False
    clips: int = 0

    def paint(self, marks: Iterable[Mark]) -> list[str]:
        out: list[str] = []
        for mark in marks:
            match mark:
                case Fill(fine=True) | Line(fine=True):
                    continue
                case Fill() if mark.on is None:
                    edge = (self.paper, self.key) if self._is_ink(mark) else (self.ink, self.line)
                    out.append(stroked(mark.path, edge[0], 2 * edge[1]))
                    out.append(filled(mark.path, self._tone(mark.colour)))
                case Fill():
                    out.append(filled(mark.path, self._against(mark.on or "")))
                case Line():
                    out.append(stroked(mark.path, self._against(mark.on), mark.width))
                case Clip():
                    self.clips += 1
                    name = f"{self.name}-{self.clips}"
                    out.append(clipped(name, mark.outline, self._within(mark)))
                    if mark.seam and mark.details[0].on in self.solid:
                        out.append(stroked(mark.outline, self.paper, SEAM))
                case Limb():
                    out += self._limb(mark)
        return out

    def _within(self, clip: Clip) -> list[str]:
        """The details; a light vest over a dark shirt gets the line that a light shirt has."""
        out: list[str] = []
        for detail in clip.details:
            out += self.paint((detail,))
            if not isinstance(detail, Fill) or not clip.seam or not detail.path.is_one():
                continue
            if self._against(detail.on or "") == self.paper:
                line = stroked(clip.outline, self.ink, 2 * self.line)
                out += self._clipped(detail.path, [line])
        return out

    def _limb(self, limb: Limb) -> list[str]:
        """One contour round the whole limb, so that no step shows where sleeve meets hand."""
        light = [not self.solid_arms and not self._is_ink(part) for part in limb.parts]
        lines = [self.line if is_light else 0 for is_light in light]
        drawn = list(zip(limb.parts, lines, strict=True))
        gap = [stroked(part.path, self.paper, 2 * (self.key + line)) for part, line in drawn]
        edge = [stroked(part.path, self.ink, 2 * line) for part, line in drawn if line]
        out = [*self._clipped(limb.reach, gap), *self._clipped(limb.edge, edge)]
        out += [
            filled(part.path, self.paper if is_light else self.ink)
            for part, is_light in zip(limb.parts, light, strict=True)
        ]
        return out + self.paint(limb.details)

    def _clipped(self, outline: Path | None, inside: list[str]) -> list[str]:
        if outline is None or not inside:
            return inside
        self.clips += 1
        return [clipped(f"{self.name}-{self.clips}", outline, inside)]

    def _is_ink(self, fill: Fill) -> bool:
        return fill.colour in self.solid

    def _tone(self, colour: str) -> str:
        return self.ink if colour in self.solid else self.paper

    def _against(self, colour: str) -> str:
        return self.paper if colour in self.solid else self.ink


def filled(path: Path, colour: str) -> str:
    return f'<path d="{path}" fill="{colour}"/>'


def stroked(path: Path, colour: str, width: float) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{number(width)}"/>'


def clipped(name: str, outline: Path, inside: list[str]) -> str:
    return (
        f'<clipPath id="{name}"><path d="{outline}"/></clipPath>'
        f'<g clip-path="url(#{name})">{"".join(inside)}</g>'
    )


def svg(elements: Iterable[str], viewbox: tuple[float, float, float, float]) -> str:
    """A whole file, an element a line; `viewbox` is x, y, width and height in u."""
    box = " ".join(number(v) for v in viewbox)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">',
            '<g stroke-linecap="round" stroke-linejoin="round">',
            *elements,
            "</g>",
            "</svg>",
            "",
        ]
    )
