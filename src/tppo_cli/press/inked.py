"""The file in inks: converted, with its output intent, and refused where a colour is not right."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from functools import cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.press import pdfx, xmp
from tppo_cli.press.cmyk import to_inks
from tppo_cli.press.colours import Rgb, hex_of, ink, limited, percent, rgb_of, whole
from tppo_cli.press.condition import Condition
from tppo_cli.press.inks import Inks
from tppo_cli.press.spaces import Unprintable
from tppo_cli.render.page import Setup

_HEX = re.compile(r"#([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")


def inked(setup: Setup, source: str, data: bytes, condition: Condition) -> bytes:
    """A finished RGB file in the inks of a printing condition; `source` is its HTML.

    Raises FindingsError: TP610 a brand colour without a build, TP611 another colour of look or
    template without one, TP612 too much ink, TP614 something that has no counterpart in inks.
    """
    inks = Inks.of_look(setup.look.look, condition, slug=setup.page.slug > 0)
    item = setup.copy.file_name
    try:
        made = separated(data, inks, identity(setup))
    except Unprintable as fault:
        raise FindingsError([Finding("TP614", {"what": str(fault)}, item=item)]) from fault
    found = [*_without_build(setup, source, inks), *_too_heavy(inks, item)]
    if found:
        raise FindingsError(found)
    return made


def separated(data: bytes, inks: Inks, identity: str) -> bytes:
    """An RGB file in inks, claimed to be PDF/X-4 where it is. Raises Unprintable.

    `identity` says which document it is, whatever version of it.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        to_inks(pdf, inks)
        _add_intent(pdf, inks.condition)
        xmp.say(pdf, identity)
        pdfx.claim_if_due(pdf)
        out = BytesIO()
        # Metadata are not touched any more: "fixing" their version would drop the claim.
        pdf.save(
            out, deterministic_id=True, fix_metadata_version=False, force_version=pdfx.PDF_VERSION
        )
    return out.getvalue()


def _add_intent(pdf: pikepdf.Pdf, condition: Condition) -> None:
    profile = pdf.make_stream(b"", N=4)
    profile.write(_compressed(condition.profile), filter=Name.FlateDecode)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=pdfx.INTENT,
        OutputConditionIdentifier=condition.identifier,
        Info=condition.info,
        DestOutputProfile=profile,
    )
    if condition.registry is not None:
        intent["/RegistryName"] = condition.registry
    pdf.Root["/OutputIntents"] = Array([intent])


@cache
def _compressed(profile: bytes) -> bytes:
    return zlib.compress(profile, 9)


def identity(setup: Setup) -> str:
    """Which document a file is, whatever version of it."""
    region = setup.copy.main.region
    code = "" if region is None else region.code
    return "\0".join((setup.copy.document_title, setup.copy.file_name, code))


def _without_build(setup: Setup, source: str, inks: Inks) -> Iterator[Finding]:
    """What should have been in the table. A logo's colours need not: the profile prints them."""
    brand = {
        rgb_of(entry.rgb): name
        for name, entry in setup.look.look.palette.items()
        if entry.cmyk is None
    }
    item = setup.copy.file_name
    for rgb, build in inks.unknown.items():
        values = {"colour": hex_of(rgb), "build": percent(whole(build))}
        if rgb in brand:
            field = f"brand.colours.{brand[rgb]}"
            yield Finding("TP610", {"name": brand[rgb], **values}, field=field)
        elif rgb in _of_template(setup, source, inks):
            yield Finding("TP611", values, item=item)


def _of_template(setup: Setup, source: str, inks: Inks) -> set[Rgb]:
    """The colours that do not come from a logo: those in the HTML, which holds no logo.

    Where there is no logo in vectors, no colour can come from one, however it is written.
    """
    if not any(logo.file.suffix.casefold() == ".svg" for logo in setup.copy.logos):
        return set(inks.unknown)
    digits = (found[1] for found in _HEX.finditer(source))
    return {rgb_of(d if len(d) == 6 else "".join(c + c for c in d)) for d in digits}


def _too_heavy(inks: Inks, item: str) -> Iterator[Finding]:
    for rgb, build in inks.too_heavy():
        values = {
            "colour": "" if rgb is None else hex_of(rgb),
            "build": percent(build),
            "ink": f"{ink(build):.0f}",
            "limit": f"{inks.condition.ink_limit:.0f}",
            "less": percent(whole(limited(build, inks.condition.ink_limit))),
        }
        yield Finding("TP612", values, item=item)
