"""The teleprompter in a real browser: its pace, its marks, its keys, and what it does at rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.batch.campaigns import SPEC
from tests.browser.previews import PHONE, Seen, running_in, seen
from tests.publish.previews import Running
from tppo_cli.publish.preview import Choice

pytestmark = pytest.mark.full

TEXT = SPEC.replace("{label: {}}", "{speech: {}}") + "languages: [id, en]\n"
_CHOICE = Choice()


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_in(tmp_path_factory.mktemp("campaign"), TEXT) as one:
        yield one


@pytest.fixture
def shown(browser: Browser, running: Running) -> Iterator[Seen]:
    with seen(browser, running) as one:
        opened(one)
        yield one


def opened(one: Seen) -> Page:
    """The page, with its clock in the test's hands."""
    one.page.clock.install()
    token = one.running.session.token
    one.page.goto(f"http://127.0.0.1:{one.running.port}/prompter?token={token}")
    return one.page


def height(page: Page) -> float:
    """How far the text has come up, in pixels."""
    found = page.locator("#text").evaluate("e => new DOMMatrix(getComputedStyle(e).transform).m42")
    return -float(found)


def seconds(page: Page, name: str) -> int:
    minutes, _, rest = page.locator(name).inner_text().split()[0].partition(".")
    return int(minutes) * 60 + int(rest)


def now(page: Page) -> str:
    return page.locator(".sentence.now").inner_text()


def test_space_starts_and_pauses_and_the_text_keeps_the_pace_of_the_speech(shown: Seen) -> None:
    page = shown.page
    assert (seconds(page, "#passed"), page.locator(".sentence.now").count()) == (0, 1)
    whole, first = seconds(page, "#left"), height(page)
    page.keyboard.press("Space")
    expect(page.locator("#status")).to_have_text("Berjalan.")
    page.clock.run_for(30_000)
    page.keyboard.press("Space")
    expect(page.locator("#status")).to_have_text("Jeda.")
    assert seconds(page, "#passed") in (29, 30, 31)
    assert seconds(page, "#left") - (whole - 30) in (-1, 0, 1)
    half = height(page)
    assert half > first + 100
    page.clock.run_for(10_000)
    assert height(page) == half
    line = page.locator(".sentence.now").bounding_box()
    assert line
    assert line["y"] < 0.38 * 800 + 1 < line["y"] + line["height"] + 60, "it is read at the mark"


def test_the_marks_in_the_margin_are_those_of_the_print_and_follow_the_pace(shown: Seen) -> None:
    page = shown.page
    speech = shown.running.session.prompter(_CHOICE, "id")
    assert speech is not None
    told, expected = 0, []
    for _, part in speech["parts"]:
        for sentence in part:
            half = int(float(sentence["seconds"]) // 30)
            if half > told:
                whole = round(float(sentence["seconds"]) / 5) * 5
                expected.append(f"{whole // 60}.{whole % 60:02d}")
            told = max(told, half)
    marks = "[...document.querySelectorAll('[data-time]')].map(e => e.dataset.time)"
    assert page.evaluate(marks) == expected
    assert expected
    whole = seconds(page, "#left")
    for _ in range(22):
        page.keyboard.press("ArrowUp")
    expect(page.locator("#pace")).to_have_text("200 kata/menit")
    assert abs(seconds(page, "#left") - whole * 110 / 200) <= 1
    assert len(page.evaluate(marks)) < len(expected)
    page.keyboard.press("ArrowDown")
    expect(page.locator("#pace")).to_have_text("195 kata/menit")
    edge = page.locator("[data-time]").first
    left = edge.evaluate(
        "e => e.getBoundingClientRect().left - parseFloat(getComputedStyle(e, '::before').width)"
    )
    assert left > 0, "the mark is on the screen"


def test_with_reduced_motion_the_text_moves_in_steps(browser: Browser, running: Running) -> None:
    places = {}
    for motion in ("reduce", "no-preference"):
        with seen(browser, running, reduced_motion=motion) as one:
            page = opened(one)
            page.keyboard.press("Space")
            found = []
            for _ in range(24):
                page.clock.run_for(500)
                found.append((height(page), now(page)))
            places[motion] = found
    steps, flow = places["reduce"], places["no-preference"]
    assert len({at for at, _ in steps}) == len({said for _, said in steps}), "one place a sentence"
    assert len({at for at, _ in flow}) >= 20, "otherwise it flows"


def test_sentences_letters_mirror_and_start_by_keys(shown: Seen) -> None:
    page = shown.page
    first = now(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("PageDown")
    third = now(page)
    assert third != first
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageUp")
    assert now(page) == first
    size = int(page.locator("#size").inner_text())
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.keyboard.press("-")
    letters = page.locator(".sentence.now").evaluate("e => getComputedStyle(e).fontSize")
    assert letters == f"{size + 4}px"
    page.keyboard.press("m")
    expect(page.get_by_role("button", name="Cermin")).to_have_attribute("aria-pressed", "true")
    assert page.locator("#text").evaluate(
        "e => new DOMMatrix(getComputedStyle(e).transform).m11"
    ) == pytest.approx(-1)
    page.reload()
    assert page.locator("#size").inner_text() == str(size + 4), "a reload keeps what was set"
    expect(page.get_by_role("button", name="Cermin")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    assert now(page) == first
    page.mouse.move(600, 300)
    page.mouse.wheel(0, 400)
    expect(page.locator(".sentence.now")).not_to_have_text(first)


def test_at_the_end_it_stops_and_begins_anew(shown: Seen) -> None:
    page = shown.page
    for _ in range(200):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.clock.run_for(60_000)
    expect(page.locator("#status")).to_have_text("Naskah selesai.")
    assert seconds(page, "#left") == 0
    page.get_by_role("button", name="Mulai").click()
    page.clock.run_for(1000)
    assert seconds(page, "#passed") <= 1


def test_a_save_does_not_move_the_words_under_the_speaker(shown: Seen) -> None:
    page, spec = shown.page, shown.running.session.spec
    page.keyboard.press("ArrowRight")
    before = now(page)
    spec.write_text(TEXT.replace("Bersama Lawan", "Bersama Hadapi"))
    expect(page.locator("#status")).to_contain_text("Naskah berubah.", timeout=20_000)
    assert now(page) == before
    assert "Bersama Hadapi" not in page.locator("#text").inner_text()
    page.keyboard.press("r")
    expect(page.locator("#text")).to_contain_text("Bersama Hadapi")
    spec.write_text(TEXT)


def test_from_the_preview_and_back_in_each_language(browser: Browser, running: Running) -> None:
    with seen(browser, running) as one:
        one.open()
        one.page.get_by_role("link", name="Teleprompter, Inggris").click()
        expect(one.page.locator("main")).to_have_attribute("lang", "en")
        one.page.get_by_role("link", name="Ke pratinjau").click()
        one.ready()
        assert one.said == []


@pytest.mark.parametrize("is_phone", [False, True])
def test_axe_finds_no_barrier_and_nothing_runs_over(
    browser: Browser, running: Running, is_phone: bool
) -> None:
    with seen(browser, running, may_inject=True, **(PHONE if is_phone else {})) as one:
        page = opened(one)
        assert one.barriers() == []
        width = 360 if is_phone else 1280
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for target in page.locator("button:visible, a:visible").all():
            box = target.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44, target.inner_text()
            assert box["x"] + box["width"] <= width
        page.get_by_role("button", name="Mulai").click()
        assert one.barriers() == []
