"""The pictures in README and tutorial: real output, made small.

Those of the README are of the example campaign, those of the tutorial of the campaign that its
reader writes. `make pictures` draws them anew.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from tools.guide import ROOT, blocks, write

EXAMPLE = ROOT / "examples/jakarta-barat-2023/campaign.yaml"
TUTORIAL = ROOT / "docs/id/tutorial.md"
PICTURES = ROOT / "docs/pictures"
REGION = "31.73.04.1001"

WANTED: tuple[tuple[str, tuple[str, ...], int, int], ...] = (
    ("poster-A3", ("poster", "--size", "A3"), 0, 380),
    ("poster-A3-rangkul", ("poster", "--audience", "pekerja-migran"), 0, 300),
    ("poster-A3-resmi", ("poster", "--look", "resmi"), 0, 300),
    ("poster-A3-fotokopi", ("poster", "--look", "fotokopi"), 0, 300),
    ("banner-300x100", ("banner", "--size", "300x100"), 0, 640),
    ("banner-60x160", ("banner", "--size", "60x160"), 0, 260),
    ("card-85x54", ("card", "--sheet", "none"), 1, 420),
    ("speech-A4", ("speech",), 1, 320),
)
"""Name of the picture, command, page, width in pixels."""


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (material, *options), page, width in WANTED:
            made = _tppo(material, str(EXAMPLE), *options, "--region", REGION, "-o", folder)
            _save(name, Path(made), page, width)
        _tutorial(Path(folder))
    return 0


def _tutorial(folder: Path) -> None:
    """The first poster, as it comes, and the one with logo and number."""
    campaign = str(folder / "kampanye/campaign.yaml")
    _tppo("init", str(folder / "kampanye"), "--yes", "--ui-lang", "id")
    _save("tutorial-poster-first", Path(_tppo("poster", campaign, "-o", str(folder))), 0, 240)
    for block in blocks(TUTORIAL):
        if {"write", "put"} & block.asks.keys():
            write(block, folder)
    _save("tutorial-poster-logo", Path(_tppo("poster", campaign, "-o", str(folder))), 0, 400)


def _tppo(*arguments: str) -> str:
    """Run a command; the first line that it says."""
    command = [sys.executable, "-m", "tppo_cli", *arguments, "--format", "text"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.partition("\n")[0]


def _save(name: str, file: Path, page: int, width: int) -> None:
    target = PICTURES / f"{name}.png"
    _trimmed(file, page, width).save(target, optimize=True)
    print(target)


def _trimmed(file: Path, number: int, width: int) -> Image.Image:
    """A page cut at its TrimBox, `width` pixels wide, in few colours."""
    page = pdfium.PdfDocument(file)[number]
    left, bottom, right, top = page.get_trimbox()
    scale = 3 * width / (right - left)
    height = page.get_height()
    full = page.render(scale=scale).to_pil().convert("RGB")
    box = (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
    size = (width, round(width * (top - bottom) / (right - left)))
    small = full.crop(tuple(round(v) for v in box)).resize(size, Image.Resampling.LANCZOS)
    few: Image.Image = small.quantize(192, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    return few


if __name__ == "__main__":
    raise SystemExit(main())
