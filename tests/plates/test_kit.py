"""A kit is made by plates: the same files whatever else is made with them, and said so."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.test_main import Done, tppo
from tests.plates import alike
from tests.plates.alike import campaign, chosen, context, differences, tasks
from tppo_cli.batch import plated, store
from tppo_cli.batch.journal import Journal
from tppo_cli.batch.kinds import Kinds
from tppo_cli.batch.make import hashed, prepare
from tppo_cli.batch.plated import Plates
from tppo_cli.content.build import build_copy
from tppo_cli.findings import Finding
from tppo_cli.manifest import Item
from tppo_cli.plates import reading
from tppo_cli.plates.build import build
from tppo_cli.plates.refused import Refused

PLACED = 'regions: {under: "31.73.04"}\nmaterials: {label: {}}'
OWN_SYMBOL = f"qr: {{target: page}}\nsite: {{base_url: https://contoh.example/tppo}}\n{PLACED}"


def kit(spec: Path, out: Path, *options: str) -> Done:
    done = tppo("kit", str(spec), "-o", str(out), "--ui-lang", "en", *options)
    assert done.returncode == 0, done.stderr
    return done


def items(out: Path) -> dict[str, Item]:
    return {item.file: item for item in store.read(out)}


def test_a_kit_says_what_plates_have_made_and_makes_the_same_in_any_company(
    tmp_path: Path,
) -> None:
    spec = campaign(tmp_path, PLACED)
    said = kit(spec, tmp_path / "all", "--jobs", "1", "-v").stderr
    together = items(tmp_path / "all")
    assert f"by plate: {len(together)}" in said
    assert {item.path for item in together.values()} == {"plate"}
    kit(spec, tmp_path / "one", "--jobs", "1", "--region", "31.73.04.1003")
    [(file, alone)] = items(tmp_path / "one").items()
    assert together[file] == alone
    assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "all" / file).read_bytes()
    again = json.loads(
        tppo("kit", str(spec), "-o", str(tmp_path / "all"), "--format", "json").stdout
    )
    assert not any(row["made"] for row in again["items"])


def test_single_commands_render_in_full_and_look_the_same(tmp_path: Path) -> None:
    spec = campaign(tmp_path, PLACED)
    region = ("--region", "31.73.04.1003")
    kit(spec, tmp_path / "kit", "--jobs", "1", *region)
    done = tppo("make", "label", str(spec), "-o", str(tmp_path / "one"), *region)
    assert done.returncode == 0, done.stderr
    [(file, plate)] = items(tmp_path / "kit").items()
    [(same, full)] = items(tmp_path / "one").items()
    assert (same, full.path, plate.path) == (file, "full", "plate")
    assert full.inputs != plate.inputs
    assert full.faces == plate.faces
    data = [(tmp_path / folder / file).read_bytes() for folder in ("kit", "one")]
    assert differences(*data) == []


def test_what_a_plate_cannot_make_is_made_in_full_with_the_reason(tmp_path: Path) -> None:
    spec = campaign(tmp_path, PLACED, css="text-decoration: underline")
    said = kit(spec, tmp_path / "out", "--jobs", "1", "-v").stderr
    made = items(tmp_path / "out").values()
    assert {(item.path, item.reason) for item in made} == {("full", "TP622 kelurahan")}
    assert f"rendered in full: {len(made)}; TP622 label/page.html.j2:3:" in said


def test_a_plate_whose_probes_do_not_read_right_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = campaign(tmp_path, PLACED)
    monkeypatch.setattr(plated, "read_back", lambda _data, item: [Finding("TP720", item=item.file)])
    said = kit(spec, tmp_path / "out", "--jobs", "1", "-v", "--region", "31.73.04.1003").stderr
    assert "TP628" in said
    [made] = items(tmp_path / "out").values()
    assert (made.path, made.reason) == ("full", "TP628")


def test_a_slot_that_does_not_spell_its_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = context(campaign(tmp_path, OWN_SYMBOL), chosen()[:2])
    setup, other = alike.setups(made, tasks(made, chosen()[:2]))
    plate = build(setup)
    plate.make(other)
    lacking = {name: reading.Table(dict(table)) for name, table in plate.spelling.items()}
    for table in lacking.values():
        for code in [code for code, text in table.items() if text == "a"]:
            del table[code]
    with pytest.raises(Refused, match="TP627"):
        replace(plate, spelling=lacking).make(other)
    monkeypatch.setattr(reading, "decodes", lambda payload: payload == "")
    with pytest.raises(Refused, match="TP627"):
        plate.make(other)


def test_a_symbol_of_another_size_is_refused(tmp_path: Path) -> None:
    made = context(campaign(tmp_path, OWN_SYMBOL), chosen()[:1])
    setup = alike.setups(made, tasks(made, chosen()[:1]))[0]
    plate = build(setup)
    main = setup.copy.main
    assert main.qr is not None
    longer = replace(main, qr=replace(main.qr, payload=main.qr.payload + "x" * 60))
    with pytest.raises(Refused, match="TP625"):
        plate.make(replace(setup, copy=replace(setup.copy, main=longer)))


@pytest.mark.parametrize("more", ["", "messages: ['Di {kecamatan}, {kota}']", OWN_SYMBOL])
def test_what_items_have_in_common_is_worked_out_once_and_right(tmp_path: Path, more: str) -> None:
    regions = chosen()
    made = context(campaign(tmp_path, more), regions)
    kinds = Kinds(made)
    for task in tasks(made, regions):
        prepared = kinds.prepare(task)
        setup = prepare(task, made)
        assert prepared.setup == setup
        assert prepared.inputs == hashed(task, setup, made)


def test_a_copy_that_differs_is_a_fault_and_not_a_wrong_item(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    regions = chosen()[:2]
    made = context(campaign(tmp_path), regions)
    task = tasks(made, regions)[0]

    def other(*given: object, **more: object) -> object:
        return replace(build_copy(*given, **more), proof=False)  # type: ignore[arg-type]  # handed on

    kinds = Kinds(made)
    kinds.setup(task)
    monkeypatch.setattr("tppo_cli.content.alike.build_copy", other)
    monkeypatch.setattr("tppo_cli.content.alike.PROBED", 1)
    with pytest.raises(RuntimeError):
        kinds.setup(tasks(made, regions)[1])


def test_a_disk_that_is_full_is_no_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = replace(context(campaign(tmp_path), chosen()[:1]), read_back=False)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    shutil.rmtree(made.out, ignore_errors=True)
    made.out.write_text("no folder", encoding="utf-8")
    with pytest.raises(Exception, match="TP801"):
        Plates(made, Journal(scratch)).make(tasks(made, chosen()[:1])[0])
