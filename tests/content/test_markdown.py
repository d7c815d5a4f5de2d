"""The user's own speech text."""

from __future__ import annotations

from tppo_cli.content.markdown import BlockKind, blocks


def test_headings_paragraphs_items_and_stress() -> None:
    found = blocks("# Judul\n\nSatu **dua**\ntiga.\n\n2. empat\n3. *lima*\n\n- enam\n")
    assert [(block.kind, block.marker, block.text.text) for block in found] == [
        (BlockKind.HEADING, "", "Judul"),
        (BlockKind.PARAGRAPH, "", "Satu dua tiga."),
        (BlockKind.ITEM, "2.", "empat"),
        (BlockKind.ITEM, "3.", "lima"),
        (BlockKind.ITEM, "–", "enam"),
    ]
    assert found[1].text.stressed == ("dua",)
    assert found[3].text.stressed == ("lima",)


def test_html_is_text_and_pictures_are_silent() -> None:
    found = blocks(
        "a <b>c</b> [tautan](https://contoh.id)\n\n![gambar](x.png)\n\n---\n\n    kode\n"
    )
    assert [block.text.text for block in found] == ["a <b>c</b> tautan"]


def test_a_hard_break_is_a_line_of_its_own() -> None:
    assert blocks("satu  \ndua")[0].text.text == "satu\ndua"
