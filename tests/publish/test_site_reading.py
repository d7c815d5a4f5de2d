"""Reading pages back: each fault is made by hand, and has to be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publish.sites import EXIT, TAMBORA, Load, site
from tppo_cli.errors import FindingsError
from tppo_cli.findings import Finding
from tppo_cli.publish.site_reading import Reader
from tppo_cli.publish.site_store import write
from tppo_cli.publish.site_words import Link

CHAT = 'href="https://wa.me/628111129129"'


def read(load: Load, old: str, new: str) -> list[Finding]:
    of = site(load(TAMBORA))
    page = next(page for page in of.pages() if page.file == "31.73.04.1010/index.html")
    text = of.make(page).html
    assert old in text
    return list(Reader(of).faults(page, text.replace(old, new)))


def test_a_page_as_it_is_made_has_no_fault(load: Load) -> None:
    of = site(load(TAMBORA))
    reader = Reader(of)
    assert [f for page in of.pages() for f in reader.faults(page, of.make(page).html)] == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('href="tel:129"', 'href="tel:119"'),
        (CHAT, 'href="https://wa.me/62811129129"'),
        ("08111-129-129", "0811-129-129"),
        (CHAT, 'href="https://wa.me/6281317617622"'),
        ('<a class="button" href="tel:110">', "<a>"),
        ("<main>", '<main><a href="tel:911"><b>911</b></a>'),
    ],
)
def test_a_number_that_is_not_the_registry_s(load: Load, old: str, new: str) -> None:
    assert "TP844" in {finding.code for finding in read(load, old, new)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (EXIT, "https://lain.example/"),
        ("<main>", '<main><img src="https://hitung.example/1.gif">'),
        ("<main>", "<main><img\nsrc=//hitung.example/1.gif>"),
        ("</style>", "body{background:url(//hitung.example/1.gif)}</style>"),
        ("<main>", '<main><a href="//lain.example">'),
        ("<main>", '<main><a href="javascript:alert(1)">'),
        ("<main>", '<main><form action="/kirim"></form>'),
    ],
)
def test_what_leads_or_loads_elsewhere(load: Load, old: str, new: str) -> None:
    assert "TP845" in {finding.code for finding in read(load, old, new)}


def test_a_number_in_the_text_that_is_nearly_right(load: Load) -> None:
    (finding,) = read(load, "<main>", "<main><p>WhatsApp 0811-129-129</p>")
    assert (finding.code, finding.values["found"]) == ("TP846", "0811-129-129")
    assert finding.values["right"] == "08111-129-129"
    assert finding.region == "31.73.04.1010"


def test_a_page_that_is_too_large(load: Load) -> None:
    (finding,) = read(load, "</main>", "<p>" + "panjang " * 6000 + "</p></main>")
    assert (finding.code, finding.is_error) == ("TP843", False)


def test_an_address_in_a_text_is_only_read(load: Load) -> None:
    assert read(load, "</main>", "<p>Lihat https://contoh.example/src=1</p></main>") == []


def test_a_page_with_a_fault_is_not_written(
    load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = site(load(TAMBORA))
    monkeypatch.setattr("tppo_cli.publish.site_words._link", _to_nowhere)
    with pytest.raises(FindingsError) as caught:
        write(of, tmp_path / "out")
    assert {finding.code for finding in caught.value.findings} == {"TP844"}
    assert list((tmp_path / "out").glob("**/*.html")) == []


def _to_nowhere(*_: object) -> Link:
    return Link("tel:999", "Telepon", "999")
