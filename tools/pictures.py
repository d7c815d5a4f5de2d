"""The pictures in the README: real output of the example campaign, made small.

`make pictures` draws them anew.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples/jakarta-barat-2023/campaign.yaml"
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
            command = [sys.executable, "-m", "tppo_cli", material, str(EXAMPLE), *options]
            command += ["--region", REGION, "-o", folder, "--format", "text"]
            made = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            picture = _trimmed(Path(made.split("\n")[0]), page, width)
            picture.save(PICTURES / f"{name}.png", optimize=True)
            print(PICTURES / f"{name}.png")
    return 0


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
    few: Image.Image = small.quantize(128, dither=Image.Dither.NONE)
    return few


if __name__ == "__main__":
    raise SystemExit(main())
