"""The preview: what it shows, to whom, and what a save changes."""

from __future__ import annotations

import asyncio
import io
import json
import os
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.batch.campaigns import KALI_ANYAR, SPEC, TAMBORA, campaign
from tests.publish.previews import Running, silent
from tppo_cli import resources
from tppo_cli.batch.make import Context
from tppo_cli.publish.preview import (
    ALL,
    Campaign,
    Choice,
    Missing,
    Shown,
    items,
    read_campaign,
)
from tppo_cli.publish.preview_choices import REGIONS_LISTED, found, listed
from tppo_cli.publish.preview_draw import Drawer
from tppo_cli.publish.preview_pages import page_html
from tppo_cli.publish.preview_session import Session

TODAY = date(2023, 7, 1)
WORDS = resources.read_yaml("assets/messages/words.yaml")["id"]["preview"]


def context(read: Campaign) -> Context:
    assert read.context is not None, read.findings
    return read.context


def shown(spec: Path, **choice: Any) -> list[Shown]:
    """The items of a choice, none of which may be missing."""
    every = items(context(read_campaign(spec, TODAY)), Choice(**choice))
    made = [one for one in every if isinstance(one, Shown)]
    assert len(made) == len(every), every
    return made


def keys(spec: Path, **choice: Any) -> dict[str, str]:
    return {one.material: one.key for one in shown(spec, **choice)}


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


def test_a_spec_with_a_fault_shows_it(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC + "hashtag: x\n")
    read = read_campaign(spec, TODAY)
    assert [finding.code for finding in read.findings] == ["TP120"]
    assert read.findings[0].place is not None
    assert read.findings[0].place.line == 7
    assert read.context is None


def test_an_item_that_brings_its_worker_down_is_a_finding_and_the_next_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = campaign(tmp_path)
    [one] = shown(spec)
    drawer = Drawer(jobs=1)
    monkeypatch.setattr("tppo_cli.publish.preview_draw.render", dying)
    assert [f.code for f in drawer.draw(one).findings] == ["TP871"]
    monkeypatch.undo()
    [other] = shown(spec, region=KALI_ANYAR)
    drawn = drawer.draw(other)
    assert drawn.findings == ()
    assert drawn.pdf.startswith(b"%PDF")
    assert [page[:4] for page in drawn.pages] == [b"\x89PNG"]
    drawer.close()


def dying(_shown: Any) -> None:
    os._exit(9)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    one = Running(Session(campaign(tmp_path), lambda: TODAY, "id"), silent)
    yield one
    one.close()


def test_only_who_has_the_token_and_names_this_machine_is_let_in(running: Running) -> None:
    for path in (
        *("/", "/state", "/events", "/item/x", "/file/x", "/picture/x/1", "/large/x/1", "/word/x"),
        *("/prompter", "/regions?find=a", "/font/700", "/favicon.ico", "/nothing"),
    ):
        status, headers, _ = running.get(path, token="salah")
        assert status == 403, path
        assert not headers["Set-Cookie"], path
    for host in ("tppo.example", "127.0.0.1.tppo.example", "tppo.example:80"):
        assert running.get("/state", host=host)[0] == 400
    assert running.get("/state", host="localhost")[0] == 200
    status, headers, body = running.get("/")
    assert status == 200
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"http://" not in body
    assert b"https://" not in body
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    cookie = headers["Set-Cookie"]
    assert cookie.startswith(f"tppo-{running.port}={running.session.token};")
    assert {"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))


def test_the_cookie_of_this_port_serves_in_place_of_the_address(running: Running) -> None:
    address = f"http://127.0.0.1:{running.port}/state"

    def asked(name: str) -> urllib.request.Request:
        cookie = {"Cookie": f"{name}={running.session.token}"}
        return urllib.request.Request(address, headers=cookie)

    with urllib.request.urlopen(asked(f"tppo-{running.port}"), timeout=60) as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked(f"tppo-{running.port + 1}"), timeout=60)


