"""The preview in a real browser: what is shown, asked for, saved, and reached by keys."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.batch.campaigns import KALI_ANYAR, SPEC, campaign
from tests.browser.previews import PHONE, Seen, running_in, seen
from tests.publish.previews import Running
from tppo_cli.publish import preview_choices
from tppo_cli.publish.preview_session import Session
from tppo_cli.publish.preview_watch import watch

pytestmark = pytest.mark.full

TEXT = SPEC.replace("{label: {}}", "{label: {}, card: {}, speech: {}}")
SMALLEST = 24
"""Pixels of the side of what is tapped, by WCAG 2.2."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_in(tmp_path_factory.mktemp("campaign"), TEXT) as one:
        yield one


@pytest.fixture
def spec(running: Running) -> Iterator[Path]:
    """The campaign file, which a test may write; it is as before afterwards."""
    style = running.session.spec.parent / "templates" / "label" / "page.css"
    before = style.read_text()
    yield running.session.spec
    style.write_text(before)
    running.session.spec.write_text(TEXT)


@pytest.fixture
def shown(browser: Browser, running: Running) -> Iterator[Seen]:
    with seen(browser, running) as one:
        yield one.open()


def item(page: Page, material: str) -> Any:
    return page.locator(f".item[data-material={material}]")


def test_all_items_hang_there_and_nothing_foreign_is_asked_for(shown: Seen) -> None:
    drawn = shown.drawn()
    assert {name: len(pictures) for name, pictures in drawn.items()} == {
        "label": 1,
        "card": 2,
        "speech": len(drawn["speech"]),
    }
    assert len(drawn["speech"]) > 2
    for image in shown.page.locator(".item img").all():
        assert image.evaluate("image => image.complete && image.naturalWidth > 400")
    here = f"http://127.0.0.1:{shown.running.port}/"
    assert [request.url for request in shown.asked if not request.url.startswith(here)] == []
    assert shown.said == []
    family = shown.page.evaluate("[...document.fonts].filter(f => f.status === 'loaded').length")
    assert family, "the fonts are the preview's own"


def test_the_token_is_neither_kept_in_the_address_nor_passed_on(shown: Seen) -> None:
    assert "token" not in shown.page.url
    assert shown.running.session.token not in shown.page.evaluate("JSON.stringify(history.state)")
    assert [r.url for r in shown.asked[1:] if shown.running.session.token in r.url] == []
    referers = [str(request.all_headers().get("referer")) for request in shown.asked[1:]]
    assert not any(shown.running.session.token in referer for referer in referers)
    assert shown.page.evaluate("document.cookie") == "", "no script reads it"
    shown.page.reload()
    shown.ready()
    state = f"http://127.0.0.1:{shown.running.port}/state"
    assert shown.page.request.get(state).ok, "the cookie is enough"
    shown.page.context.clear_cookies()
    assert shown.page.request.get(state).status == 403


def test_a_choice_changes_what_it_is_about_and_outlives_a_reload(shown: Seen) -> None:
    page, before = shown.page, shown.drawn()
    page.get_by_role("button", name="Wilayah berikutnya").click()
    shown.ready()
    expect(page.get_by_label("Wilayah", exact=True)).to_have_value(KALI_ANYAR)
    expect(item(page, "label").locator("img")).not_to_have_attribute("src", before["label"][0])
    assert shown.drawn()["speech"] == before["speech"], "a speech is for the whole campaign"
    alt = item(page, "card").locator("img").nth(1)
    expect(alt).to_have_attribute(
        "alt", "Kartu nomor bantuan 85x54, Kelurahan Kali Anyar: halaman 2 dari 2"
    )
    page.get_by_label("Ukuran Label").select_option("besar")
    expect(item(page, "label").locator(".measure")).to_have_text("240 × 120 mm")
    page.get_by_label("Tampilan").select_option("resmi")
    page.get_by_label("Kelompok").select_option("pekerja-migran")
    shown.ready()
    chosen = shown.drawn()
    page.reload()
    shown.ready()
    expect(page.get_by_label("Tampilan")).to_have_value("resmi")
    expect(page.get_by_label("Kelompok")).to_have_value("pekerja-migran")
    assert shown.drawn() == chosen


