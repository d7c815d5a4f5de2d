"""The site in a real browser: what is tapped, what is fetched, how it is left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

from tests.browser.conftest import AXE
from tests.publish.sites import BASE, EXIT, TAMBORA, site
from tppo_cli.publish.site_store import write
from tppo_cli.spec.load import load_campaign

pytestmark = pytest.mark.full

ROA = f"{BASE}/31.73.04.1010/index.html"
FILES = ("index.html", "en/index.html", "31.73.04.1010/index.html", "31.73.04.1010/en/index.html")
TAP = 48
"""Pixels that a finger needs; WCAG 2.2 asks for 24, and for 44 at its highest level."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site as proof, in which everything that a page can have is there."""
    made = tmp_path_factory.mktemp("site")
    table = 'regions: {under: "31.73.04", file: wilayah.csv}'
    text = TAMBORA.replace('regions: {under: "31.73.04"}', table)
    (made / "campaign.yaml").write_text(text, encoding="utf-8")
    rows = "code,contact,post\n31.73.04.1010,0812-3456-7890,Balai warga\n"
    (made / "wilayah.csv").write_text(rows, encoding="utf-8")
    loaded = load_campaign(made / "campaign.yaml")
    write(site(loaded, is_proof=True), made / "proof")
    write(site(loaded), made / "final")
    return made / "proof"


@dataclass
class Visit:
    """A browser's visit: whatever it asks for is answered from the folder, or noted as foreign."""

    page: Page
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @property
    def foreign(self) -> list[str]:
        return [url for url in self.asked if not url.startswith(BASE)]


def visit(
    browser: Browser,
    folder: Path,
    *,
    viewport: ViewportSize | None = None,
    scheme: Literal["light", "dark"] = "light",
    is_phone: bool = True,
    has_script: bool = True,
    may_inject: bool = False,
) -> tuple[BrowserContext, Visit]:
    context = browser.new_context(
        viewport=viewport or {"width": 360, "height": 640},
        has_touch=is_phone,
        is_mobile=is_phone,
        color_scheme=scheme,
        java_script_enabled=has_script,
        bypass_csp=may_inject,
    )
    seen = Visit(context.new_page())

    def answer(route: Route) -> None:
        url = route.request.url
        seen.asked.append(url)
        if url.startswith(BASE):
            route.fulfill(path=folder / url.removeprefix(f"{BASE}/"), content_type="text/html")
        else:
            route.fulfill(body="<title>Cuaca</title>Hari ini cerah.", content_type="text/html")

    context.route("**/*", answer)
    seen.page.on("console", lambda message: seen.said.append(message.text))
    seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
    return context, seen


@pytest.fixture
def phone(browser: Browser, folder: Path) -> Iterator[Visit]:
    context, seen = visit(browser, folder)
    yield seen
    context.close()


@pytest.mark.parametrize("file", FILES)
def test_a_page_asks_for_nothing_and_keeps_nothing(phone: Visit, file: str) -> None:
    phone.page.goto(f"{BASE}/{file}")
    phone.page.wait_for_load_state("networkidle")
    assert phone.asked == [f"{BASE}/{file}"]
    assert phone.said == []
    kept = phone.page.evaluate(
        "async () => [localStorage.length, sessionStorage.length, document.cookie,"
        "(await indexedDB.databases()).length]"
    )
    assert kept == [0, 0, "", 0]


@pytest.mark.parametrize("file", FILES)
def test_all_that_is_tapped_is_large_enough(phone: Visit, file: str) -> None:
    phone.page.goto(f"{BASE}/{file}")
    phone.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    small = [
        f"{target.inner_text()}: {box['width']:.0f} x {box['height']:.0f}"
        for target in phone.page.locator("a:visible, summary:visible").all()
        if (box := target.bounding_box()) and min(box["width"], box["height"]) < TAP
    ]
    assert small == []
    numbers = phone.page.locator("a[href^='tel:'] b, a[href*='wa.me'] b").all()
    assert len(numbers) >= 6
    for number in numbers:
        size = number.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 24, number.inner_text()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("file", FILES[-2:])
def test_nothing_runs_over_the_edge(browser: Browser, folder: Path, file: str, width: int) -> None:
    final = folder.parent / "final"
    context, seen = visit(browser, final, viewport={"width": width, "height": 568})
    seen.page.goto(f"{BASE}/{file}")
    reached = seen.page.evaluate("document.documentElement.scrollWidth")
    first = seen.page.locator("a[href^='tel:']").first.bounding_box()
    context.close()
    assert reached <= width
    # The first number is there without scrolling.
    assert first
    assert first["y"] + first["height"] < 568