def test_state_item_picture_and_file(running: Running) -> None:
    state = json.loads(running.get("/state")[2])
    [row] = state["items"]
    assert row["material"] == "label"
    assert row["region"] == "Kelurahan Tambora"
    assert state["choices"]["regions"]["listed"][0] == {
        "value": TAMBORA,
        "label": "Kelurahan Tambora",
        "group": "Kecamatan Tambora",
    }
    assert state["chosen"]["region"] == TAMBORA
    assert row["measure"] == "120 × 60 mm"
    assert running.get(f"/file/{row['key']}")[0] == 404, "nothing is drawn before it is asked for"
    drawn = json.loads(running.get(f"/item/{row['key']}")[2])
    assert drawn["findings"] == []
    assert len(drawn["pages"]) == 1
    assert running.get(f"/picture/{row['key']}/1")[2].startswith(b"\x89PNG")
    assert running.get(f"/picture/{row['key']}/2")[0] == 404
    status, headers, body = running.get(f"/file/{row['key']}?as={drawn['file']}")
    assert (status, body[:4]) == (200, b"%PDF")
    assert headers["Content-Disposition"] == f'attachment; filename="{drawn["file"]}"'
    assert running.get("/item/unknown")[0] == 404
    name = f"/large/{row['key']}/1?as=../x y\r\n.png"
    _, headers, large = running.get(urllib.parse.quote(name, safe="/?="))
    assert headers["Content-Disposition"] == 'attachment; filename="..xy.png"'
    assert running.get(f"/large/{row['key']}/2")[0] == 404
    width, height = Image.open(io.BytesIO(large)).size
    assert width == 2400
    assert height > 1200, "120 x 60 mm, and the strip that says of a proof that it is one"


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
        assert state["stale"]
        assert [row["material"] for row in state["items"]] == ["label"], "those of the last reading"
        [row] = state["findings"]
        assert (row["code"], row["line"], row["excerpt"]) == ("TP120", 7, "hashtag: x")
    finally:
        running.close()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_page_is_whole_in_both_languages(lang: str) -> None:
    words = resources.read_yaml("assets/messages/words.yaml")[lang]["preview"]
    page = page_html(lang, "nonce", words)
    assert f'<html lang="{lang}">' in page
    assert "{{" not in page
    assert "built-in" not in page
    assert page.count('nonce="nonce"') == 3


def test_an_item_that_never_ends_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [one] = shown(campaign(tmp_path))
    drawer = Drawer(jobs=1)
    monkeypatch.setattr("tppo_cli.publish.preview_draw.render", sleeping)
    monkeypatch.setattr("tppo_cli.publish.preview_draw.LIMIT", 0.5)
    assert [f.code for f in drawer.draw(one).findings] == ["TP870"]


def sleeping(_shown: Any) -> None:
    threading.Event().wait(600)


def test_what_cannot_be_made_is_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("{label: {}}", "{label: {}, speech: {}}"))
    template = tmp_path / "templates" / "label" / "material.yaml"
    template.write_text(template.read_text().replace("safe: 4", "safe: empat"))
    label, speech = items(context(read_campaign(spec, TODAY)), Choice())
    assert isinstance(label, Missing)
    assert [finding.code for finding in label.findings] == ["TP402"]
    assert isinstance(speech, Shown)


def test_all_there_is_can_be_shown_and_one_language_where_only_one_can_be(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC + "languages: [id, en]\n")
    both = "id,en"
    all_made = {one.material: one for one in shown(spec, pieces=ALL, language=both)}
    assert next(iter(all_made)) == "label"
    assert {"poster", "leaflet", "social", "speech"} <= set(all_made)
    assert all_made["label"].task.job.languages == ("id",), "it sets one language"
    assert all_made["speech"].task.job.languages == ("id", "en")


def test_regions_are_found_by_each_word_and_listed_while_they_are_few(tmp_path: Path) -> None:
    read = context(read_campaign(campaign(tmp_path), TODAY))
    assert [row["value"] for row in found(read, "ANYAR tambora")] == [KALI_ANYAR]
    assert [row["value"] for row in found(read, "1002")] == [KALI_ANYAR]
    assert found(read, "anyar cengkareng") == []
    [first, *_] = read.regions
    assert len(listed(read, first)) == 3
    many = replace(read, regions=read.regions * REGIONS_LISTED)
    assert [row["value"] for row in listed(many, first)] == [TAMBORA]


def test_the_speech_for_the_teleprompter_and_for_word(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("{label: {}}", "{speech: {}}") + "languages: [id, en]\n")
    session = Session(spec, lambda: TODAY, "id")
    spoken = session.prompter(Choice(), "en")
    assert spoken is not None
    assert spoken["lang"] == "en"
    assert session.prompter(Choice(), "")["lang"] == "id"  # type: ignore[index] # it has a speech
    sentences = [one for _, part in spoken["parts"] for one in part]
    times = [float(one["seconds"]) for one in sentences]
    assert times == sorted(times)
    assert 0 < times[-1] < spoken["seconds"]
    [row] = session.state(Choice())["items"]
    assert [one["value"] for one in row["speech"]] == ["id", "en"]
    name, data = session.document(row["key"]) or ("", b"")
    assert name.endswith("-PROOF.docx")
    assert data.startswith(b"PK")
    assert session.document("unknown") is None
    session.drawer.close()


def test_a_campaign_without_a_speech_has_no_teleprompter(running: Running) -> None:
    # Every campaign has a speech by default; one that is broken has none.
    running.session._good = None
    assert running.get("/prompter")[0] == 404
    assert json.loads(running.get("/state")[2])["items"] == []
    assert running.get("/regions?find=t")[2] == b"[]"


def test_a_text_of_a_campaign_cannot_end_the_script(tmp_path: Path) -> None:
    assert "</script><b>" not in page_html("id", "n", WORDS | {"title": "</script><b>"})
