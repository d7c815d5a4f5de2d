"""A folded face: panels share its width, marks say where to fold, text keeps off the folds."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.samples import line_of, sample_copy, sample_setup
from tests.samples import made as sample
from tppo_cli.press.produce import Produced, produce
from tppo_cli.verify.item import verify_item

MATERIAL = """\
name: lipat
title: {id: Lipat, en: Folded}
bleed: 3
slug: 12
safe: 5
faces:
  - name: muka
    panels: [{name: lidah, width: 97}, {name: tengah, width: 100}, {name: sampul, width: 100}]
sizes:
  A4: {trim: 297x210mm}
default_sizes: [A4]
formats:
  lebar:
    aspect: [1.2, 1.6]
    unit_side: width
    unit_of: 297
    layouts:
      row:
        type: {hero: 30}
        roles: {number: hero}
"""

PAGE = """\
{% set hero = numbers.hero %}
{% for name, panel in panels.items() %}
<p class="p" style="left:{{ panel.left + 8 }}rem;width:{{ panel.width - 16 }}rem">{{ name }}</p>
{% endfor %}
<p class="n" style="left:{{ panels.sampul.left + OFF }}rem"
  {{ expect.number("hotlines.sapa129", hero.number, "number") }}>{{ hero.number.display }}</p>
"""

STYLE = """\
.p, .n { position: absolute; top: 20rem; font-size: 6rem }
.n { top: 60rem; font-size: var(--t-hero) }
"""


def folded(folder: Path, off: float) -> tuple[Produced, list[str]]:
    own = folder / "templates" / "lipat"
    own.mkdir(parents=True)
    (own / "material.yaml").write_text(MATERIAL)
    (own / "page.html.j2").write_text(PAGE.replace("OFF", str(off)))
    (own / "page.css").write_text(STYLE)
    setup = sample_setup("lipat", "A4", copy=sample_copy("lipat", "A4"), campaign=folder)
    made = produce(setup)
    item = line_of(made, setup.copy, "lipat", "A4", pages=1)
    return made, [finding.code for finding in verify_item(made.data, item)]


def test_panels_lie_side_by_side_in_their_widths(tmp_path: Path) -> None:
    made, found = folded(tmp_path, 8)
    assert found == []
    [face] = made.faces
    assert face.folds == ((109.0, 12.0, 109.0, 222.0), (209.0, 12.0, 209.0, 222.0))
    assert face.fold_safe == 3
    page = pdfium.PdfDocument(made.data)[0]
    text = page.get_textpage()
    left = {}
    for name in ("lidah", "tengah", "sampul"):
        index = text.get_text_range().replace("\r\n", "\n").index(name)
        left[name] = text.get_charbox(index)[0] * 25.4 / 72
    assert left["tengah"] - left["lidah"] == pytest.approx(97, abs=0.6)
    assert left["sampul"] - left["tengah"] == pytest.approx(100, abs=0.6)


def test_dashed_marks_stand_outside_the_bleed_at_the_folds(tmp_path: Path) -> None:
    """Above and below, in line with each fold; a cut mark would be one whole line."""
    made, _ = folded(tmp_path, 8)
    scale = 20
    image = pdfium.PdfDocument(made.data)[0].render(scale=scale * 25.4 / 72).to_pil().convert("L")
    for x in (109.0, 209.0):
        for y0, y1 in ((0.5, 8.9), (225.1, 233.5)):
            column = image.crop(
                (
                    round((x - 0.2) * scale),
                    round(y0 * scale),
                    round((x + 0.2) * scale),
                    round(y1 * scale),
                )
            )
            rows = [
                min(column.crop((0, y, column.width, y + 1)).getdata()) < 128
                for y in range(column.height)
            ]
            runs = sum(1 for a, b in pairwise(rows) if b and not a)
            assert runs >= 3, (x, y0)


def test_what_lies_over_a_fold_or_near_it_is_found(tmp_path: Path) -> None:
    assert "TP759" in folded(tmp_path / "over", -10)[1]
    assert "TP759" in folded(tmp_path / "near", 1.5)[1]
    assert "TP759" not in folded(tmp_path / "off", 5)[1]


def test_a_page_without_folds_has_its_centre_marks() -> None:
    data = sample("poster", "A3").data
    page = pdfium.PdfDocument(io.BytesIO(data))[0]
    image = page.render(scale=2).to_pil().convert("L")
    middle = image.width // 2
    assert min(image.crop((middle - 2, 0, middle + 3, 12)).getdata()) < 128
