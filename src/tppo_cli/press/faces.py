"""What each page was meant to show, read off the layout, for the manifest."""

from __future__ import annotations

from tppo_cli.manifest import Expected, Face, Kind, RoleName
from tppo_cli.materials.material import Pages
from tppo_cli.press.boxes import boxes
from tppo_cli.render.boxes import Marked
from tppo_cli.render.engine import LaidOut
from tppo_cli.render.expect import read
from tppo_cli.render.page import Setup, plan_pages
from tppo_cli.render.qr import symbol


def faces(setup: Setup, laid_out: LaidOut) -> tuple[Face, ...]:
    """One face a page. A marked element that was not laid out at all is left to `verify`."""
    plan = plan_pages(setup)
    names = [page.face for page in plan] if plan else []
    flows = setup.material.material.pages is Pages.FLOW
    return tuple(
        Face(
            page=number,
            name=f"halaman-{number}" if flows else names[number - 1],
            boxes=boxes(setup.page),
            safe=setup.page.safe_box.rounded(3),
            expected=tuple(
                expected
                for mark in page.marked
                if (expected := _expected(mark, laid_out)) is not None
            ),
        )
        for number, page in enumerate(laid_out.pages, 1)
    )


def _expected(mark: Marked, laid_out: LaidOut) -> Expected | None:
    row = read(mark.attribute)
    rect = mark.rect
    if rect is None:
        return None
    kind = Kind(row["kind"])
    if kind is Kind.QR:
        size = symbol(row["value"]).module_mm(rect.width)
    else:
        size = min((run.font_size for run in mark.runs), default=None)
    return Expected(
        kind=kind,
        field=row["field"],
        value=row["value"],
        rect=rect.rounded(2),
        role=RoleName(row["role"]),
        digits=row.get("digits"),
        size=None if size is None else round(size, 3),
        fitted=laid_out.fits.get(row["field"], 1.0),
    )
