"""A proof says on each page that it is one, and a final file does not."""

from __future__ import annotations

from tppo_cli.content.locale import label
from tppo_cli.findings import Finding
from tppo_cli.manifest import Face, Item
from tppo_cli.verify.artifact import Page
from tppo_cli.verify.glyphs import compact
from tppo_cli.verify.says import of_page


def check(page: Page, face: Face, item: Item) -> list[Finding]:
    """TP780 a proof without its strip, TP781 a final file with one."""
    note = compact(label(item.languages[0], "proof_note"))
    is_marked = note in compact(page.text)
    if is_marked == (item.state == "proof"):
        return []
    return [of_page("TP781" if is_marked else "TP780", item, face)]