def test_a_save_draws_what_it_changes_and_nothing_else(shown: Seen, spec: Path) -> None:
    before = shown.drawn()
    shown.asked.clear()
    style = spec.parent / "templates" / "label" / "page.css"
    style.write_text(style.read_text() + "\n.name { color: #a00 }\n")
    expect(shown.page.locator("#status")).to_contain_text("Baru: Label.", timeout=20_000)
    after = shown.drawn()
    assert after["label"] != before["label"]
    assert (after["card"], after["speech"]) == (before["card"], before["speech"])
    key = after["label"][0].split("/")[1]
    assert shown.paths("/item/") == [f"/item/{key}"]
    assert shown.paths("/picture/") == [f"/picture/{key}/1"]
    assert shown.paths("/?") == [], "the page itself stays"


def test_while_a_save_has_faults_the_last_pictures_stay(shown: Seen, spec: Path) -> None:
    page, before = shown.page, shown.drawn()
    spec.write_text(TEXT + "slogan: 'tanpa akhir\n")
    note = page.get_by_text("Yang tampak masih gambar terakhir.")
    expect(note.last).to_be_visible(timeout=20_000)
    expect(page.get_by_role("status")).to_contain_text("gambar terakhir")
    assert shown.drawn() == before
    finding = page.locator("#findings li").first
    expect(finding).to_contain_text("kesalahan TP1")
    expect(finding.locator(".where")).to_contain_text("campaign.yaml:")
    spec.write_text(TEXT + "hastag: x\n")
    expect(finding.locator(".where")).to_have_text("campaign.yaml:7:1", timeout=20_000)
    expect(finding.locator("mark")).to_have_text("hastag")
    expect(finding).to_contain_text("hashtags?")
    spec.write_text(TEXT)
    expect(page.get_by_text("Tidak ada temuan.")).to_be_visible(timeout=20_000)
    expect(page.locator("#stale")).to_be_hidden()
    assert shown.drawn() == before


def test_an_item_that_cannot_be_drawn_keeps_its_picture_and_says_so(
    shown: Seen, spec: Path
) -> None:
    page, before = shown.page, shown.drawn()
    label = item(page, "label")
    style = spec.parent / "templates" / "label" / "page.css"
    good = style.read_text()
    style.write_text(good + "\n.name { width: 9rem }\n")
    expect(label.get_by_text("Sebelum simpanan terakhir")).to_be_visible(timeout=20_000)
    expect(page.locator(".item.old")).to_have_count(1)
    expect(label.locator(".finding")).to_contain_text("kesalahan TP5")
    expect(page.locator("#findings")).to_contain_text("TP5")
    assert shown.drawn() == before
    page.get_by_label("Wilayah", exact=True).select_option(KALI_ANYAR)
    expect(label.get_by_text("Tidak digambar.")).to_be_visible()
    assert shown.drawn()["label"] == [], "an old picture would show another place"
    style.write_text(good)
    expect(label.locator("img")).to_have_count(1, timeout=20_000)
    expect(label.locator(".finding")).to_have_count(0)


def test_files_come_with_their_names(shown: Seen) -> None:
    for material, name, start in (
        ("card", "PDF", b"%PDF"),
        ("card", "PNG 2", b"\x89PNG"),
        ("speech", "Word", b"PK"),
    ):
        with shown.page.expect_download() as loading:
            item(shown.page, material).get_by_role("link", name=f"Unduh {name}").click()
        file = loading.value
        assert file.path().read_bytes().startswith(start), name
        assert file.suggested_filename.startswith(material)
        assert "-PROOF" in file.suggested_filename
    card = item(shown.page, "card").get_by_role("link", name="Unduh PNG 2")
    answer = shown.page.request.get(
        f"http://127.0.0.1:{shown.running.port}/{card.get_attribute('href')}"
    )
    picture = Image.open(io.BytesIO(answer.body()))
    assert picture.width == 2400
    assert picture.getpixel((5, picture.height - 5)) == (0, 0, 0), "a proof says that it is one"


