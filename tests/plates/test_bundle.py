"""A bundle holds the pages of its regions as the files of each would, and leads to them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pikepdf
import pypdfium2 as pdfium
import pytest

from tests.plates.alike import campaign, context, differences, facts, tags, tasks, villages
from tppo_cli.batch import store
from tppo_cli.batch.bundles import bundled, without
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.make import Context, make
from tppo_cli.batch.plated import Plates
from tppo_cli.batch.task import By, Outcome, Task
from tppo_cli.batch.work import carry_out, prepared, there
from tppo_cli.manifest import Item
from tppo_cli.plates.bundle import Bundle, Label
from tppo_cli.plates.objects import references, referring
from tppo_cli.plates.refused import Refused
from tppo_cli.press import pdfx
from tppo_cli.regions.region import Region
from tppo_cli.verify.item import verify_item

OWN_SYMBOL = "qr: {target: page}\nsite: {base_url: https://contoh.example/tppo}"


@pytest.fixture(autouse=True)
def _short_lessons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs of letters take most of a plate's time, and bundles are not about letters."""
    monkeypatch.setattr("tppo_cli.plates.build.lessons", lambda known: ("".join(known), "a b"))


def of_two_kecamatan() -> tuple[Region, ...]:
    """Five regions; one has a letter that no plate sets, and one a name that must shrink."""
    found = [r for r in villages() if r.code.startswith(("31.73.04.100", "31.73.05.100"))]
    first, second = (
        [r for r in found if r.code.startswith(code)] for code in ("31.73.04", "31.73.05")
    )
    odd = replace(first[1], name="Kali ~ Anyar")
    long = replace(first[2], name="Tanah Sereal dan Sekitarnya Seluruhnya")
    return (first[0], odd, long, *second[:2])


def singles(made: Context, of: tuple[Task, ...]) -> dict[str, tuple[Item, bytes]]:
    """Each item in a file of its own."""
    folder = made.out.parent / "alone"
    alone = replace(made, out=folder)
    journal = _journal(folder)
    for task in of:
        assert make(task, alone, journal).is_made, task.file
    items = {file: item for file in journal.finished() for item in [_noted(journal, file)]}
    return {file: (item, (folder / file).read_bytes()) for file, item in items.items()}


def _journal(folder: Path) -> Journal:
    scratch = folder / "scratch"
    scratch.mkdir(parents=True, exist_ok=True)
    return Journal(scratch)


def _noted(journal: Journal, file: str) -> Item:
    [found] = [
        Item.model_validate(row)
        for notes in journal.notes()
        for _, _, row in store._lines(notes)
        if row["file"] == file
    ]
    return found


def bound(made: Context, task: Task) -> tuple[Outcome, Item, bytes]:
    journal = _journal(made.out)
    outcome = Plates(made, journal).make(task)
    assert outcome.is_made, outcome.findings
    return outcome, _noted(journal, task.file), (made.out / task.file).read_bytes()


def pages_of(data: bytes, first: int, count: int) -> bytes:
    """Some pages as a file of their own."""
    with pikepdf.open(BytesIO(data)) as pdf:
        del pdf.pages[first + count :]
        del pdf.pages[:first]
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


