"""The speech as a Word document, for offices that go on writing in it.

It says what the printed manuscript says, in styles that can be changed in one place, with the lines
broken by sense. There are no macros, and nothing in it is loaded from elsewhere.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tppo_cli.content.copy import Copy, Sentence, SpeechCopy
from tppo_cli.content.locale import base_language
from tppo_cli.render.templates import minutes

FONT = "Arial"
"""What every office has; official letters are set in it."""

BODY = 16.5
"""Points: read from a lectern, standing."""

LEFT, TIME, MARKER = 38.0, 20.0, 9.0
"""Millimetres: the margin, how far in it the elapsed time stands, the room of a list's marker."""

_REGIONS = {"id": "ID", "en": "GB", "ms": "MY", "zh": "CN"}
"""Word wants a country beside a language."""

_GREETINGS = "salam"

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LEFT_OUT = frozenset(("docProps/thumbnail.jpeg",))


def speech_docx(copy: Copy) -> bytes:
    """The document of a copy that has a speech; the same bytes each time."""
    speech = copy.main.speech
    if speech is None:
        raise ValueError("this copy has no speech")
    document = Document()
    _page(document)
    _styles(document, copy.main.lang)
    _properties(document, copy)
    _margins(document, copy, speech)
    _title(document, copy, speech)
    told = 0
    for part, sentences in speech.parts:
        for index, sentence in enumerate(sentences):
            half = int(sentence.seconds // 30)
            is_close = index > 0 and (part == _GREETINGS or not sentence.starts_paragraph)
            made = _sentence(
                document, sentence, minutes(sentence.seconds) * (half > told), is_close
            )
            # The last words and the name under them stay on one page.
            made.paragraph_format.keep_with_next = part == speech.parts[-1][0] or None
            told = max(told, half)
    for index, line in enumerate(speech.signature):
        signed = document.add_paragraph(line, style="Tanda tangan")
        signed.paragraph_format.space_before = None if index else Pt(24)
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _page(document: Any) -> None:
    """A4; the foot is left empty, so that the speaker's eyes stay up."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(16)
    section.top_margin, section.bottom_margin = Mm(32), Mm(52)
    section.header_distance, section.footer_distance = Mm(15), Mm(12)
    section.different_first_page_header_footer = True


def _styles(document: Any, lang: str) -> None:
    styles = document.styles
    tag = _tag(lang)
    default = styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    for name in ("w:val", "w:eastAsia"):
        default.set(qn(name), tag)
    for name, size, is_bold in (
        ("Normal", 11.0, False),
        ("Title", 19.0, True),
        ("Subtitle", 12.0, False),
        ("Heading 1", BODY, True),
        ("Header", 10.0, False),
        ("Footer", 9.0, False),
    ):
        _type(styles[name], size, is_bold=is_bold)
    for name, before, after in (("Title", 0, 2), ("Subtitle", 2, 2), ("Heading 1", 20, 4)):
        space = styles[name].paragraph_format
        space.space_before, space.space_after = Pt(before), Pt(after)
    border = styles["Title"].element.find(f".//{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)
    body = _style(styles, "Naskah", BODY)
    body.paragraph_format.line_spacing = 1.5
    body.paragraph_format.space_before = Pt(14)
    body.paragraph_format.space_after = Pt(0)
    body.paragraph_format.keep_together = True
    body.paragraph_format.widow_control = True
    on = _style(styles, "Naskah lanjutan", BODY, base=body)
    on.paragraph_format.space_before = Pt(4)
    item = _style(styles, "Naskah butir", BODY, base=body)
    item.paragraph_format.space_before = Pt(0)
    item.paragraph_format.left_indent = Mm(MARKER)
    item.paragraph_format.first_line_indent = Mm(-MARKER)
    item.paragraph_format.tab_stops.add_tab_stop(Mm(MARKER))
    sign = _style(styles, "Tanda tangan", 13.0)
    sign.paragraph_format.left_indent = Mm(70)
    sign.paragraph_format.keep_with_next = True
    time = styles.add_style("Waktu", WD_STYLE_TYPE.CHARACTER)
    time.font.size, time.font.bold = Pt(11), True


def _style(styles: Any, name: str, size: float, base: Any = None) -> Any:
    made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = base or styles["Normal"]
    made.quick_style = True
    _type(made, size, is_bold=False)
    return made


def _type(style: Any, size: float, *, is_bold: bool) -> None:
    """One font for all scripts, in black: the template names another for some."""
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), is_bold
    style.font.italic = False
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for name in ("w:color", "w:spacing", "w:kern"):
        for found in properties.findall(qn(name)):
            properties.remove(found)


def _properties(document: Any, copy: Copy) -> None:
    day = datetime(copy.made_on.year, copy.made_on.month, copy.made_on.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title = copy.document_title
    properties.author = copy.main.organiser or ""
    properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.language = _tag(copy.main.lang)
    properties.created = properties.modified = day.replace(tzinfo=None)
    properties.revision = 1


def _margins(document: Any, copy: Copy, speech: SpeechCopy) -> None:
    """Head with title and page from the second page on; foot with state and pace on all."""
    labels, section = copy.main.labels, document.sections[0]
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.clear_all()
    head.paragraph_format.tab_stops.add_tab_stop(Mm(210 - LEFT - 16), WD_TAB_ALIGNMENT.RIGHT)
    before, _, after = labels["speech_page"].partition("{page}")
    head.add_run(f"{labels['speech_manuscript']}, {copy.main.title}\t{before}")
    _field(head, "PAGE")
    head.add_run(after)
    for footer in (section.first_page_footer, section.footer):
        foot = footer.paragraphs[0]
        if copy.proof:
            foot.add_run(labels["proof"]).bold = True
            foot.add_run(f" {labels['proof_note']} ")
        foot.add_run(copy.file_name)
        rate = labels["speech_rate"].replace("{wpm}", str(speech.words_per_minute))
        footer.add_paragraph(rate, style="Footer")


def _field(paragraph: Any, instruction: str) -> None:
    """A field that Word fills in, such as the number of the page."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "2"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # python-docx has no call for fields


def _title(document: Any, copy: Copy, speech: SpeechCopy) -> None:
    """The title block; lines that are not in capitals are set smaller, as in print."""
    for line in speech.title:
        document.add_paragraph(line, style="Title" if line.isupper() else "Subtitle")
    labels = copy.main.labels
    words = labels["speech_words"].replace("{words}", str(speech.words))
    pace = labels["speech_per_minute"].replace("{wpm}", str(speech.words_per_minute))
    total = document.add_paragraph(
        f"{minutes(speech.seconds)} · {words} · {pace}", style="Subtitle"
    )
    total.paragraph_format.space_after = Pt(18)


def _sentence(document: Any, sentence: Sentence, time: str, is_close: bool) -> Any:
    if sentence.is_heading:
        paragraph = document.add_paragraph(style="Heading 1")
    elif sentence.marker:
        paragraph = document.add_paragraph(style="Naskah butir")
    else:
        paragraph = document.add_paragraph(style="Naskah lanjutan" if is_close else "Naskah")
    if time:
        _in_margin(paragraph, time, has_marker=bool(sentence.marker))
    if sentence.marker:
        paragraph.add_run(f"{sentence.marker}\t")
    for index, line in enumerate(sentence.lines):
        if index:
            paragraph.add_run().add_break()
        for text, is_stressed in line:
            run = paragraph.add_run(text)
            if is_stressed:
                run.style = "Strong"
    return paragraph


def _in_margin(paragraph: Any, time: str, *, has_marker: bool) -> None:
    """The time at which a sentence begins, left of its first line."""
    form = paragraph.paragraph_format
    form.first_line_indent = Mm(-TIME - (MARKER if has_marker else 0))
    form.tab_stops.add_tab_stop(Mm(0))
    paragraph.add_run(time, style="Waktu")
    paragraph.add_run("\t")


def _tag(lang: str) -> str:
    base = base_language(lang)
    return f"{base}-{_REGIONS[base]}" if base in _REGIONS else lang


def _settled(data: bytes) -> bytes:
    """The same document without the hour at which it was written, and without a thumbnail."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in _kept(old):
            content = old.read(name)
            if name == "_rels/.rels":
                content = _without_thumbnail(content)
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()


def _kept(archive: zipfile.ZipFile) -> Iterator[str]:
    return (name for name in archive.namelist() if name not in _LEFT_OUT)


def _without_thumbnail(relations: bytes) -> bytes:
    before, found, rest = relations.partition(b'<Relationship Id="rId2"')
    if not found or b"thumbnail" not in rest[: rest.index(b"/>")]:
        return relations
    return before + rest[rest.index(b"/>") + 2 :]
