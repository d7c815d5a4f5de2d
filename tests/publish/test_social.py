"""Pictures for social media: their pixels, what is on them, and the words beside them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests import samples
from tests.cli.test_main import tppo
from tests.publish.sites import TAMBORA
from tppo_cli.content.copy import Copy, LogoCopy
from tppo_cli.manifest import Item, Picture
from tppo_cli.materials import read
from tppo_cli.press import raster
from tppo_cli.press.produce import produce
from tppo_cli.publish.social import LARGEST, too_large
from tppo_cli.render.page import Setup
from tppo_cli.verify.item import verify_item

PIXELS = {
    "1080x1350": (1080, 1350),
    "1080x1920": (1080, 1920),
    "status": (1080, 1920),
    "1200x630": (1200, 630),
}
DPI = 254
"""A pixel for each design unit of 0.1 mm."""

LOOKS = ("rangkul", "resmi", "fotokopi")
KEPT_FREE = {"1080x1920": (250, 380), "status": (250, 440)}
"""Pixels at head and foot that the apps lay their own things over."""

MESSAGE = (
    "Perdagangan orang bisa terjadi di mana saja, pada siapa pun, juga pada keluarga kita "
    "sendiri, di desa maupun di kota, di dalam maupun di luar negeri."
)


def logo(folder: Path) -> tuple[LogoCopy, ...]:
    file = folder / "logo.png"
    Image.new("RGB", (600, 240), "#246").save(file)
    return tuple(LogoCopy(file, f"Logo {number}", "kota") for number in range(6))


def extremes(folder: Path) -> dict[str, dict[str, Any]]:
    longest = "Bersama-sama Melawan Tindak Pidana Perdagangan Orang di Lingkungan Kita"
    return {
        "plain": {},
        "longest": {
            "region": samples.LONGEST,
            "logos": logo(folder),
            "lead": None,
            "slogan": longest,
            "rest": samples.EDITION.theme,
        },
        "addressed": {"audience": "pekerja-migran", "message": MESSAGE, "is_proof": False},
        "no short code": {
            "hotlines": (samples.KP2MI, samples.KEMLU, samples.UPT),
            "region": None,
        },
        "one number": {"hotlines": (samples.POLRI,)},
    }


def setup(look: str, size: str, folder: Path, **changes: Any) -> Setup:
    logos = changes.pop("logos", ())
    audience, is_proof = changes.pop("audience", None), changes.pop("is_proof", True)
    edition = replace(samples.EDITION, **changes)
    copy = Copy(edition, None, logos, (), "Gambar", "social", is_proof, date(2023, 7, 30), audience)
    material, of_look = read.material("social"), read.look(look)
    trim = material.material.size(size)
    assert trim
    found = material.material.format_for(trim)
    assert found
    name, form = found
    layout = form.layouts[of_look.look.layout]
    geometry = material.material.geometry(trim)
    return Setup(copy, material, of_look, trim, name, form, layout, geometry, None, folder)


def made(given: Setup) -> tuple[bytes, Item]:
    produced = produce(given)
    item = Item(
        file="social.pdf",
        sha256="",
        bytes=0,
        pages=len(produced.faces),
        material="social",
        size=given.size.name,
        look=given.look.look.name,
        languages=("id",),
        state="proof" if given.copy.proof else "final",
        colour="rgb",
        title=given.copy.document_title,
        inputs="",
        faces=produced.faces,
    )
    return produced.data, item


CASES = [
    *product(LOOKS, PIXELS, ("longest", "addressed")),
    *product(LOOKS, ("1080x1350", "1200x630"), ("no short code",)),
    *product(("rangkul",), ("1080x1350",), ("plain", "one number")),
]


@pytest.mark.parametrize(("look", "size", "case"), CASES)
def test_every_picture_holds_what_it_must(look: str, size: str, case: str, tmp_path: Path) -> None:
    given = setup(look, size, tmp_path, **extremes(tmp_path)[case])
    data, item = made(given)
    assert [f"{f.code} {f.message()}" for f in verify_item(data, item)] == []
    (picture,) = raster.pages(data, item.faces, DPI)
    assert (picture.width, picture.height) == PIXELS[size]
    assert len(picture.data) < LARGEST
    head, foot = KEPT_FREE.get(size, (0, 0))
    assert [e.value for e in item.faces[0].expected if e.rect[1] * 10 < head] == []
    # That nothing is read below it, the reading back has seen.
    assert given.geometry.safe_box.bottom * 10 <= PIXELS[size][1] - foot


@pytest.mark.parametrize("look", LOOKS)
def test_the_largest_number_is_by_far_the_largest(look: str, tmp_path: Path) -> None:
    _, item = made(setup(look, "1080x1350", tmp_path))
    numbers = [expected for expected in item.faces[0].expected if expected.digits]
    sizes = {number.value: number.size or 0 for number in numbers}
    hero = sizes.pop("129")
    assert len(sizes) == 3
    assert all(hero > 1.8 * other for other in sizes.values())


def item_with(size: int) -> Item:
    picture = Picture(file="a/b.png", sha256="", bytes=size, width=1, height=1, dpi=DPI, use="page")
    return Item(
        file="a/b.pdf",
        sha256="",
        bytes=1,
        pages=1,
        material="social",
        size="status",
        look="rangkul",
        languages=("id",),
        state="proof",
        colour="rgb",
        title="",
        inputs="",
        pictures=(picture,),
    )


def test_a_picture_that_is_too_large_is_told_of() -> None:
    assert list(too_large([item_with(LARGEST - 1)])) == []
    (finding,) = too_large([item_with(LARGEST)])
    assert (finding.code, finding.is_error, finding.item) == ("TP860", False, "a/b.png")


def test_pictures_and_the_words_beside_them(tmp_path: Path) -> None:
    spec = tmp_path / "campaign.yaml"
    text = TAMBORA + "event: {name: Hari Dunia, date: 2023-07-30}\nhashtags: ['#RangkulSemua']\n"
    spec.write_text(text.replace("qr: {target: page}\n", ""), encoding="utf-8")
    out = tmp_path / "out"
    arguments = ("--region", "31.73.04.1010", "--lang", "en", "-o", str(out))
    done = tppo("social", str(spec), *arguments, "--size", "1200x630", "--size", "status")
    assert done.returncode == 0, done.stderr
    folder = out / "31.73.04.1010-roa-malaka"
    beside = json.loads((folder / "social-teks-en-PROOF.json").read_text(encoding="utf-8"))
    assert beside["region_name"] == "Kelurahan Roa Malaka"
    assert {number["display"]: number["digits"] for number in beside["numbers"]} == {
        "129": "129",
        "08111-129-129": "+628111129129",
        "112": "112",
        "110": "110",
        "0813-1761-7622": "+6281317617622",
    }
    assert [(p["file"], p["width"], p["height"]) for p in beside["pictures"]] == [
        ("social-1200x630-en-PROOF.png", 1200, 630),
        ("social-status-en-PROOF.png", 1080, 1920),
    ]
    for picture in beside["pictures"]:
        with Image.open(io.BytesIO((folder / picture["file"]).read_bytes())) as image:
            assert image.size == (picture["width"], picture["height"])
        assert "129" in picture["alt"]
        assert "Kelurahan Roa Malaka" in picture["alt"]
        assert "110" not in picture["alt"] or "1080" in str(picture["width"])
    caption = beside["caption"]
    for line in (
        "WhatsApp SAPA 129: 08111-129-129",
        "https://nomor.example/31.73.04.1010/en/",
        "#RangkulSemua",
        "Sunday, 30 July 2023",
    ):
        assert line in caption
    assert len(caption) < 2200
    plain = (folder / "social-teks-en-PROOF.txt").read_text(encoding="utf-8")
    assert plain.startswith(caption)
    assert all(picture["alt"] in plain for picture in beside["pictures"])
    assert tppo("verify", str(out)).returncode == 0
