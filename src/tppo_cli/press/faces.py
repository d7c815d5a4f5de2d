"""What each page was meant to show, read off the layout, for the manifest."""

from __future__ import annotations

from typing import Any

from tppo_cli.manifest import Expected, Face, Kind, RoleName
from tppo_cli.materials.material import Pages
from tppo_cli.press.boxes import boxes
from tppo_cli.render.engine import LaidOut
from tppo_cli.render.expect import read
from tppo_cli.render.laid import Marked
from tppo_cli.render.page import Setup
from tppo_cli.render.plan import PagePlan, plan_pages
from tppo_cli.render.qr import symbol


def faces(setup: Setup, laid_out: LaidOut) -> tuple[Face, ...]:
    """One face a page. A marked element that was not laid out at all is left to `verify`."""
    plan = plan_pages(setup)
    flows = setup.material.material.pages is Pages.FLOW
    return tuple(
        Face(
            page=number,
            name=f"halaman-{number}" if flows else plan[number - 1].face,
            boxes=boxes(setup.page),
            safe=setup.page.safe_box.rounded(3),
            **({} if setup.sheet is None else _on_sheet(setup, plan[number - 1])),
            **({} if flows or not plan[number - 1].folds else _folded(setup, plan[number - 1])),
            expected=tuple(
                expected
                for mark in page.marked
                if (expected := _expected(mark, laid_out, setup)) is not None
            ),
        )
        for number, page in enumerate(laid_out.pages, 1)
    )


def _folded(setup: Setup, page: PagePlan) -> dict[str, Any]:
    """Where a face is folded, and how far its text keeps off."""
    return {
        "folds": tuple(tuple(round(at, 3) for at in fold) for fold in page.folds),
        "fold_safe": setup.material.material.fold_safe * setup.geometry.scale,
    }


def _on_sheet(setup: Setup, page: PagePlan) -> dict[str, Any]:
    """What a line says of a page that holds several items."""
    regions = [setup.run[cell.copy].main.region for cell in page.cells] if setup.run else []
    return {
        "places": tuple(cell.rect.rounded(3) for cell in page.cells),
        "place_safe": setup.geometry.safe,
        "regions": tuple("" if region is None else region.code for region in regions),
        "sheet": 0 if page.held is None else page.held.number,
        "prints": 1 if page.held is None else page.held.prints,
    }


def _expected(mark: Marked, laid_out: LaidOut, setup: Setup) -> Expected | None:
    row = read(mark.attribute)
    rect = mark.rect
    if rect is None:
        return None
    kind, role = Kind(row["kind"]), RoleName(row["role"])
    size: float | None
    distance: float | None = None
    if kind is Kind.QR:
        size = symbol(row["value"]).module_mm(rect.width)
        distance = _distance(setup, role)
    else:
        size = min((run.font_size for run in mark.runs), default=None)
    return Expected(
        kind=kind,
        field=row["field"],
        value=row["value"],
        rect=rect.rounded(2),
        role=role,
        digits=row.get("digits"),
        size=None if size is None else round(size, 3),
        fitted=laid_out.fits.get(row["field"], 1.0),
        distance=distance,
    )


def _distance(setup: Setup, role: RoleName) -> float | None:
    """From how far the hung item is read, in mm: `material.yaml` gives it for a design unit."""
    per_unit = setup.form.distance(role, setup.layout)
    return None if per_unit is None else round(per_unit * setup.form.unit(setup.size), 1)