@pytest.mark.parametrize(
    ("more", "colour", "in_full"),
    [("", "rgb", {"31.73.04.1002"}), (OWN_SYMBOL, "cmyk", {"31.73.04.1002", "31.73.04.1003"})],
    ids=["rgb", "cmyk"],
)
def test_each_page_is_that_of_the_single_file(
    tmp_path: Path, more: str, colour: str, in_full: set[str]
) -> None:
    regions = of_two_kecamatan()
    made = replace(context(campaign(tmp_path, more), regions), read_back=False)
    of = tasks(made, regions, colour=colour)
    alone = singles(made, of)
    bundles = bundled(of, made.loaded, By.KECAMATAN)
    assert [Path(task.file).name for task in bundles] == [
        f"label-kecil-id-31.73.0{n}{'-cmyk' * (colour == 'cmyk')}-PROOF.pdf"
        for n in ("4-tambora", "5-kebon-jeruk")
    ]
    for task in bundles:
        outcome, item, data = bound(made, task)
        codes = [part.job.region.code for part in task.parts if part.job.region]
        assert [part.is_plated for part in outcome.parts] == [c not in in_full for c in codes]
        assert [part.path == "full" for part in item.parts] == [c in in_full for c in codes]
        parts = list(item.alone())
        assert [part.region for part in parts] == codes
        with pikepdf.open(BytesIO(data)) as pdf:
            tagged: Any = pdf.Root.StructTreeRoot.K[0].K
            trees = [list(tags(element)) for element in tagged]
        first = 0
        for part, single, tree in zip(parts, task.parts, trees, strict=True):
            wanted, file = alone[single.file]
            assert [f.model_copy(update={"page": f.page - first}) for f in part.faces] == [
                *wanted.faces
            ]
            own = pages_of(data, first, part.pages)
            assert facts(own)[0] == facts(file)[0], single.file
            assert set(differences(own, file)) <= {"about", "tags", "outline"}, single.file
            with pikepdf.open(BytesIO(file)) as pdf:
                assert tree[1:] == list(tags(pdf.Root.StructTreeRoot.K[0]))[1:]
            first += part.pages
        assert item.pages == first


@pytest.fixture(scope="module")
def of_cards(tmp_path_factory: pytest.TempPathFactory) -> tuple[Item, bytes]:
    """A bundle of a whole kota in inks: each region has a page, and a symbol of its own."""
    regions = of_two_kecamatan()
    spec = campaign(tmp_path_factory.mktemp("kota"), OWN_SYMBOL)
    made = replace(context(spec, regions), read_back=False)
    [task] = bundled(tasks(made, regions, colour="cmyk"), made.loaded, By.KOTA)
    _, item, data = bound(made, task)
    return item, data


def test_a_bundle_is_a_whole_file_that_leads_to_its_pages(of_cards: tuple[Item, bytes]) -> None:
    item, data = of_cards
    assert item.title.endswith("Kota Administrasi Jakarta Barat")
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.docinfo["/Title"]) == item.title
        assert str(pdf.Root["/Lang"]) == "id"
        assert pdfx.claimed(pdf)
        assert pdfx.missing(pdf) == []
        _check_structure(pdf)
        with pdf.open_outline() as outline:
            told = [
                (entry.title, [below.title for below in entry.children]) for entry in outline.root
            ]
        names = [part.region_name for part in item.parts]
        assert told == [("Kecamatan Tambora", names[:3]), ("Kecamatan Kebon Jeruk", names[3:])]
        profiles = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/N") == 4]
        assert len(profiles) == 1
    view = pdfium.PdfDocument(data)
    labels = [view.get_page_label(number) for number in range(len(view))]
    assert labels == [f"{part.region} {part.region_name.partition(' ')[2]}" for part in item.parts]


def _check_structure(pdf: pikepdf.Pdf) -> None:
    """One tree over all pages: each piece of content has an element, which stands on its page."""
    tree: Any = pdf.Root.StructTreeRoot
    leaves = list(tree.ParentTree.Kids)
    known: dict[int, Any] = {}
    for leaf in leaves:
        nums = list(leaf.Nums)
        known |= dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        assert [int(limit) for limit in leaf.Limits] == [int(nums[0]), int(nums[-2])]
    assert sorted(known) == list(range(len(pdf.pages)))
    assert int(tree.ParentTreeNextKey) == len(pdf.pages)
    [document] = tree.K
    parts = list(document.K)
    assert len(parts) == len(pdf.pages)
    for page, part in zip(pdf.pages, parts, strict=True):
        elements = known[int(page.obj.StructParents)]
        assert all(element.Pg.objgen == page.obj.objgen for element in elements)
        assert all(_above(element, document) == part.objgen for element in elements)
        assert str(part.S) == "/Part"
        assert part.P.objgen == document.objgen


