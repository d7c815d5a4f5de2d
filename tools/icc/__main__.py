"""`python -m tools.icc` builds `assets/icc/fogra39.icc` anew; it needs ArgyllCMS's `colprof`.

The data, `FOGRA39L.ti3`, are Fogra's measurements of coated offset paper (ISO 12647-2:2004/Amd 1,
paper types 1 and 2), unchanged as Debian's package icc-profiles-free has them; their licence
stands in `assets/icc/LICENSE-FOGRA39L.txt`. A profile is a table computed from such data, so the
licence of the program that computes it does not follow it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parents[1] / "assets" / "icc" / "fogra39.icc"
DATA = "FOGRA39L"

OPTIONS = (
    "-qm",  # tables of medium size: colours within reach come back within 2 dE (low: 4.5)
    # Black begins at three tenths of the way to the darkest colour and rises slowly, so that
    # light skin is printed without grey dots: 7, 35, 44, 6 where a straight rise gives 0, 32, 40,
    # 14. Fields: black at white, where it begins, where it ends, black there, shape of the rise.
    *("-kp", "0", ".3", "1", ".95", ".7"),
    "-l300",  # at most 300 % ink in all
    "-L95",  # at most 95 % black in pictures, so that shadows keep some drawing
    "-nc",  # without a copy of the data, which would double the size of the profile
)
NAMES = {
    "-D": "FOGRA39L coated (tppo)",
    "-A": "tppo",
    "-M": "FOGRA39L",
    "-C": "From Fogra's FOGRA39L data, (c) Kai-Uwe Behrmann, zlib licence. Free to use and change.",
}

FIRST_BUILT = datetime(2026, 11, 24)
"""Goes into the header, so that the same data give the same bytes on any day."""

_DATE = slice(24, 36)
"""Year, month, day, hour, minute and second as 16-bit numbers (ICC.1:2001-04, 6.1.8)."""


def build() -> bytes:
    """The profile. Takes about a minute."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(HERE / f"{DATA}.ti3", folder)
        names = [part for pair in NAMES.items() for part in pair]
        command = ["colprof", *OPTIONS, *names, "-O", "made.icc", DATA]
        subprocess.run(command, cwd=folder, check=True)
        profile = bytearray((Path(folder) / "made.icc").read_bytes())
    moment = FIRST_BUILT.timetuple()[:6]
    profile[_DATE] = b"".join(number.to_bytes(2, "big") for number in moment)
    return bytes(profile)


def main() -> int:
    if shutil.which("colprof") is None:
        print(
            "Missing: ArgyllCMS. Run this line, then the same command again:\n"
            "  sudo apt-get install -y --no-install-recommends argyll",
            file=sys.stderr,
        )
        return 2
    TARGET.write_bytes(build())
    return 0


if __name__ == "__main__":
    sys.exit(main())
