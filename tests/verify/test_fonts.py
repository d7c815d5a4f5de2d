from __future__ import annotations

import pikepdf

from tests.verify.board import Printed, changed


def test_a_font_that_is_not_embedded_is_found(board: Printed) -> None:
    def remove_file(pdf: pikepdf.Pdf) -> None:
        descriptors = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Dictionary)
            and entry.get("/Type") == pikepdf.Name.FontDescriptor
        ]
        del descriptors[0]["/FontFile2"]

    findings = changed(board, remove_file).findings()
    assert [f.code for f in findings if f.code.startswith("TP74")] == ["TP740"]
    assert findings[0].values["font"].startswith("Plus-Jakarta-Sans")


def test_a_font_of_another_family_is_found(board: Printed) -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        fonts = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Dictionary) and "/FontDescriptor" in entry
        ]
        fonts[0].BaseFont = pikepdf.Name("/ABCDEF+DejaVu-Sans-Bold")

    (finding,) = changed(board, rename).findings()
    assert finding.code == "TP741"
    assert finding.values["font"] == "DejaVu-Sans-Bold"


def test_an_empty_box_instead_of_a_character_is_found(board: Printed) -> None:
    def show_nothing(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        instructions = list(pikepdf.parse_content_stream(page))
        shown = [i for i, one in enumerate(instructions) if str(one.operator) in ("Tj", "TJ")]
        instructions[shown[0]] = pikepdf.ContentStreamInstruction(
            [pikepdf.String(b"\0\0\0\0")], pikepdf.Operator("Tj")
        )
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))

    assert "TP742" in changed(board, show_nothing).codes()


def test_a_standard_font_counts_as_not_embedded(board: Printed) -> None:
    def add_helvetica(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.Font["/F9"] = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )

    assert changed(board, add_helvetica).codes() == ["TP740", "TP741"]
