"""Reading a plated file back, at the price of the plate.

What a reader of the finished file would see is the plate's own part, which is the same in every
file byte for byte and was read back in full with the probes, and the slots. So of each file only
the slots are read: their glyph codes are looked up in the ToUnicode tables of the finished plate,
and must spell the texts of the record; a symbol is decoded, once for each payload. That their
place is right follows from the proof: the texts are no wider than what the probes showed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO

import pikepdf

from tppo_cli.plates.refused import Refused
from tppo_cli.plates.setting import AnyHole, Hole, SetLine
from tppo_cli.plates.values import Values
from tppo_cli.render.qr import QUIET_ZONE, symbol

_FONT = re.compile(rb"/(\S+) \S+ Tf\n\[([^\]]*)\] TJ")
_CODES = re.compile(rb"<([0-9a-f]+)>")
_CHAR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


class Table(dict[int, str]):
    """What each glyph code of a font stands for; U+FFFD where nothing is said of it."""

    def __missing__(self, code: int) -> str:
        return "\ufffd"


Spelling = Mapping[bytes, Table]
"""By font's name, its table."""

_NOTHING = Table()

MODULE = 4
"""Pixels of a module that is decoded."""


def spelling(data: bytes) -> Spelling:
    """The ToUnicode tables of a finished file."""
    found: dict[bytes, Table] = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for page in pdf.pages:
            for name, font in page.resources.get("/Font", {}).items():
                if "/ToUnicode" in font:
                    table = font["/ToUnicode"].read_bytes()
                    found[name.removeprefix("/").encode()] = _table(table)
    return found


def _table(cmap: bytes) -> Table:
    known = Table()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _CHAR.findall(block):
            known[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return known


def read_back(
    known: Spelling, made: Sequence[SetLine], holes: Mapping[AnyHole, bytes], said: Values
) -> None:
    """Whether the slots of a file say what they should. Raises Refused, TP627."""
    for hole, operators in holes.items():
        if isinstance(hole, Hole) and hole.whole:
            text = made[hole.line].runs[hole.run].text
            if spelt(known, operators) != text:
                raise Refused("TP627", text=text)
    if said.payload is not None and not decodes(said.payload):
        raise Refused("TP627", text=said.payload)


def spelt(known: Spelling, operators: bytes) -> str:
    """What the operators of a text show; a code without an entry is U+FFFD."""
    parts: list[str] = []
    for font, glyphs in _FONT.findall(operators):
        codes = bytes.fromhex(b"".join(_CODES.findall(glyphs)).decode())
        # Codes have two bytes, as the letters of this encoding: each becomes what it stands for.
        letters = codes.decode("utf-16-be", errors="surrogatepass")
        parts.append(letters.translate(known.get(font, _NOTHING)))
    return "".join(parts)


@lru_cache(maxsize=1024)
def decodes(payload: str) -> bool:
    """Whether the modules that are drawn for a payload are read as it by another decoder."""
    import zxingcpp  # noqa: PLC0415 -- only where each region has a symbol of its own
    from PIL import Image  # noqa: PLC0415

    made = symbol(payload)
    side = made.modules
    picture = Image.new("L", (side, side), 255)
    dark = [
        (x + QUIET_ZONE, y + QUIET_ZONE)
        for y, row in enumerate(made.rows)
        for x, module in enumerate(row)
        if module
    ]
    for spot in dark:
        picture.putpixel(spot, 0)
    large = picture.resize((side * MODULE, side * MODULE), Image.Resampling.NEAREST)
    read = zxingcpp.read_barcodes(large)
    return [one.text for one in read] == [payload]
