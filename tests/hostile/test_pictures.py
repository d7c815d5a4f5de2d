"""Logos and portraits of strangers: cut off, blown up, or made to show what lies elsewhere."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageFile

from tests.batch.campaigns import campaign
from tests.hostile.bombs import BROKEN, DRAWINGS
from tests.hostile.campaigns import SQUARE, SVG, WITH_LOGO, tppo
from tppo_cli.check import images, vectors
from tppo_cli.check.glyphs import EVERYWHERE, letters_of
from tppo_cli.check.run import run_checks
from tppo_cli.findings import Finding
from tppo_cli.materials import read
from tppo_cli.spec.load import load_campaign

NOISE = Image.effect_noise((600, 600), 60).convert("RGB")


def encoded(kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    NOISE.save(stream, kind, **options)
    return stream.getvalue()


def findings(folder: Path, name: str, data: bytes) -> list[Finding]:
    """What the checks find where the organiser's logo is this file."""
    spec = campaign(folder, WITH_LOGO.replace("logo.svg", name))
    (folder / name).write_bytes(data)
    found = run_checks(load_campaign(spec), final=False, today=date(2026, 11, 24))
    return [f for f in found if f.code in {*(f"TP{n}" for n in range(160, 167)), "TP472", "TP473"}]


CUTS: dict[str, Callable[[bytes], bytes]] = {
    "half": lambda data: data[: len(data) // 2],
    "all but the end": lambda data: data[:-20_000],
    "its head": lambda data: data[:100],
    "a hole in it": lambda data: data[:30_000] + bytes(4_000) + data[34_000:],
    "only the first bytes": lambda data: data[:8],
}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("name", CUTS)
def test_a_picture_that_is_cut_off(tmp_path: Path, kind: str, name: str) -> None:
    file = f"logo.{kind.lower()}"
    found = findings(tmp_path, file, CUTS[name](encoded(kind)))
    if kind == "JPEG" and name == "a hole in it":
        # A decoder goes on behind a hole in a JPEG, as every viewer does.
        return
    assert [f.code for f in found] == ["TP472"]
    assert found[0].field == "organiser.logo"
    assert found[0].place is not None


def test_what_another_library_tells_pillow_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    found = findings(tmp_path, "logo.png", CUTS["half"](encoded("PNG")))
    assert [f.code for f in found] == ["TP472"]
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"optimize": True}])
def test_whole_pictures_pass(tmp_path: Path, options: dict[str, bool]) -> None:
    assert findings(tmp_path, "logo.jpg", encoded("JPEG", **options)) == []


