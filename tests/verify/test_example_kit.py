"""The whole kit of the example: nothing found, and a second QR reader says the same."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from typer.testing import CliRunner

from tests.packaging.sources import CHECKOUT
from tppo_cli.cli.main import app
from tppo_cli.manifest import Face, Item, Kind
from tppo_cli.materials.geometry import PT_PER_MM
from tppo_cli.verify.files import read_manifest
from tppo_cli.verify.run import verify_folder

pytestmark = pytest.mark.full

DPI = 300


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Item]]:
    folder = tmp_path_factory.mktemp("kit")
    example = CHECKOUT / "examples" / "jakarta-barat-2023" / "campaign.yaml"
    result = CliRunner().invoke(app, ["kit", str(example), "-o", str(folder)])
    assert result.exit_code == 0, result.stderr
    return folder, [entry for entry in read_manifest(folder) if isinstance(entry, Item)]


def test_nothing_is_found_in_the_kit(kit: tuple[Path, list[Item]]) -> None:
    folder, items = kit
    checked = list(verify_folder(folder, jobs=2))
    assert [finding for one in checked for finding in one.findings] == []
    assert [one.file for one in checked] == [item.file for item in items]
    assert len(items) == 56 * 3 + 1


def test_zbar_reads_every_symbol_as_it_was_meant(
    kit: tuple[Path, list[Item]], tmp_path: Path
) -> None:
    folder, items = kit
    symbols = 0
    for item in items:
        for face in item.faces:
            wanted = [e.value for e in face.expected if e.kind is Kind.QR]
            if wanted:
                assert read_by_zbar(folder / item.file, face, tmp_path) == wanted, item.file
            symbols += len(wanted)
    assert symbols >= 56 * 9


def read_by_zbar(file: Path, face: Face, tmp: Path) -> list[str]:
    """What zbarimg reads where the manifest says that a symbol stands, at print scale."""
    pictures = list(symbol_pictures(file, face, tmp))
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", *pictures],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()


def symbol_pictures(file: Path, face: Face, tmp: Path) -> Iterator[str]:
    document = pdfium.PdfDocument(file)
    page = document[face.page - 1]
    width, height = page.get_size()
    for number, expected in enumerate(e for e in face.expected if e.kind is Kind.QR):
        x, y, w, h = (value * PT_PER_MM for value in expected.rect)
        crop = (x, height - y - h, width - x - w, y)
        target = tmp / f"{number}.png"
        page.render(scale=DPI / 72, crop=crop, grayscale=True).to_pil().save(target)
        yield str(target)
    document.close()
