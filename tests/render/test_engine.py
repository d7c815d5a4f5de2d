"""Pages as WeasyPrint finishes them: what they hold, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from tests.reading import raster, scan, text
from tests.samples import made, sample_copy, sample_setup
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.manifest import Kind
from tppo_cli.press.produce import produce

KEYS = [("poster", "A3", None), ("card", "85x54", None), ("card", "85x54", "a4-2x4")]

MATERIAL = """\
name: notice
title: {id: Maklumat, en: Notice}
sizes: {small: {trim: 100x100mm}}
default_sizes: [small]
fit: {word: {min: 0.8}}
formats:
  square:
    aspect: [0.5, 2]
    unit_side: width
    unit_of: 100
    layouts: {row: {type: {}}}
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

Notice = Callable[..., bytes]


@pytest.fixture
def notice(tmp_path: Path) -> Notice:
    """Render a material of the campaign's own: its template, its style sheet, its copy."""

    def render(
        body: str,
        css: str = "",
        folder: str = "campaign",
        material: str = MATERIAL,
        **changes: str,
    ) -> bytes:
        campaign = tmp_path / folder
        own = campaign / "templates" / "notice"
        own.mkdir(parents=True, exist_ok=True)
        (own / "material.yaml").write_text(material, encoding="utf-8")
        (own / "page.html.j2").write_text(body, encoding="utf-8")
        (own / "page.css").write_text(css, encoding="utf-8")
        copy = sample_copy("notice", "small", proof=True, **changes)
        return produce(sample_setup("notice", "small", copy=copy, campaign=campaign)).data

    return render


def refused(notice: Notice, body: str, css: str = "", **changes: str) -> list[Finding]:
    with pytest.raises(FindingsError) as error:
        notice(body, css, **changes)
    return list(error.value.findings)


# What a finished page holds


@pytest.mark.parametrize("key", KEYS, ids=lambda key: "-".join(filter(None, key)))
def test_every_expected_text_and_number_can_be_read_whole(
    key: tuple[str, str, str | None],
) -> None:
    item = made(*key)
    for face in item.faces:
        shown = text(item.data, face.page - 1)
        wanted = [e.value for e in face.expected if e.kind in (Kind.TEXT, Kind.NUMBER)]
        assert wanted
        for value in wanted:
            assert " ".join(value.split()) in shown


@pytest.mark.parametrize("key", KEYS, ids=lambda key: "-".join(filter(None, key)))
def test_the_qr_symbols_say_what_the_copy_says(key: tuple[str, str, str | None]) -> None:
    item = made(*key)
    face = item.faces[-1]
    wanted = sorted(e.value for e in face.expected if e.kind is Kind.QR)
    assert wanted
    assert sorted(one.text for one in scan(item.data, face.page - 1)) == wanted


