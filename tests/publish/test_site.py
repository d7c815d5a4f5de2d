"""The pages of a site, as what they say and what a browser makes of their text."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from coloraide import Color

from tests.cli.test_main import tppo
from tests.publish.sites import BASE, EXIT, TAMBORA, Load, made, site
from tppo_cli.check.site import telling
from tppo_cli.content.edition import words_for
from tppo_cli.content.payloads import qr_copy
from tppo_cli.content.services import covering
from tppo_cli.errors import FindingsError
from tppo_cli.materials import read
from tppo_cli.publish.site import LARGEST
from tppo_cli.publish.site_check import unanswered
from tppo_cli.publish.site_tree import MOST, tree
from tppo_cli.regions.region import Region

ROA = "31.73.04.1010/index.html"


def links(html: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'<a\b[^>]*href="([^"]*)"', html)]


def text(html: str) -> str:
    body = re.sub(r"<(style|script|svg)\b.*?</\1>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def reached(pages: dict[str, str]) -> set[str]:
    """The pages to which links lead from the first one."""
    found, waiting = {"index.html"}, ["index.html"]
    while waiting:
        here = waiting.pop()
        for href in links(pages[here]):
            if ":" not in href:
                there = normpath(join(dirname(here), href))
                assert there in pages, (here, href)
                if there not in found:
                    found.add(there)
                    waiting.append(there)
    return found


def test_every_qr_code_opens_a_page_of_its_own_place_and_language(load: Load) -> None:
    loaded = load(TAMBORA)
    of = site(loaded)
    pages = {of.address(page): page for page in of.pages()}
    for region in (None, *of.regions):
        shown = covering(of.hotlines, region, [r.code for r in of.regions])
        for lang in ("id", "en"):
            qr = qr_copy(loaded.campaign, shown, region, words_for(loaded, lang, region))
            assert qr is not None
            page = pages[qr.payload]
            assert (page.region, page.lang or "id") == (region, lang)
            assert f'lang="{lang}"' in of.make(page).html
    assert len(pages) == 2 * 12
    assert f"{BASE}/31.73.04.1010/en/" in pages
    assert list(unanswered(of)) == []


def test_a_language_without_pages_is_led_to_the_first_one(load: Load) -> None:
    loaded = load(TAMBORA.replace("[id, en]", "[id]"))
    of = site(loaded)
    region = of.regions[0]
    qr = qr_copy(loaded.campaign, of.hotlines, region, words_for(loaded, "en", region))
    assert qr
    assert qr.payload == f"{BASE}/{region.code}/"


def test_a_qr_code_that_opens_no_page_is_found(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    of = site(load(TAMBORA))
    monkeypatch.setattr(
        "tppo_cli.content.payloads.page_address", lambda *_: f"{BASE}/31.73.04.9999/"
    )
    found = list(unanswered(of))
    assert {finding.code for finding in found} == {"TP849"}
    assert len(found) == 2 * 12


def test_check_holds_the_codes_against_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "campaign.yaml"
    spec.write_text(TAMBORA, encoding="utf-8")
    assert "TP849" not in tppo("check", str(spec)).stderr
    monkeypatch.setattr(
        "tppo_cli.content.payloads.page_address", lambda *_: f"{BASE}/31.73.04.9999/"
    )
    done = tppo("check", str(spec))
    assert done.returncode == 1
    assert "TP849" in done.stderr


def test_a_page_links_the_numbers_of_its_hotlines_as_published(load: Load) -> None:
    page = made(site(load(TAMBORA)))[ROA]
    dialled = [href for href in links(page) if href.startswith(("tel:", "https://wa.me/"))]
    assert dialled == [
        "tel:129",
        "https://wa.me/628111129129",
        "tel:112",
        "tel:110",
        "tel:+6281317617622",
        "https://wa.me/6281317617622",
    ]
    said = text(page)
    for shown in ("08111-129-129", "0813-1761-7622", "Untuk perempuan dan anak", "24\u00a0jam"):
        assert shown.replace("\u00a0", " ") in said.replace("\u00a0", " ")
    assert "Panggilan dapat direkam dan dilacak." in said
    assert "Riwayat peramban tetap menyimpan" in said
    assert "Kelurahan Roa Malaka" in said


def test_a_number_of_jakarta_stays_in_jakarta(load: Load) -> None:
    pages = made(site(load(TAMBORA.replace('"31.73.04"', '["31.73.04", "32.76.01"]'))))
    outside = {file for file in pages if file.startswith("32.76")}
    assert outside
    for file, html in pages.items():
        is_in_jakarta = file.startswith("31.73")
        assert ("tel:112" in html) == is_in_jakarta, file


def test_the_contact_of_a_place_is_dialled_there_only(load: Load) -> None:
    loaded = load(TAMBORA.replace('{under: "31.73.04"}', "{file: wilayah.csv}"))
    (loaded.folder / "wilayah.csv").write_text(
        "code,contact,post\n31.73.04.1001,0812-3456-7890 (Ibu Sri),RPTRA <Roa>\n"
        "31.73.04.1002,Loket 3,\n31.73.04.1010,,\n",
        encoding="utf-8",
    )
    pages = made(site(loaded))
    first = pages["31.73.04.1001/index.html"]
    assert links(first).count("tel:+6281234567890") == 1
    assert "0812-3456-7890 (Ibu Sri)" in text(first)
    assert "RPTRA <Roa>" in text(first)
    assert "Loket 3" in text(pages["31.73.04.1002/index.html"])
    assert "6281234567890" not in pages["31.73.04.1002/index.html"] + pages[ROA]


def test_titles_tell_nothing(load: Load) -> None:
    for html in made(site(load(TAMBORA))).values():
        (title,) = re.findall(r"<title>(.*?)</title>", html)
        words = [*telling(), "bantuan", "help", "darurat"]
        assert not [word for word in words if word in title.casefold()], title
    assert made(site(load(TAMBORA)))[ROA].count("Nomor penting: Kelurahan Roa Malaka") == 1


def test_the_policy_names_the_style_and_script_that_are_there(load: Load) -> None:
    for html in made(site(load(TAMBORA))).values():
        policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0])
        assert policy.startswith("default-src 'none';")
        for kind in ("style", "script"):
            (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
            hashed = b64encode(sha256(inside.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{hashed}'" in policy
        assert not re.search(r"\bstyle=|\bon[a-z]+=|localStorage|cookie|serviceWorker", html)


def test_without_a_way_out_there_is_neither_button_nor_script(load: Load) -> None:
    loaded = load(TAMBORA.replace(f", exit_url: {EXIT}", ""))
    html = made(site(loaded))[ROA]
    assert "Keluar cepat" not in html
    assert "script" not in html


def test_a_proof_says_so_and_asks_not_to_be_listed(load: Load) -> None:
    loaded = load(TAMBORA)
    proof, final = made(site(loaded, is_proof=True))[ROA], made(site(loaded))[ROA]
    assert "Jangan dipakai atau disebarkan" in text(proof)
    assert "noindex" in proof
    assert "PROOF" not in final
    assert "noindex" not in final


def test_texts_of_the_campaign_are_text(load: Load) -> None:
    loaded = load(TAMBORA + "indicators: [{text: '<b onclick=x>{{ 7*7 }}</b> di {kelurahan}'}]\n")
    html = made(site(loaded))[ROA]
    assert "&lt;b onclick=x&gt;{{ 7*7 }}&lt;/b&gt; di Roa Malaka" in html
    assert "di Tambora" in made(site(loaded))["31.73.04.1001/index.html"]
    assert "di kelurahanmu" in made(site(loaded))["index.html"]


def test_a_day_that_no_event_has_is_a_finding(load: Load) -> None:
    of = site(load(TAMBORA + "indicators: [{text: 'Acara {tanggal}'}]\n"))
    with pytest.raises(FindingsError) as caught:
        made(of)
    assert {finding.code for finding in caught.value.findings} == {"TP505"}


def test_every_page_can_be_reached_and_none_is_large(load: Load) -> None:
    # Aceh Utara has 852 desa, more than one page lists.
    loaded = load(TAMBORA.replace('"31.73.04"', '["11.08", "31.73.04"]'))
    of = site(loaded)
    pages = made(of)
    assert len(of.regions) > 2 * MOST
    assert reached(pages) == pages.keys()
    assert {f"{region.code}/index.html" for region in of.regions} <= pages.keys()
    assert max(len(html.encode()) for html in pages.values()) < LARGEST


def test_what_holds_everything_is_no_choice() -> None:
    regions = [
        Region(f"11.08.{k:02}.2{n:03}", f"Desa {n}", "Desa", f"K{k}", "Kecamatan", "A", "Kota", "P")
        for k in range(1, 4)
        for n in range(1, 201)
    ]
    root = tree(regions)
    assert [node.name for node in root.nodes] == ["Kecamatan K1", "Kecamatan K2", "Kecamatan K3"]
    assert [len(node.regions) for node in root.nodes] == [200, 200, 200]


@pytest.mark.parametrize("look", ["rangkul", "resmi", "fotokopi"])
def test_colours_are_those_of_the_look_and_stand_apart(load: Load, look: str) -> None:
    html = made(site(load(TAMBORA + f"look: {look}\n")))[ROA]
    by_day, by_night = (
        dict(re.findall(r"--([a-z]+):(#\w+);", block))
        for block in re.findall(r":root\{(.*?)\}", html)
    )
    for colours in (by_day, by_night):
        ground, button = Color(colours["ground"]), Color(colours["button"])
        assert ground.contrast(colours["text"], method="wcag21") >= 7
        assert button.contrast(colours["on"], method="wcag21") >= 7
    assert Color(by_day["ground"]).luminance() > 0.5 > Color(by_night["ground"]).luminance()
    assert by_day["text"] == read.look(look).look.colour("ink")


def test_a_page_is_the_same_each_time(load: Load) -> None:
    assert made(site(load(TAMBORA))) == made(site(load(TAMBORA)))