def test_by_keys_alone(shown: Seen) -> None:
    page = shown.page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Langsung ke materi")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0, "seen once it has the focus"  # type: ignore[index] # shown
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert outline == "3px", page.evaluate("document.activeElement.outerHTML")
        if "open" in page.evaluate("document.activeElement.className"):
            break
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Label kecil")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "open", "back where one was"
    picture = item(page, "card").get_by_role("button", name="halaman 1 dari 2")
    picture.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#zoom-number")).to_have_text("1 / 2")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#zoom-number")).to_have_text("2 / 2")
    expect(page.locator("#zoom-image")).to_have_attribute("alt", "Kartu nomor bantuan 85x54, "
        "Kelurahan Tambora: halaman 2 dari 2")  # fmt: skip
    page.keyboard.press("ArrowRight")
    expect(page.locator("#zoom-number")).to_have_text("2 / 2")


def test_what_a_screen_reader_is_told(shown: Seen) -> None:
    page = shown.page
    assert page.locator("html").get_attribute("lang") == "id"
    for role, name in (
        ("main", "Materi"),
        ("form", "Yang ditampilkan"),
        ("region", "Temuan"),
        ("article", "Kartu nomor bantuan"),
    ):
        expect(page.get_by_role(role, name=name)).to_have_count(1)  # type: ignore[arg-type] # names of roles
    for field in ("Wilayah", "Tampilan", "Kelompok", "Bahasa", "Materi"):
        expect(page.get_by_role("combobox", name=field, exact=True)).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("3 materi, 0 kesalahan, 0 peringatan.")
    levels = [node.evaluate("e => e.tagName") for node in page.locator("h1, h2, h3").all()]
    assert levels[0] == "H1"
    assert page.locator("h1").count() == 1
    for image in page.locator(".item img").all():
        assert "halaman" in (image.get_attribute("alt") or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("is_phone", [False, True])
def test_axe_finds_no_barrier(
    browser: Browser, running: Running, spec: Path, scheme: str, is_phone: bool
) -> None:
    device = PHONE if is_phone else {}
    with seen(browser, running, may_inject=True, color_scheme=scheme, **device) as one:
        one.open()
        assert one.barriers() == []
        one.page.locator(".open").first.click()
        assert one.barriers() == []
        one.page.get_by_role("button", name="Tutup").click()
        spec.write_text(TEXT.replace("sapa129, ", "sapa12, ") + "hastag: x\n")
        expect(one.page.locator("#findings .finding").first).to_be_visible(timeout=20_000)
        assert one.barriers() == []


@pytest.mark.parametrize("width", [320, 360, 768, 1920])
def test_nothing_runs_over_the_edge(browser: Browser, running: Running, width: int) -> None:
    with seen(browser, running, viewport={"width": width, "height": 740}) as one:
        one.open()
        assert one.page.evaluate("document.documentElement.scrollWidth") <= width
        for target in one.page.locator("a:visible, button:visible, select:visible").all():
            box = target.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= SMALLEST, target.evaluate("e => e.outerHTML")


def test_of_many_regions_one_is_searched(
    browser: Browser, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview_choices, "REGIONS_LISTED", 2)
    with seen(browser, running) as one:
        one.open()
        expect(one.page.get_by_text("3 wilayah")).to_be_visible()
        one.page.get_by_role("searchbox", name="Cari wilayah").fill("anyar")
        expect(one.page.get_by_label("Wilayah", exact=True)).to_have_value(KALI_ANYAR)
        expect(item(one.page, "label").locator("img")).to_have_attribute(
            "alt", "Label kecil, Kelurahan Kali Anyar: halaman 1 dari 1"
        )
        one.ready()
        expect(one.page.get_by_label("Wilayah", exact=True)).to_have_value(KALI_ANYAR)


def test_who_has_gone_on_is_not_waited_for(shown: Seen) -> None:
    page = shown.page
    page.locator("#pieces").select_option("all")
    page.wait_for_timeout(300)
    page.locator("#pieces").select_option("")
    shown.ready()
    expect(page.locator(".item")).to_have_count(3)
    assert shown.said == []


def test_the_end_of_the_preview_is_told(browser: Browser, tmp_path: Path) -> None:
    ending = Running(Session(campaign(tmp_path), lambda: date(2023, 7, 1), "id"), watch)
    with seen(browser, ending) as one:
        one.open()
        ending.close()
        expect(one.page.get_by_role("status")).to_contain_text("Pratinjau sudah berakhir")
        assert one.drawn()["label"], "what was drawn stays"
