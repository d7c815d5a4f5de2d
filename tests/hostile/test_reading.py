"""Nothing is read outside of the campaign's and the package's folders, and nothing is fetched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile.campaigns import left_behind, sampled, tppo, with_logo, with_template

MAKE = ("make", "label", "campaign.yaml", "--no-read-back")
NET = "http://127.0.0.1:9/x"
FILE = "file:///etc/passwd"

DOORS = {
    "a picture": f"<img src='{NET}.png' alt='x'>",
    "a picture elsewhere": f"<img src='{FILE}' alt='x'>",
    "up": "<img src='../../../../../../etc/passwd' alt='x'>",
    "up, encoded": "<img src='%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd' alt='x'>",
    "a file on a host": "<img src='file://example.com/etc/passwd' alt='x'>",
    "without a scheme": "<img src='//127.0.0.1:9/x.png' alt='x'>",
    "ftp": "<img src='ftp://127.0.0.1:9/x.png' alt='x'>",
    "a base": f"<base href='{NET}/'><img src='x.png' alt='x'>",
    "an import": f"<style>@import '{NET}.css';</style>",
    "an import elsewhere": f"<style>@import url({FILE});</style>",
    "a style sheet": f"<link rel=stylesheet href='{NET}.css'>",
    "a font": f"<style>@font-face{{font-family:x;src:url({NET}.ttf)}}p{{font-family:x}}</style>",
    "a background": f"<p style='background:url({NET}.png)'>x</p>",
    "a bullet": f"<ul style='list-style-image:url({NET}.png)'><li>x</ul>",
    "content": f"<style>p::before{{content:url({NET}.png)}}</style><p>x</p>",
    "a border": f"<p style='border-image:url({NET}.png) 1;border:1px solid'>x</p>",
    "an object": f"<object data='{FILE}'></object>",
    "an embedded thing": f"<embed src='{FILE}'>",
    "an attachment": f"<a rel=attachment href='{NET}'>x</a>",
    "an attachment elsewhere": f"<a rel=attachment href='{FILE}'>x</a>",
    "an attachment of the page": f"<link rel=attachment href='{FILE}'>",
    "a drawing in the page": f"<svg viewBox='0 0 1 1'><image href='{FILE}'/></svg>",
    "a template": "{% include '../../campaign.yaml' %}",
    "a template elsewhere": "{% include '/etc/passwd' %}",
    "macros elsewhere": "{% from '../../x' import y %}",
    "a parent": "{% extends '../../../x' %}",
    "a file of the system": "<img src=\"{{ file_uri('/etc/passwd') }}\" alt='x'>",
}  # fmt: skip


@pytest.mark.parametrize("name", sampled(DOORS))
def test_a_door_of_a_template(tmp_path: Path, name: str) -> None:
    with_template(tmp_path, DOORS[name])
    done = tppo(*MAKE, folder=tmp_path)
    assert done.code == 1, done.said
    assert "TP602" in done.said or "TP606" in done.said, done.said
    assert "root:" not in done.said
    assert left_behind(tmp_path) == []


HARMLESS = {
    "a use of another file": f"<svg viewBox='0 0 1 1'><use href='{FILE}#x'/></svg>",
    "a frame": f"<iframe src='{NET}'></iframe>",
    "a script": f"<script src='{NET}'></script>",
    "a film": f"<video src='{NET}'></video>",
    "a body attribute": f"<table background='{NET}.png'><tr><td></table>",
    "a link": f"<a href='{NET}'></a>",
    "a refresh": f"<meta http-equiv=refresh content='0;url={NET}'>",
    "a form": f"<form action='{NET}'></form>",
}
"""What no page on paper loads; that it is not asked for either is seen in `test_no_network`."""


@pytest.mark.parametrize("name", sampled(HARMLESS))
def test_what_paper_does_not_load(tmp_path: Path, name: str) -> None:
    with_template(tmp_path, HARMLESS[name])
    assert tppo(*MAKE, folder=tmp_path).code == 0


@pytest.mark.parametrize("name", sampled(["a picture", "an import", "an attachment", "a font"]))
def test_no_socket_is_opened_for_it(tmp_path: Path, name: str) -> None:
    with_template(tmp_path, DOORS[name])
    done = tppo(*MAKE, folder=tmp_path, before=watcher(tmp_path))
    assert done.code == 1, done.said
    assert "SOCKET" not in done.said


def watcher(folder: Path) -> tuple[str, ...]:
    """What starts a command so that it says of each socket that it opens."""
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "def hear(event, arguments):\n"
        "    if event in ('socket.connect', 'socket.getaddrinfo', 'socket.gethostbyname'):\n"
        "        print('SOCKET', event, arguments, file=sys.stderr, flush=True)\n"
        "sys.addaudithook(hear)\n",
        encoding="utf-8",
    )
    return ("env", f"PYTHONPATH={folder}{os.pathsep}{Path(__file__).parents[2] / 'src'}")


def test_the_watcher_hears_a_socket(tmp_path: Path) -> None:
    code = "import socket; s = socket.socket(); s.settimeout(1); s.connect_ex(('127.0.0.1', 9))"
    done = subprocess.run(
        [*watcher(tmp_path), sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "SOCKET" in done.stderr


LOGOS = {
    "another file": f"<image href='{FILE}' width='1' height='1'/>",
    "the net": f"<image href='{NET}.png' width='1' height='1'/>",
    "up": "<image href='../../../../etc/passwd' width='1' height='1'/>",
    "a style sheet": f"<style>@import url({NET}.css);</style><rect width='1' height='1'/>",
    "a fill": f"<rect width='9' height='9' fill='url({NET}#x)'/>",
}


@pytest.mark.parametrize("name", sampled(LOGOS, 2))
def test_a_door_of_a_logo(tmp_path: Path, name: str) -> None:
    with_logo(tmp_path, LOGOS[name])
    done = tppo(*MAKE, folder=tmp_path, before=watcher(tmp_path))
    assert "SOCKET" not in done.said
    assert "root:" not in done.said
    assert done.code == 1 or name == "a fill", done.said
