"""A small campaign with a material of its own that is made in no time, and `tppo` on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.cli.test_main import RUN, Done, tppo
from tests.packaging.sources import CHECKOUT
from tppo_cli.batch import store
from tppo_cli.manifest import Item

TAMBORA, KALI_ANYAR, DURI_UTARA = (f"31.73.04.100{n}" for n in (1, 2, 3))

SPEC = """\
title: Kampanye Kecil
theme: Rangkul Semua Korban
slogan: Bersama Lawan Perdagangan Orang
hotlines: [sapa129, polri110]
regions: {file: wilayah.csv}
materials: {label: {}}
"""

TABLE = f"""\
code,display_name
{TAMBORA},Tambora
{KALI_ANYAR},Kali Anyar
{DURI_UTARA},Duri Utara
"""

MATERIAL = """\
name: label
title: {id: Label, en: Label}
safe: 4
sizes:
  kecil: {trim: 120x60mm}
  besar: {trim: 240x120mm}
default_sizes: [kecil]
slots: {kelurahan: main.region.name}
fit: {kelurahan: {min: 0.8}, slogan: {min: 0.5}}
formats:
  rebah:
    aspect: [1.5, 2.5]
    unit_side: width
    unit_of: 120
    layouts:
      row:
        type: {name: 10, text: 5}
        roles: {headline: name, body: text}
"""

PAGE = """\
<h1 class="name"{{ fit("slogan") }}>{{ main.slogan }}</h1>
{% if main.region %}<p class="place" data-slot="kelurahan"{{ fit("kelurahan") }}\
{{ expect.text("region.name", main.region.name) }}>{{ main.region.name }}</p>{% endif %}
{% for logo in copy.logos %}<img src="{{ file_uri(logo.file) }}" alt="{{ logo.alt }}">{% endfor %}
"""

STYLE = """\
.name, .place { position: absolute; left: 6rem; width: 108rem; white-space: nowrap }
.name { top: 8rem; font-size: var(--t-name) }
.place { top: 30rem; font-size: var(--t-text) }
img { position: absolute; left: 6rem; top: 42rem; width: 10rem; height: 10rem }
"""

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'

KIT = 3
"""Files of the campaign's kit."""


def campaign(folder: Path, spec: str = SPEC, table: str = TABLE) -> Path:
    """Write the campaign; its file."""
    own = folder / "templates" / "label"
    own.mkdir(parents=True)
    (own / "material.yaml").write_text(MATERIAL, encoding="utf-8")
    (own / "page.html.j2").write_text(PAGE, encoding="utf-8")
    (own / "page.css").write_text(STYLE, encoding="utf-8")
    (folder / "wilayah.csv").write_text(table, encoding="utf-8")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    file = folder / "campaign.yaml"
    file.write_text(spec, encoding="utf-8")
    return file


def kit(spec: Path, *options: str) -> Done:
    """`tppo kit` in this process, into `out` beside the spec."""
    out = spec.parent / "out"
    return tppo("kit", str(spec), "-o", str(out), "--jobs", "1", "--no-read-back", *options)


def kit_process(
    spec: Path, *options: str, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """`tppo kit` in a process and process group of its own, with two workers."""
    path = os.pathsep.join(filter(None, [(environment or {}).get("PYTHONPATH"), SOURCES]))
    given = ["kit", str(spec), "-o", str(spec.parent / "out"), "--jobs", "2", "--no-read-back"]
    return subprocess.Popen(
        [sys.executable, "-c", RUN, *given, *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **(environment or {}), "PYTHONPATH": path},
    )


SOURCES = str(CHECKOUT / "src")


def listed(out: Path) -> list[str]:
    """The files of the manifest, in its order."""
    return [item.file for item in store.read(out)]


def items(out: Path) -> dict[str, Item]:
    return {item.file: item for item in store.read(out)}


def files(out: Path) -> dict[str, bytes]:
    """Everything that lies in an output folder, but the lock; hidden files too."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != ".manifest.lock"
    }


def pdfs(out: Path) -> list[str]:
    return [name for name in files(out) if name.endswith(".pdf")]
