from __future__ import annotations

from pathlib import Path

import pikepdf

from tests.verify.board import PAGE, Printed, changed, claiming, print_board


def test_a_removed_tag_tree_is_found(board: Printed) -> None:
    def remove(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    assert changed(board, remove).codes() == ["TP770"]


def test_a_file_that_is_not_marked_counts_as_untagged(board: Printed) -> None:
    def unmark(pdf: pikepdf.Pdf) -> None:
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=False)

    assert changed(board, unmark).codes() == ["TP770"]


def test_language_title_and_how_it_is_shown_are_compared(board: Printed) -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/Lang"] = pikepdf.String("en")
        pdf.docinfo["/Title"] = "Tanpa judul"
        pdf.Root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=False)

    findings = changed(board, rename).findings()
    assert [finding.code for finding in findings] == ["TP771", "TP772", "TP775"]
    assert findings[0].values == {"found": "en", "wanted": "id"}


def test_a_figure_without_a_text_is_found(board: Printed) -> None:
    def silence(pdf: pikepdf.Pdf) -> None:
        figures = [
            entry
            for entry in pdf.objects
            if isinstance(entry, pikepdf.Dictionary) and entry.get("/S") == pikepdf.Name.Figure
        ]
        assert figures
        for figure in figures:
            del figure["/Alt"]

    findings = changed(board, silence).findings()
    assert [finding.code for finding in findings] == ["TP773", "TP774"]
    assert findings[1].values["value"] == "Logo Kota"


def test_an_untitled_drawing_is_a_figure_without_a_text(board: Printed, tmp_path: Path) -> None:
    drawing = (
        '<div class="logo" style="top: 60mm"><svg xmlns="http://www.w3.org/2000/svg" '
        'viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg></div>'
    )
    assert claiming(print_board(tmp_path, page=PAGE + drawing), board).codes() == ["TP773"]
