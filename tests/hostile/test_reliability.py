"""docs/reliability.md says what the tests are."""

from __future__ import annotations

from tools.reliability import PAGE, counted, tried


def test_the_page_counts_what_is_tried() -> None:
    page = PAGE.read_text(encoding="utf-8")
    found = tried()
    missing = [name for name in found if f"`{name}`" not in page and name != "test_reliability"]
    assert missing == []
    assert counted(page, found) == page