@pytest.mark.parametrize("key", KEYS, ids=lambda key: "-".join(filter(None, key)))
def test_a_page_is_tagged_with_language_title_and_alternative_texts(
    key: tuple[str, str, str | None],
) -> None:
    with pikepdf.open(BytesIO(made(*key).data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "id"
        assert str(pdf.docinfo["/Title"]) == sample_copy(key[0], key[1]).document_title
        figures = [e for e in structure(pdf.Root.StructTreeRoot) if e.get("/S") == "/Figure"]
        alternatives = {str(figure.get("/Alt", "")) for figure in figures}
    assert alternatives >= {"Kode QR: WhatsApp SAPA 129, 08111-129-129"}
    assert "" not in alternatives
    assert any("saling merangkul" in alternative for alternative in alternatives)


def test_the_fonts_are_embedded_and_only_ours() -> None:
    with pikepdf.open(BytesIO(made("poster", "A3").data)) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o]
        assert fonts
        for font in fonts:
            assert str(font.FontName).partition("+")[2].startswith("Plus-Jakarta-Sans")
            assert "/FontFile2" in font


def test_text_is_text(notice: Notice) -> None:
    hostile = """{{ 7*7 }} {% raw %} <script>alert(1)</script> R&D "kutip" 'satu' &amp; {kota}"""
    shown = text(notice("<h1>{{ main.slogan }}</h1>", slogan=hostile), 0)
    assert hostile in shown


def test_a_text_in_an_attribute_stays_there(notice: Notice) -> None:
    breaking = """a" style="display:none" b='c' <b>"""
    body = "<p{{ expect.text('slogan', main.slogan) }}>{{ main.slogan }}</p>"
    assert breaking in text(notice(body, slogan=breaking), 0)


def test_a_word_shrinks_until_it_fits(notice: Notice) -> None:
    css = ".word { width: 60rem; font-size: 10rem; white-space: nowrap }"
    body = "<p class=word{{ fit('word') }}>{{ main.slogan }}</p>"
    findings = refused(notice, body, css, slogan="Terlalu panjang untuk satu baris")
    assert [f.code for f in findings] == ["TP530"]
    assert findings[0].values["text"] == "Terlalu panjang untuk satu baris"
    assert findings[0].region == "31.73.04.1001"
    assert "Cukup panjang" in text(notice(body, css, slogan="Cukup panjang"), 0)


def test_lines_beyond_the_end_of_the_page_count_as_well(notice: Notice) -> None:
    # The engine drops what lies wholly below the page; the first line alone would have room.
    css = ".word { position: absolute; top: 90rem; width: 20rem; height: 12rem; font-size: 12rem }"
    body = "<p class=word{{ fit('word') }}>{{ main.slogan }}</p>"
    findings = refused(notice, body, css, slogan="Kita mau ia di sini")
    assert [f.code for f in findings] == ["TP530"]


def test_a_text_shrinks_no_further_than_its_distance_allows(notice: Notice) -> None:
    css = ".word { width: 60rem; font-size: 10rem; white-space: nowrap }"
    body = "<p class=word{{ fit('word') }}>{{ main.slogan }}</p>"
    # 100 mm are 100 units: at D/300 a cap of 7.45 x 0.9 mm is read from 2 m, and no further.
    near = MATERIAL.replace("{min: 0.8}", "{min: 0.8, role: body}").replace(
        "unit_of: 100\n", "unit_of: 100\n    distances: {body: 1900}\n"
    )
    text_of = {"slogan": "Delapan belas"}
    assert notice(body, css, folder="near", material=near, **text_of)
    far = near.replace("1900", "2200")
    with pytest.raises(FindingsError) as error:
        notice(body, css, folder="far", material=far, **text_of)
    assert [f.code for f in error.value.findings] == ["TP530"]
    # Small print is for those who walk up.
    small = far.replace("role: body", "role: body, near: 0.5")
    assert notice(body, css, folder="small", material=small, **text_of)


def test_what_was_made_before_decides_no_size(notice: Notice) -> None:
    css = ".word { width: 60rem; height: 24rem; font-size: 10rem; line-height: 1.2 }"
    body = "<p class=word{{ fit('word') }}>{{ main.slogan }}</p>"
    texts = ["Semua korban kita rangkul", "Pendek", "Tak ada korban tertinggal", "Ya"]
    alone = [notice(body, css, folder=f"alone-{i}", slogan=t) for i, t in enumerate(texts)]
    after = [notice(body, css, folder="after", slogan=t) for t in (*texts, *texts)]
    assert [after[i] == alone[i % 4] for i in range(8)] == [True] * 8
    assert alone[0] != alone[2]


# What is refused


def test_nothing_is_read_from_the_net(notice: Notice) -> None:
    findings = refused(notice, '<img src="http://example.org/a.png" alt="a">')
    assert codes(findings) == {"TP602"}
    assert findings[0].values["address"] == "http://example.org/a.png"


def test_nothing_is_read_from_outside_the_folders(notice: Notice, tmp_path: Path) -> None:
    secret = picture(tmp_path / "secret.png")
    findings = refused(notice, f'<img src="{secret.as_uri()}" alt="a">')
    assert codes(findings) == {"TP602"}
    climbing = "../../../secret.png"
    assert codes(refused(notice, f'<img src="{climbing}" alt="a">')) == {"TP602"}
    assert codes(refused(notice, "<p>a</p>", f"p {{ background: url({secret.as_uri()}) }}")) == {
        "TP602"
    }


def test_a_link_in_the_campaign_opens_nothing_outside(notice: Notice, tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    folder.mkdir()
    (folder / "logo.png").symlink_to(picture(tmp_path / "secret.png"))
    assert codes(refused(notice, '<img src="../../logo.png" alt="a">')) == {"TP602"}


def test_a_picture_reads_nothing_either(notice: Notice, tmp_path: Path) -> None:
    secret = picture(tmp_path / "secret.png")
    inside = DOT.replace("<rect", f'<image href="{secret.as_uri()}" width="9" height="9"/><rect')
    folder = tmp_path / "campaign"
    folder.mkdir()
    (folder / "logo.svg").write_text(inside, encoding="utf-8")
    findings = refused(notice, '<img src="../../logo.svg" alt="a">')
    assert codes(findings) == {"TP602"}
    assert findings[0].values["address"] == secret.as_uri()


def test_a_picture_of_the_campaign_is_shown(notice: Notice, tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    folder.mkdir()
    (folder / "logo.svg").write_text(DOT, encoding="utf-8")
    data = notice('<img src="../../logo.svg" alt="Segi empat">', "img { width: 20rem }")
    with pikepdf.open(BytesIO(data)) as pdf:
        figures = [e for e in structure(pdf.Root.StructTreeRoot) if e.get("/S") == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Segi empat"]
    middle_of_it = raster(data, 0, 72).getpixel((30, 30))
    assert middle_of_it == (0, 0, 0)


def test_a_missing_picture_is_not_left_out(notice: Notice) -> None:
    assert codes(refused(notice, '<img src="nothing.png" alt="a">')) == {"TP602"}


def test_a_broken_picture_is_not_left_out(notice: Notice, tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    folder.mkdir()
    (folder / "logo.png").write_bytes(b"no picture")
    assert codes(refused(notice, '<img src="../../logo.png" alt="a">')) == {"TP604"}


@pytest.mark.parametrize("family", ["No Such Family", "monospace", "DejaVu Sans"])
def test_another_font_family_is_not_replaced_in_silence(notice: Notice, family: str) -> None:
    findings = refused(notice, "<p>a</p>", f'p {{ font-family: "{family}" }}')
    assert [(f.code, f.values["font"]) for f in findings] == [("TP605", family)]


def test_a_character_without_glyph_is_not_printed_as_a_box(notice: Notice) -> None:
    findings = refused(notice, "<p>{{ main.slogan }}</p>", slogan="Halo \u0e01")
    assert codes(findings) <= {"TP603", "TP605"}


def test_a_template_asks_only_for_what_there_is(notice: Notice) -> None:
    with pytest.raises(FindingsError) as refused:
        notice("<p>{{ main.telephone }}</p>")
    assert "telephone" in refused.value.findings[0].message()


def test_a_page_too_many_is_refused(notice: Notice) -> None:
    after = 'body::after { content: "a"; display: block; break-before: page }'
    findings = refused(notice, "<p>a</p>", after)
    assert codes(findings) == {"TP601"}


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def picture(path: Path) -> Path:
    Image.new("RGB", (4, 4), "red").save(path)
    return path


def structure(element: pikepdf.Object) -> list[pikepdf.Object]:
    """A structure element and all below it."""
    found = [element]
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
        if isinstance(kid, pikepdf.Dictionary):
            found += structure(kid)
    return found
