"""The preview: what it shows, to whom, and what a save changes."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.batch.campaigns import KALI_ANYAR, SPEC, campaign
from tppo_cli.publish.preview import Choice, items, read_campaign
from tppo_cli.publish.preview_app import Session, application, page_html
from tppo_cli.publish.preview_draw import Drawer

TODAY = date(2023, 7, 1)


def keys(spec: Path, **choice: Any) -> dict[str, str]:
    shown, found = items(read_campaign(spec, TODAY), Choice(**choice))
    assert not found
    return {one.task.job.material: one.key for one in shown}


def test_a_choice_and_a_save_change_the_keys_of_what_they_change(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("{label: {}}", "{label: {}, speech: {}}"))
    before = keys(spec)
    assert set(before) == {"label", "speech"}
    assert keys(spec) == before
    elsewhere = keys(spec, region=KALI_ANYAR)
    assert elsewhere["label"] != before["label"]
    assert elsewhere["speech"] == before["speech"], "a speech is for the whole campaign"
    assert keys(spec, sizes={"label": "besar"})["label"] != before["label"]
    style = tmp_path / "templates" / "label" / "page.css"
    style.write_text(style.read_text() + "\np { color: #000 }\n")
    after = keys(spec)
    assert after["label"] != before["label"]
    assert after["speech"] == before["speech"]


def test_a_spec_with_a_fault_shows_it_and_no_items(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC + "hashtag: x\n")
    read = read_campaign(spec, TODAY)
    assert [finding.code for finding in read.findings] == ["TP120"]
    assert read.findings[0].place is not None
    assert read.findings[0].place.line == 7
    assert items(read, Choice()) == ([], ())


def test_an_item_that_brings_its_worker_down_is_a_finding_and_the_next_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = campaign(tmp_path)
    [shown], _ = items(read_campaign(spec, TODAY), Choice())
    drawer = Drawer(jobs=1)
    monkeypatch.setattr("tppo_cli.publish.preview_draw.render", dying)
    assert [f.code for f in drawer.draw(shown).findings] == ["TP871"]
    monkeypatch.undo()
    [other], _ = items(read_campaign(spec, TODAY), Choice(region=KALI_ANYAR))
    drawn = drawer.draw(other)
    assert drawn.findings == ()
    assert drawn.pdf.startswith(b"%PDF")
    assert [page[:4] for page in drawn.pages] == [b"\x89PNG"]
    drawer.close()


def dying(_shown: Any) -> None:
    os._exit(9)


class Running:
    """An application on a port of its own."""

    def __init__(self, session: Session, changes: Any) -> None:
        listening = socket.create_server(("127.0.0.1", 0))
        self.port = listening.getsockname()[1]
        self.session = session
        config = uvicorn.Config(application(session, changes), log_level="error", lifespan="on")
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [listening]})
        self.thread.start()

    def get(self, path: str, *, token: str | None = None, host: str = "") -> tuple[int, Any, bytes]:
        token = self.session.token if token is None else token
        address = f"http://127.0.0.1:{self.port}{path}{'&' if '?' in path else '?'}token={token}"
        request = urllib.request.Request(address, headers={"Host": host} if host else {})
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()


async def silent(_folder: Path) -> AsyncIterator[Any]:
    return
    yield


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    one = Running(Session(campaign(tmp_path), lambda: TODAY, "id"), silent)
    yield one
    one.server.should_exit = True
    one.thread.join(20)


def test_only_who_has_the_token_and_names_this_machine_is_let_in(running: Running) -> None:
    for path in ("/", "/state", "/events", "/item/x", "/file/x", "/picture/x/1"):
        assert running.get(path, token="salah")[0] == 403, path
    assert running.get("/state", host="tppo.example")[0] == 400
    status, headers, body = running.get("/")
    assert status == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"http://" not in body
    assert b"https://" not in body
    assert headers["Cache-Control"] == "no-store"


def test_state_item_picture_and_file(running: Running) -> None:
    state = json.loads(running.get("/state")[2])
    [row] = state["items"]
    assert row["material"] == "label"
    assert row["region"] == "Kelurahan Tambora"
    assert [region["name"] for region in state["choices"]["regions"]][:1] == [
        "Kelurahan Tambora, Kecamatan Tambora"
    ]
    assert running.get(f"/file/{row['key']}")[0] == 404, "nothing is drawn before it is asked for"
    drawn = json.loads(running.get(f"/item/{row['key']}")[2])
    assert drawn["findings"] == []
    assert drawn["pages"] == 1
    assert running.get(f"/picture/{row['key']}/1")[2].startswith(b"\x89PNG")
    assert running.get(f"/picture/{row['key']}/2")[0] == 404
    status, headers, body = running.get(f"/file/{row['key']}?as={drawn['file']}")
    assert (status, body[:4]) == (200, b"%PDF")
    assert headers["Content-Disposition"] == f'attachment; filename="{drawn["file"]}"'
    assert running.get("/item/unknown")[0] == 404


def test_a_change_is_told_to_whoever_listens(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    saved = threading.Event()

    async def changes(folder: Path) -> AsyncIterator[Any]:
        assert folder == tmp_path
        while not saved.is_set():
            await asyncio.sleep(0.02)
        yield {}

    running = Running(Session(spec, lambda: TODAY, "id"), changes)
    try:
        address = f"http://127.0.0.1:{running.port}/events?token={running.session.token}"
        with urllib.request.urlopen(address, timeout=30) as news:
            assert news.readline() == b"data: 1\n"
            news.readline()
            spec.write_text(SPEC + "hashtag: x\n")
            saved.set()
            assert news.readline() == b"data: 2\n"
        state = json.loads(running.get("/state")[2])
        assert state["items"] == []
        assert [(row["code"], row["line"]) for row in state["findings"]] == [("TP120", 7)]
    finally:
        running.server.should_exit = True
        running.thread.join(20)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_is_whole_in_both_languages(lang: str) -> None:
    page = page_html(lang, "nonce")
    assert f'<html lang="{lang}">' in page
    assert "{{" not in page
    assert page.count('nonce="nonce"') == 2


def test_an_item_that_never_ends_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [shown], _ = items(read_campaign(campaign(tmp_path), TODAY), Choice())
    drawer = Drawer(jobs=1)
    monkeypatch.setattr("tppo_cli.publish.preview_draw.render", sleeping)
    monkeypatch.setattr("tppo_cli.publish.preview_draw.LIMIT", 0.5)
    assert [f.code for f in drawer.draw(shown).findings] == ["TP870"]


def sleeping(_shown: Any) -> None:
    threading.Event().wait(600)
