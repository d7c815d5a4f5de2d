"""The speech as a Word document, read by another reader than the library that writes it."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest

from tests.cli.test_main import tppo
from tests.content.campaigns import campaign, copy_of
from tests.publish.sites import TAMBORA
from tppo_cli.content.copy import Copy
from tppo_cli.publish.docx import speech_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = """\
## Mengapa kita *di sini*

Selamat pagi. **Rangkul semua korban** & jangan biarkan < 1 pun tertinggal.

- Dokumen ditahan
- Upah tidak dibayar
"""


def copy(folder: Path, **changes: Any) -> Copy:
    people = [{"name": "Siti", "office": "Camat", "role": "speaker", "as_of": "2026-11-01"}]
    loaded = campaign(folder, **{"people": people, "guests": [{"office": "Para lurah"}]} | changes)
    return copy_of(loaded, material="speech", size="A4")


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def value(node: ElementTree.Element, path: str, name: str = "val") -> str:
    """An attribute of what lies at a path of WordprocessingML names."""
    found = node.find("/".join(f"{W}{part}" for part in path.split("/")))
    assert found is not None, path
    return found.attrib[f"{W}{name}"]


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph, a line break as `/`."""
    styles = ElementTree.fromstring(parts(data)["word/styles.xml"])
    names = {
        style.attrib[f"{W}styleId"]: value(style, "name") for style in styles.iter(f"{W}style")
    }
    document = ElementTree.fromstring(parts(data)["word/document.xml"])
    signs = {f"{W}br": "/", f"{W}tab": "\t"}
    return [
        (
            names[value(paragraph, "pPr/pStyle")],
            "".join(
                signs.get(node.tag, node.text or "")
                for run in paragraph.iter(f"{W}r")
                for node in run
                if node.tag in (f"{W}t", *signs)
            ),
        )
        for paragraph in document.iter(f"{W}p")
    ]


def test_the_document_says_what_the_manuscript_says(tmp_path: Path) -> None:
    made = copy(tmp_path)
    speech = made.main.speech
    assert speech
    said = paragraphs(speech_docx(made))
    for style, line in zip(("Title", "Title"), speech.title[:2], strict=True):
        assert (style, line) in said
    lines = [re.sub(r"^(\d+\.\d\d\t)?", "", text) for _, text in said]
    for _, sentences in speech.parts:
        for sentence in sentences:
            whole = "/".join("".join(text for text, _ in line) for line in sentence.lines)
            marker = f"{sentence.marker}\t" if sentence.marker else ""
            assert f"{marker}{whole}" in lines
    assert len(said) == len(speech.title) + 1 + sum(len(s) for _, s in speech.parts) + len(
        speech.signature
    )
    assert [text for style, text in said if style == "Tanda tangan"] == list(speech.signature)


def test_headings_stress_and_lists_are_styles(tmp_path: Path) -> None:
    data = speech_docx(copy(tmp_path, speech={"body": BODY}))
    said = paragraphs(data)
    assert ("heading 1", "Mengapa kita di sini") in said
    assert ("Naskah butir", "–\tDokumen ditahan") in said
    assert any("& jangan biarkan < 1 pun tertinggal." in text.replace("/", " ") for _, text in said)
    document = parts(data)["word/document.xml"].decode()
    strong = re.findall(r'<w:rStyle w:val="Strong"/>.*?<w:t[^>]*>(.*?)</w:t>', document)
    assert strong[:2] == ["di sini", "Rangkul semua korban"]


def test_the_body_is_large_and_open(tmp_path: Path) -> None:
    styles = ElementTree.fromstring(parts(speech_docx(copy(tmp_path)))["word/styles.xml"])
    (body,) = (s for s in styles.iter(f"{W}style") if value(s, "name") == "Naskah")
    assert int(value(body, "pPr/spacing", "line")) == 360
    assert int(value(body, "rPr/sz")) == 33
    assert body.find(f"{W}pPr/{W}keepLines") is not None


@pytest.mark.parametrize(("lang", "tag"), [("id", "id-ID"), ("en", "en-GB")])
def test_language_title_and_date_are_set(tmp_path: Path, lang: str, tag: str) -> None:
    loaded = campaign(
        tmp_path, languages=[lang], event={"name": "Hari Dunia", "date": "2023-07-30"}
    )
    found = parts(speech_docx(copy_of(loaded, material="speech", size="A4", languages=(lang,))))
    assert f'w:lang w:val="{tag}"' in found["word/styles.xml"].decode()
    core = found["docProps/core.xml"].decode()
    assert f"<dc:language>{tag}</dc:language>" in core
    assert core.count("2023-07-30T00:00:00Z") == 2
    assert "python" not in core
    title = copy_of(loaded, material="speech", size="A4", languages=(lang,)).document_title
    assert title in unescape(core)


def test_pages_are_numbered_by_a_field_and_the_state_stands_on_each(tmp_path: Path) -> None:
    made = copy(tmp_path)
    found = parts(speech_docx(made))
    heads = [text.decode() for name, text in found.items() if name.startswith("word/header")]
    feet = [text.decode() for name, text in found.items() if name.startswith("word/footer")]
    assert any('w:fldSimple w:instr="PAGE"' in head for head in heads)
    assert len(feet) == 2
    assert all("PROOF" in foot and made.file_name in foot for foot in feet)


def test_there_is_nothing_to_run_or_to_load(tmp_path: Path) -> None:
    found = parts(speech_docx(copy(tmp_path)))
    assert not [name for name in found if re.search(r"vba|macro|bin$|thumbnail", name)]
    relations = b"".join(data for name, data in found.items() if name.endswith(".rels"))
    assert b'TargetMode="External"' not in relations
    assert b"thumbnail" not in relations


def test_the_same_speech_is_the_same_bytes(tmp_path: Path) -> None:
    first, second = (speech_docx(copy(tmp_path)) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_it_lies_beside_the_pdf_is_listed_and_reads_the_same(tmp_path: Path) -> None:
    people = "people: [{name: Siti, office: Camat, role: speaker, as_of: 2026-11-01}]\n"
    spec = tmp_path / "campaign.yaml"
    spec.write_text(TAMBORA.replace("[id, en]", "[id]") + people, encoding="utf-8")
    out = tmp_path / "out"
    done = tppo("docx", str(spec), "-o", str(out))
    assert done.returncode == 0, done.stderr
    (file,) = out.rglob("*.docx")
    assert done.stdout.strip() == file.as_posix()
    assert tppo("speech", str(spec), "-o", str(out)).returncode == 0
    with pdfium.PdfDocument(file.with_suffix(".pdf")) as pages:
        pdf = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    for style, line in paragraphs(file.read_bytes()):
        if style.startswith("Naskah"):
            assert " ".join(line.split("\t")[-1].replace("/", " ").split()) in pdf
    assert tppo("verify", str(out)).returncode == 0
    file.write_bytes(file.read_bytes() + b"x")
    done = tppo("verify", str(out))
    assert (done.returncode, "TP702" in done.stderr) == (1, True)
