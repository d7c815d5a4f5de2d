"""Which letters a plate can set: fixed for its fonts, whatever a batch holds.

Were they taken from the batch, the same record would have other bytes in another batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from tppo_cli.render.page import Setup

PAIRED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,'()/-&"
"""What names, addresses and file names are made of. A font may set two of them together with a
glyph of its own (`fi`, a hyphen between figures), so all pairs are learned."""

SINGLE = '_+:;"#%*’‘“”–—·•°ʼ«»!?@[]=ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŌōŪūĀā'


def letters(setup: Setup) -> frozenset[str]:
    """The letters that a plate of this setup can set: those that all of its faces have."""
    known = frozenset(PAIRED + SINGLE)
    for stack in setup.families.values():
        for face in stack[0].family.faces:
            known &= _held(stack[0].folder / face.file)
    return known


def lessons(known: Iterable[str]) -> tuple[str, ...]:
    """Texts that hold every letter, and every pair of those that stand beside one another."""
    held = set(known)
    paired = [letter for letter in PAIRED if letter in held and letter != " "]
    # a a b a c … b b c b d …: each two letters meet, in both orders.
    chain = "".join(
        one + "".join(one + other for other in paired[at + 1 :]) for at, one in enumerate(paired)
    )
    return chain, "".join(letter for letter in SINGLE if letter in held), "a b"


@cache
def _held(file: Path) -> frozenset[str]:
    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font["cmap"].getBestCmap()))
