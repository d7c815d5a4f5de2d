"""What the tool prints without a fault passes all checks."""

from __future__ import annotations

import pytest

from tests.samples import sample_setup
from tests.verify.board import Printed, printed


def test_a_board_without_a_fault_has_no_findings(board: Printed) -> None:
    assert board.findings() == []
    kinds = [expected.kind.value for expected in board.face().expected]
    assert sorted(kinds) == ["image", "number", "number", "number", "qr", "text", "text", "text"]


@pytest.mark.parametrize(
    ("material", "size", "sheet"),
    [
        ("poster", "A3", None),
        ("banner", "300x100", None),
        ("card", "85x54", "a4-2x4"),
        ("card", "85x54", None),
    ],
)
def test_shipped_materials_pass(material: str, size: str, sheet: str | None) -> None:
    assert printed(sample_setup(material, size, sheet=sheet)).findings() == []
