"""The colours of a look on a screen, by day and by night, so that text can be read on each.

A look's pairs are checked (`ink` on `panel`, `number` on `call`, both at 7:1). On a page the
lighter of a pair is the ground by day, the darker one by night; the contrast stays what it is.
"""

from __future__ import annotations

from coloraide import Color

from tppo_cli.materials.look import Look

NIGHT = 0.45
"""Share of its light that the darker colour keeps as the ground of a page by night."""


def tokens(look: Look) -> str:
    """Custom properties for `:root`, by day and by night."""
    light, dark = _parted(look.colour("panel"), look.colour("ink"))
    pale, deep = _parted(look.colour("number"), look.colour("call"))
    night = Color("black").mix(dark, NIGHT, space="srgb").to_string(hex=True)
    by_day = _declared(ground=light, text=dark, button=deep, on=pale, chip=light)
    by_night = _declared(ground=night, text=light, button=pale, on=deep, chip=light)
    return f":root{{{by_day}}}@media (prefers-color-scheme:dark){{:root{{{by_night}}}}}"


def _parted(one: str, other: str) -> tuple[str, str]:
    """The lighter and the darker of two colours."""
    pale, deep = sorted((one, other), key=lambda c: Color(c).luminance(), reverse=True)
    return pale, deep


def _declared(**colours: str) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
