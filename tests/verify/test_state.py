from __future__ import annotations

from pathlib import Path

from tests.verify.board import Printed, described, print_board


def test_a_proof_that_does_not_say_so_is_found(tmp_path: Path) -> None:
    silent = print_board(tmp_path, style=".slug-proof { display: none }")
    assert silent.codes() == ["TP780"]


def test_a_final_file_that_calls_itself_a_proof_is_found(board: Printed) -> None:
    final = described(board.data, board.item.model_copy(update={"state": "final"}))
    assert final.codes() == ["TP781"]
