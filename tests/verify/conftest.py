from __future__ import annotations

import pytest

from tests.verify.board import Printed, print_board


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A board without a fault."""
    return print_board(tmp_path_factory.mktemp("board"))
