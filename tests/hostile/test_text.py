"""Text is data: it is printed as it is, or refused at its place; it is never carried out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.batch.campaigns import SPEC, campaign, pdfs
from tests.cli.test_main import Done, tppo
from tests.reading import text as read

PRINTED = {
    "braces": "{{ copy }} {% raw %} {# x #}",
    "one brace": "{ } {1, 2} }{",
    "a tag": "<script>alert(1)</script>",
    "an entity": "&amp; &#65; &lt;b&gt;",
    "an ampersand": "Ibu & Bapak",
    "quotes": "\"Bersama\" 'Lawan' “Perdagangan” ‘Orang’",
    "an attribute": '" onload="x" style="color:red',
    "a style sheet": "</style><style>*{display:none}</style>",
    "a comment": "<!-- x --> /* y */ // z",
    "a backslash": "C:\\temp\\n \\u0041",
    "a format": "%s %(x)s $x $(x) `x`",
    "an address": "file:///etc/passwd",
    "cdata": "]]> <![CDATA[ x",
    "a formula": "=1+1 @SUM(A1)",
    "a PDF string": "(a) \\) endobj >> stream",
    "accents": "Ü é ñ ÿ ç Œ ß",
}

REFUSED = {
    "from right to left": ("Lawan \u202e129", "TP118"),
    "an isolate": ("Lawan \u2066129\u2069", "TP118"),
    "a zero width": ("Per\u200bdagangan", "TP118"),
    "a soft hyphen": ("Per\u00addagangan", "TP118"),
    "a filler": ("Lawan \u3164 Orang", "TP118"),
    "a tag character": ("Lawan \U000e0041", "TP118"),
    "a control": ("Lawan \u0007", "TP117"),
    "an escape": ("Lawan \u001b[31m", "TP117"),
    "a null": ("Lawan \u0000", "TP117"),
    "an emoji": ("Lawan \U0001f600", "TP525"),
    "Hebrew": ("Lawan שלום", "TP525"),
    "Arabic": ("Lawan سلام", "TP525"),
    "Han": ("反对贩卖人口", "TP525"),
    "a private letter": ("Lawan \ue000", "TP525"),
    "Arabic digits": ("Hubungi ١٢٩", "TP205"),
    "full width digits": ("Hubungi １２９", "TP205"),
    "letters as digits": ("Hubungi 0811l-129-129", "TP205"),
    "a lone surrogate": ("Lawan \ud800", "TP117"),
    "nothing but blanks": (" \t ", "TP110"),
    "30,000 letters": ("a" * 30_000, "TP111"),
    "10,000 letters": ("a " * 5_000, "TP530"),
    "a word of 10,000 letters": ("a" * 10_000, "TP530"),
    "a placeholder": ("{kelurahaan}", "TP150"),
}


def made(folder: Path, slogan: str, *options: str) -> Done:
    is_whole = "\ud800" not in slogan
    quoted = json.dumps(slogan, ensure_ascii=not is_whole)
    spec = campaign(folder, SPEC.replace("Bersama Lawan Perdagangan Orang", quoted))
    out = str(folder / "out")
    return tppo("make", "label", str(spec), "-o", out, "--size", "besar", *options)


@pytest.mark.parametrize("name", PRINTED)
def test_printed_as_it_is(tmp_path: Path, name: str) -> None:
    done = made(tmp_path, PRINTED[name], "--no-read-back")
    assert done.returncode == 0, done.stderr
    (file,) = pdfs(tmp_path / "out")
    assert PRINTED[name] in read((tmp_path / "out" / file).read_bytes(), 0)


@pytest.mark.parametrize("name", REFUSED)
def test_refused_at_its_place(tmp_path: Path, name: str) -> None:
    slogan, code = REFUSED[name]
    done = made(tmp_path, slogan, "--format", "json")
    assert done.returncode == 1
    found = [f for f in json.loads(done.stdout)["findings"] if f["code"] == code]
    assert found, done.stdout[:2_000]
    assert found[0]["line"] == 3 or code == "TP530"
    assert not list(tmp_path.rglob("*.pdf"))


@pytest.mark.parametrize(
    "name", ["from right to left", "an escape", "a control", "a lone surrogate"]
)
def test_what_a_terminal_would_act_upon_is_not_repeated_to_it(tmp_path: Path, name: str) -> None:
    spec = campaign(tmp_path, SPEC.replace("Bersama Lawan Perdagangan Orang", REFUSED[name][0]
        .encode("utf-8", "replace").decode()))  # fmt: skip
    done = tppo("check", str(spec))
    assert not set(done.stderr) & set("\u202e\u001b\u0007")


CELLS = ["=1+1", "+cmd|' /C calc'!A0", "<b>x</b>", "{{ x }}", 'a"b', "../../x", "%00", "&amp;"]


@pytest.mark.parametrize("cell", CELLS)
def test_cells_of_a_table(tmp_path: Path, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    spec = campaign(tmp_path, table=f"code,display_name\n31.73.04.1001,{quoted}\n")
    out = str(tmp_path / "out")
    done = tppo("kit", str(spec), "-o", out, "--jobs", "1", "--no-read-back")
    if done.returncode:
        assert (done.returncode, "wilayah.csv:2" in done.stderr) == (1, True), done.stderr
    else:
        (file,) = pdfs(tmp_path / "out")
        assert cell in read((tmp_path / "out" / file).read_bytes(), 0)
