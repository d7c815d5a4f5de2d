"""`python -m tools.draw` writes all drawings; `--check` only says which are out of date."""

from __future__ import annotations

import argparse
from pathlib import Path

from .files import files

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def stale(folder: Path) -> list[str]:
    """Drawings whose file in `folder` is missing or differs from what would be drawn."""
    return [name for name, text in files() if _read(folder / name) != text]


def write(folder: Path) -> None:
    for name, text in files():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.draw", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, list stale files")
    if not parser.parse_args().check:
        write(ASSETS)
        return 0
    outdated = stale(ASSETS)
    for name in outdated:
        print(f"assets/{name} is out of date: run python -m tools.draw")
    return 1 if outdated else 0


def _read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.is_file() else None


if __name__ == "__main__":
    raise SystemExit(main())