def test_a_picture_of_3600_megapixels_is_not_decoded(tmp_path: Path) -> None:
    data = bytearray(encoded("PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    assert [f.code for f in findings(tmp_path, "logo.png", bytes(data))] == ["TP473"]


def test_a_jpeg_of_endless_scans_is_not_decoded(tmp_path: Path) -> None:
    data = encoded("JPEG", progressive=True)
    start = data.rindex(b"\xff\xda")
    scans = data[start : start + 14] * 5_000
    found = findings(tmp_path, "logo.jpg", data[:start] + scans + data[start:])
    assert [f.code for f in found] == ["TP472"]
    assert "scans" in found[0].values["reason"]


def test_a_picture_of_another_kind_is_not_opened(tmp_path: Path) -> None:
    stream = io.BytesIO()
    NOISE.save(stream, "TIFF")
    assert [f.code for f in findings(tmp_path, "logo.png", stream.getvalue())] == ["TP164"]


def test_a_file_of_gigabytes_is_not_read(tmp_path: Path) -> None:
    spec = campaign(tmp_path, WITH_LOGO.replace("logo.svg", "logo.png"))
    with (tmp_path / "logo.png").open("wb") as file:
        file.write(encoded("PNG"))
        file.truncate(3 * 2**30)
    done = tppo("check", str(spec), folder=tmp_path)
    assert (done.code, "TP166" in done.said) == (1, True)


@pytest.mark.parametrize(
    ("drawn", "code"),
    [
        (DRAWINGS["use of use of use"], "TP477"),
        (DRAWINGS["use of itself"], "TP477"),
        (DRAWINGS["20,000 nested groups"], "TP477"),
        (BROKEN["unclosed"][0], "TP476"),
        ("<image href='file:///etc/passwd'/>", "TP479"),
        ("<image href='http://example.com/a.png'/>", "TP479"),
        ("<image xlink:href='//example.com/a.png'/>", "TP479"),
        ("<use href='https://example.com/a.svg#a'/>", "TP479"),
        ("<feImage href='ftp://example.com/a'/>", "TP479"),
        ("<image href='\\\\server\\share\\a.png'/>", "TP479"),
        ("<text>x</text>", "TP474"),
    ],
)
def test_a_drawing_that_is_refused(drawn: str, code: str) -> None:
    assert [found for found, _ in vectors.faults(SVG.format(SQUARE, drawn).encode())] == [code]


@pytest.mark.parametrize(
    "drawn",
    [
        "<a href='https://example.com/'><rect width='9' height='9'/></a>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<image href='inside.png'/>",
        "<defs><rect id='a' width='1' height='1'/></defs>" + "<use href='#a'/>" * 500,
        "<use href='#nowhere'/>",
    ],
)
def test_a_drawing_that_is_fine(drawn: str) -> None:
    assert list(vectors.faults(SVG.format(SQUARE, drawn).encode())) == []


@pytest.mark.parametrize(
    "box",
    ["a b c d", "0 0 9", "0 0 9 9 9", "", "0 0 0 9", "0 0 9 -1", "0 0 inf nan", "0 0 1e999 9"],
)
def test_a_drawing_without_a_window(box: str) -> None:
    data = SVG.format(f'viewBox="{box}"', "<rect width='9' height='9'/>").encode()
    assert [code for code, _ in vectors.faults(data)] == ["TP478"]


@pytest.mark.parametrize("box", ["0 0 9 9", " -1.5,2 1e2 , 3 ", "0,0,9,9"])
def test_windows_as_they_are_written(box: str) -> None:
    data = SVG.format(f'viewBox="{box}"', "<rect width='9' height='9'/>").encode()
    assert list(vectors.faults(data)) == []


ENTITIES = {
    "from a file": '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
    "from the net": '<!DOCTYPE svg [<!ENTITY x SYSTEM "http://example.com/x">]><svg>&x;</svg>',
    "by parameter": '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://a.example/x"> %x;]><svg>&y;</svg>',
    "a billion": '<!DOCTYPE svg [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    + "]><svg>&a9;</svg>",
    "in a ring": '<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]><svg>&a;</svg>',
}  # fmt: skip


@pytest.mark.parametrize("name", ENTITIES)
def test_entities_of_an_svg_load_nothing(name: str) -> None:
    assert [code for code, _ in vectors.faults(ENTITIES[name].encode())] == ["TP476"]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Rangkul 😀", "U+1F600"),
        ("Rangkul 中文", "U+4E2D"),
        ("Rangkul العربية", "U+0627"),
        ("Rangkul ไทย", "U+0E44"),
        ("Rangkul 👩‍👧", "U+200D"),
    ],
)
def test_letters_that_no_font_has_are_found_at_their_line(
    tmp_path: Path, text: str, letters: str
) -> None:
    spec = campaign(tmp_path)
    spec.write_text(
        spec.read_text("utf-8").replace("Bersama Lawan Perdagangan Orang", text), "utf-8"
    )
    found = [
        f
        for f in run_checks(load_campaign(spec), final=False, today=date(2026, 11, 24))
        if f.code == "TP525"
    ]
    assert [f.field for f in found] == ["slogan"]
    assert letters in found[0].values["letters"]
    assert found[0].place is not None
    assert found[0].place.line == 3


def test_the_usual_letters_are_in_every_font() -> None:
    for one in read.families().values():
        assert EVERYWHERE - {"\n"} <= letters_of(one)


def test_the_largest_picture_that_is_decoded_is_one_that_an_item_needs() -> None:
    assert images.MOST_PIXELS <= 80_000_000
