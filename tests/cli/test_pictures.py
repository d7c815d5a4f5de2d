"""`--png` and `--wa`: pictures beside the PDF, in the manifest, and as young as the PDF."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.batch.campaigns import KIT, TAMBORA, campaign, files, items, kit
from tests.cli.test_main import Done, tppo
from tppo_cli.manifest import Item

NAME = f"{TAMBORA}-tambora/label-kecil-id-PROOF"
PDF, PNG, CHAT = (f"{NAME}{end}" for end in (".pdf", ".png", "-wa.jpg"))


def label(spec: Path, *options: str) -> Done:
    given = ["--region", TAMBORA, "-o", str(spec.parent / "out"), "--no-read-back"]
    done = tppo("make", "label", str(spec), *given, *options)
    assert done.returncode == 0, done.stderr
    return done


def verified(out: Path) -> list[str]:
    done = tppo("verify", str(out), "--format", "github")
    return [line for line in done.stdout.splitlines() if line.startswith("::")]


def only(out: Path) -> Item:
    return items(out)[PDF]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return campaign(tmp_path)


@pytest.fixture
def out(spec: Path) -> Path:
    return spec.parent / "out"


def test_pictures_lie_beside_the_pdf_and_the_manifest_lists_them(spec: Path, out: Path) -> None:
    done = label(spec, "--png", "--wa")
    assert [line.removeprefix(f"{out}/") for line in done.stdout.splitlines()] == [PDF, PNG, CHAT]
    made = files(out)
    assert sorted(made) == sorted([PDF, PNG, CHAT, "manifest.jsonl"])
    listed = {picture.file: picture for picture in only(out).pictures}
    assert list(listed) == [PNG, CHAT]
    for name, picture in listed.items():
        assert picture.sha256 == hashlib.sha256(made[name]).hexdigest()
        assert picture.bytes == len(made[name])
        assert (picture.width, picture.height) == Image.open(BytesIO(made[name])).size
    # 120 x 60 mm at 150 dpi.
    assert (listed[PNG].width, listed[PNG].height, listed[PNG].dpi) == (709, 354, 150)


def test_a_resolution_asks_for_the_picture_too(spec: Path, out: Path) -> None:
    label(spec, "--dpi", "300")
    assert [(p.file, p.width) for p in only(out).pictures] == [(PNG, 1417)]


def test_fewer_pixels_than_asked_for_are_said(spec: Path) -> None:
    done = label(spec, "--dpi", "1200", "--size", "besar")
    assert "besar-id-PROOF.png: 1058 dpi in place of 1200" in done.stderr


def test_without_the_options_there_is_no_picture(spec: Path, out: Path) -> None:
    label(spec)
    assert sorted(files(out)) == sorted([PDF, "manifest.jsonl"])
    assert only(out).pictures == ()


def test_verify_knows_the_pictures(spec: Path, out: Path) -> None:
    label(spec, "--png", "--wa")
    before = verified(out)
    assert not any("TP70" in line for line in before)
    (out / PNG).write_bytes((out / PNG).read_bytes() + b"\0")
    (out / CHAT).unlink()
    found = [line for line in verified(out) if line not in before]
    missing, changed = sorted(found, key=lambda line: "TP702" in line)
    assert "TP701" in missing
    assert CHAT in missing
    assert "TP702" in changed
    assert PNG in changed


def test_a_picture_is_drawn_anew_with_its_pdf(spec: Path, out: Path) -> None:
    label(spec, "--dpi", "100", "--wa")
    before = files(out)
    said = "Bersama Lawan Perdagangan Orang"
    spec.write_text(spec.read_text().replace(said, "Bersama Kita Cegah"))
    label(spec)
    after = files(out)
    assert all(after[name] != before[name] for name in (PDF, PNG, CHAT))
    assert [(p.file, p.dpi) for p in only(out).pictures if p.use == "page"] == [(PNG, 100)]
    assert not any("TP70" in line for line in verified(out))


def test_a_kit_leaves_pictures_and_prunes_them_with_their_pdf(spec: Path, out: Path) -> None:
    label(spec, "--png")
    before = files(out)
    assert kit(spec).returncode == 0
    assert {name: files(out)[name] for name in (PDF, PNG)} == {n: before[n] for n in (PDF, PNG)}
    assert [p.file for p in only(out).pictures] == [PNG]
    table = spec.parent / "wilayah.csv"
    rows = table.read_text().splitlines(keepends=True)
    table.write_text("".join(row for row in rows if TAMBORA not in row))
    assert kit(spec, "--prune").returncode == 0
    assert not any(name.startswith(TAMBORA) for name in files(out))


def test_a_kit_draws_pictures_of_every_file_and_keeps_them(spec: Path, out: Path) -> None:
    assert kit(spec).returncode == 0
    assert items(out)[PDF].pictures == ()
    stamp = (out / PDF).stat().st_mtime_ns
    # What is there and unchanged lacks the pictures that are wanted now.
    listing = kit(spec, "--png", "--dry-run").stdout
    assert listing.count("pictures ") == KIT
    # Three files a region: the PDF and its two pictures.
    assert len(kit(spec, "--png", "--wa").stdout.splitlines()) == 3 * KIT
    assert [p.use for p in items(out)[PDF].pictures] == ["page", "chat"]
    assert (out / PDF).stat().st_mtime_ns > stamp
    assert kit(spec, "--png", "--wa").stderr.endswith("made 0, kept 3\n")
    assert kit(spec, "--png").stderr.endswith("made 0, kept 3\n")
    assert kit(spec).stderr.endswith("made 0, kept 3\n")
    assert not any("TP70" in line for line in verified(out))


@pytest.mark.parametrize("harm", ["gone", "altered", "coarser"])
def test_a_kit_draws_a_picture_again_that_is_not_as_wanted(
    spec: Path, out: Path, harm: str
) -> None:
    kit(spec, "--png")
    wanted = (out / PNG).read_bytes()
    dpi = "150"
    if harm == "gone":
        (out / PNG).unlink()
    elif harm == "altered":
        (out / PNG).write_bytes(b"")
    else:
        dpi = "75"
    done = kit(spec, "--png", "--dpi", dpi)
    made = {line.removeprefix(f"{out}/") for line in done.stdout.splitlines()}
    assert PNG in made
    assert len(made) == (2 * KIT if harm == "coarser" else 2)
    assert ((out / PNG).read_bytes() == wanted) == (harm != "coarser")
    assert not any("TP70" in line for line in verified(out))


def test_a_picture_as_large_as_can_be_is_drawn_once(spec: Path, out: Path) -> None:
    given = ("--png", "--dpi", "1200", "--region", TAMBORA, "--set", "materials.label.sizes=besar")
    assert kit(spec, *given).returncode == 0
    (item,) = items(out).values()
    (picture,) = item.pictures
    # 240 x 120 mm at 1200 dpi would be 64 million pixels.
    assert picture.dpi < 1200
    assert kit(spec, *given).stderr.endswith("made 0, kept 1\n")