def _above(element: Any, document: Any) -> tuple[int, int]:
    while element.P.objgen != document.objgen:
        element = element.P
    number, generation = element.objgen
    return number, generation


def test_verify_reads_a_bundle_page_by_page(of_cards: tuple[Item, bytes]) -> None:
    item, data = of_cards
    usual = {finding.code for finding in verify_item(data, item)}
    wrong = item.parts[3].model_copy(update={"own": item.parts[4].own})
    told = item.model_copy(update={"parts": (*item.parts[:3], wrong, item.parts[4])})
    found = [f for f in verify_item(data, told) if f.code not in usual]
    assert {(f.code, f.region, f.values.get("page")) for f in found} >= {
        ("TP710", wrong.region, "4"),
        ("TP731", wrong.region, "4"),
    }
    assert {f.region for f in found} == {wrong.region}
    assert [f for f in verify_item(data, told, {item.parts[4].region}) if f.code not in usual] == []


def test_a_bundle_is_kept_until_one_of_its_regions_changes(tmp_path: Path) -> None:
    regions = of_two_kecamatan()
    made = replace(context(campaign(tmp_path), regions), read_back=False)

    def kit(
        regions: tuple[Region, ...], *, force: bool = False, keep_going: bool = False
    ) -> list[str]:
        changed = replace(made, regions=regions)
        of = bundled(tasks(changed, regions), changed.loaded, By.KECAMATAN)
        batch = prepared(of, changed, there(of, changed), force=force, keep_going=keep_going)
        return list(carry_out(batch, changed).made)

    first = kit(regions)
    assert len(first) == 2
    data = {file: (made.out / file).read_bytes() for file in first}
    assert kit(regions) == []
    assert kit(regions, force=True) == first
    assert {file: (made.out / file).read_bytes() for file in first} == data
    renamed = replace(regions[0], name="Tambora Baru")
    assert kit((renamed, *regions[1:])) == [first[0]]
    too_long = replace(regions[4], name="Wwwwwww " * 12 + "w")
    assert kit((renamed, *regions[1:4], too_long), keep_going=True) == [first[1]]
    [item] = [item for item in store.read(made.out) if item.file == first[1]]
    assert [part.region for part in item.parts] == [regions[3].code]


def test_a_bundle_of_nothing_is_none(tmp_path: Path) -> None:
    regions = of_two_kecamatan()[:2]
    made = context(campaign(tmp_path), regions)
    [task] = bundled(tasks(made, regions), made.loaded, By.KECAMATAN)
    left = without(task, {task.parts[0].file})
    assert left is not None
    assert left.parts == task.parts[1:]
    assert without(task, {part.file for part in task.parts}) is None
    with pytest.raises(ValueError, match="without a page"):
        Bundle(BytesIO().write, {}).finish()
    assert Label("a", "b").group == ""


def test_numbers_in_strings_are_no_references() -> None:
    body = rb"<< /A (see 12 0 R \) 13 0 R) /B 14 0 R /C [ 15 0 R 1.16 0 R ] /D <12> >>"
    assert references(body) == [14, 15]
    assert referring(body, lambda n: b"%d 0 R" % (n + 1)) == body.replace(b"14 0", b"15 0").replace(
        b"[ 15 0", b"[ 16 0"
    )


def test_pages_of_another_kind_are_refused_and_nothing_of_them_is_written() -> None:
    written: list[bytes] = []
    bundle = Bundle(written.append, {"title": "Poster"})
    cast(Any, bundle)._first = SimpleNamespace(about=b"RGB"), {}
    with pytest.raises(Refused) as refused:
        bundle.add(cast(Any, SimpleNamespace(about=b"CMYK")), {}, {}, Label("Tambora", "Tambora"))
    assert refused.value.reason == "TP629"
    assert not written
