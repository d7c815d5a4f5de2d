"""A page of the preview in a browser, and what it asked for on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Request, expect

from tests.batch.campaigns import campaign
from tests.browser.conftest import AXE
from tests.publish.previews import Running
from tppo_cli.publish.preview_session import Session
from tppo_cli.publish.preview_watch import watch

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
READY = re.compile(r"\d+ materi, \d+ kesalahan")


@dataclass
class Seen:
    """A page, the requests it made, and what it complained of."""

    page: Page
    running: Running
    asked: list[Request] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def open(self, address: str = "") -> Seen:
        self.page.goto(address or self.running.address)
        return self.ready()

    def ready(self) -> Seen:
        """Wait until everything is drawn."""
        expect(self.page.locator("#status")).to_have_text(READY, timeout=60_000)
        return self

    def drawn(self) -> dict[str, list[str]]:
        """Addresses of the pictures of each material."""
        return {
            str(node.get_attribute("data-material")): [
                str(image.get_attribute("src")) for image in node.locator("img").all()
            ]
            for node in self.page.locator(".item").all()
        }

    def paths(self, start: str) -> list[str]:
        found = (request.url.partition(str(self.running.port))[2] for request in self.asked)
        return [path for path in found if path.startswith(start)]

    def barriers(self) -> list[str]:
        """What axe finds. The page's policy lets no foreign script in: open it with may_inject."""
        self.page.add_script_tag(path=AXE)
        found = self.page.evaluate("axe.run({resultTypes: ['violations']})")
        assert found["passes"]
        return [
            f"{fault['id']}: {node['html'][:200]}"
            for fault in found["violations"]
            for node in fault["nodes"]
        ]


@contextmanager
def running_in(folder: Path, text: str) -> Iterator[Running]:
    """The preview of a campaign in a folder of its own, until it is left."""
    one = Running(Session(campaign(folder, text), lambda: date(2023, 7, 1), "id"), watch)
    yield one
    one.close()


@contextmanager
def seen(
    browser: Browser, running: Running, *, may_inject: bool = False, **context: Any
) -> Iterator[Seen]:
    options: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}} | context
    opened = browser.new_context(bypass_csp=may_inject, **options)
    page = Seen(opened.new_page(), running)
    # Playwright wants a function that it can mark, and a list's own is none.
    page.page.on("request", lambda request: page.asked.append(request))  # noqa: PLW0108
    page.page.on("console", lambda message: page.said.append(message.text))
    page.page.on("pageerror", lambda error: page.said.append(str(error)))
    try:
        yield page
    finally:
        opened.close()