@pytest.mark.parametrize("width", [320, 360])
def test_no_number_is_broken_over_two_lines(browser: Browser, folder: Path, width: int) -> None:
    context, seen = visit(browser, folder, viewport={"width": width, "height": 568})
    seen.page.goto(ROA)
    broken = [
        number.inner_text()
        for number in seen.page.locator("a[href^='tel:'] b, a[href*='wa.me'] b").all()
        if number.evaluate("e => { const r = document.createRange(); r.selectNodeContents(e);"
                           "return new Set([...r.getClientRects()].map(b => b.top)).size }") > 1
    ]  # fmt: skip
    context.close()
    assert broken == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("file", FILES)
def test_axe_finds_no_barrier(
    browser: Browser, folder: Path, file: str, scheme: Literal["light", "dark"]
) -> None:
    # The page's policy lets no foreign script in, and axe is one.
    context, seen = visit(browser, folder, scheme=scheme, may_inject=True)
    seen.page.goto(f"{BASE}/{file}")
    seen.page.add_script_tag(path=AXE)
    seen.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    found = seen.page.evaluate("axe.run({resultTypes: ['violations']})")
    context.close()
    assert found["passes"]
    assert [
        f"{fault['id']}: {node['html']}" for fault in found["violations"] for node in fault["nodes"]
    ] == []


def test_the_button_leaves_and_back_does_not_return(phone: Visit) -> None:
    phone.page.goto(f"{BASE}/index.html")
    phone.page.goto(ROA)
    phone.page.get_by_role("link", name="Keluar cepat").click()
    phone.page.wait_for_url(EXIT)
    phone.page.go_back()
    assert phone.page.url == f"{BASE}/index.html"


def test_shift_three_times_leaves(browser: Browser, folder: Path) -> None:
    desk: ViewportSize = {"width": 1280, "height": 800}
    context, seen = visit(browser, folder, viewport=desk, is_phone=False)
    seen.page.goto(ROA)
    assert seen.page.get_by_text("atau tekan Shift tiga kali").is_visible()
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        seen.page.keyboard.press(key)
    assert seen.page.url == ROA
    seen.page.keyboard.press("Shift")
    seen.page.wait_for_url(EXIT)
    assert seen.foreign == [EXIT]
    context.close()


def test_slow_presses_do_not_leave(phone: Visit) -> None:
    phone.page.clock.install()
    phone.page.goto(ROA)
    for _ in range(4):
        phone.page.keyboard.press("Shift")
        phone.page.clock.fast_forward(2500)
    assert phone.page.url == ROA


def test_the_exit_tells_the_other_site_nothing(phone: Visit) -> None:
    heads: list[dict[str, str]] = []
    phone.page.on("request", lambda request: heads.append(request.all_headers()))
    phone.page.goto(ROA)
    phone.page.get_by_role("link", name="Keluar cepat").click()
    phone.page.wait_for_url(EXIT)
    assert len(heads) == 2
    assert [head.get("referer") for head in heads] == [None, None]


def test_by_keyboard_the_way_out_comes_first(phone: Visit) -> None:
    phone.page.goto(ROA)
    seen = []
    for _ in range(4):
        phone.page.keyboard.press("Tab")
        seen.append(phone.page.evaluate("document.activeElement.innerText"))
    assert seen[:2] == ["English", "Keluar cepat"]
    assert "129" in seen[2]
    phone.page.keyboard.press("Shift+Tab")
    phone.page.keyboard.press("Shift+Tab")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url(EXIT)


def test_without_a_script_everything_is_there(browser: Browser, folder: Path) -> None:
    context, seen = visit(browser, folder, has_script=False)
    seen.page.goto(f"{BASE}/index.html")
    assert seen.page.get_by_text("tekan Shift").is_hidden()
    seen.page.get_by_text("Kecamatan Tambora").first.is_visible()
    seen.page.get_by_role("link", name="Kelurahan Roa Malaka").click()
    assert seen.page.url == ROA
    assert seen.page.get_by_role("link", name="Telepon 0812-3456-7890").is_visible()
    seen.page.get_by_role("link", name="English").click()
    assert seen.page.get_by_role("heading", name="Need help?").is_visible()
    seen.page.get_by_role("link", name="Leave quickly").click()
    assert seen.page.url == EXIT
    context.close()


def test_what_a_screen_reader_says(phone: Visit) -> None:
    phone.page.goto(ROA)
    assert phone.page.locator("html").get_attribute("lang") == "id"
    levels = [int(h.evaluate("e => e.tagName[1]")) for h in phone.page.locator("h1, h2, h3").all()]
    assert levels[0] == 1
    assert set(levels[1:]) == {2}
    for name in ("Telepon 129", "WhatsApp 08111-129-129", "Telepon 110"):
        assert phone.page.get_by_role("link", name=name, exact=True).count() == 1
    tree = json.dumps(phone.page.locator("body").aria_snapshot())
    assert "img" not in tree


def test_on_paper_the_numbers_stay(phone: Visit) -> None:
    phone.page.goto(ROA)
    phone.page.emulate_media(media="print")
    assert phone.page.get_by_text("08111-129-129").is_visible()
    assert phone.page.get_by_role("link", name="Keluar cepat").is_hidden()
