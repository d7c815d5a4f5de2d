"""`tppo kit`: what it makes, what it leaves as it is, what it leaves out, and what it says."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.batch.campaigns import (
    DURI_UTARA,
    KALI_ANYAR,
    KIT,
    SPEC,
    TABLE,
    TAMBORA,
    campaign,
    files,
    items,
    kit,
    kit_process,
    listed,
    pdfs,
)
from tests.cli.test_main import tppo

TAMBORA_FILE = f"{TAMBORA}-tambora/label-kecil-id-PROOF.pdf"
KALI_ANYAR_FILE = f"{KALI_ANYAR}-kali-anyar/label-kecil-id-PROOF.pdf"
DURI_UTARA_FILE = f"{DURI_UTARA}-duri-utara/label-kecil-id-PROOF.pdf"
ALL = [TAMBORA_FILE, KALI_ANYAR_FILE, DURI_UTARA_FILE]

TOO_LONG = "Kelurahan yang Namanya Jauh Lebih Panjang daripada Tempat yang Ada di Label Ini"


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return campaign(tmp_path)


@pytest.fixture
def out(spec: Path) -> Path:
    """A kit that was made."""
    assert kit(spec).returncode == 0
    return spec.parent / "out"


def stamps(out: Path) -> dict[str, int]:
    return {name: (out / name).stat().st_mtime_ns for name in pdfs(out)}


def test_a_kit_is_one_file_a_region_and_a_line_for_each(spec: Path, out: Path) -> None:
    assert pdfs(out) == listed(out) == ALL
    for name, item in items(out).items():
        data = (out / name).read_bytes()
        assert (item.bytes, item.sha256) == (len(data), hashlib.sha256(data).hexdigest())
        assert item.region is not None
        assert name.startswith(item.region)
    assert set(files(out)) == {*ALL, "manifest.jsonl"}


def test_what_is_unchanged_is_left_as_it_is(spec: Path, out: Path) -> None:
    before, was = files(out), stamps(out)
    done = kit(spec)
    assert (done.returncode, done.stdout) == (0, "")
    assert "made 0, kept 3" in done.stderr
    assert (files(out), stamps(out)) == (before, was)


def test_a_row_that_changes_changes_its_own_files_only(spec: Path, out: Path) -> None:
    was = stamps(out)
    (spec.parent / "wilayah.csv").write_text(TABLE.replace("Kali Anyar", "Kalianyar"))
    done = kit(spec)
    renamed = f"{KALI_ANYAR}-kalianyar/label-kecil-id-PROOF.pdf"
    assert done.stdout.split() == [(out / renamed).as_posix()]
    assert "made 1, kept 2, no longer listed 1" in done.stderr
    assert listed(out) == [TAMBORA_FILE, renamed, DURI_UTARA_FILE]
    assert stamps(out)[TAMBORA_FILE] == was[TAMBORA_FILE]
    assert (out / KALI_ANYAR_FILE).exists()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("campaign.yaml", "Bersama Lawan", "Bersama Cegah"),
        ("templates/label/page.css", "top: 8rem", "top: 9rem"),
        ("templates/label/page.html.j2", "h1", "h2"),
    ],
)
def test_a_text_or_a_template_that_changes_changes_every_file(
    spec: Path, out: Path, file: str, old: str, new: str
) -> None:
    exchange(spec.parent / file, old, new)
    rows = json.loads(kit(spec, "--dry-run", "--format", "json").stdout)["items"]
    assert [row["why"] for row in rows] == ["changed"] * KIT


def exchange(file: Path, old: str, new: str) -> None:
    said = file.read_text(encoding="utf-8")
    assert old in said
    file.write_text(said.replace(old, new), encoding="utf-8")


def test_another_rule_for_a_material_changes_every_file(spec: Path, out: Path) -> None:
    exchange(spec.parent / "templates" / "label" / "material.yaml", "min: 0.8", "min: 0.79")
    # A process of its own: material.yaml is read once in the life of one.
    said, _ = kit_process(spec, "--dry-run", "--format", "json").communicate()
    assert [row["why"] for row in json.loads(said)["items"]] == ["changed"] * KIT


def test_a_logo_that_changes_changes_the_files_that_show_it(tmp_path: Path) -> None:
    table = TABLE.replace("display_name\n", "display_name,logo\n").replace(
        "Kali Anyar\n", "Kali Anyar,logo.svg\n"
    )
    spec = campaign(tmp_path, table=table)
    kit(spec)
    exchange(tmp_path / "logo.svg", "9z", "8z")
    assert [row["file"] for row in made(spec)] == [KALI_ANYAR_FILE]


def made(spec: Path, *options: str) -> list[dict[str, object]]:
    """The rows of what a kit has made."""
    rows = json.loads(kit(spec, "--format", "json", *options).stdout)["items"]
    return [row for row in rows if row["made"]]


def test_a_file_that_is_gone_or_altered_is_made_again(spec: Path, out: Path) -> None:
    before = files(out)
    (out / TAMBORA_FILE).unlink()
    with (out / DURI_UTARA_FILE).open("ab") as file:
        file.write(b"\n")
    assert [row["file"] for row in made(spec)] == [TAMBORA_FILE, DURI_UTARA_FILE]
    assert files(out) == before


def test_force_makes_everything_anew_and_the_same(spec: Path, out: Path) -> None:
    before, was = files(out), stamps(out)
    assert len(made(spec, "--force")) == KIT
    assert files(out) == before
    assert all(stamps(out)[name] > was[name] for name in ALL)


def test_a_dry_run_says_what_would_be_made_and_why(spec: Path) -> None:
    out = spec.parent / "out"
    done = kit(spec, "--dry-run")
    assert done.stdout.splitlines() == [f"new  {(out / name).as_posix()}" for name in ALL]
    assert not out.exists()
    kit(spec)
    (out / TAMBORA_FILE).unlink()
    (out / KALI_ANYAR_FILE).write_bytes(b"%PDF")
    before = files(out)
    rows = json.loads(kit(spec, "--dry-run", "--format", "json").stdout)["items"]
    assert [row["why"] for row in rows] == ["gone", "altered", "unchanged"]
    rows = json.loads(kit(spec, "--dry-run", "--force", "--format", "json").stdout)["items"]
    assert [row["why"] for row in rows] == ["forced"] * KIT
    assert files(out) == before


def test_a_kit_does_not_depend_on_its_workers(tmp_path: Path) -> None:
    kits = []
    for number, options in enumerate((["--jobs", "1"], ["--jobs", "2"], ["--jobs", "2"])):
        folder = tmp_path / str(number)
        folder.mkdir()
        spec = campaign(folder, SPEC.replace("{}", "{sizes: [kecil, besar]}"))
        seed = {"PYTHONHASHSEED": str(number)}
        process = kit_process(spec, *options, environment=seed)
        _, said = process.communicate()
        assert process.returncode == 0, said
        kits.append(files(folder / "out"))
    assert len(kits[0]) == 2 * KIT + 1
    assert kits[0] == kits[1] == kits[2]


def test_a_name_that_does_not_fit_stops_the_kit(tmp_path: Path) -> None:
    spec = campaign(tmp_path, table=TABLE.replace("Tambora", TOO_LONG))
    done = kit(spec)
    assert done.returncode == 1
    assert "wilayah.csv:2:15 TP530" in done.stderr
    assert pdfs(tmp_path / "out") == []


def test_keep_going_leaves_out_what_does_not_fit(spec: Path, out: Path) -> None:
    (spec.parent / "wilayah.csv").write_text(TABLE.replace("Tambora", TOO_LONG), encoding="utf-8")
    done = kit(spec, "--keep-going")
    assert done.returncode == 3
    assert "made 0, kept 2, failed 1" in done.stderr
    assert f"{TAMBORA}: " in done.stderr
    assert "TP530" in done.stderr
    # The old label says the old name: it stays, but nothing vouches for it any more.
    assert listed(out) == [KALI_ANYAR_FILE, DURI_UTARA_FILE]
    assert (out / TAMBORA_FILE).exists()
    assert kit(spec, "--keep-going", "--prune").returncode == 3
    assert (out / TAMBORA_FILE).exists()


def test_a_file_that_can_no_longer_be_made_is_no_longer_listed(spec: Path, out: Path) -> None:
    exchange(
        spec.parent / "templates" / "label" / "page.css", "img {", ".place { width: 38rem } img {"
    )
    done = kit(spec, "--keep-going", "--prune")
    assert done.returncode == 3
    assert "made 1, failed 2, no longer listed 2" in done.stderr
    assert listed(out) == [TAMBORA_FILE]
    # Nothing was made in its place, so even --prune leaves it.
    assert pdfs(out) == ALL


def test_keep_going_leaves_out_regions_whose_row_is_wrong(tmp_path: Path) -> None:
    table = TABLE.replace("display_name\n", "display_name,logo\n").replace(
        "Kali Anyar\n", "Kali Anyar,hilang.svg\n"
    )
    spec = campaign(tmp_path, table=table)
    stopped = kit(spec)
    assert stopped.returncode == 1
    assert not (tmp_path / "out").exists()
    done = kit(spec, "--keep-going")
    assert done.returncode == 3
    assert [code in done.stderr for code in (TAMBORA, KALI_ANYAR)] == [False, True]
    assert listed(tmp_path / "out") == [TAMBORA_FILE, DURI_UTARA_FILE]


def test_keep_going_does_not_go_on_where_the_whole_campaign_is_wrong(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("[sapa129, polri110]", "[sapa192]"))
    done = kit(spec, "--keep-going")
    assert done.returncode == 1
    assert not (tmp_path / "out").exists()


def test_a_full_kit_drops_what_the_spec_no_longer_asks_for(spec: Path, out: Path) -> None:
    tppo("make", "label", str(spec), "-o", str(out), "--no-read-back")
    (spec.parent / "wilayah.csv").write_text(
        "".join(TABLE.splitlines(keepends=True)[:3]), encoding="utf-8"
    )
    done = kit(spec)
    assert "no longer listed 1" in done.stderr
    assert listed(out) == [*ALL[:2], "kampanye/label-kecil-id-PROOF.pdf"]
    assert (out / DURI_UTARA_FILE).exists()


def test_prune_deletes_it_and_the_folder_that_is_empty_then(spec: Path, out: Path) -> None:
    (spec.parent / "wilayah.csv").write_text(
        "".join(TABLE.splitlines(keepends=True)[:3]), encoding="utf-8"
    )
    done = kit(spec, "--prune")
    assert "deleted 1" in done.stderr
    assert "no longer listed" not in done.stderr
    assert not (out / DURI_UTARA_FILE).parent.exists()
    assert pdfs(out) == listed(out) == ALL[:2]


@pytest.mark.parametrize(
    "options",
    [["--region", "Tambora"], ["--lang", "en"], ["--material", "label"]],
)
def test_a_kit_of_a_part_drops_nothing(spec: Path, out: Path, options: list[str]) -> None:
    exchange(spec, "file: wilayah.csv", 'under: "31.73.04.1001"')
    assert kit(spec, *options).returncode == 0
    assert set(ALL) <= set(listed(out))


def test_final_files_stand_beside_the_proofs(spec: Path, out: Path) -> None:
    for hotline in ("sapa129", "polri110"):
        tppo("hotlines", "confirm", str(spec), hotline, "--by", "Ani")
    done = kit(spec, "--final")
    assert done.returncode == 0
    finals = [name.replace("-PROOF", "") for name in ALL]
    assert listed(out) == sorted([*ALL, *finals])


def test_prune_does_not_leave_the_output_folder(spec: Path, out: Path) -> None:
    outside = spec.parent / "berkas.pdf"
    outside.write_bytes(b"x")
    line = next(iter(items(out).values())).model_copy(update={"file": "../berkas.pdf"}).line()
    manifest = out / "manifest.jsonl"
    manifest.write_text(line + "\n" + manifest.read_text(encoding="utf-8"), encoding="utf-8")
    assert kit(spec, "--prune").returncode == 0
    assert outside.exists()
    assert listed(out) == ALL


def test_rows_say_what_was_made_and_kept(spec: Path, out: Path) -> None:
    (out / TAMBORA_FILE).unlink()
    done = kit(spec, "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["file"], row["made"]) for row in rows] == [
        (TAMBORA_FILE, True),
        (KALI_ANYAR_FILE, False),
        (DURI_UTARA_FILE, False),
    ]
    assert rows[0]["sha256"] == items(out)[TAMBORA_FILE].sha256
    assert "faces" not in rows[0]


def test_a_damaged_manifest_stops_the_kit_before_anything_is_made(spec: Path, out: Path) -> None:
    manifest = out / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
    manifest.write_text(lines[0] + "<<<<<<< HEAD\n" + "".join(lines[1:]), encoding="utf-8")
    before = files(out)
    done = kit(spec, "--force")
    assert done.returncode == 2
    assert "manifest.jsonl:2 TP810" in done.stderr
    assert files(out) == before


def test_a_line_that_says_too_little_is_written_anew(spec: Path, out: Path) -> None:
    manifest = out / "manifest.jsonl"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    before = files(out)
    lines[1] = json.dumps({"file": KALI_ANYAR_FILE})
    manifest.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert [row["file"] for row in made(spec)] == [KALI_ANYAR_FILE]
    assert files(out) == before


def test_a_number_that_is_confirmed_meanwhile_is_confirmed_in_the_manifest(tmp_path: Path) -> None:
    spec = campaign(tmp_path)
    template = tmp_path / "templates" / "label" / "page.html.j2"
    number = (
        "<p{{ expect.number('hotlines.sapa129', numbers.hero.number, 'number') }}>"
        "{{ numbers.hero.number.display }}</p>"
    )
    template.write_text(template.read_text(encoding="utf-8") + number, encoding="utf-8")
    kit(spec)
    out = tmp_path / "out"
    (before,) = items(out)[TAMBORA_FILE].confirmations
    assert (before.hotline, before.digits, before.state) == ("sapa129", "129", "missing")
    tppo("hotlines", "confirm", str(spec), "sapa129", "--by", "Ani")
    done = kit(spec)
    assert "made 0, kept 3" in done.stderr
    (after,) = items(out)[TAMBORA_FILE].confirmations
    assert (after.state, after.by) == ("confirmed", "Ani")


def test_a_campaign_without_regions_is_made_once(tmp_path: Path) -> None:
    spec = campaign(tmp_path, SPEC.replace("regions: {file: wilayah.csv}\n", ""))
    kit(spec)
    assert pdfs(tmp_path / "out") == ["kampanye/label-kecil-id-PROOF.pdf"]
